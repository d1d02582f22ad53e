#!/usr/bin/env python3
"""Fits calibration and leanings afresh from the votes a run with `--hold 0 --votes PREFIX` kept, and writes them into its model.

  venv/bin/python data/langid/refit.py --votes target/votes --model target/held.bin

What comes out is what `train.py --hold 0` would write with the same `fitting.py`, without training: the weights stay.
"""
import argparse
import os
import struct

import numpy as np

import corpus
import fitting
import pack

HERE = os.path.dirname(os.path.abspath(__file__))


def held(prefix, name):
    """The held-out votes of one table."""
    kept = np.load(f"{prefix}-{name}.npz")
    return fitting.Held(name, [str(language) for language in kept["languages"]], kept["votes"], kept["y"], kept["kind"], kept["letters"])


def written(model, scales, leans):
    """`model` with other scales and leanings; where they stand: `pack.write`."""
    model, names = bytearray(model), {number: name for name, number in corpus.TABLES.items()}
    for at in range(8, 8 + 4 * pack.FIELDS * struct.unpack_from("<I", model, 4)[0], 4 * pack.FIELDS):
        script, classes = struct.unpack_from("<II", model, at)
        tags, leaning = (struct.unpack_from("<I", model, at + 4 * field)[0] for field in (6, 8))
        name = names[script]
        struct.pack_into("<ff", model, at + 16, *scales[name])
        for nth in range(classes):
            tag = model[tags + 4 * nth:tags + 4 * nth + 4].decode().strip()
            struct.pack_into("<f", model, leaning + 4 * nth, leans[name][tag])
    return bytes(model)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--votes", required=True, help="what train.py was given as --votes")
    ap.add_argument("--model", required=True, help="the model it wrote")
    ap.add_argument("--out", default=os.path.join(HERE, "model.bin"))
    args = ap.parse_args()
    fitted = {name: fitting.fitted(held(args.votes, name)) for name in corpus.TABLES}
    fitting.write({name: pair for name, (pair, _) in fitted.items()}, {name: lean for name, (_, lean) in fitted.items()})
    with open(args.model, "rb") as file:
        model = file.read()
    with open(args.out, "wb") as file:
        file.write(written(model, *fitting.read()))


if __name__ == "__main__":
    main()
