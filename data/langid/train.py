#!/usr/bin/env python3
"""Trains the identifier of short fragments and writes `model.bin`.

  python3 -m venv venv && venv/bin/pip install numpy numba
  venv/bin/python data/langid/train.py                      # the model that ships
  venv/bin/python data/langid/train.py --folds              # five models, each tested on the part it has not seen

One softmax table for each script group over hashed n-grams (`features.py`): trained whole, then cut to the strongest
weights, then trained on with only those. Same seed, same file.
"""
import argparse
import os
import time

import numpy as np
from numba import njit

import corpus
import features as F

HERE = os.path.dirname(os.path.abspath(__file__))
BITS = {"latin": 24, "cyrillic": 22, "arabic": 21, "devanagari": 20, "han": 20, "other": 22}


@njit(cache=True)
def count(codes, starts, ends, bits, bounded):
    """In how many strings each bucket occurs (stops at 255)."""
    seen = np.zeros(1 << bits, np.uint8)
    last = np.full(1 << bits, -1, np.int32)
    out = np.empty(4000, np.int64)
    for row in range(len(ends)):
        n = F.grams(codes, starts[row], ends[row], bits, out, bounded[row])
        for k in range(n):
            if last[out[k]] != row and seen[out[k]] < 255:
                seen[out[k]] += 1
                last[out[k]] = row
    return seen


@njit(cache=True, fastmath=True)
def epoch(order, codes, starts, ends, bounded, label, weight, number, table, bias, power, allowed, rate, bits, window, seed):
    """One pass of row-wise Adagrad over the strings in `order`; returns the mean loss.

    `window`: chance that a string of more than four words is cut to one to four of them.
    `allowed`: which weights may be other than zero (all of them before pruning).
    """
    np.random.seed(seed)
    classes = table.shape[1]
    out = np.empty(4000, np.int64)
    score = np.empty(classes, np.float32)
    loss = 0.0
    masked = allowed.shape[0] > 1
    for row in order:
        start, end = starts[row], ends[row]
        if window > 0 and np.random.random() < window:
            start, end = cut(codes, start, end)
        n = F.grams(codes, start, end, bits, out, bounded[row])
        score[:] = bias
        m = 0
        for k in range(n):
            at = number[out[k]]
            if at >= 0:
                out[m] = at
                m += 1
                for c in range(classes):
                    score[c] += table[at, c]
        top = score.max()
        total = np.float32(0)
        for c in range(classes):
            score[c] = np.exp(score[c] - top)
            total += score[c]
        for c in range(classes):
            score[c] /= total
        loss -= np.log(max(score[label[row]], 1e-9))
        score[label[row]] -= 1
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
    b = end
    for i in range(start, end):
        if codes[i] == F.SPACE:
            seen += 1
            if seen == first:
                a = i + 1
            if seen == first + take:
                b = i
                break
    return a, b


@njit(cache=True, fastmath=True)
def scores(rows, codes, starts, ends, bounded, number, table, bias, bits):
    """Logits of `rows`."""
    out = np.empty(4000, np.int64)
    result = np.empty((len(rows), table.shape[1]), np.float32)
    for r in range(len(rows)):
        row = rows[r]
        n = F.grams(codes, starts[row], ends[row], bits, out, bounded[row])
        result[r] = bias
        for k in range(n):
            at = number[out[k]]
            if at >= 0:
                result[r] += table[at]
    return result


class Data:
    """A corpus.Set as arrays."""

    def __init__(self, name, file):
        self.name, self.bits = name, BITS[name]
        for key in ("codes", "ends", "label", "source", "fold", "bounded"):
            setattr(self, key, file[f"{name}.{key}"])
        self.starts = np.concatenate([[0], self.ends[:-1]]).astype(np.int64)
        self.languages = sorted(set(self.label))
        index = {l: i for i, l in enumerate(self.languages)}
        self.y = np.array([index[l] for l in self.label], np.int32)

    def weights(self, rows):
        """Rare languages count more: weight by the square root of how rare, 1 on average; by source besides."""
        number = np.bincount(self.y[rows], minlength=len(self.languages)).astype(np.float64)
        rare = np.sqrt(number.max() / np.maximum(number, 1))
        rare = np.minimum(rare, 6)
        weight = rare[self.y] * np.array([SOURCE_WEIGHT.get(s, 1.0) for s in self.source])
        return (weight / weight[rows].mean()).astype(np.float32)


SOURCE_WEIGHT = {"cldrann": 0.6, "cldr": 0.5}


class Model:
    def __init__(self, data, rows, least):
        self.data = data
        seen = count(data.codes, data.starts[rows], data.ends[rows], data.bits, data.bounded[rows])
        self.number = np.full(1 << data.bits, -1, np.int32)
        kept = np.flatnonzero(seen >= least)
        self.number[kept] = np.arange(len(kept))
        self.buckets = kept
        self.table = np.zeros((len(kept), len(data.languages)), np.float32)
        self.power = np.full(len(kept), 1.0, np.float32)
        self.bias = np.zeros(len(data.languages), np.float32)
        self.allowed = np.zeros((1, 1), np.float32)

    def run(self, rows, weight, epochs, rate, window, rng):
        d = self.data
        for number in range(epochs):
            began = time.time()
            order = rng.permutation(rows)
            loss = epoch(order, d.codes, d.starts, d.ends, d.bounded, d.y, weight, self.number, self.table, self.bias, self.power, self.allowed,
                         np.float32(rate * (1 - 0.6 * number / max(1, epochs))), d.bits, window, int(rng.integers(1 << 30)))
            print(f"  {d.name} epoch {number} loss {loss:.4f} {time.time() - began:.0f} s", flush=True)

    def scores(self, rows):
        d = self.data
        return scores(rows, d.codes, d.starts, d.ends, d.bounded, self.number, self.table, self.bias, d.bits)

    def prune(self, keep):
        """Keeps the `keep` strongest weights; rows without any go."""
        size = np.abs(self.table)
        if size.size > keep:
            least = np.partition(size.ravel(), size.size - keep)[size.size - keep]
            self.table[size < least] = 0
        self.compact()
        self.allowed = (self.table != 0).astype(np.float32)

    def compact(self):
        alive = np.flatnonzero((self.table != 0).any(axis=1))
        self.table, self.power, self.buckets = np.ascontiguousarray(self.table[alive]), self.power[alive], self.buckets[alive]
        self.number[:] = -1
        self.number[self.buckets] = np.arange(len(alive))
