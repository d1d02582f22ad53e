"""Writes trained tables as `model.bin`; its layout is described in `src/language/model.rs`."""
import struct

import numpy as np

FIELDS = 12


def block(marks, rows):
    """One block: marks, then the weights of each, a list of (class, weight + 16) for every mark."""
    flat = [(c, w, at + 1 == len(row)) for row in rows for at, (c, w) in enumerate(row)]
    heads = bytes(c | last << 6 | (w >> 4) << 7 for c, w, last in flat)
    low = [w & 15 for _, w, _ in flat] + [0]
    tails = bytes(low[i] | low[i + 1] << 4 for i in range(0, len(flat), 2))
    return bytes([len(marks)]) + bytes(marks) + heads + tails


def quantised(table, clip):
    """Whole steps from -16 to 15 and the size of a step; `clip`: share of the weights that may not be cut off."""
    size = np.abs(table[table != 0])
    step = float(np.quantile(size, clip)) / 15
    return np.clip(np.rint(table / step), -16, 15).astype(np.int8), step


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
                rows.append([(int(c), int(table[row, c]) + 16) for c in classes])
        index.append(len(out))
        out += block(marks, rows)
    index.append(len(out))
    return np.array(index, "<u4").tobytes(), bytes(out)


def write(path, tables):
    """`tables`: dicts with script, bits, classes, bias, leaning, heat, cooling, table (floats), buckets, clip."""
    at = 8 + 4 * FIELDS * len(tables)
    heads, bodies = b"", b""
    for t in tables:
        whole, step = quantised(t["table"], t["clip"])
        index, data = entries(whole, t["buckets"], t["bits"])
        parts = [b"".join(c.encode().ljust(4) for c in t["classes"]), np.asarray(t["bias"], "<f4").tobytes(), np.asarray(t["leaning"], "<f4").tobytes(), index, data]
        places = [at + sum(map(len, parts[:n])) for n in range(len(parts))]
        heads += struct.pack("<IIIIfffIIIII", t["script"], len(t["classes"]), t["bits"], t["bits"] - 8, step, t["heat"], t["cooling"], *places)
        bodies += b"".join(parts)
        at += sum(map(len, parts))
    with open(path, "wb") as file:
        file.write(b"CDL1" + struct.pack("<I", len(tables)) + heads + bodies)
