"""Strings and words from packages of Debian: what Chromium and Android say, and the words tesseract expects to read."""
import collections
import io
import random
import re
import unicodedata
import zipfile

import binaries

CHOICE = re.compile(r"\{\s*\w+,\s*(?:plural|select)")  # a message with cases: its text stands between their names
HOLE = re.compile(r"\$\d")
ANDROIDS_NAMES = {"": "en", "iw": "he", "in": "id", "zh": "zh"}
MOST_WORDS = 60_000  # of a language: with twice as many the table fills with what only one word has
LISTS = 12  # a word that so many lists have belongs to none
CAPITALISED_NOUNS = ("de", "lb")


def files(path, pattern):
    """(match, bytes) of every file of a package whose name fits."""
    for name, read in binaries.members_of_deb(path):
        match = pattern.search(name)
        if match:
            yield match, read()


def chromium(path, pattern, language_of):
    """language -> strings of Chromium's packs."""
    found = collections.defaultdict(dict)
    for match, data in files(path, pattern):
        language = language_of(match.group(1))
        if language:
            texts = binaries.pack_strings(data).values()
            found[language].update((HOLE.sub("", text), None) for text in texts if len(text) < 1000 and not CHOICE.search(text))
    return found


def android(path, pattern, language_of):
    """language -> strings of Android's own resources."""
    found = collections.defaultdict(dict)
    for _, data in files(path, pattern):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name, _, text in binaries.table_strings(archive.read("resources.arsc")):
                language = language_of(ANDROIDS_NAMES.get(name, name))
                if language:
                    found[language][text] = None
    return found


def is_word(word, language):
    """Letters only, three or more, in lower case as no name is (a noun where nouns are capitalised)."""
    plain = all(c in "'’-\u200c" or unicodedata.category(c)[0] in "LM" for c in word)
    lower = word == word.lower() or language in CAPITALISED_NOUNS and word[1:] == word[1:].lower()
    return len(word) >= 3 and plain and lower


def word_lines(lists, seed=1):
    """(language, line of one or two words) from `lists`: (language, words) for each model of tesseract."""
    common = collections.Counter(word for _, words in lists for word in {word.lower() for word in words})
    for language, words in lists:
        rng = random.Random(f"{seed} {language}")
        kept = sorted(word for word in words if common[word.lower()] < LISTS)
        rng.shuffle(kept)
        kept = kept[:MOST_WORDS]
        while kept:
            yield language, " ".join(kept.pop() for _ in range(min(len(kept), rng.choice((1, 1, 1, 2)))))


def expected(path, pattern, language):
    """The words of one model of tesseract."""
    return {word for _, data in files(path, pattern) for word in binaries.expected_words(data) if is_word(word, language)}
