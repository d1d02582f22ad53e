"""Readers of the three binary formats that hold strings of many languages in packages of Debian.

tesseract's models (the words it expects), Chromium's packs (one language a file) and Android's resource tables (every
language in one file).
"""
import io
import lzma
import math
import struct
import tarfile

DAWG_WORDS, DAWG_LETTERS = 19, 21  # entries of a .traineddata file: lstm-word-dawg, lstm-unicharset
LAST_EDGE, BACKWARD, WORD_ENDS = 1, 2, 4
POOL, TABLE_PACKAGE, TABLE_TYPE = 0x0001, 0x0200, 0x0201
IS_COMPLEX, IS_STRING = 1, 3
NOWHERE = 0xFFFFFFFF


def members_of_deb(path):
    """(name, bytes) of every file a Debian package installs."""
    with open(path, "rb") as file:
        data = file.read()
    at = 8  # after "!<arch>\n"
    while at < len(data):
        name, size = data[at: at + 16].decode().strip(), int(data[at + 48: at + 58])
        if name.startswith("data.tar"):
            inner = data[at + 60: at + 60 + size]
            with tarfile.open(fileobj=io.BytesIO(lzma.decompress(inner) if name.rstrip("/").endswith("xz") else inner)) as archive:
                for member in archive:
                    if member.isfile():
                        yield member.name, lambda member=member, archive=archive: archive.extractfile(member).read()
        at += 60 + size + size % 2


def expected_words(data):
    """The words of a tesseract model: a directed graph of letters, walked from its root."""
    count = struct.unpack_from("<i", data)[0]
    places = struct.unpack_from(f"<{count}q", data, 4)
    part = lambda nth: data[places[nth]: min([at for at in places[nth + 1:] if at >= 0], default=len(data))]
    letters = [line.split(" ")[0] for line in part(DAWG_LETTERS).decode("utf8").split("\n")[1:]]
    _, size, number = struct.unpack_from("<hii", part(DAWG_WORDS))
    edges = struct.unpack_from(f"<{number}Q", part(DAWG_WORDS), 10)
    bits = math.ceil(math.log2(size + 1))
    ahead = [(0, "")]
    while ahead:
        node, beginning = ahead.pop()
        for at in range(node, number):
            edge = edges[at]
            flags = edge >> bits & 7
            if not flags & BACKWARD:
                word = beginning + letters[edge & (1 << bits) - 1]
                if flags & WORD_ENDS:
                    yield word
                if edge >> bits + 3:
                    ahead.append((edge >> bits + 3, word))
            if flags & LAST_EDGE:
                break


def pack_strings(data):
    """number -> string of one of Chromium's .pak files (version 5)."""
    version, encoding, count, _ = struct.unpack_from("<IB3xHH", data)
    if version != 5 or encoding not in (1, 2):
        return {}
    entries = [struct.unpack_from("<HI", data, 12 + 6 * nth) for nth in range(count + 1)]
    text = lambda start, end: data[start:end].decode("utf8" if encoding == 1 else "utf-16-le", "replace")
    return {number: text(start, end) for (number, start), (_, end) in zip(entries, entries[1:])}


def pool_strings(data, at):
    """The strings of an Android string pool that begins at `at`."""
    header, _, count, _, flags, first = struct.unpack_from("<HIIIII", data, at + 2)
    out = []
    for place in struct.unpack_from(f"<{count}I", data, at + header):
        start = at + first + place
        if flags & 0x100:  # UTF-8: the length in letters, then in bytes, one byte or two each
            start += 2 if data[start] & 0x80 else 1
            size = data[start]
            start += 1
            if size & 0x80:
                size = (size & 0x7F) << 8 | data[start]
                start += 1
            out.append(data[start: start + size].decode("utf8", "replace"))
        else:
            size = struct.unpack_from("<H", data, start)[0]
            out.append(data[start + 2: start + 2 + 2 * size].decode("utf-16-le", "replace"))
    return out


def table_strings(data):
    """(language, resource, string) of an Android resource table; the language is empty for English."""
    at = struct.unpack_from("<H", data, 2)[0]
    strings = []
    while at < len(data):
        kind, header, size = struct.unpack_from("<HHI", data, at)
        if kind == POOL and not strings:
            strings = pool_strings(data, at)
        if kind == TABLE_PACKAGE:
            size = header  # go into it: its types follow
        if kind == TABLE_TYPE:
            yield from type_strings(data, at, strings)
        at += size


def type_strings(data, at, strings):
    """The same of one type of resources in one configuration."""
    header, number, count, first = struct.unpack_from("<H4xB3xII", data, at + 2)
    raw = data[at + 28: at + 30]
    language = "" if raw == b"\0\0" else raw.decode("latin1")
    for nth, place in enumerate(struct.unpack_from(f"<{count}I", data, at + header)):
        if place == NOWHERE:
            continue
        entry = at + first + place
        size, flags = struct.unpack_from("<HH", data, entry)
        if flags & IS_COMPLEX:
            inner = struct.unpack_from("<I", data, entry + 12)[0]
            values = [(f"{number}.{nth}.{each}", entry + 16 + 12 * each + 4) for each in range(inner)]
        else:
            values = [(f"{number}.{nth}", entry + size)]
        for name, value in values:
            kind, index = struct.unpack_from("<3xBI", data, value)
            if kind == IS_STRING:
                yield language, name, strings[index]
