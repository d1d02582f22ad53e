"""The learner: a softmax table over hashed n-grams, trained by row-wise Adagrad, cut to its strongest weights."""
import time

import numpy as np
from numba import njit

import features as F

BITS = {"latin": 24, "cyrillic": 22, "arabic": 21, "devanagari": 20, "han": 20, "other": 21}
MOST_GRAMS = 4000
# A weight is worth keeping by its size and by how often its n-gram occurs, to this power: at 0 the table fills with
# n-grams seen three times (words 67.5 %), at 0.75 with those of every language (68.0), at 0.25 to 0.5 it does best (68.6).
OFTEN = 0.3
# What a line counts beside one of an interface: words that nobody wrote in a line, and those met in real text.
WORTH = {"chains": 0.8, "words": 0.8, "lingua-word": 3.0, "lingua-pair": 3.0, "lingua-sentence": 3.0}
# How often an epoch reads the lines of a source: half of the largest; a sentence of news, of which each reading takes
# other words, several times, for there are few of them and they are what is read in the end.
READINGS = {"chains": 0.4, "words": 0.6, "chromium": 0.5, "devtools": 0.5, "lingua-sentence": 24.0}
# Where a script has one language, sentences only drown names.
READINGS_OF = {"han": {"lingua-sentence": 8.0}, "other": {"lingua-sentence": 8.0}}
# A line of more n-grams than this has its votes cooled in the last epochs, by the power `run` is given.
USUAL_GRAMS = 30.0
SAMPLED = 16  # every so many buckets are looked at to find the price of a byte
BYTES_A_ROW, BYTES_A_WEIGHT = 1.0, 1.5  # `pack.block`: a mark; a head and half a byte


@njit(cache=True)
def count(codes, starts, ends, rows, bits):
    """In how many strings each bucket occurs (stops at 255)."""
    seen = np.zeros(1 << bits, np.uint8)
    last = np.full(1 << bits, -1, np.int32)
    out = np.empty(MOST_GRAMS, np.int64)
    for row in rows:
        n = F.grams(codes, starts[row], ends[row], bits, out)
        for k in range(n):
            if last[out[k]] != row and seen[out[k]] < 255:
                seen[out[k]] += 1
                last[out[k]] = row
    return seen


@njit(cache=True)
def cut(codes, start, end):
    """A random run of one to four words of a string."""
    blanks = 0
    for i in range(start, end):
        blanks += codes[i] == F.SPACE
    if blanks < 4:
        return start, end
    take = np.random.randint(1, 5)
    first = np.random.randint(0, blanks + 2 - take)
    seen = 0
    a = start
    for i in range(start, end):
        if codes[i] == F.SPACE:
            seen += 1
            if seen == first:
                a = i + 1
            if seen == first + take:
                return a, i
    return a, end


@njit(cache=True, fastmath=True)
def epoch(order, codes, starts, ends, label, weight, number, table, bias, power, allowed, rate, bits, window, cooling, silence, seed):
    """One pass of row-wise Adagrad over the strings in `order`; returns the mean loss.

    `window`: chance that a string of more than four words is cut to one to four of them.
    `allowed`: which weights may be other than zero; a single cell means all.
    `cooling`: the power of its length by which the votes of a line longer than `USUAL_GRAMS` are made smaller, as they are when a
    line is read; without it a long line is sure of itself before its twins are told apart, and teaches nothing.
    `silence`: chance that an n-gram is not heard, so that others learn to say what it says.
    """
    np.random.seed(seed)
    classes = table.shape[1]
    out = np.empty(MOST_GRAMS, np.int64)
    score = np.empty(classes, np.float32)
    loss = 0.0
    masked = allowed.shape[0] > 1
    for row in order:
        start, end = starts[row], ends[row]
        if np.random.random() < window:
            start, end = cut(codes, start, end)
        n = F.grams(codes, start, end, bits, out)
        score[:] = bias
        m = 0
        for k in range(n):
            at = number[out[k]]
            if at >= 0:
                if silence > 0 and np.random.random() < silence:
                    continue
                out[m] = at
                m += 1
                for c in range(classes):
                    score[c] += table[at, c]
        heat = np.float32(max(m / USUAL_GRAMS, 1.0) ** -cooling)
        for c in range(classes):
            score[c] *= heat
        top = score.max()
        total = np.float32(0)
        for c in range(classes):
            score[c] = np.exp(score[c] - top)
            total += score[c]
        for c in range(classes):
            score[c] /= total
        loss -= np.log(max(score[label[row]], 1e-9))
        score[label[row]] -= 1
        for c in range(classes):
            score[c] *= heat
        size = np.float32(0)
        for c in range(classes):
            score[c] *= weight[row]
            size += score[c] * score[c]
        if size < 1e-9:
            continue
        for c in range(classes):
            bias[c] -= np.float32(0.002) * rate * score[c]
        for k in range(m):
            at = out[k]
            power[at] += size
            pace = rate / np.sqrt(power[at])
            if masked:
                for c in range(classes):
                    table[at, c] -= pace * score[c] * allowed[at, c]
            else:
                for c in range(classes):
                    table[at, c] -= pace * score[c]
    return loss / len(order)


@njit(cache=True, fastmath=True)
def scores(rows, codes, starts, ends, number, table, bias, bits):
    """Votes of each of `rows` for each class."""
    out = np.empty(MOST_GRAMS, np.int64)
    result = np.empty((len(rows), table.shape[1]), np.float32)
    for r in range(len(rows)):
        n = F.grams(codes, starts[rows[r]], ends[rows[r]], bits, out)
        result[r] = bias
        for k in range(n):
            at = number[out[k]]
            if at >= 0:
                result[r] += table[at]
    return result


def kept_at(price, worth):
    """Which weights are kept where a byte has its price: those worth their own bytes, in buckets worth their mark as well."""
    kept = worth > price * BYTES_A_WEIGHT
    gain = np.where(kept, worth - price * BYTES_A_WEIGHT, 0.0).sum(1)
    kept[gain <= price * BYTES_A_ROW] = False
    return kept


class Data:
    """The strings of one table, from the arrays of `corpus.cached`."""

    def __init__(self, name, file):
        self.name, self.bits = name, BITS[name]
        for key in ("codes", "ends", "label", "source", "fold"):
            setattr(self, key, file[f"{name}.{key}"])
        self.starts = np.concatenate([[0], self.ends[:-1]]).astype(np.int64)
        self.languages = sorted(set(map(str, self.label)))
        index = {language: at for at, language in enumerate(self.languages)}
        self.y = np.array([index[language] for language in self.label], np.int32)

    def weights(self, rows):
        """Rare languages count more, by the square root of how rare (six times at most), sources as `WORTH`; 1 on average."""
        number = np.bincount(self.y[rows], minlength=len(self.languages)).astype(np.float64)
        rare = np.minimum(np.sqrt(number.max() / np.maximum(number, 1)), 6)
        weight = rare[self.y]
        for source, worth in WORTH.items():
            weight = np.where(self.source == source, weight * worth, weight)
        return (weight / weight[rows].mean()).astype(np.float32)


class Model:
    """A table in training: a row for each bucket kept, a column for each language."""

    def __init__(self, data, rows, least):
        seen = count(data.codes, data.starts, data.ends, rows, data.bits)
        self.data, self.rows, self.weight = data, rows, data.weights(rows)
        self.buckets = np.flatnonzero(seen >= least)
        self.often = seen[self.buckets].astype(np.float32) ** OFTEN
        self.number = np.full(1 << data.bits, -1, np.int32)
        self.number[self.buckets] = np.arange(len(self.buckets))
        self.table = np.zeros((len(self.buckets), len(data.languages)), np.float32)
        self.power = np.ones(len(self.buckets), np.float32)
        self.bias = np.zeros(len(data.languages), np.float32)
        self.allowed = np.zeros((1, 1), np.float32)

    def run(self, rates, window, rng, cooling=0.0, silence=0.0):
        """One epoch at each of `rates`; the words `epoch` explains."""
        d = self.data
        readings = np.ones(len(self.rows))
        for source, number in (READINGS | READINGS_OF.get(d.name, {})).items():
            readings[d.source[self.rows] == source] = number
        for rate in rates:
            began = time.time()
            rows = np.repeat(self.rows, np.floor(readings + rng.random(len(readings))).astype(np.int64))
            loss = epoch(rng.permutation(rows), d.codes, d.starts, d.ends, d.y, self.weight, self.number, self.table, self.bias, self.power,
                         self.allowed, np.float32(rate), d.bits, window, cooling, silence, int(rng.integers(1 << 30)))
            print(f"  {d.name}: rate {rate:.2f} loss {loss:.4f}, {time.time() - began:.0f} s", flush=True)

    def rested(self):
        """Forgets how far each row has gone, so that it moves again at full pace: what is left after a cut has new work to do."""
        self.power[:] = 1.0

    def votes(self, rows):
        d = self.data
        return scores(rows, d.codes, d.starts, d.ends, self.number, self.table, self.bias, d.bits)

    def prune(self, size):
        """Keeps the weights of most worth that fit into `size` bytes; a bucket whose weights are not worth its mark goes.

        What a weight's absence costs grows with its square, so squares are what is held against a price by the byte.
        """
        worth = np.square(np.abs(self.table) * self.often[:, None])
        some = worth[::SAMPLED]
        low, high = 0.0, float(some.max())
        for _ in range(40):
            price = (low + high) / 2
            kept = kept_at(price, some)
            if (kept.any(1).sum() * BYTES_A_ROW + kept.sum() * BYTES_A_WEIGHT) * len(worth) > size * len(some):
                low = price
            else:
                high = price
        self.table[~kept_at(high, worth)] = 0
        alive = np.flatnonzero((self.table != 0).any(axis=1))
        self.table = np.ascontiguousarray(self.table[alive])
        self.power, self.buckets, self.often = self.power[alive], self.buckets[alive], self.often[alive]
        self.number[:] = -1
        self.number[self.buckets] = np.arange(len(alive))
        self.allowed = (self.table != 0).astype(np.float32)
