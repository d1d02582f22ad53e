#!/usr/bin/env python3
"""Fragments a second of three libraries on one core, in one run, on the same lines: copydesk, whatlang, lingua's high-accuracy mode.

  python3 -m venv venv && venv/bin/pip install lingua-language-detector==2.1.1
  taskset -c 0 venv/bin/python benches/beside_lingua.py ../shared/eval/langid/data/fragments.dev.jsonl.gz

lingua's wheel is its Rust library with all 75 languages; it is timed inside this process, its models loaded and every line
read once before the clock starts. copydesk and whatlang are the library calls of `benches/language.rs`, which gets the lines
in a file. Lines are JSON with "text", or the text itself. The three take turns, and the best turn of each counts: what the
machine does beside is nobody's fault.
"""
import argparse
import gzip
import json
import os
import re
import subprocess
import tempfile
import time

import lingua

TURNS = 3
UNITS = {"": 1, "K": 1e3, "M": 1e6}


def lines(path, most):
    """Up to `most` lines of a file, taken evenly over it."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf8") as file:
        rows = [line.rstrip("\n") for line in file]
    texts = [json.loads(row)["text"] if row.startswith("{") else row for row in rows]
    texts = [" ".join(text.split()) for text in texts]
    step = max(1, len(texts) // most)
    return [text for text in texts[::step] if text][:most]


def of_lingua(detector, texts):
    """Fragments a CPU second."""
    began = time.process_time()
    for text in texts:
        detector.detect_language_of(text)
    return len(texts) / (time.process_time() - began)


def of_benches(path):
    """Fragments a second of each bench whose name begins with `fragments`: the fastest divan prints, below the time."""
    done = subprocess.run(["cargo", "bench", "--locked", "--bench", "language", "--", "fragments"], env=os.environ | {"COPYDESK_FRAGMENTS": path},
                          check=True, capture_output=True, text=True)
    found, name = {}, None
    for line in done.stdout.splitlines():
        named = re.search(r"fragments_(\w+)", line)
        name = named[1] if named else name
        speeds = re.findall(r"([\d.]+) ([KM]?)item/s", line)
        if speeds:
            number, unit = speeds[0]  # then slowest, median, mean
            found[name] = float(number) * UNITS[unit]
    return found


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("fragments", help="a file of fragments, one a line, or JSONL with \"text\"; may be .gz")
    ap.add_argument("--most", type=int, default=5_000, help="how many of them are read")
    args = ap.parse_args()
    texts = lines(args.fragments, args.most)
    detector = lingua.LanguageDetectorBuilder.from_all_languages().with_preloaded_language_models().build()
    of_lingua(detector, texts)
    turns = {"ours": [], "whatlang": [], "lingua": []}
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as file:
        file.write("\n".join(texts))
        file.flush()
        for _ in range(TURNS):
            turns["lingua"].append(of_lingua(detector, texts))
            for name, speed in of_benches(file.name).items():
                turns[name].append(speed)
    best = {name: max(speeds) for name, speeds in turns.items()}
    print(f"{len(texts):,} fragments, {sum(map(len, texts)) / len(texts):.0f} letters on average")
    for name, speed in best.items():
        print(f"{name:9} {speed:10,.0f} a second on one core; copydesk is {best['ours'] / speed:.1f} times as fast")


if __name__ == "__main__":
    main()
