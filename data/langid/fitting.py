"""How votes become probabilities: scale and leanings of each table, fitted on text its model has not seen."""
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
CALIBRATION, LEANINGS = os.path.join(HERE, "calibration.tsv"), os.path.join(HERE, "leanings.tsv")
HEADER = "# source: train.py --hold, on held-out text\n# licence: MIT OR Apache-2.0\n# checked: 2026-11-26\n"
# The languages most news is written in. Their held-out lines count three times, and the others need a little more
# evidence still (log odds), the twins of a larger one most: words of news languages gain 3 points, others lose half a point.
# Less so where the others are few and large: interfaces in Marathi and Nepali are as likely met as in Hindi.
NEWS = set("ar bg cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv tr uk vi zh".split())
NEWS_COUNT = {"arabic": 2.0, "devanagari": 1.5}
USUAL_COUNT = 3.0
OTHERS = {"arabic": 0.0, "cyrillic": 0.0, "devanagari": 0.0}
USUAL_OTHERS, TWINS = -0.55, {"bs": -1.1, "ms": -1.1, "nn": -0.9}
NAMES = -0.2  # a label is likelier than a line of names
NAMES_ALONE = -1.5  # in a script of one language
WORTH = {"ui": 1.0, "word": 1.0, "pair": 1.0, "sentence": 0.5}
CAUTION = 0.95  # the scale as fitted, less a little: of answers given as sure, three in a thousand may be wrong, not more
# A leaning is for a word of seven letters; the longer a line, the less it is worth (`src/language/weigh.rs` repeats this).
USUAL_LETTERS, FADING = 7.0, 0.4
STEPS, PACE, MOMENTUM, RIDGE = 200, 8.0, 0.8, 1e-3


class Held:
    """Votes of the trained table `name` for lines it has not seen, with their kind, language and number of letters."""

    def __init__(self, name, languages, votes, y, kind, letters):
        self.name, self.languages, self.votes, self.y, self.kind, self.letters = name, languages, votes, y, kind, np.maximum(letters, 1.0)
        self.news = np.array([language in NEWS for language in languages])

    def some(self, rows):
        return Held(self.name, self.languages, self.votes[rows], self.y[rows], self.kind[rows], self.letters[rows])

    def scaled(self, scale):
        return self.votes * (scale[0] * self.letters ** -scale[1])[:, None]

    def fading(self):
        return (self.letters / USUAL_LETTERS)[:, None] ** -FADING


def scale(held):
    """(heat, cooling): the scale of the votes by number of letters under which held-out text is likeliest, each kind counting alike."""
    weight = np.zeros(len(held.y))
    for kind in set(held.kind):
        weight[held.kind == kind] = (3.0 if kind == "ui" else 1.0) / np.sum(held.kind == kind)
    own = np.arange(len(held.y)), held.y

    def loss(pair):
        votes = held.scaled(pair)
        top = votes.max(1)
        return float(np.sum(weight * (top + np.log(np.exp(votes - top[:, None]).sum(1)) - votes[own])))

    return min(((heat, cooling) for heat in np.arange(0.3, 2.6, 0.1) for cooling in np.arange(0, 0.81, 0.1)), key=loss)


def wanted(held):
    """What each held-out line counts: kinds as `WORTH`, languages of interface strings alike, news three times.

    All lines of a language together alike, whichever kinds there are of it, would help Serbian in Latin letters, of which there
    are interface strings alone, and cost two points of words.
    """
    weight = np.zeros(len(held.y))
    for kind, worth in WORTH.items():
        rows = held.kind == kind
        if rows.any():
            number = np.bincount(held.y[rows], minlength=len(held.languages))
            weight[rows] = 1 / np.maximum(number[held.y[rows]], 30) if kind == "ui" else 1.0
            weight[rows] *= worth / weight[rows].sum()
    weight *= np.where(held.news[held.y], NEWS_COUNT.get(held.name, USUAL_COUNT), 1.0)
    return weight / weight.sum()


def leanings(held, pair):
    """Log odds of each language before a word of a usual length is read: those under which held-out text is likeliest."""
    names = held.languages.index("und")
    held = held.some(held.kind != "names")
    votes, fading, weight, own = held.scaled(pair), held.fading(), wanted(held), (np.arange(len(held.y)), held.y)
    votes[:, names] = -1e9
    out, motion = np.zeros(len(held.languages)), np.zeros(len(held.languages))
    for _ in range(STEPS):
        share = votes + out * fading
        share = np.exp(share - share.max(1, keepdims=True))
        share /= share.sum(1, keepdims=True)
        share[own] -= 1
        slope = (share * (weight[:, None] * fading)).sum(0) + RIDGE * out / len(out)
        motion = MOMENTUM * motion - PACE * slope
        out = out + motion
    out -= out[held.news].mean()
    others = OTHERS.get(held.name, USUAL_OTHERS)
    out += [0.0 if language in NEWS else TWINS.get(language, others) for language in held.languages]
    out[names] = NAMES
    return out


def fitted(held):
    """(scale, [(language, leaning)]) of one table; where a script has one language, only names lean."""
    pair = scale(held)
    lean = leanings(held, pair)
    if held.name == "other":
        lean[:] = 0.0
        lean[held.languages.index("und")] = NAMES_ALONE
    return pair, list(zip(held.languages, lean))


def right(held, pair, lean):
    """Share right of each kind, of all languages and of news; names are no answer where a word is meant."""
    names, rows = held.languages.index("und"), held.kind != "names"
    votes = held.scaled(pair) + lean * held.fading()
    votes[rows, names] = -1e9
    hit, news = votes.argmax(1) == held.y, held.news[held.y]
    share = lambda rows: 100 * hit[rows].mean() if rows.any() else float("nan")
    kinds = [kind for kind in ("word", "pair", "sentence", "ui", "names") if (held.kind == kind).any()]
    return "  ".join(f"{kind} {share(held.kind == kind):.2f}/{share((held.kind == kind) & news):.2f}" for kind in kinds)


def write(scales, leans):
    """Writes `calibration.tsv` and `leanings.tsv`: table -> (heat, cooling), table -> [(language, leaning)]."""
    with open(CALIBRATION, "w", encoding="utf8") as out:
        out.write(f"# How votes become log odds: heat times letters to the power of minus cooling.\n{HEADER}# columns: table, heat, cooling\n")
        out.writelines(f"{name}\t{CAUTION * pair[0]:.2f}\t{pair[1]:.2f}\n" for name, pair in sorted(scales.items()))
    with open(LEANINGS, "w", encoding="utf8") as out:
        out.write(f"# Log odds of each language before a word is read (fitting.py).\n{HEADER}# columns: table, language, log odds\n")
        out.writelines(f"{name}\t{language}\t{value:.2f}\n" for name, rows in sorted(leans.items()) for language, value in rows)


def rows(path):
    with open(path, encoding="utf8") as file:
        return [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]


def read():
    """(table -> (heat, cooling), table -> language -> leaning) as `write` left them."""
    scales = {name: (float(heat), float(cooling)) for name, heat, cooling in rows(CALIBRATION)}
    leans = {name: {} for name in scales}
    for name, language, value in rows(LEANINGS):
        leans[name][language] = float(value)
    return scales, leans
