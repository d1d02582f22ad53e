"""Pages of our own that teach the forests beside the annotated ones: the fixtures below `fixtures/`, each after another template.

A fixture begins with what is true of its page ("#title: …", "#image: caption || …") and marks the paragraphs of its article with ⟪ and ⟫.
"""
import glob
import html
import os
import re

FOLDERS = ("systems", "templates", "portals")


def visible(source):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", source)).split())


def read(path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    count = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    said = [line[1:].partition(":")[::2] for line in lines[:count]]
    values = lambda key: [value.strip() for name, value in said if name == key]
    marked = "\n".join(lines[count:])
    name = os.path.basename(path)
    captions = [value.partition("||")[0].strip() for value in values("image")]
    truth = {
        "title": "".join(values("title")[:1]),
        "body_paragraphs": [visible(part.partition("⟫")[0]) for part in marked.split("⟪")[1:]],
        "images": [{"caption": caption} for caption in captions],
    }
    return {"id": name, "country": "own", "publisher": name, "html": marked.replace("⟪", "").replace("⟫", ""), "truth": truth}


def own_pages(fixtures):
    paths = [path for folder in FOLDERS for path in glob.glob(os.path.join(fixtures, folder, "*.html"))]
    return [read(path) for path in sorted(paths)]
