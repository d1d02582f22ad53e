"""Writes trained tables as `model.bin`; its layout is described in `src/language/model.rs`."""
import struct

import numpy as np

FIELDS = 9


def block(marks, rows):
    """One block: marks with their weights, each row a list of (class, weight + 32)."""
    heads = bytes([len(marks)]) + bytes(marks) + bytes(len(r) for r in rows)
    body = bytearray()
    for row in rows:
        body += bytes(c | (w >> 4) << 6 for c, w in row)
        low = [w & 15 for _, w in row] + [0]
        body += bytes(low[i] | low[i + 1] << 4 for i in range(0, len(row), 2))
    return heads + bytes(body)


def quantised(table, clip):
    """Whole steps from -32 to 31 and the size of a step; `clip`: share of the weights that may not be cut off."""
    size = np.abs(table[table != 0])
    step = float(np.quantile(size, clip)) / 31
    return np.clip(np.rint(table / step), -32, 31).astype(np.int8), step


def entries(table, buckets, bits):
    """(block index, entries) of a quantised table whose row i belongs to buckets[i] (ascending)."""
    blocks = 1 << (bits - 8)
    index, out = [], bytearray()
    first = np.searchsorted(buckets >> 8, np.arange(blocks + 1))
    for at in range(blocks):
        marks, rows = [], []
        for row in range(first[at], first[at + 1]):
            classes = np.flatnonzero(table[row])
            if len(classes):
                marks.append(int(buckets[row]) & 255)
                rows.append([(int(c), int(table[row, c]) + 32) for c in classes])
        index.append(len(out))
        out += block(marks, rows)
    return np.array(index, "<u4").tobytes(), bytes(out)


def write(path, tables):
    """`tables`: (script, bits, classes, bias, table of floats, buckets, clip) each."""
    head = b"CDL1" + struct.pack("<I", len(tables))
    at = len(head) + 4 * FIELDS * len(tables)
    heads, bodies = b"", b""
    for script, bits, classes, bias, table, buckets, clip in tables:
        whole, step = quantised(table, clip)
        index, data = entries(whole, buckets, bits)
        tags = b"".join(c.encode().ljust(4) for c in classes)
        biases = np.asarray(bias, "<f4").tobytes()
        places = np.cumsum([at, len(tags), len(biases), len(index), len(data)])
        heads += struct.pack("<IIIIfIIII", script, len(classes), bits, bits - 8, step, *map(int, places[:4]))
        bodies += tags + biases + index + data
        at = int(places[4])
    with open(path, "wb") as file:
        file.write(head + heads + bodies)
