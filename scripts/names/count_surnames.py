#!/usr/bin/env python3
"""Writes data/names/surnames-counted.tsv: Russian surnames that many people bear, from the counts of a public package.

    pip download --no-deps russiannames==2.0.0; tar xzf / unzip it; pip install pyarrow
    scripts/names/count_surnames.py russiannames/data/surnames.parquet [--least 40] [--out data/names/surnames-counted.tsv]

Kept are men's forms with an ending that native surnames have: what is borne often and ends otherwise (Miller, Novak) is as much another language's name.
The package prints no dots on ё; surnames.tsv, which does, is asked first.
"""
import argparse
import re

import pyarrow.parquet

NATIVE = re.compile("[А-ЯЁ][а-яё]+(ов|ев|ёв|ин|ын|ский|цкий|ской|цкой|енко)")
HEAD = """# Russian surnames that many people bear, beside surnames.tsv; made by scripts/names/count_surnames.py, never edited.
# source: russiannames 2.0.0 (PyPI), surnames.parquet: men's forms borne by at least {least} of the people counted there, with a native ending
# licence: BSD-3-Clause (Ivan Begtin)
# checked: 2026-11-25
# columns: surname
"""


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("surnames")
    ask.add_argument("--least", type=int, default=40)
    ask.add_argument("--known", default="data/names/surnames.tsv")
    ask.add_argument("--out", default="data/names/surnames-counted.tsv")
    given = ask.parse_args()
    bare = lambda word: word.lower().replace("ё", "е")
    known = {bare(line.strip()) for line in open(given.known, encoding="utf-8") if not line.startswith("#")}
    rows = pyarrow.parquet.read_table(given.surnames, columns=["text", "count", "gender"]).to_pylist()
    counted = {}
    for row in rows:
        if row["gender"] != "f" and row["count"] >= given.least and NATIVE.fullmatch(row["text"]) and bare(row["text"]) not in known:
            counted.setdefault(bare(row["text"]), row["text"])
    with open(given.out, "w", encoding="utf-8") as out:
        out.write(HEAD.format(least=given.least))
        out.writelines(name + "\n" for name in sorted(counted.values()))


if __name__ == "__main__":
    main()
