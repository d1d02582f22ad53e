#!/usr/bin/env python3
"""Other people's tools beside ours, on the same articles, in one run, on one core: documents a second.

    benches/peers.py --copydesk target/release/copydesk --texts texts.jsonl --pages pages.jsonl

`texts.jsonl` holds records with "text", `pages.jsonl` the same articles with "html". Tools for Python work inside this process, `copydesk` as the
whole process with its start-up, both in seconds of CPU time. Each tool has several turns, all tools in each turn, and the best turn counts: what the
machine does beside is nobody's fault. A tool that is not installed is named and left out:

    pip install trafilatura ftfy jusText lxml_html_clean rs-trafilatura 'datatrove[processing]' spacy
"""

import argparse
import importlib.metadata
import json
import resource
import subprocess
import sys
import time

# Documents a tool for Python is given in one turn: three seconds of the slowest.
SLOW = 200


def trafilatura_on_pages():
    import trafilatura

    return trafilatura.extract


def justext_on_pages():
    import justext

    stoplist = justext.get_stoplist("English")
    return lambda html: justext.justext(html, stoplist)


def rs_trafilatura_on_pages():
    import rs_trafilatura

    return rs_trafilatura.extract


def ftfy_on_texts():
    import ftfy

    return ftfy.fix_text


def c4_on_texts():
    from datatrove.data import Document
    from datatrove.pipeline.filters.c4_filters import C4QualityFilter

    c4 = C4QualityFilter()
    return lambda text: c4.filter(Document(text=text, id="0"))


# The package, what it is given, how it is made, documents a turn.
PEERS = [
    ("trafilatura", "html", trafilatura_on_pages, SLOW),
    ("jusText", "html", justext_on_pages, SLOW),
    ("rs-trafilatura", "html", rs_trafilatura_on_pages, SLOW),
    ("ftfy", "text", ftfy_on_texts, SLOW),
    ("datatrove", "text", c4_on_texts, SLOW),
]


def documents(path, field):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line)[field] for line in lines]


def seconds_of(work, inputs):
    begun = time.process_time()
    for one in inputs:
        work(one)
    return time.process_time() - begun


def seconds_of_process(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def contestants(inputs, args):
    """Name, what it is given, how many, and a function that gives the seconds of one turn."""
    for name, field, make, count in PEERS:
        try:
            work = make()
            work(inputs[field][0])
        except Exception as missing:  # A tool may fail in its own ways; the others go on.
            print(f"left out: {name} ({type(missing).__name__}: {str(missing).splitlines()[0]})", file=sys.stderr)
            continue
        some = inputs[field][:count]
        yield f"{name} {importlib.metadata.version(name)}", field, len(some), lambda work=work, some=some: seconds_of(work, some)
    for field, path in (("text", args.texts), ("html", args.pages)):
        command = [args.copydesk, "clean", "--isolated", "--quiet", "--jobs", "1", path]
        yield "copydesk clean", field, len(inputs[field]), lambda command=command: seconds_of_process(command)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copydesk", default="target/release/copydesk", help="the binary, as released")
    parser.add_argument("--texts", required=True, help="JSONL of records with text")
    parser.add_argument("--pages", required=True, help="JSONL of the same articles with html")
    parser.add_argument("--turns", type=int, default=3)
    args = parser.parse_args()
    inputs = {"text": documents(args.texts, "text"), "html": documents(args.pages, "html")}
    tools = list(contestants(inputs, args))
    best = {}
    for _ in range(args.turns):
        for name, field, count, turn in tools:
            rate = count / turn()
            best[name, field] = max(rate, best.get((name, field), 0))
    print("| tool | given | documents a second and core | copydesk is |")
    print("| --- | --- | --- | --- |")
    for (name, field), rate in sorted(best.items(), key=lambda entry: (entry[0][1], entry[1])):
        times = best["copydesk clean", field] / rate
        print(f"| {name} | {field} | {rate:,.0f} | {times:.1f} × |")


if __name__ == "__main__":
    main()
