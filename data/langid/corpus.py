"""Reads the training text and lays it out as arrays of code points, one set for each table of the model."""
import array
import collections
import glob
import gzip
import json
import os
import random
import zlib

import numpy as np

import chains
import features as F
import people

TABLES = {"latin": F.LATIN, "cyrillic": F.CYRILLIC, "arabic": F.ARABIC, "devanagari": F.DEVANAGARI, "han": F.HAN, "other": F.OTHER}
FOLDS = 5
# Languages that are written in one more script than the tables want (romanised lines, stray Cyrillic) are left out there.
SCRIPTS = {
    "cyrillic": set("be bg kk ky mk mn ru sr tg tt uk und".split()),
    "arabic": set("ar fa ps ur ku und".split()),
    "devanagari": set("hi mr ne und".split()),
    "han": set("zh ja und".split()),
    "other": set("am bn el gu he hy ka km kn ko lo ml my or pa si ta te th yi und".split()),
}
NOT_LATIN = set().union(*SCRIPTS.values()) - {"sr", "und", "ku"}
# Languages whose words are drawn besides: not Devanagari, whose vowel signs lingua leaves out, nor where the script decides.
CHAINED = """af ar az be bg bs ca cs cy da de en eo es et eu fa fi fr ga hr hu id is it kk la lg lt lv mi mk mn ms nb nl nn pl pt ro ru sk sl sn so sq
sr st sv sw tl tn tr ts uk ur vi xh yo zu""".split()


# Serbian is written in both scripts, and most of its interfaces here in Cyrillic.
LATINISED = str.maketrans(dict(zip("абвгдђежзијклљмнњопрстћуфхцчџш", "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split())))
LATINISED.update({ord(chr(code).upper()): text.capitalize() for code, text in list(LATINISED.items())})


DESKS = "AFP AP EPA Reuters dpa Getty TASS PAP APA NTB TT ANP ANSA EFE Anadolu Xinhua Belga Imago Shutterstock Scanpix".split()


def lines(path):
    with gzip.open(path, "rt", encoding="utf8") as file:
        for line in file:
            yield line.rstrip("\n")


def fold_of(text):
    return zlib.crc32(text.encode()) % FOLDS


def rows(train, more, lingua):
    """(language, source, fold or -1, text) of every string; `more` and `lingua` may be None."""
    for path in sorted(glob.glob(os.path.join(train, "??.tsv.gz"))):
        language = os.path.basename(path)[:2]
        if language == "ui":
            continue
        for line in lines(path):
            yield language, "book", -1, line.split("\t", 1)[1]
    for path in filter(None, (os.path.join(train, "ui.tsv.gz"), more)):
        for line in lines(path):
            language, source, text = line.split("\t", 2)
            yield language, source, -1, text
    if lingua:
        for line in lines(lingua):
            row = json.loads(line)
            yield row["lang"], "lingua-" + row["kind"], fold_of(row["text"]), row["text"]


def name_rows(train, seed):
    """Lines of names, made of name tokens: what a credit or byline without a word of language looks like."""
    rng = random.Random(seed)
    by_script = collections.defaultdict(list)
    for token in lines(os.path.join(train, "names.txt.gz")):
        script = F.script_of_word(token.lower())
        by_script[script, ord(token[0]) >> 9 if script == F.OTHER else 0].append(token)
    for (script, _), tokens in sorted(by_script.items()):
        if script < 0:
            continue
        rng.shuffle(tokens)
        shape = rng.choices([1, 2, 3, 4], [2, 6, 2, 1], k=len(tokens))
        at = 0
        for size in shape:
            if at >= len(tokens):
                break
            picked = tokens[at: at + size]
            at += max(1, size // 2)
            yield "und", "names", rng.randrange(FOLDS), dress(picked, script, rng)
    for line in people.lines(seed):
        yield "und", "people", rng.randrange(FOLDS), credited(line, rng)


def credited(line, rng):
    """A name, now and then with the desk it works for."""
    if rng.random() < 0.25:
        return rng.choice(["{}/{}", "{} / {}", "© {} / {}", "{}, {}", "({}/{})"]).format(line, rng.choice(DESKS))
    return line


def dress(picked, script, rng):
    if script == F.LATIN:
        kind = rng.random()
        if kind < 0.08:
            picked = [picked[0][0] + "."] + picked
        if kind > 0.94:
            picked = [p.upper() for p in picked]
        elif kind > 0.90:
            picked = [p.lower() for p in picked]
    return credited(("" if script == F.HAN else " ").join(picked), rng)


class Set:
    """The strings of one table: code points end to end, with label, source, fold and weight of each."""

    def __init__(self):
        self.codes, self.ends, self.fold = array.array("I"), array.array("q"), array.array("b")
        self.label, self.source = [], []

    def add(self, label, source, fold, codes):
        self.codes.extend(codes)
        self.ends.append(len(self.codes))
        self.label.append(label)
        self.source.append(source)
        self.fold.append(fold)


def table_of(language, picked):
    """Table a run of words belongs to, or None."""
    if picked == F.KANA:
        return None
    name = next(n for n, s in TABLES.items() if s == picked)
    if name == "latin":
        return None if language in NOT_LATIN else name
    return name if language in SCRIPTS[name] else None


def coded(text, only=None):
    """(script, code points) of a line: its shape, then the words of its commonest script."""
    words = F.words(text)
    scripts = [F.script_of_word(w) for w in words]
    count = collections.Counter()
    for word, script in zip(words, scripts):
        if script >= 0:
            count[script] += len(word)
    if not count:
        return -1, []
    script = only if only is not None else max(sorted(count), key=lambda s: count[s])
    kept = [w for w, s in zip(words, scripts) if s == script]
    shape = [F.shape(text), F.SPACE] if script in F.CASED else []
    return script, shape + [ord(c) for c in " ".join(kept)]


def chain_rows(wheel, number, seed):
    """Lines of words drawn from lingua's statistics."""
    for language, line in chains.lines(wheel, CHAINED, number, seed):
        yield language, "chains", -1, line


def twice(stream):
    """`stream`, and behind each Serbian string of an interface or a word list in Cyrillic the same in Latin letters.

    Sentences and drawn words as well would take Croatian ones away and give Serbian nothing.
    """
    for language, source, fold, text in stream:
        yield language, source, fold, text
        latin = text.translate(LATINISED) if language == "sr" and source != "book" and fold < 0 else text
        if latin != text:
            yield language, source, fold, latin


def load(train, more, lingua, wheel, drawn, seed):
    """Every table's Set; `drawn`: words a language from lingua's statistics in `wheel`."""
    sets = {name: Set() for name in TABLES}
    # What is held out to measure must not depend on which word list has it as well: lingua's lines only have to differ from each other.
    seen, measured = set(), set()
    for stream in (twice(rows(train, more, lingua)), name_rows(train, seed), chain_rows(wheel, drawn, seed)):
        for language, source, fold, text in stream:
            known = measured if source.startswith("lingua-") else seen
            if (language, text) in known:
                continue
            known.add((language, text))
            seen.add((language, text))
            script, codes = coded(text)
            table = table_of(language, script) if script >= 0 else None
            if table and codes:
                sets[table].add(language, source, fold, codes)
    return sets


def cached(path, train, more, lingua, wheel, drawn, seed):
    """What `load` gives, as arrays of a .npz file that is made once."""
    if not os.path.exists(path):
        arrays = {}
        for name, part in load(train, more, lingua, wheel, drawn, seed).items():
            arrays[f"{name}.codes"] = np.array(part.codes, np.uint32)
            arrays[f"{name}.ends"] = np.array(part.ends, np.int64)
            arrays[f"{name}.label"] = np.array(part.label)
            arrays[f"{name}.source"] = np.array(part.source)
            arrays[f"{name}.fold"] = np.array(part.fold, np.int8)
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        np.savez(path, **arrays)
    return np.load(path)
