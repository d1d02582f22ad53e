"""Writes trained tables as `model.bin`; its layout is described in `src/language/model.rs`."""
import struct

import numpy as np

import features as F

FIELDS = 14
SHAPES = 48  # six numbers of words by eight kinds, as `features.shape` counts
RUN = 8  # blocks between two entries of the index
MOST = 255  # marks, or weights, of one block


def block(marks, rows):
    """One block: its marks, then the weights of each, a list of (class, weight + 16) for every mark."""
    flat = [(c, w, at + 1 == len(row)) for row in rows for at, (c, w) in enumerate(row)]
    assert len(marks) <= MOST and len(flat) <= MOST, "a block of more weights than its count can say: more bits for the table"
    heads = bytes(c | last << 6 | (w >> 4) << 7 for c, w, last in flat)
    low = [w & 15 for _, w, _ in flat] + [0]
    tails = bytes(low[i] | low[i + 1] << 4 for i in range(0, len(flat), 2))
    return bytes([len(marks), len(flat)]), bytes(marks) + heads + tails


def step_of(table, clip):
    """The size of a step, of which a weight has -16 to 15; `clip`: share of the weights that may not be cut off."""
    return float(np.quantile(np.abs(table[table != 0]), clip)) / 15


def quantised(table, step):
    return np.clip(np.rint(table / step), -16, 15).astype(np.int8)


def paced(starts, size):
    """(bytes of a usual run in 256ths, where each run begins less where it would if all before it were usual ones)."""
    pace = round(256 * size / len(starts))
    return pace, np.array([start - (pace * nth >> 8) for nth, start in enumerate(starts)])


def entries(table, buckets, bits):
    """(pace, index of runs, counts of blocks, entries) of a quantised table whose row i belongs to buckets[i] (ascending)."""
    blocks = 1 << (bits - 8)
    starts, counts, out = [], bytearray(), bytearray()
    first = np.searchsorted(buckets >> 8, np.arange(blocks + 1))
    for at in range(blocks):
        marks, rows = [], []
        for row in range(first[at], first[at + 1]):
            classes = np.flatnonzero(table[row])
            if len(classes):
                marks.append(int(buckets[row]) & 255)
                rows.append([(int(c), int(table[row, c]) + 16) for c in classes])
        if at % RUN == 0:
            starts.append(len(out))
        count, data = block(marks, rows)
        counts += count
        out += data
    pace, index = paced(starts, len(out))
    assert abs(index).max() < 1 << 15, "runs of too uneven a size: 32 bits for the index"
    return pace, index.astype("<i2").tobytes(), bytes(counts), bytes(out)


def row_of_shape(buckets, bits, nth):
    """The row of the `nth` way a line can be cased, or None."""
    bucket = F.finish(F.step(7, F.SHAPE + nth)) >> 32 - bits
    row = int(np.searchsorted(buckets, bucket))
    return row if row < len(buckets) and buckets[row] == bucket else None


def parted(table, buckets, bits, step):
    """Weights of every way a line can be cased, in steps, and the table without them.

    They are ten times as large as those of n-grams: cut off at the same size, every eighth line of names got a language.
    """
    rest, out = table.copy(), np.zeros((SHAPES, table.shape[1]), "<i2")
    for nth in range(SHAPES):
        row = row_of_shape(buckets, bits, nth)
        if row is not None:
            out[nth] = np.rint(table[row] / step)
            rest[row] = 0
    return out, rest


def as_read(t):
    """The table of `t` as the reader of the packed file sees it."""
    step = step_of(t["table"], t["clip"])
    shapes, rest = parted(t["table"], t["buckets"], t["bits"], step)
    out = quantised(rest, step).astype(np.float32) * np.float32(step)
    for nth in range(SHAPES):
        row = row_of_shape(t["buckets"], t["bits"], nth)
        if row is not None:
            out[row] = shapes[nth] * np.float32(step)
    return np.ascontiguousarray(out)


def write(path, tables):
    """`tables`: dicts with script, bits, classes, bias, leaning, heat, cooling, table (floats), buckets, clip."""
    at = 8 + 4 * FIELDS * len(tables)
    heads, bodies = b"", b""
    for t in tables:
        step = step_of(t["table"], t["clip"])
        shapes, rest = parted(t["table"], t["buckets"], t["bits"], step)
        pace, index, counts, data = entries(quantised(rest, step), t["buckets"], t["bits"])
        parts = [b"".join(c.encode().ljust(4) for c in t["classes"]), np.asarray(t["bias"], "<f4").tobytes(), np.asarray(t["leaning"], "<f4").tobytes(), shapes.tobytes(), index, counts, data]
        places = [at + sum(map(len, parts[:n])) for n in range(len(parts))]
        heads += struct.pack("<IIIfffIIIIIIII", t["script"], len(t["classes"]), t["bits"], step, t["heat"], t["cooling"], *places, pace)
        bodies += b"".join(parts)
        at += sum(map(len, parts))
    with open(path, "wb") as file:
        file.write(b"CDL4" + struct.pack("<I", len(tables)) + heads + bodies)
