"""The texts that `fit.py` learns from: pages as extractors leave them, clean, whole, mixed, thinned and shortened, and the project's own fixtures."""
import glob
import html.parser
import os

import numpy as np

INPUTS = ("naive", "trafilatura", "readability", "newspaper")
SHORTENED = ("naive", "trafilatura", "page")
SEED = 7
FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "fixtures")
OWN = "own"
ARTICLE = ("summary", "heading", "body")


class Text:
    """One input text of one page: its lines, features, truth and weights."""

    def __init__(self, page, kind, text):
        self.page, self.kind, self.text = page, kind, text
        self.group = self.also = f"{page['country']}/{page['publisher']}"


def texts_of(pages):
    for page in pages:
        for kind in INPUTS:
            if page["scraped_text"].get(kind):
                yield Text(page, kind, page["scraped_text"][kind])
        truth = page["truth"]
        yield Text(page, "clean", "\n\n".join([truth["title"] or ""] + truth["body_paragraphs"]))
        yield Text(page, "page", Lines.of(page["html"]))


def own_texts():
    """Pages of our own in some forty languages, a role and a line each: every language teaches, not only the few that scraped pages come in.

    The texts that must stay whole (`fixtures/kept/label`) are no part of it: what they teach, that any line may be article, guards know better."""
    for folder in ("scraped", "strangers"):
        for path in sorted(glob.glob(os.path.join(FIXTURES, folder, "*-*.tsv"))):
            rows = [row.split("\t", 1) for row in read_lines(path) if not row.startswith("#")]
            yield own_text(path, [(role, line.replace("⟦", "").replace("⟧", "").strip()) for role, line in rows])


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip()]


def own_text(path, rows):
    name = os.path.splitext(os.path.basename(path))[0]
    page = {"id": f"{OWN}/{name}", "lang": name.split("-")[0], "country": OWN, "publisher": name}
    text = Text(page, OWN, "\n".join(line for _, line in rows))
    text.truth = [int(role in ARTICLE) for role, _ in rows]
    text.title = [role == "title" for role, _ in rows]
    text.caption = [role == "caption" for role, _ in rows]
    return text


class Lines(html.parser.HTMLParser):
    """The whole page as text, a line for each block: what stands around the article as well."""

    INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong",
              "sub", "sup", "time", "u", "wbr"}
    SILENT = {"script", "style", "noscript", "template", "svg", "iframe", "textarea", "select"}

    @classmethod
    def of(cls, source):
        reader = cls()
        reader.lines, reader.silent = [[]], 0
        reader.feed(source)
        lines = (" ".join("".join(line).split()) for line in reader.lines)
        return "\n".join(line for line in lines if line)

    def handle_starttag(self, tag, attrs):
        if tag in self.SILENT:
            self.silent += 1
        elif tag not in self.INLINE:
            self.lines.append([])

    def handle_endtag(self, tag):
        if tag in self.SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag not in self.INLINE:
            self.lines.append([])

    def handle_data(self, data):
        if not self.silent:
            self.lines[-1].append(data)


def mix(frame, donor, rng):
    """The furniture of one page around the article of another: a text nobody printed, with a truth line by line."""
    runs, previous = [], None
    for line, truth in zip(frame.lines, frame.truth):
        if truth == 1 and previous == 1:
            continue
        runs.append((line, truth))
        previous = truth
    places = [i for i, (_, truth) in enumerate(runs) if truth == 1]
    if not places:
        return None
    body = [p for p in donor.page["truth"]["body_paragraphs"] if p.strip()]
    cuts = sorted(rng.integers(0, len(body) + 1, len(places) - 1))
    parts = np.split(np.arange(len(body)), cuts)
    lines, truths = [], []
    for i, (line, truth) in enumerate(runs):
        chosen = [body[k] for k in parts[places.index(i)]] if truth == 1 else [line]
        lines += [" ".join(x.split()) for x in chosen]
        truths += [truth] * len(chosen)
    text = Text(donor.page, "mix", "\n".join(lines))
    text.group, text.also, text.truth = frame.group, donor.group, truths
    return text


def thin(text, rng):
    """The text with most of its furniture gone: what is left after a first cleaning, read again."""
    share = rng.choice([0.05, 0.15, 0.4])
    kept = [(l, t) for l, t in zip(text.lines, text.truth) if t == 1 or rng.random() < share]
    made = Text(text.page, "thin", "\n".join(line for line, _ in kept))
    made.truth = [truth for _, truth in kept]
    return made


def short(text, rng):
    """The text with the first few paragraphs of its article alone: agency reports are short, their pages are not."""
    left, lines, truths = rng.integers(2, 8), [], []
    for line, truth in zip(text.lines, text.truth):
        if truth == 1 and len(line) > 60:
            left -= 1
        if truth != 1 or left >= 0:
            lines.append(line)
            truths.append(truth)
    made = Text(text.page, "short", "\n".join(lines))
    made.truth = truths
    return made


def mixes_of(texts, count):
    """`count` mixes for each naive text, with articles of other outlets; half of them in another language."""
    rng = np.random.default_rng(SEED)
    naive = [t for t in texts if t.kind == "naive"]
    out = []
    for frame in naive:
        own = [t for t in naive if t.group != frame.group and t.page["lang"] == frame.page["lang"]]
        other = [t for t in naive if t.group != frame.group]
        for turn in range(count):
            pool = own if own and turn % 2 == 0 else other
            made = mix(frame, pool[rng.integers(len(pool))], rng)
            if made:
                out.append(made)
    out += [thin(t, rng) for t in texts if t.kind in ("naive", "page")]
    return out + [short(t, rng) for t in texts if t.kind in SHORTENED]
