#!/usr/bin/env python3
"""Fits the trees of data/names/likeness.tsv on pairs of names.

usage: fit_likeness.py BINARY [--pairs ../shared/eval/names/data/match.dev.jsonl.gz] [--out data/names/likeness.tsv] [--trees 90]

The binary measures the features; gradient boosting on logistic loss (numpy, one thread) turns them into trees. Five-fold
cross-validation by person tells what to expect of unseen names. Needs numpy.
"""
import argparse, difflib, gzip, hashlib, json, subprocess, unicodedata
import numpy as np

NAMES = "mean worst second best worst-total worst-letters far extra extra-bare pairs crossed initials scripts abjad joined first last letters skeleton beginnings spelling spelling-all spelling-same-language".split()
SAME = NAMES.index("spelling-same-language")
RATE, DEPTH, BINS, LEAST, CALM = 0.12, 4, 48, 25, 4.0
# Pairs with nothing in common end below one half, as doubtful rather than refuted: aliases are among them.
STRANGER = 0.15


def features(binary, rows):
    ask = "\n".join(json.dumps({"op": "match", "features": True, **{k: r[k] for k in ("a", "b", "la", "lb")}}, ensure_ascii=False) for r in rows)
    out = subprocess.run([binary, "name", "--jsonl"], input=ask, capture_output=True, text=True, check=True).stdout
    return np.array([json.loads(line)["features"] for line in out.splitlines()], dtype=np.float32)


def strangers(rows):
    """Pairs of different people: any two, and two who share their first word. The pairs to fit on hold only near misses."""
    out, by_first = [], {}
    for r in rows:
        by_first.setdefault(r["a"].split(" ")[0], []).append(r)
    pick = np.random.default_rng(1)
    for r in rows:
        namesakes = by_first[r["a"].split(" ")[0]]
        for other in (rows[pick.integers(len(rows))], namesakes[pick.integers(len(namesakes))]):
            last = lambda name: name.split(" ")[-1]
            if other["id"].split("|")[0] != r["id"].split("|")[0] and last(other["a"]) != last(r["a"]) and pick.random() < 0.5:
                b, lb = (other["b"], other["lb"]) if pick.random() < 0.5 else (other["a"], other["la"])
                out.append({"id": r["id"], "a": r["a"], "la": r["la"], "b": b, "lb": lb, "label": 0, "type": "stranger"})
    return out


def script(name):
    """The script of the first letter beyond Latin, as Unicode names it; "" for none."""
    return next((unicodedata.name(c, "").split(" ")[0] for c in name if c > "\u0250"), "")


def foreigners(rows):
    """Pairs of different people across scripts, eight for each pair of one: what the pairs to fit on hold for Cyrillic alone. The Latin form of the
    other one must not look like this one's."""
    by_script = {}
    for r in rows:
        if r["label"] == 1 and bool(script(r["a"])) != bool(script(r["b"])):
            native, latin = ("a", "b") if script(r["a"]) else ("b", "a")
            by_script.setdefault(script(r[native]), []).append((r["id"], r[native], r["l" + native], r[latin], r["l" + latin]))
    out, pick = [], np.random.default_rng(2)
    for name, own in sorted(by_script.items()):
        for id, native, language, form, _ in own if len(own) > 3 else []:
            for _ in range(1 if name == "CYRILLIC" else 8):
                other = own[pick.integers(len(own))]
                if other[0].split("|")[0] != id.split("|")[0] and difflib.SequenceMatcher(None, form.lower(), other[3].lower()).ratio() < 0.5:
                    out.append({"id": id, "a": native, "la": language, "b": other[3], "lb": other[4], "label": 0, "type": "stranger"})
    return out


def grow(binned, edges, gradient, hessian, index, depth):
    """One tree as a list of nodes: (feature, threshold, yes, no) or a number."""
    total_g, total_h = gradient[index].sum(), hessian[index].sum()
    leaf = [float(-RATE * total_g / (total_h + CALM))]
    if depth == 0 or len(index) < 2 * LEAST:
        return leaf
    best = (1e-3, None, None)
    for f in range(binned.shape[1]):
        g = np.bincount(binned[index, f], gradient[index], BINS + 1).cumsum()
        h = np.bincount(binned[index, f], hessian[index], BINS + 1).cumsum()
        n = np.bincount(binned[index, f], minlength=BINS + 1).cumsum()
        gain = g**2 / (h + CALM) + (total_g - g) ** 2 / (total_h - h + CALM) - total_g**2 / (total_h + CALM)
        gain[(n < LEAST) | (len(index) - n < LEAST)] = -1
        b = int(gain.argmax())
        if gain[b] > best[0] and b < len(edges[f]):
            best = (gain[b], f, b)
    if best[1] is None:
        return leaf
    _, f, b = best
    left = index[binned[index, f] <= b]
    right = index[binned[index, f] > b]
    yes = grow(binned, edges, gradient, hessian, left, depth - 1)
    no = grow(binned, edges, gradient, hessian, right, depth - 1)
    move = lambda nodes, by: [n if isinstance(n, float) else (n[0], n[1], n[2] + by, n[3] + by) for n in nodes]
    return [(f, float(edges[f][b]), 1, 1 + len(yes))] + move(yes, 1) + move(no, 1 + len(yes))


def value(tree, x):
    out = np.zeros(len(x))
    stack = [(0, np.arange(len(x)))]
    while stack:
        at, index = stack.pop()
        node = tree[at]
        if isinstance(node, float):
            out[index] = node
        else:
            below = x[index, node[0]] < node[1]
            stack += [(node[2], index[below]), (node[3], index[~below])]
    return out


def fit(x, y, weight, trees):
    """Trees on all pairs; those from texts of one language a second time, as if the languages were not known."""
    hinted = x[:, SAME] > 0
    unhinted = x[hinted].copy()
    unhinted[:, SAME] = 0
    x, y, weight = np.concatenate([x, unhinted]), np.concatenate([y, y[hinted]]), np.concatenate([weight, weight[hinted]])
    edges = [np.unique(np.quantile(x[:, f], np.linspace(0, 1, BINS + 1)[1:-1])).astype(np.float32) + np.float32(1e-6) for f in range(x.shape[1])]
    edges = [np.round(e.astype(float), 4) for e in edges]
    binned = np.stack([np.searchsorted(edges[f], x[:, f], side="right") for f in range(x.shape[1])], 1)
    start = float(np.log(y.mean() / (1 - y.mean())))
    score, out = np.full(len(y), start), [[start]]
    for _ in range(trees):
        p = 1 / (1 + np.exp(-score))
        tree = grow(binned, edges, weight * (p - y), weight * p * (1 - p), np.arange(len(y)), DEPTH)
        out.append(tree)
        score += value(tree, x)
    return out


def auc(score, y):
    order = np.argsort(score, kind="stable")
    ranks = np.empty(len(y))
    ranks[order] = np.arange(1, len(y) + 1)
    n1 = y.sum()
    return (ranks[y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * (len(y) - n1))


def recall_at(score, y, wanted=0.99):
    order = np.argsort(-score)
    hits = y[order].cumsum()
    precision = hits / np.arange(1, len(y) + 1)
    good = np.nonzero(precision >= wanted)[0]
    return hits[good[-1]] / y.sum() if len(good) else 0.0


def main():
    args = argparse.ArgumentParser()
    args.add_argument("binary")
    args.add_argument("--pairs", default="../shared/eval/names/data/match.dev.jsonl.gz")
    args.add_argument("--out", default="data/names/likeness.tsv")
    args.add_argument("--trees", type=int, default=90)
    args.add_argument("--worst", type=int, default=0)
    args = args.parse_args()
    rows = [json.loads(line) for line in gzip.open(args.pairs, "rt")]
    rows += strangers(rows) + foreigners(rows)
    x, y = features(args.binary, rows), np.array([r["label"] for r in rows])
    fold = np.array([hashlib.sha1(r["id"].split("|")[0].encode()).digest()[0] % 5 for r in rows])
    weight = np.where([r["type"] == "stranger" for r in rows], STRANGER, 1.0)
    score = np.zeros(len(y))
    for k in range(5):
        score[fold == k] = sum(value(tree, x[fold == k]) for tree in fit(x[fold != k], y[fold != k], weight[fold != k], args.trees))
    latin = np.array([r["type"] in ("latin_latin", "near_surname", "near_given") for r in rows])
    apart = latin & np.array([r["la"] != r["lb"] for r in rows])
    cross = np.array([r["type"] == "cross_script" or r["label"] == 0 for r in rows])
    near = np.array([r["type"] != "stranger" for r in rows])
    for name, part in (("all with strangers", y >= 0), ("all", near), ("latin", latin), ("latin, languages differ", apart), ("cross-script", cross & near)):
        print(f"{name}: AUC {auc(score[part], y[part]):.4f}, recall at 99 % precision {recall_at(score[part], y[part]):.3f}")
    wrong = sorted(range(len(y)), key=lambda i: -abs(1 / (1 + np.exp(-score[i])) - y[i]))[: args.worst]
    for i in wrong:
        print(y[i], round(float(1 / (1 + np.exp(-score[i]))), 3), rows[i]["a"], rows[i]["la"], "|", rows[i]["b"], rows[i]["lb"], rows[i]["type"], [round(float(v), 2) for v in x[i][:4]])
    with open(args.out, "w") as out:
        out.write("# Trees that weigh how alike two names are; made by scripts/names/fit_likeness.py.\n# source: fitted on the dev half of name pairs (../shared/eval/names)\n# licence: figures, our own\n# checked: 2026-11-25\n# columns: feature, threshold, node if below, node otherwise (leaf: its value)\n")
        for tree in fit(x, y, weight, args.trees):
            out.write("tree\n")
            for node in tree:
                out.write(f"leaf\t{node:.4f}\n" if isinstance(node, float) else f"{NAMES[node[0]]}\t{node[1]:g}\t{node[2]}\t{node[3]}\n")


if __name__ == "__main__":
    main()
