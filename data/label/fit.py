#!/usr/bin/env python3
"""Fits the forests of `weights.tsv`: is a line of a scraped page article or not?

  pip install numpy lightgbm rapidfuzz          # LightGBM 4, one thread, seeded: the same data give the same table
  cargo build --example label_features
  data/label/fit.py --report                    # cross-validated scores, publishers kept apart
  data/label/fit.py --write                     # fits on all pages and writes data/label/weights.tsv

Reads the annotated pages and the scorer below `--eval` (default ../shared/eval): pages with the text that extractors made of
them and the true article. A line is article if half of its words lie in word sequences of the true body. Inputs: the text of
four extractors, and the true article alone (title and body), so that clean text stays clean. Pages weigh more the rarer
their language is (the root of its count), so that German and English do not decide alone. The fixtures of the project are read beside them
(`training_texts.py`): pages of our own in some forty languages.
"""
import argparse
import collections
import gzip
import importlib.util
import json
import os
import subprocess
import sys

import lightgbm as lgb
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)  # `data/page/fit.py` loads this file from another folder
from training_texts import INPUTS, OWN, SEED, mixes_of, own_texts, texts_of

ROOT = os.path.join(HERE, "..", "..")
# Features that are the same for each line of a page, or say the same of a neighbour as of the line itself.
OWN_ONLY = {"evidence-around", "page-evidence", "page-lines", "page-short", "page-long-text", "page-sentences", "page-paragraph", "position", "lines-before",
            "lines-after", "text-before", "since-long", "until-long", "since-sentence", "until-sentence", "long-around",
            "width-around", "sentences-around", "opinion-around", "same-first-word", "thread-width-before", "thread-width-after",
            "thread-sentence-before", "thread-sentence-after", "thread-sentences", "since-related", "until-related",
            "thread-opinion-before", "thread-opinion-after", "thread-opinion"}
OPINIONS = {"first-opinion", "opinion-around", "thread-opinion-before", "thread-opinion-after", "thread-opinion"}
OFFSETS = (-2, -1, 1, 2)
FIRST = dict(num_leaves=7, rounds=80, learning_rate=0.12)
SECOND = dict(num_leaves=7, rounds=90, learning_rate=0.1)
ROLE = dict(num_leaves=6, rounds=40, learning_rate=0.12)
COMMON = dict(objective="binary", max_depth=4, min_data_in_leaf=25, min_sum_hessian_in_leaf=1.0, lambda_l2=5.0, feature_fraction=0.35,
              bagging_fraction=0.8, bagging_freq=1, seed=SEED, num_threads=1, deterministic=True, force_row_wise=True,
              verbosity=-1, max_bin=127)


def load_scorer(folder):
    spec = importlib.util.spec_from_file_location("score", os.path.join(folder, "articles", "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(texts, binary):
    """Runs the example over all texts and fills in `lines` and `base`; returns the feature names."""
    feed = "".join(json.dumps({"id": i, "text": t.text, "language": t.page["lang"]}) + "\n" for i, t in enumerate(texts))
    answer = subprocess.run([binary], input=feed.encode(), capture_output=True, check=True).stdout.decode().split("\n")
    for text, line in zip(texts, answer[1:]):
        record = json.loads(line)
        text.lines = record["lines"]
        text.base = np.array(record["features"], dtype=np.float32).reshape(len(text.lines), -1)
    return json.loads(answer[0])["names"]


def judge(text, score):
    """`truth` for each line: 1 article, 0 not, None neither (the page's own annotation is silent)."""
    truth = text.page["truth"]
    flat, spans = score.by_segment(text.lines)
    true_flat, true_spans = score.by_segment(truth["body_paragraphs"])
    mark = score.covered(flat, collections.Counter(score.grams(true_flat)))
    score.mark_whole(mark, spans, flat, true_spans, true_flat)
    neutral_flat, neutral_spans = score.by_segment(truth.get("neutral") or [])
    neutral = score.covered(flat, collections.Counter(score.grams(neutral_flat)))
    score.mark_whole(neutral, spans, flat, neutral_spans, neutral_flat)
    text.truth = []
    for a, b in spans:
        if a == b:
            text.truth.append(None)
        elif sum(mark[a:b]) * 2 >= b - a:
            text.truth.append(1)
        else:
            text.truth.append(None if sum(neutral[a:b]) * 2 >= b - a else 0)


def name_roles(text, score):
    """For each line whether it is the title (or says it again), and whether it is a caption, perhaps with its credit."""
    title = score.norm(text.page["truth"]["title"])
    captions = [c for c in (score.norm(i["caption"]) for i in text.page["truth"]["images"]) if c]
    text.title, text.caption = [], []
    for line in text.lines:
        said = score.norm(line)
        text.title.append(bool(title) and (score.similar(said, title) or said.startswith(title) and len(said) < 1.6 * len(title)))
        text.caption.append(any(score.similar(said, c) or (len(c) > 15 and c in said and len(said) < len(c) + 80) for c in captions))


def weigh(texts):
    """Each text weighs the same, times the root of how rare its language is, if it is none of ours; a line by the root of its length."""
    count = collections.Counter(t.page["lang"] for t in texts if t.kind != OWN)
    for text in texts:
        raw = np.sqrt([len(line) for line in text.lines])
        rarity = 1.0 if text.kind == OWN else (count["de"] / count[text.page["lang"]]) ** 0.5
        text.weights = raw / raw.sum() * rarity * INPUT_WEIGHT[text.kind]


INPUT_WEIGHT = {"naive": 1.0, "trafilatura": 1.0, "readability": 0.7, "newspaper": 0.5, "clean": 0.5, "page": 0.5, "mix": 0.3, "thin": 0.4, "short": 0.4, OWN: 2.0}


class Columns:
    """The features a forest may ask for: own ones, and those of neighbours."""

    def __init__(self, names, opinions):
        own = [(i, 0) for i, n in enumerate(names) if opinions or n not in OPINIONS]
        near = [(i, o) for o in OFFSETS for i, n in enumerate(names)
                if n not in OWN_ONLY and (opinions or n not in OPINIONS)]
        if opinions:
            near += [(names.index("first-opinion"), o) for o in (-3, 3)]
        self.columns = own + near
        self.names = [names[i] + (f"@{o:+d}" if o else "") for i, o in self.columns]

    def of(self, base):
        padded = np.full((len(base) + 6, base.shape[1]), -1, dtype=np.float32)
        padded[3:-3] = base
        return np.stack([padded[3 + o:3 + o + len(base), i] for i, o in self.columns], axis=1)


def around(values, reach=5):
    """Mean over up to five neighbours to either side, as the Rust side computes it."""
    out = np.zeros(len(values))
    for i in range(len(values)):
        near = np.concatenate([values[max(0, i - reach):i], values[i + 1:i + 1 + reach]])
        out[i] = near.mean() if len(near) else 0.0
    return out


def thread_opinions(values, evidence, reach=3):
    """Opinions of the nearest lines without evidence before and after each line, and the mean of three to either side, as the Rust side does."""
    free, out = np.flatnonzero(evidence == 0), np.zeros((len(values), 3))
    for i in range(len(values)):
        at = np.searchsorted(free, i)
        after_at = at + (at < len(free) and free[at] == i)
        before, after = values[free[max(0, at - reach):at]], values[free[after_at:after_at + reach]]
        both = np.concatenate([before, after])
        out[i] = [before[-1] if len(before) else 0, after[0] if len(after) else 0, both.mean() if len(both) else 0]
    return out


def with_opinions(text, names, opinions):
    base = text.base.copy()
    base[:, names.index("first-opinion")] = opinions
    base[:, names.index("opinion-around")] = around(opinions)
    thread = thread_opinions(np.asarray(opinions), base[:, names.index("evidence")])
    for column, name in enumerate(("thread-opinion-before", "thread-opinion-after", "thread-opinion")):
        base[:, names.index(name)] = thread[:, column]
    return base


def train(texts, matrices, options, wanted="truth"):
    """A forest that tells lines where `wanted` holds from others; lines where it is None teach nothing."""
    x, y, w = [], [], []
    for text, matrix in zip(texts, matrices):
        keep = np.array([t is not None for t in getattr(text, wanted)], dtype=bool)
        x.append(matrix[keep])
        y += [int(t) for t in getattr(text, wanted) if t is not None]
        w.append(text.weights[keep])
    w = np.concatenate(w)
    options = dict(COMMON, **options)
    rounds = options.pop("rounds")
    return lgb.train(options, lgb.Dataset(np.concatenate(x), np.array(y), weight=w / w.mean(), params=options), rounds)


def margins(model, matrix):
    return model.predict(matrix, raw_score=True)


class Folds:
    """Outlets dealt into parts; a mix is taught only where neither of its outlets is tested."""

    def __init__(self, texts, count, seed):
        groups = sorted({t.group for t in texts} | {t.also for t in texts})
        order = np.random.default_rng(seed).permutation(len(groups))
        self.place = {groups[g]: i % count for i, g in enumerate(order)}
        self.texts = texts

    def tested(self, part):
        return [i for i, t in enumerate(self.texts) if self.place[t.group] == part]

    def taught(self, part):
        return [i for i, t in enumerate(self.texts) if part not in (self.place[t.group], self.place[t.also])]


class Fitted:
    """Both forests, the second taught on opinions of first forests that had not seen the publisher."""

    def __init__(self, texts, names):
        self.names, self.first_columns, self.second_columns = names, Columns(names, False), Columns(names, True)
        matrices = [self.first_columns.of(t.base) for t in texts]
        folds, opinions = Folds(texts, 5, SEED + 1), [None] * len(texts)
        for part in range(5):
            taught = folds.taught(part)
            model = train([texts[i] for i in taught], [matrices[i] for i in taught], FIRST)
            for i in folds.tested(part):
                opinions[i] = margins(model, matrices[i])
        self.first = train(texts, matrices, FIRST)
        second = [self.second_columns.of(with_opinions(t, names, o)) for t, o in zip(texts, opinions)]
        self.second = train(texts, second, SECOND)
        real = [i for i, t in enumerate(texts) if t.kind not in ("mix", "short")]
        for role in ("title", "caption"):
            model = train([texts[i] for i in real], [second[i] for i in real], ROLE, role)
            setattr(self, role, model)

    def margins(self, text):
        opinions = margins(self.first, self.first_columns.of(text.base))
        return margins(self.second, self.second_columns.of(with_opinions(text, self.names, opinions)))


def keep(text, values, threshold):
    return [line for line, value in zip(text.lines, values) if value > threshold] or text.lines


def report(texts, names, score, count, thresholds, by_language):
    folds, results = Folds(texts, count, SEED), [None] * len(texts)
    for part in range(count):
        model = Fitted([texts[i] for i in folds.taught(part)], names)
        for i in folds.tested(part):
            results[i] = model.margins(texts[i])
        print(f"fold {part + 1} of {count}", file=sys.stderr)
    show(texts, results, score, thresholds, by_language)
    return results


def show(texts, results, score, thresholds, by_language):
    print(f"{'input':12}{'threshold':>10}{'f1':>8}{'residue':>8}{'loss':>8}{'sumR':>8}{'clean':>8}")
    for kind in [*INPUTS, "clean", "page", "thin"]:
        for threshold in thresholds:
            rows = [(t, score.score_page(t.page, {"body_paragraphs": keep(t, v, threshold)}))
                    for t, v in zip(texts, results) if t.kind == kind]
            print_row(kind, threshold, score.summarise([m for _, m in rows]))
            if by_language and threshold == thresholds[len(thresholds) // 2]:
                for lang, n in collections.Counter(t.page["lang"] for t, _ in rows).most_common():
                    print_row(f"  {lang} {n}", threshold, score.summarise([m for t, m in rows if t.page["lang"] == lang]))


def print_row(name, threshold, s):
    print(f"{name:12}{threshold:10.2f}" + "".join(f"{100 * s[k]:8.1f}" for k in ("f1", "residue", "loss", "sumR", "clean")))


def rows_of(forest, model, columns, shift):
    """The table rows of a LightGBM model; `shift` is added to each leaf of the first tree."""
    for number, tree in enumerate(model.dump_model()["tree_info"]):
        nodes, queue = [], [tree["tree_structure"]]
        if "split_feature" not in queue[0]:  # a tree of one leaf: ask anything, answer the same
            leaf = f"{queue[0]['leaf_value'] + (shift if number == 0 else 0):.4g}"
            yield [forest, number, 0, columns.names[0], 0, leaf, leaf]
            continue
        while queue:
            node = queue.pop(0)
            nodes.append(node)
            queue += [node[side] for side in ("left_child", "right_child") if "split_feature" in node[side]]
        places = {id(node): i for i, node in enumerate(nodes)}
        for i, node in enumerate(nodes):
            assert node["decision_type"] == "<="
            ends = [f">{places[id(c)]}" if "split_feature" in c
                    else f"{c['leaf_value'] + (shift if number == 0 else 0):.4g}"
                    for c in (node["left_child"], node["right_child"])]
            yield [forest, number, i, columns.names[node["split_feature"]], f"{node['threshold']:.5g}", *ends]


HEADER = """# source: fitted by data/label/fit.py on {pages} annotated news pages of {outlets} outlets in {languages} languages, each as {inputs}, and {own} pages of our own
# licence: MIT OR Apache-2.0 (figures of our own fitting)
# checked: {checked}
# columns: forest, tree, node, feature (of the line, or of the one so many lines before or after it), limit, what a value up to it adds or which node it leads to, what a greater one does
"""


def write_rows(model, threshold, path, header=""):
    """Writes the table of a model; lines stay in the body from `threshold` on."""
    with open(path, "w", encoding="utf-8") as out:
        out.write(header)
        for row in [*rows_of("first", model.first, model.first_columns, 0.0),
                    *rows_of("second", model.second, model.second_columns, -threshold),
                    *rows_of("title", model.title, model.second_columns, 0.0),
                    *rows_of("caption", model.caption, model.second_columns, 0.0)]:
            out.write("\t".join(map(str, row)) + "\n")


def write(texts, names, threshold, checked, path):
    own = sum(t.kind == OWN for t in texts)
    texts_of_pages = [t for t in texts if t.kind != OWN]
    pages = {t.page["id"]: t.page for t in texts_of_pages}.values()
    header = HEADER.format(pages=len(pages), own=own, outlets=len({t.group for t in texts_of_pages}), checked=checked,
                           languages=len({p["lang"] for p in pages}), inputs=", ".join(INPUTS))
    write_rows(Fitted(texts, names), threshold, path, header)


def prepare(pages, binary, mixes, score):
    """All texts to learn from, measured, judged and weighed; and the names of the features."""
    texts = list(texts_of(pages))
    names = measure(texts, binary)
    for text in texts:
        judge(text, score)
        name_roles(text, score)
    mixed = mixes_of(texts, mixes)
    if mixed:
        measure(mixed, binary)
    mixed = [t for t in mixed if len(t.lines) == len(t.truth)]
    for text in mixed:
        name_roles(text, score)
    own = list(own_texts())
    measure(own, binary)
    for text in own:
        assert len(text.lines) == len(text.truth), f"{text.page['id']} is split into other lines than it is annotated in"
    texts += mixed + own
    weigh(texts)
    return texts, names


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--eval", default=os.path.join(ROOT, "../shared/eval"))
    ap.add_argument("--binary", default=os.path.join(ROOT, "target/debug/examples/label_features"))
    ap.add_argument("--report", action="store_true")
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--folds", type=int, default=6)
    ap.add_argument("--mixes", type=int, default=2, help="mixed texts for each naive one")
    ap.add_argument("--threshold", type=float, default=-0.25, help="log-odds below which a line leaves the body")
    ap.add_argument("--checked", default="2026-11-25", help="date for the table's header")
    a = ap.parse_args()
    score = load_scorer(a.eval)
    with gzip.open(os.path.join(a.eval, "articles/data/articles.dev.jsonl.gz"), "rt", encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    texts, names = prepare(pages, a.binary, a.mixes, score)
    if a.report:
        report(texts, names, score, a.folds, (a.threshold - 1, a.threshold - 0.5, a.threshold, a.threshold + 0.5), True)
    if a.write:
        write(texts, names, a.threshold, a.checked, os.path.join(HERE, "weights.tsv"))


if __name__ == "__main__":
    main()
