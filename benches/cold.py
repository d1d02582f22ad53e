#!/usr/bin/env python3
"""What it costs to start: CPU time of whole processes, the best and the mean of many, taken in turns in one run.

    benches/cold.py --copydesk target/release/copydesk --others rg typos

`--version` of ours is held against `--version` of the first other, `check` of one small file against the second on the same file; either may be
missing, which is said.
"""

import argparse
import resource
import shutil
import subprocess
import sys

FILE = "fixtures/example/article.txt"


def seconds_of(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copydesk", default="target/release/copydesk")
    parser.add_argument("--others", nargs=2, default=["rg", "typos"], metavar=("SEARCHER", "SPELLER"))
    parser.add_argument("--turns", type=int, default=100)
    args = parser.parse_args()
    searcher, speller = args.others
    commands = [
        ("copydesk --version", [args.copydesk, "--version"]),
        (f"{searcher} --version", [searcher, "--version"]),
        ("copydesk check, one file", [args.copydesk, "check", "--isolated", FILE]),
        ("copydesk clean, one file", [args.copydesk, "clean", "--isolated", FILE]),
        (f"{speller}, the same file", [speller, FILE]),
    ]
    for name, command in commands:
        if shutil.which(command[0]) is None:
            print(f"left out: {name} (not installed)", file=sys.stderr)
    commands = [(name, command) for name, command in commands if shutil.which(command[0])]
    times = {name: [] for name, _ in commands}
    for _ in range(args.turns):
        for name, command in commands:
            times[name].append(seconds_of(command))
    print("| process | best, ms | mean, ms |")
    print("| --- | --- | --- |")
    for name, seconds in times.items():
        print(f"| {name.rsplit('/', 1)[-1]} | {1000 * min(seconds):.2f} | {1000 * sum(seconds) / len(seconds):.2f} |")


if __name__ == "__main__":
    main()
