#!/usr/bin/env python3
"""Scores the whole journey on pages whose outlets the forests have not seen: guards, cuts, fields and all.

  cargo build --release --example label_features --example clean_with_weights
  data/label/crossval.py                        # six parts, outlets kept apart; one table, and one by language
  data/label/crossval.py --worst 20             # and the pages with most residue and loss

For each part of the outlets the forests are fitted on the others (`fit.py`) and written to a table of their own, which the example
`clean_with_weights` loads in place of `weights.tsv`; its records are scored by the scorer below `--eval`. The true article
alone (title and body) is read the same way: what it loses is damage.
"""
import argparse
import collections
import gzip
import json
import os
import subprocess
import sys
import tempfile

import fit

INPUTS = ("naive", "trafilatura", "readability")
HEAD = ("f1", "p", "r", "residue", "loss", "sumR", "clean", "title", "authors", "capR", "credT")


def fitted(texts, names, folder, count, threshold):
    """Writes one table of weights for each part; yields its path and the outlets it has not seen."""
    folds = fit.Folds(texts, count, fit.SEED)
    for part in range(count):
        path = os.path.join(folder, f"weights-{part}.tsv")
        if not os.path.exists(path):
            model = fit.Fitted([texts[i] for i in folds.taught(part)], names)
            fit.write_rows(model, threshold, path)
            print(f"part {part + 1} of {count} fitted", file=sys.stderr)
        yield path, {texts[i].group for i in folds.tested(part)}


def outlet(page):
    return f"{page['country']}/{page['publisher']}"


def clean(binary, tables, rows):
    feed = "".join(json.dumps(row) + "\n" for row in rows)
    answer = subprocess.run([binary, *tables], input=feed.encode(), capture_output=True, check=True).stdout
    return {record["id"]: record for record in map(json.loads, answer.decode().splitlines())}


def prediction(record):
    """An article record as the scorer reads it (as `run.py` of the evaluation does)."""
    credit = lambda c: [x for x in (c.get("creators") or []) + [c.get("agency"), c.get("provider")] if x] if c else []
    return {"title": record["title"], "authors": [a["name"] for a in record["authors"] if a.get("name")],
            "published": record["published"], "language": record["language"]["tag"], "body_paragraphs": record["body"],
            "images": [{"caption": i["caption"], "credit": credit(i["credit"])} for i in record["images"]]}


def text_of(page, kind):
    truth = page["truth"]
    return "\n\n".join([truth["title"] or ""] + truth["body_paragraphs"]) if kind == "clean" else page["scraped_text"][kind]


def characters_lost(score, page, record):
    """Letters and digits of the true title and body that are neither in the body nor the title of the record."""
    have = collections.Counter(score.tokens(" ".join([record["title"] or ""] + record["body"])))
    want = collections.Counter(score.tokens(text_of(page, "clean")))
    return sum(len(t) * n for t, n in (want - have).items()), sum(len(t) * n for t, n in want.items())


def row(name, scored, score):
    s = score.summarise([m for _, m in scored])
    print(f"{name:18}" + "".join(f"{100 * s[h]:8.1f}" for h in HEAD))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--eval", default=os.path.join(fit.ROOT, "../shared/eval"))
    ap.add_argument("--examples", default=os.path.join(fit.ROOT, "target/release/examples"))
    ap.add_argument("--parts", type=int, default=6)
    ap.add_argument("--mixes", type=int, default=2)
    ap.add_argument("--threshold", type=float, default=0.0)
    ap.add_argument("--weights", help="folder with the tables of an earlier run: only what stands behind the forests has changed")
    ap.add_argument("--guards", help="a table in place of guards.tsv")
    ap.add_argument("--worst", type=int, default=0)
    ap.add_argument("--json", help="write every page's scores here")
    ap.add_argument("--records", help="write the records into this folder")
    a = ap.parse_args()
    score = fit.load_scorer(a.eval)
    with gzip.open(os.path.join(a.eval, "articles/data/articles.dev.jsonl.gz"), "rt", encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    folder = a.weights or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    kept = os.path.join(folder, "parts.json")
    if os.path.exists(kept):
        parts = json.load(open(kept))
    else:
        texts, names = fit.prepare(pages, os.path.join(a.examples, "label_features"), a.mixes, score)
        parts = [[path, sorted(outlets)] for path, outlets in fitted(texts, names, folder, a.parts, a.threshold)]
        json.dump(parts, open(kept, "w"))
    binary, everything = os.path.join(a.examples, "clean_with_weights"), {}
    print(f"{'input':18}" + "".join(f"{h:>8}" for h in HEAD))
    for kind in INPUTS + ("clean",):
        records = {}
        for path, outlets in parts:
            rows = [{"id": p["id"], "text": text_of(p, kind)} for p in pages if outlet(p) in outlets]
            records |= clean(binary, [path, *([a.guards] if a.guards else [])], rows)
        if a.records:
            json.dump(records, open(os.path.join(a.records, f"{kind}.json"), "w"))
        scored = [(p, score.score_page(p, prediction(records[p["id"]]), None if kind == "clean" else kind)) for p in pages]
        row(kind, scored, score)
        everything[kind] = {p["id"]: m for p, m in scored}
        if kind == "clean":
            lost = [characters_lost(score, p, records[p["id"]]) for p in pages]
            print(f"  characters lost: {100 * sum(l for l, _ in lost) / sum(n for _, n in lost):.3f} %, on {sum(l > 0 for l, _ in lost)} pages;"
                  f" names changed on {sum(any(n['changed'] for n in records[p['id']]['names']) for p in pages)}")
        if kind == "naive":
            for lang, n in collections.Counter(p["lang"] for p in pages).most_common():
                row(f"  {lang} {n}", [(p, m) for p, m in scored if p["lang"] == lang], score)
        for p, m in sorted(scored, key=lambda x: -x[1]["residue"] - x[1].get("loss", 0))[:a.worst]:
            print(f"  {p['id']} [{p['lang']}] residue {m['residue']:.2f} loss {m.get('loss', 0):.2f}")
            for reason, line in m["_bad"][:12]:
                print(f"      {reason:8}{line[:150]}")
    if a.json:
        json.dump(everything, open(a.json, "w"))


if __name__ == "__main__":
    main()
