"""Letters, scripts and hashed n-grams: the half of the model that Rust repeats.

`src/language/letters.rs` and `src/language/grams.rs` do the same, letter for letter; a test on stored hashes holds them
together. Change both or neither.
"""
import unicodedata

import numpy as np
from numba import njit

LONGEST_GRAM = 5
LONGEST_WORD = 40
SPACE = 32
SHAPE = 0xF0000  # private code points that stand for the shape of a line (see `shape`)

# Scripts: first and last code point, number. Blocks, not the full Script property: enough to pick a table.
LATIN, CYRILLIC, ARABIC, DEVANAGARI, HAN, KANA, OTHER = range(7)
RANGES = [
    (0x0041, 0x024F, LATIN), (0x0250, 0x02AF, LATIN), (0x0370, 0x03FF, OTHER), (0x0400, 0x052F, CYRILLIC), (0x0530, 0x05FF, OTHER),
    (0x0600, 0x06FF, ARABIC), (0x0700, 0x074F, OTHER), (0x0750, 0x077F, ARABIC), (0x08A0, 0x08FF, ARABIC), (0x0900, 0x097F, DEVANAGARI),
    (0x0980, 0x1CBF, OTHER), (0x1E00, 0x1EFF, LATIN), (0x1F00, 0x1FFF, OTHER), (0x2D00, 0x2DDF, OTHER), (0x3040, 0x30FF, KANA),
    (0x3130, 0x318F, OTHER), (0x31F0, 0x31FF, KANA), (0x3400, 0x4DBF, HAN), (0x4E00, 0x9FFF, HAN), (0xAC00, 0xD7AF, OTHER),
    (0xF900, 0xFAFF, HAN), (0xFB50, 0xFDFF, ARABIC), (0xFE70, 0xFEFF, ARABIC), (0x20000, 0x323AF, HAN),
]
FIRSTS = np.array([a for a, _, _ in RANGES], dtype=np.int64)
LASTS = np.array([b for _, b, _ in RANGES], dtype=np.int64)
NUMBERS = np.array([n for _, _, n in RANGES], dtype=np.int64)


def script_of(code):
    """Number of the script of a letter; -1 for one of none."""
    at = int(np.searchsorted(FIRSTS, code, side="right")) - 1
    return int(NUMBERS[at]) if at >= 0 and code <= LASTS[at] else -1


class _Letters(dict):
    """str.translate table: letters and marks in lower case, apostrophes as one, everything else a blank."""

    def __missing__(self, code):
        char = chr(code)
        if char in "'’ʼ‘":
            out = "'"
        elif char == "·":
            out = "·"
        elif char == "\u200c" or unicodedata.category(char)[0] in "LM":
            out = char.lower()
        else:
            out = " "
        self[code] = out
        return out


LETTERS = _Letters()


def words(text):
    """Words of a line in lower case. An apostrophe or middle dot counts only inside a word."""
    out = []
    for word in text.translate(LETTERS).split():
        word = word.strip("'·\u200c")
        if word:
            out.append(word)
    return out


def script_of_word(word):
    """Script of the first letter that has one."""
    for char in word:
        number = script_of(ord(char))
        if number >= 0:
            return number
    return -1


CASED = (LATIN, CYRILLIC)


def shape(text):
    """One code point for how a line is cased: words (1 to 4, more), how many of them are capitalised, whether in capitals.

    A line of names is title case throughout; so is an English headline: the shape is one vote among the n-grams.
    """
    tokens = [[c for c in t if c.isalpha()] for t in "".join(c if LETTERS[ord(c)] != " " else " " for c in text).split()]
    tokens = [t for t in tokens if t]
    title = [t[0].isupper() for t in tokens]
    upper = sum(len(t) > 1 and all(c.isupper() for c in t) for t in tokens)
    if tokens and upper == len(tokens):
        kind = 4
    elif not any(title):
        kind = 0
    elif title[0] and sum(title) == 1 and len(tokens) > 1:
        kind = 1
    else:
        kind = 3 if all(title) else 2
    return SHAPE + min(len(tokens), 5) * 8 + kind


@njit(cache=True, inline="always")
def step(state, code):
    state = ((state ^ code) * 0x9E3779B1) & 0xFFFFFFFF
    return state ^ (state >> 15)


@njit(cache=True, inline="always")
def finish(state):
    state = (state * 0x85EBCA6B) & 0xFFFFFFFF
    state ^= state >> 13
    state = (state * 0xC2B2AE35) & 0xFFFFFFFF
    return state ^ (state >> 16)


@njit(cache=True)
def grams(codes, start, end, bits, out):
    """Buckets of the n-grams and words of codes[start:end] (words parted by SPACE); returns how many were written.

    A gram may begin or end with the blank that bounds its word, and never spans two words.
    """
    n = 0
    limit = len(out)
    i = start
    shift = 32 - bits
    while i < end:
        if codes[i] == SPACE:
            i += 1
            continue
        stop = i
        while stop < end and codes[stop] != SPACE:
            stop += 1
        length = stop - i
        if codes[i] >= SHAPE and codes[i] < SHAPE + 64:
            if n < limit:
                out[n] = finish(step(7, codes[i])) >> shift
                n += 1
            i = stop
            continue
        high = length + 1
        for a in range(-1, high):
            state = 1
            last = min(high, a + LONGEST_GRAM)
            if a == -1 and length <= LONGEST_WORD:
                last = high
            for b in range(a, last):
                code = SPACE if b == -1 or b == length else codes[i + b]
                state = step(state, code)
                width = b - a + 1
                if width > LONGEST_GRAM and b != length:
                    continue
                if width == 1 and code == SPACE:
                    continue
                if n < limit:
                    out[n] = finish(state) >> shift
                    n += 1
        i = stop
    return n
