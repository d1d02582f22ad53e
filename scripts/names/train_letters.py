#!/usr/bin/env python3
"""Counts letters of names into the two models of data/names (letters-cyrillic.tsv, letters-latin.tsv).

usage: train_letters.py [--surnames data/names/surnames.tsv] [--cyrillic ../shared/eval/names/data/persons.dev.jsonl.gz] [--latin ../shared/train/langid/names.txt.gz] [--out data/names]

Only Wikidata name tokens (CC0) and our own surnames.tsv are counted. A row is a context of two letters and, for each letter seen after them, the
letter and one character for its cost: '0' + whole thirds of a bit, at most 'o'. '^' starts and '$' ends a name.
"""
import argparse, collections, gzip, json, math, re, unicodedata

SLAVIC = re.compile("(ов|ев|ёв|ин|ын|ский|цкий|ской|ова|ева|ёва|ина|ына|ская|цкая|енко|чук|юк|ук|ич|ко|ян|дзе|швили)$")
FOLD = str.maketrans("іїєґў", "ииегу")


def cyrillic(path):
    """Yields (name, weight): names with a native ending count five times, as the tokens also hold foreign names."""
    for line in gzip.open(path, "rt"):
        row = json.loads(line)
        if row["kind"] != "token" or row["native_lang"] != "ru":
            continue
        for word in re.split("[- ’']", row["native"][0].lower().translate(FOLD)):
            if len(word) > 1 and re.fullmatch("[а-яё]+", word):
                yield word, 5 if SLAVIC.search(word) else 1
                if re.search("[сц]к(ий|ая)$", word):  # the Ukrainian twin, as the tokens are Russian
                    yield re.sub("([сц])к(ий|ая)$", lambda m: m[1] + "ьк" + {"ий": "ий", "ая": "а"}[m[2]], word), 5


def surnames(path):
    """Yields (name, weight) for frequent surnames, a man's and a woman's form; a letter model of tokens alone hardly knows them."""
    for line in open(path):
        word = line.strip().lower()
        if line.startswith("#") or not re.fullmatch("[а-яё]+", word):
            continue
        yield word, 5
        woman = word + "а" if re.search("(ов|ев|ёв|ин|ын)$", word) else re.sub("[иыо]й$", "ая", word)
        if woman != word:
            yield woman, 3


def counted(path):
    """Yields (name, weight) for every surname borne by three people or more in the counts of count_surnames.py, the frequent ones more."""
    if path:
        import pyarrow.parquet

        for row in pyarrow.parquet.read_table(path, columns=["text", "count"]).to_pylist():
            word = row["text"].lower()
            if row["count"] >= 3 and re.fullmatch("[а-яё]+", word):
                weight = round(1.5 * math.log(row["count"]))
                yield word, weight
                if re.search("[сц]к(ий|ая)$", word):  # the Ukrainian twin, as above
                    yield re.sub("([сц])к(ий|ая)$", lambda m: m[1] + "ьк" + {"ий": "ий", "ая": "а"}[m[2]], word), weight


def latin(path):
    """Yields (name, weight) for names in Latin letters, marks taken off."""
    for word in gzip.open(path, "rt").read().split("\n"):
        bare = "".join(c for c in unicodedata.normalize("NFD", word.lower().replace("ł", "l")) if not unicodedata.combining(c))
        for part in re.split("[-’']", bare):
            if len(part) > 1 and re.fullmatch("[a-z]+", part):
                yield part, 1


def costs(names):
    """Trigram costs with Witten-Bell smoothing over bigrams and single letters."""
    tri, bi, uni = (collections.defaultdict(collections.Counter) for _ in range(3))
    for name, weight in names:
        word = "^^" + name + "$"
        for i in range(2, len(word)):
            tri[word[i - 2 : i]][word[i]] += weight
            bi[word[i - 1]][word[i]] += weight
            uni[""][word[i]] += weight
    letters = sorted(uni[""])
    def smooth(counts, lower, letter):
        total, kinds = sum(counts.values()), len(counts)
        return (counts[letter] + kinds * lower) / (total + kinds) if total else lower
    def p_uni(c): return (uni[""][c] + 1) / (sum(uni[""].values()) + len(letters))
    def p_bi(b, c): return smooth(bi[b], p_uni(c), c)
    for context in sorted(tri):
        row = "".join(c + chr(48 + min(63, round(-3 * math.log2(smooth(tri[context], p_bi(context[1], c), c))))) for c in sorted(tri[context]))
        yield context, row
    for b in sorted(bi):
        yield b, "".join(c + chr(48 + min(63, round(-3 * math.log2(p_bi(b, c))))) for c in letters)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--cyrillic", default="../shared/eval/names/data/persons.dev.jsonl.gz")
    args.add_argument("--latin", default="../shared/train/langid/names.txt.gz")
    args.add_argument("--surnames", default="data/names/surnames.tsv")
    args.add_argument("--counted", help="surnames.parquet of russiannames (see count_surnames.py)")
    args.add_argument("--out", default="data/names")
    args = args.parse_args()
    for script, names in (("cyrillic", [*cyrillic(args.cyrillic), *surnames(args.surnames), *counted(args.counted)]), ("latin", latin(args.latin))):
        with open(f"{args.out}/letters-{script}.tsv", "w") as out:
            out.write(f"# How likely letters follow each other in {script} names; made by scripts/names/train_letters.py.\n# source: Wikidata name tokens, counted; for Cyrillic also surnames.tsv and the counts of russiannames 2.0.0\n# licence: CC0; BSD-3-Clause (Ivan Begtin) for those counts\n# checked: 2026-11-25\n# columns: context (one letter: backing off), letters each with its cost ('0' + thirds of a bit)\n")
            for context, row in costs(names):
                out.write(f"{context}\t{row}\n")


if __name__ == "__main__":
    main()
