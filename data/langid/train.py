#!/usr/bin/env python3
"""Trains the identifier of short fragments and writes `model.bin`.

  python3 -m venv venv && venv/bin/pip install numpy numba faker==40.54.0 brotli
  venv/bin/pip download --no-deps lingua-language-detector==1.4.2
  venv/bin/python data/langid/packages.py
  venv/bin/python data/langid/train.py --wheel lingua_language_detector-1.4.2-py3-none-any.whl --hold 0

With `--hold` one part of five stays out, is scored, and says how votes become probabilities (`calibration.tsv`,
`leanings.tsv`): that model ships, and its scores are its own. Without, nothing stays out and both tables are taken as they
lie. Same text, same seed, same file. About ten minutes a run on one core, and ten for laying the text out the first time.
"""
import argparse
import os

import numpy as np

import corpus
import fitting
import pack
import softmax

HERE = os.path.dirname(os.path.abspath(__file__))
# Bytes for the weights of each table: Latin has two languages in three and most of the doubt.
SIZES = {"latin": 2_650_000, "cyrillic": 360_000, "arabic": 150_000, "devanagari": 120_000, "han": 110_000, "other": 110_000}
# Cut in two steps, with an epoch between: cut at once, words lose half a point.
RATES, RATES_HALF_CUT, RATES_CUT = [0.5, 0.25], [0.15], [0.2, 0.1, 0.04]
# Then once more at full pace, long lines cooled. The rows a cut leaves were slow from all they had learnt before it: with their paces
# forgotten, held-out labels, names and sentences gain. Of each line some n-grams are not heard, so that what one says others learn to say:
# the sentences lost to a twin for one loud word were 48 of 5,379, and are 42.
RATES_AGAIN, COOLING, SILENCE = [0.2, 0.1, 0.05, 0.02], 0.3, 0.15
HALF_CUT = 2.5  # times the final size
LEAST = {"latin": 4}
WINDOW = 0.7
CLIP = 0.999  # share of the weights that are stored at full size
HELD_SOURCES = ["wagtail", "jsui", "ghost", "shaka"]  # UI strings held out with the part: whole projects, for their strings repeat


def split(data, hold, rng):
    """Rows to train on, and rows held out (none if `hold` is negative). Half of CLDR: it is half of all UI strings."""
    cldr = np.isin(data.source, ["cldr", "cldrann"]) & (rng.random(len(data.y)) < 0.5)
    if hold < 0:
        return np.flatnonzero(~cldr), np.array([], np.int64)
    part = np.char.startswith(data.source, "lingua-") | (data.label == "und")
    held = part & (data.fold == hold) | np.isin(data.source, HELD_SOURCES)
    return np.flatnonzero(~cldr & ~held), np.flatnonzero(held)


def kinds(data, rows):
    """What each held-out row measures."""
    kind = np.array([s[7:] if s.startswith("lingua-") else "ui" if s in HELD_SOURCES else "names" for s in data.source[rows]])
    return kind


def seen(model, rows):
    """The held-out lines as the model sees them."""
    data = model.data
    letters = [np.sum((codes != 32) & (codes < 0xF0000)) for codes in (data.codes[data.starts[r]:data.ends[r]] for r in rows)]
    return fitting.Held(data.name, data.languages, model.votes(rows), data.y[rows], kinds(data, rows), np.array(letters))


def report(held, name):
    """Prints the share right of each kind, all languages and news; the leanings are those of the other half."""
    pair = fitting.scale(held)
    half = np.random.default_rng(0).random(len(held.y)) < 0.5
    for rows in (half, ~half):
        print(f"  {name}: of one half: {fitting.right(held.some(rows), pair, fitting.leanings(held.some(~rows), pair))}", flush=True)


def train(name, file, args):
    """(table ready to pack but for its scale, scale, leanings); the last two None where no part was held out."""
    rng = np.random.default_rng(args.seed)
    data = softmax.Data(name, file)
    rows, held = split(data, args.hold, rng)
    model = softmax.Model(data, rows, LEAST.get(name, 2))
    for size, rates in ((None, RATES), (HALF_CUT * SIZES[name], RATES_HALF_CUT), (SIZES[name], RATES_CUT)):
        if size:
            model.prune(size)
        model.run(rates, WINDOW, rng)
    model.rested()
    model.run(RATES_AGAIN, WINDOW, rng, COOLING, SILENCE)
    print(f"  {name}: {len(model.table):,} buckets, {np.count_nonzero(model.table):,} weights", flush=True)
    table = {"script": corpus.TABLES[name], "bits": data.bits, "classes": data.languages, "bias": model.bias, "table": model.table,
             "buckets": model.buckets, "clip": CLIP}
    if not len(held):
        return table, None, None
    model.table = pack.as_read(table)
    held = seen(model, held)
    if args.votes:
        np.savez(f"{args.votes}-{name}", votes=held.votes, y=held.y, kind=held.kind, letters=held.letters, languages=np.array(held.languages))
    report(held, name)
    return table, *fitting.fitted(held)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--train", default="../shared/train/langid", help="folder of the training text")
    ap.add_argument("--lingua", default="../shared/eval/langid/data/lingua.dev.jsonl.gz", help="lingua's test data, the half that may be learnt from")
    ap.add_argument("--more", default="target/more.tsv.gz", help="interface strings of further packages (packages.py)")
    ap.add_argument("--wheel", required=True, help="lingua's wheel 1.4.2")
    ap.add_argument("--drawn", type=int, default=70_000, help="words drawn from lingua's statistics for each language")
    ap.add_argument("--cache", default="target/langid.npz", help="the text as arrays; made where it is missing")
    ap.add_argument("--hold", type=int, default=-1, help="the part (0 to 4) to leave out, score, and calibrate on")
    ap.add_argument("--votes", help="where to keep the votes for the held-out part")
    ap.add_argument("--out", default=os.path.join(HERE, "model.bin"))
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    file = corpus.cached(args.cache, args.train, args.more, args.lingua, args.wheel, args.drawn, args.seed)
    done = {name: train(name, file, args) for name in corpus.TABLES}
    if args.hold >= 0:
        fitting.write({name: pair for name, (_, pair, _) in done.items()}, {name: lean for name, (_, _, lean) in done.items()})
    scales, leans = fitting.read()
    pack.write(args.out, [table | {"heat": scales[name][0], "cooling": scales[name][1], "leaning": [leans[name][l] for l in table["classes"]]}
                          for name, (table, _, _) in done.items()])


if __name__ == "__main__":
    main()
