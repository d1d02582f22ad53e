#!/usr/bin/env python3
"""How many names in a foreign convention are found in English sentences, and how many genuine names are touched in the same ones.

    scripts/names/recall.py target/release/copydesk [--shared ../shared] [--max 400]

Names come from the dev half of ../shared/eval/names: Russian and Ukrainian people written in a convention by the reference tables there
(conv_ref.py), only where that differs from English, and only people whose English name is a rendering of the native one (not James Brokenshire by way of
Cyrillic); genuine names are those of living languages there. Sentences are ours: a third has an office and a
country beside the name, a third only an article about the country, a third nothing but the name. A name counts as found when the printed form is
gone from the text, as right when what stands there is the English form of the data or of the tables (house styles made equal as score.py does).
Printed: convention, names, found, right; then genuine names changed.
"""
import argparse
import collections
import gzip
import importlib.util
import json
import re
import subprocess
import sys
import unicodedata

COUNTRIES = {"ru": ("Russia", "Russian", "Moscow"), "uk": ("Ukraine", "Ukrainian", "Kyiv")}
# {0} the name, {1} its surname, {2} country, {3} adjective, {4} capital.
SENTENCES = [
    "The {3} deputy minister {0} told reporters in {4} on Monday that the talks would go on. {1} declined to name a date.",
    "{0}, a spokesman for the {3} foreign ministry, rejected the report. “We have seen no paper,” {1} said in {4}.",
    "The company named {0} its chief engineer in {4} last spring. Before that {1} had worked in the north of {2} for ten years.",
    "Investigators in {4} questioned {0} twice. A court in {2} let {1} go in the evening, his lawyer said.",
    "The prize went to {0} for a study of river ice. The jury called the work of {1} patient and clear.",
    "In the final {0} won in three sets. It was the second title of the season for {1}, who had been injured in May.",
]
PEOPLES = {"pl": "Polish", "cs": "Czech", "de": "German", "fr": "French", "hu": "Hungarian", "sv": "Swedish", "it": "Italian", "es": "Spanish"}
NEAR = [
    "The {1} deputy minister {0} told reporters in Moscow on Monday that the talks with Russia would go on.",
    "{0} of the {1} parliament met students from Ukraine and Russia on Thursday, her office said.",
    "The prize went to {0} for a study of river ice.",
]
STYLE = [("shch|sch", "sh"), ("tch", "ch"), ("kh", "h"), ("ks", "x"), (r"ff\b", "v"), ("iy|yi|ij|ii|yy|y|j", "i"), ("ie|ye", "e"),
         ("(?<=[aeiou])i(?=[aeiou])|i(?=[aou])|(?<=[aeou])i", ""), ("ou|oo", "u"), (r"(.)\1+", r"\1"), (r"\balexand(er|r)\b", "alexandr")]


def fold(text):
    text = text.translate(str.maketrans("łŁđĐøØı", "lLdDoOi"))
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def style(text):
    text = fold(text)
    for pattern, equal in STYLE:
        text = re.sub(pattern, equal, text)
    return text


def rows(shared, name):
    with gzip.open(f"{shared}/eval/names/data/{name}.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def clean(tool, texts):
    records = "".join(json.dumps({"id": str(at), "text": text, "language": "en"}) + "\n" for at, text in enumerate(texts))
    command = [tool, "clean", "--isolated", "--select", "NM", "--from-format", "jsonl", "--to", "jsonl", "--target", "en", "--undoable", "-"]
    done = subprocess.run(command, input=records, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    return [json.loads(line)["text"] for line in done.stdout.splitlines()]


def people(shared, most):
    """(language, native name, English forms), each once."""
    seen = set()
    for row in rows(shared, "pairs_convention"):
        language = {"x-ru": "ru"}.get(row["native_lang"], row["native_lang"])
        if row["kind"] == "token" or language not in COUNTRIES or not row["forms"].get("en"):
            continue
        native = row["native"][0]
        if len(native.split()) == 2 and native not in seen and re.fullmatch("[А-ЯЁІЇЄҐа-яёіїєґ' -]+", native):
            seen.add(native)
            yield language, native, row["forms"]["en"]
            if len(seen) >= most:
                return


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("copydesk")
    ask.add_argument("--shared", default="../shared")
    ask.add_argument("--max", type=int, default=400, help="people a convention")
    ask.add_argument("--missed", metavar="CONVENTION", help="print what is not found in this convention")
    given = ask.parse_args()
    spec = importlib.util.spec_from_file_location("conv_ref", f"{given.shared}/eval/names/conv_ref.py")
    tables = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tables)
    known = list(people(given.shared, given.max))
    for convention in ["pl", "de", "fr", "cs", "hu", "sv"]:
        cases = []
        for at, (language, native, english) in enumerate(known):
            if (language, convention) not in tables.T:
                continue
            form = tables.render(native, language, convention, 1)[0]
            forms = {style(name) for name in [*english, *tables.render(native, language, "en", 8)]}
            native_name = {style(name) for name in english} & {style(name) for name in tables.render(native, language, "en", 8)}
            if native_name and fold(form) not in {fold(name) for name in [*english, *tables.render(native, language, "en", 8)]}:
                text = SENTENCES[at % len(SENTENCES)].format(form, form.split()[-1], *COUNTRIES[language])
                cases.append((form, forms, text, at % len(SENTENCES) // 2))
        fixed = clean(given.copydesk, [case[2] for case in cases])
        found, right, by_kind, of_kind = 0, 0, collections.Counter(), collections.Counter()
        for (form, forms, text, kind), after in zip(cases, fixed):
            gone = form not in after
            found += gone
            by_kind[kind] += gone
            of_kind[kind] += 1
            right += gone and any(name in style(after) for name in forms)
            if given.missed == convention and not gone:
                print("  missed", text)
            if given.missed == convention and gone and not any(name in style(after) for name in forms):
                print("  other ", form, "|", after[:90])
        kinds = "  ".join(f"{name} {by_kind[kind] / max(1, of_kind[kind]):.3f}" for kind, name in enumerate(["office", "topic", "alone"]))
        print(f"{convention}  names {len(cases)}  found {found / len(cases):.3f}  right {right / len(cases):.3f}   by context: {kinds}")
    genuine = [(row["lang"], row["name"]) for row in rows(given.shared, "genuine")]
    texts = [NEAR[at % len(NEAR)].format(name, PEOPLES.get(lang, "European")) for at, (lang, name) in enumerate(genuine)]
    changed = [(name, text) for (_, name), text, after in zip(genuine, texts, clean(given.copydesk, texts)) if name not in after]
    print(f"genuine names in such sentences: {len(changed)} of {len(genuine)} changed")
    for name, text in changed[:20]:
        print(f"  {name}: {text}")


if __name__ == "__main__":
    main()
