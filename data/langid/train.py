#!/usr/bin/env python3
"""Trains the identifier of short fragments and writes `model.bin`.

  python3 -m venv venv && venv/bin/pip install numpy numba faker==40.54.0 brotli
  venv/bin/pip download --no-deps lingua-language-detector==1.4.2
  venv/bin/python data/langid/packages.py
  venv/bin/python data/langid/train.py --wheel lingua_language_detector-1.4.2-py3-none-any.whl
  venv/bin/python data/langid/train.py --wheel … --hold 0 --out held.bin     # leaves one part of five out and scores it

The model that ships is trained on everything; how its votes become probabilities (`calibration.tsv`) is fitted by a run
with `--hold`, on text that run has not seen. Same seed, same machine, same file. About 15 minutes on one core.
"""
import argparse
import os

import numpy as np

import corpus
import pack
import softmax

HERE = os.path.dirname(os.path.abspath(__file__))
CALIBRATION = os.path.join(HERE, "calibration.tsv")
# Bytes for the weights of each table: Latin has two languages in three and most of the doubt.
SIZES = {"latin": 2_410_000, "cyrillic": 360_000, "arabic": 150_000, "devanagari": 120_000, "han": 110_000, "other": 110_000}
RATES = [0.5, 0.36, 0.22]
RATES_PRUNED = [0.10, 0.05]
LEAST = {"latin": 4}
WINDOW = 0.5
# The languages most news is written in; the others need a little more evidence (log odds), the twins of a larger one
# most. Without it words of news languages lose 4 points and the others gain 1.
NEWS = set("ar bg cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv tr uk vi zh".split())
LEANING = {"und": -0.5, "bs": -1.5, "ms": -1.5, "nn": -1.25}
LEANING_OTHERS = -0.75
LEANING_NAMES_ALONE = -1.5  # names in a script of one language: a short label is likelier
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


def report(model, rows, note):
    """Share right of each kind; names are no answer where a word is meant."""
    if not len(rows):
        return
    data, votes = model.data, model.votes(rows)
    kind = kinds(data, rows)
    words = votes.copy()
    words[:, data.languages.index("und")] = -1e9
    right = np.where(kind == "names", votes.argmax(1), words.argmax(1)) == data.y[rows]
    shares = "  ".join(f"{k} {100 * right[kind == k].mean():.1f}" for k in ("word", "pair", "sentence", "ui", "names") if (kind == k).any())
    print(f"  {data.name}: {note}: {len(model.table):,} buckets, {np.count_nonzero(model.table):,} weights: {shares}", flush=True)


def calibrated(model, rows):
    """(heat, cooling): the scale of the votes by number of letters under which held-out text is likeliest, each kind counting alike."""
    data, votes = model.data, model.votes(rows)
    letters = np.array([np.sum((data.codes[data.starts[r]:data.ends[r]] != 32) & (data.codes[data.starts[r]:data.ends[r]] < 0xF0000)) for r in rows])
    kind = kinds(data, rows)
    weight = np.zeros(len(rows))
    for k in set(kind):
        weight[kind == k] = (3.0 if k == "ui" else 1.0) / np.sum(kind == k)
    own = np.arange(len(rows)), data.y[rows]

    def loss(heat, cooling):
        scaled = votes * (heat * np.maximum(letters, 1.0) ** -cooling)[:, None]
        top = scaled.max(1)
        return float(np.sum(weight * (top + np.log(np.exp(scaled - top[:, None]).sum(1)) - scaled[own])))

    return min(((h, c) for h in np.arange(0.3, 2.6, 0.1) for c in np.arange(0, 0.81, 0.1)), key=lambda pair: loss(*pair))


def train(name, file, args):
    """One table, ready to pack, and its calibration where a part was held out."""
    rng = np.random.default_rng(args.seed)
    data = softmax.Data(name, file)
    rows, held = split(data, args.hold, rng)
    model = softmax.Model(data, rows, LEAST.get(name, 2))
    model.run(RATES, WINDOW, rng)
    report(model, held, "whole")
    model.prune(SIZES[name])
    report(model, held, "pruned")
    model.run(RATES_PRUNED, WINDOW, rng)
    report(model, held, "pruned and trained on")
    leaning = [0.0 if l in NEWS else LEANING.get(l, LEANING_OTHERS) for l in data.languages]
    if name == "other":
        leaning[data.languages.index("und")] = LEANING_NAMES_ALONE
    table = {"script": corpus.TABLES[name], "bits": data.bits, "classes": data.languages, "bias": model.bias, "leaning": leaning,
             "table": model.table, "buckets": model.buckets, "clip": 0.999}
    return table, calibrated(model, held) if len(held) else None


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--train", default="../shared/train/langid", help="folder of the training text")
    ap.add_argument("--lingua", default="../shared/eval/langid/data/lingua.dev.jsonl.gz", help="lingua's test data, the half that may be learnt from")
    ap.add_argument("--more", default="target/more.tsv.gz", help="interface strings of further packages (packages.py)")
    ap.add_argument("--wheel", required=True, help="lingua's wheel 1.4.2")
    ap.add_argument("--drawn", type=int, default=70_000, help="words drawn from lingua's statistics for each language")
    ap.add_argument("--cache", default="target/langid.npz", help="the text as arrays; made where it is missing")
    ap.add_argument("--hold", type=int, default=-1, help="the part (0 to 4) to leave out, score, and calibrate on")
    ap.add_argument("--out", default=os.path.join(HERE, "model.bin"))
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    file = corpus.cached(args.cache, args.train, args.more, args.lingua, args.wheel, args.drawn, args.seed)
    done = {name: train(name, file, args) for name in corpus.TABLES}
    if args.hold >= 0:
        with open(CALIBRATION, "w", encoding="utf8") as out:
            out.write("# How votes become log odds: heat times letters to the power of minus cooling.\n# source: train.py --hold, on held-out text\n")
            out.write("# licence: MIT OR Apache-2.0\n# checked: 2026-11-23\n# columns: table, heat, cooling\n")
            out.writelines(f"{name}\t{scale[0]:.2f}\t{scale[1]:.2f}\n" for name, (_, scale) in sorted(done.items()))
    with open(CALIBRATION, encoding="utf8") as rows:
        scales = {row.split("\t")[0]: row.split("\t")[1:] for row in rows if not row.startswith("#")}
    pack.write(args.out, [table | {"heat": float(scales[name][0]), "cooling": float(scales[name][1])} for name, (table, _) in done.items()])


if __name__ == "__main__":
    main()
