#!/usr/bin/env python3
"""Fits the forests of `weights.tsv`: is a block of a page article or not, and if so which part of it; is it a caption?

  pip install numpy lightgbm rapidfuzz          # LightGBM 4, one thread, seeded: the same data give the same table
  cargo build --release --example page_features
  data/page/fit.py --report                     # cross-validated scores, outlets kept apart, of the pages and of copies that say less of themselves
  data/page/fit.py --write                      # fits on all pages and writes data/page/weights.tsv

Reads the annotated pages and the scorer below `--eval` (default ../shared/eval). A block is article if half of its words lie in word
sequences of the true body. Pages weigh more the rarer their language is (the root of its count). Each page is taught in copies as well, without its
names and elements (`copies.py`), so that the forests know a page of hashed names. The machinery is that of `data/label/fit.py`; here a page has its
mark-up, and only blocks that the gate of `src/page/mod.rs` lets through are asked about.
"""
import argparse
import collections
import gzip
import importlib.util
import json
import os
import subprocess
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
SEED = 7


def load(name, *path):
    spec = importlib.util.spec_from_file_location(name, os.path.join(*path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


fit = load("label_fit", ROOT, "data", "label", "fit.py")
COPIES = load("copies", HERE, "copies.py").COPIES
# What a copy weighs beside its page.
COPY_WEIGHT = 0.12
# Of neighbours only what tells something about the block itself.
NEAR = ["width", "words", "ends-sentence", "long", "evidence", "is-p", "is-h2", "is-h3", "is-li", "link-share", "kind-long", "container-long", "up",
        "down", "credit-line", "date-line", "byline-line", "phrase-line", "like-title", "left-out-before", "left-out-after", "in-heading", "in-list", "in-figure", "capitals"]
FIRST = dict(num_leaves=7, rounds=150, learning_rate=0.1)
SECOND = dict(num_leaves=7, rounds=160, learning_rate=0.08)
ROLE = dict(num_leaves=6, rounds=50, learning_rate=0.1)
fit.COMMON.update(min_data_in_leaf=20, feature_fraction=0.3)


class Page:
    """One page: its blocks, those measured, and what is true of them. Looks to `label/fit.py` like one of its texts."""

    kind = "page"

    def __init__(self, page, record):
        self.page = page
        self.group = self.also = f"{page['country']}/{page['publisher']}"
        self.all, self.kept = record["lines"], np.array(record["kept"], dtype=bool)
        self.lines = [line for line, kept in zip(self.all, self.kept) if kept]
        self.base = np.array(record["features"], dtype=np.float32).reshape(len(self.lines), -1)


class Columns:
    def __init__(self, names, opinions):
        # Of the opinions that the label stage takes two are taken here.
        ours = {"first-opinion", "opinion-around"} if opinions else set()
        own = [(i, 0) for i, n in enumerate(names) if n in ours or n not in fit.OPINIONS]
        near = [(names.index(n), o) for o in (-2, -1, 1, 2) for n in NEAR]
        if opinions:
            near += [(names.index("first-opinion"), o) for o in (-3, -2, -1, 1, 2, 3)]
        self.columns = own + near
        self.names = [names[i] + (f"@{o:+d}" if o else "") for i, o in self.columns]

    of = fit.Columns.of


def pages_of(path, binary):
    """The pages, then each kind of copies, and the features' names."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    sets = {}
    for kind, copy in {"page": str, **COPIES}.items():
        feed = "".join(json.dumps({"id": p["id"], "html": copy(p["html"])}) + "\n" for p in pages)
        answer = subprocess.run([binary], input=feed.encode(), capture_output=True, check=True).stdout.decode().split("\n")
        sets[kind] = [Page(page, json.loads(line)) for page, line in zip(pages, answer[1:])]
    return sets, json.loads(answer[0])["names"]


def with_opinions(page, names, opinions):
    base = page.base.copy()
    base[:, names.index("first-opinion")] = opinions
    base[:, names.index("opinion-around")] = fit.around(opinions)
    return base


def judge(page, score):
    fit.judge(page, score)
    fit.name_roles(page, score)
    truth = page.page["truth"]
    # Blocks that no gate let through are lost whatever the forests say.
    out = Lines([line for line, kept in zip(page.all, page.kept) if not kept], truth)
    page.lost = sum(len(line) for line, true in zip(out.lines, out.judged(score)) if true)


class Lines:
    def __init__(self, lines, truth):
        self.lines, self.page = lines, {"truth": truth}

    def judged(self, score):
        fit.judge(self, score)
        return self.truth


def weigh(pages, share):
    count = collections.Counter(p.page["lang"] for p in pages)
    for page in pages:
        raw = np.sqrt([len(line) for line in page.lines]) + 1e-9
        page.weights = raw / raw.sum() * (count["de"] / count[page.page["lang"]]) ** 0.25
        page.weights *= share * len(raw) ** 0.25


class Fitted:
    """Both forests, the second taught on opinions of first forests that had not seen the outlet."""

    def __init__(self, pages, names, roles=True):
        self.names, self.first_columns, self.second_columns = names, Columns(names, False), Columns(names, True)
        matrices = [self.first_columns.of(p.base) for p in pages]
        folds, opinions = fit.Folds(pages, 5, SEED + 1), [None] * len(pages)
        for part in range(5):
            taught = folds.taught(part)
            model = fit.train([pages[i] for i in taught], [matrices[i] for i in taught], FIRST)
            for i in folds.tested(part):
                opinions[i] = fit.margins(model, matrices[i])
        self.first = fit.train(pages, matrices, FIRST)
        second = [self.second_columns.of(with_opinions(p, names, o)) for p, o in zip(pages, opinions)]
        self.second = fit.train(pages, second, SECOND)
        for role in ("caption",) if roles else ():
            setattr(self, role, fit.train(pages, second, ROLE, role))

    def margins(self, page):
        opinions = fit.margins(self.first, self.first_columns.of(page.base))
        return fit.margins(self.second, self.second_columns.of(with_opinions(page, self.names, opinions)))


def report(sets, names, score, count, thresholds, worst, seed=SEED):
    pages = sets["page"]
    folds, results = fit.Folds(pages, count, seed), {kind: [None] * len(pages) for kind in sets}
    for part in range(count):
        model = Fitted([copies[i] for copies in sets.values() for i in folds.taught(part)], names, roles=False)
        for kind, copies in sets.items():
            for i in folds.tested(part):
                results[kind][i] = model.margins(copies[i])
        print(f"fold {part + 1} of {count}", file=sys.stderr)
    print(f"{'input':12}{'threshold':>10}{'f1':>8}{'residue':>8}{'loss':>8}{'sumR':>8}{'clean':>8}")
    for kind, copies in sets.items():
        for threshold in thresholds:
            rows = [(p, score.score_page(p.page, {"body_paragraphs": fit.keep(p, v, threshold)})) for p, v in zip(copies, results[kind])]
            fit.print_row(kind, threshold, score.summarise([m for _, m in rows]))
            if worst and kind == "page" and threshold == thresholds[len(thresholds) // 2]:
                for p, m in sorted(rows, key=lambda r: -r[1]["residue"] - r[1].get("loss", 0))[:worst]:
                    print(f"  {p.page['id']} residue {m['residue']:.2f} loss {m.get('loss', 0):.2f}")


def write(sets, names, threshold, checked, path):
    pages, model = sets["page"], Fitted([page for copies in sets.values() for page in copies], names)
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEADER.format(pages=len(pages), outlets=len({p.group for p in pages}), checked=checked,
                                languages=len({p.page["lang"] for p in pages})))
        for row in [*fit.rows_of("first", model.first, model.first_columns, 0.0),
                    *fit.rows_of("second", model.second, model.second_columns, -threshold),
                    *fit.rows_of("caption", model.caption, model.second_columns, 0.0)]:
            out.write("\t".join(map(str, row)) + "\n")


HEADER = """# source: fitted by data/page/fit.py on {pages} annotated news pages of {outlets} outlets in {languages} languages, and copies of them
# licence: MIT OR Apache-2.0 (figures of our own fitting)
# checked: {checked}
# columns: forest, tree, node, feature (of the block, or of the one so many blocks before or after it), limit, what a value up to it adds or which node it leads to, what a greater one does
"""


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--eval", default=os.path.join(ROOT, "../shared/eval"))
    ap.add_argument("--binary", default=os.path.join(ROOT, "target/release/examples/page_features"))
    ap.add_argument("--report", action="store_true")
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--folds", type=int, default=6)
    ap.add_argument("--worst", type=int, default=0)
    ap.add_argument("--threshold", type=float, default=0.0, help="log-odds below which a block leaves the body")
    ap.add_argument("--checked", default="2026-11-27", help="date for the table's header")
    a = ap.parse_args()
    score = fit.load_scorer(a.eval)
    sets, names = pages_of(os.path.join(a.eval, "articles/data/articles.dev.jsonl.gz"), a.binary)
    for kind, copies in sets.items():
        for page in copies:
            judge(page, score)
        weigh(copies, 1.0 if kind == "page" else COPY_WEIGHT)
    pages = sets["page"]
    true = sum(len(line) for p in pages for line, t in zip(p.lines, p.truth) if t)
    print(f"{len(pages)} pages, {np.mean([len(p.all) for p in pages]):.0f} blocks each, {np.mean([len(p.lines) for p in pages]):.0f} measured; "
          f"the gate loses {100 * sum(p.lost for p in pages) / true:.2f} % of the article")
    if a.report:
        t = a.threshold
        report(sets, names, score, a.folds, (t - 0.5, t, t + 0.5), a.worst)
    if a.write:
        write(sets, names, a.threshold, a.checked, os.path.join(HERE, "weights.tsv"))


if __name__ == "__main__":
    main()
