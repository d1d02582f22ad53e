#!/usr/bin/env python3
"""Fragments a second of copydesk beside lingua's high-accuracy mode, on the same lines, in one run, on one core.

  python3 -m venv venv && venv/bin/pip install lingua-language-detector==2.1.1
  taskset -c 0 venv/bin/python scripts/language/beside_lingua.py target/release/copydesk

lingua's wheel is its Rust library with all 75 languages, its models loaded before the clock starts. copydesk is measured as
a process that reads and writes JSON, start-up included, so the library alone is faster still.
"""
import json
import resource
import subprocess
import sys
import time

import lingua

# The lines of benches/language.rs.
FRAGMENTS = """podpis źródła zdjęcia
Read the full story
Bildquelle
Fermin Torrano/Anadolu
Lea también nuestra cobertura
Источник изображения
Zdjęcie: AP Photo
مصدر الصورة
À lire aussi sur le même sujet
Lue myös tämä juttu
画像の出典
Preberite tudi ta članek
यह भी पढ़ें
Görsel kaynağı
Nuotraukos šaltinis
Læs også denne artikel""".split("\n")
ROUNDS = 8
COPIES = 5_000


def of_lingua():
    """Fragments a CPU second."""
    detector = lingua.LanguageDetectorBuilder.from_all_languages().with_preloaded_language_models().build()
    for line in FRAGMENTS:
        detector.detect_language_of(line)
    began = time.process_time()
    for _ in range(ROUNDS):
        for line in FRAGMENTS:
            detector.detect_language_of(line)
    return ROUNDS * len(FRAGMENTS) / (time.process_time() - began)


def of_copydesk(program):
    """Fragments a CPU second; every line another one, so that no answer is remembered."""
    lines = [json.dumps({"text": f"{line} {'.' * (nth % 3)}{nth}"}, ensure_ascii=False) for nth in range(COPIES) for line in FRAGMENTS]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "lang", "--jsonl", "-"], input="\n".join(lines).encode(), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return len(lines) / (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main():
    ours, theirs = of_copydesk(sys.argv[1]), of_lingua()
    print(f"copydesk {ours:,.0f}, lingua {theirs:,.0f} fragments a CPU second: {ours / theirs:.0f} times")


if __name__ == "__main__":
    main()
