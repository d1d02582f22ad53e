"""Words drawn from lingua's letter statistics: what a language's words look like, far beyond the text we have.

lingua's wheel 1.4.2 (PyPI, Apache-2.0) carries how often each run of one to five letters follows in news and web text.
Letters are drawn one by one: a word begins where the runs that end in it do not account for its frequency, and ends
where the runs that go on from it do not. The words are often real, sometimes only likely; both teach the same n-grams.
"""
import bisect
import itertools
import json
import random
import zipfile

import brotli

LEVELS = ["unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"]
SEEDS_POWER = 0.8  # flattens the frequencies of word beginnings, so that rarer words are drawn too
LONGEST = 24


def conditionals(wheel, language):
    """For each length, run -> probability of its last letter after the others."""
    out = []
    for level in LEVELS:
        packed = wheel.read(f"lingua/language-models/{language}/{level}.json.br")
        table = {}
        for share, runs in json.loads(brotli.decompress(packed))["ngrams"].items():
            above, below = share.split("/")
            for run in runs.split():
                table[run] = int(above) / int(below)
        out.append(table)
    return out


def joints(levels):
    """For each length, run -> how often it occurs."""
    out = [levels[0]]
    for table in levels[1:]:
        out.append({run: out[-1][run[:-1]] * p for run, p in table.items() if run[:-1] in out[-1]})
    return out


def beginnings(shorter, longer):
    """How often each run of `shorter` begins a word: what the longer runs that end in it leave over."""
    left = dict(shorter)
    for run, p in longer.items():
        if run[1:] in left:
            left[run[1:]] -= p
    return left


def words(wheel, language, number, rng):
    """`number` words of three letters and more."""
    levels = conditionals(wheel, language)
    joint = joints(levels)
    fours = {run: p for run, p in beginnings(joint[3], joint[4]).items() if p > 1e-9}
    threes = beginnings(joint[2], joint[3])
    for run, p in fours.items():
        if run[:3] in threes:
            threes[run[:3]] -= p
    threes = {run: p for run, p in threes.items() if p > 1e-7}
    follow = {}
    for run, p in sorted(levels[4].items()):
        follow.setdefault(run[:4], []).append((run[4], p))
    follow = {run: ([c for c, _ in after], list(itertools.accumulate(p for _, p in after))) for run, after in follow.items()}
    short = sorted(threes), list(itertools.accumulate(threes[run] for run in sorted(threes)))
    first = sorted(fours), list(itertools.accumulate(fours[run] ** SEEDS_POWER for run in sorted(fours)))
    share = 0.6 * min(0.25, sum(threes.values()) / (sum(threes.values()) + sum(fours.values())))
    for _ in range(number):
        if threes and rng.random() < share:
            yield rng.choices(short[0], cum_weights=short[1])[0]
        else:
            yield grown(rng.choices(first[0], cum_weights=first[1])[0], follow, rng)


def grown(word, follow, rng):
    """`word` with letters drawn until the word ends."""
    while len(word) < LONGEST and word[-4:] in follow:
        letters, sums = follow[word[-4:]]
        at = bisect.bisect(sums, rng.random())
        if at >= len(letters):
            break
        word += letters[at]
    return word


def lines(path, languages, number, seed):
    """(language, line of one to three words) for every language of `languages` that the wheel at `path` knows."""
    with zipfile.ZipFile(path) as wheel:
        known = {name.split("/")[2] for name in wheel.namelist() if name.endswith("fivegrams.json.br") and "unique" not in name and "most" not in name}
        for language in sorted(known & set(languages)):
            rng = random.Random(f"{seed} {language}")
            drawn = list(words(wheel, language, number, rng))
            at = 0
            while at < len(drawn):
                size = rng.choice((1, 1, 2, 3))
                yield language, " ".join(drawn[at: at + size])
                at += size
