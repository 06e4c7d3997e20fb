#!/usr/bin/env python3
"""Compares two folders of a report: the one that was committed and the one that was made anew.

    compare_report.py COMMITTED FRESH

Most files are the same bytes. Where they are not, what counts is the content: numbers may differ in the last digits, since mathematics
libraries differ from machine to machine (relative 1e-9), coordinates in drawings by 0.05 pixels, and hashes and sizes follow the bytes.
Anything else is a difference. Exit status 1 if there is one.
"""

import argparse
import itertools
import json
import re
import sys
from pathlib import Path

NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
EMBEDDED = re.compile(r"(data:[a-z+./-]+;charset=utf-8;base64,)[A-Za-z0-9+/=]*")


def same_numbers(a, b, relative, absolute):
    """Whether two texts are alike but for their numbers, and these as good as equal; if not, where."""
    if NUMBER.sub("0", a) != NUMBER.sub("0", b):
        for number, (left, right) in enumerate(itertools.zip_longest(a.splitlines(), b.splitlines(), fillvalue=""), 1):
            if NUMBER.sub("0", left) != NUMBER.sub("0", right):
                return f"line {number}: {left[:160]!r} became {right[:160]!r}"
        return "the texts differ"
    for left, right in zip(NUMBER.findall(a), NUMBER.findall(b)):
        x, y = float(left), float(right)
        if abs(x - y) > max(absolute, relative * max(abs(x), abs(y))):
            return f"{left} became {right}"
    return None


def without_hashes(node):
    if isinstance(node, dict):
        return {key: without_hashes(value) for key, value in node.items() if key not in ("hash", "bytes")}
    return [without_hashes(value) for value in node] if isinstance(node, list) else node


def difference(path, a, b):
    """What differs between two contents of a file; None if nothing that counts."""
    suffix = path.suffix
    if path.name == "datapackage.json":
        # The hashes of the inputs are called sha256 and count.
        return None if without_hashes(json.loads(a)) == without_hashes(json.loads(b)) else "the description differs"
    if suffix in (".svg", ".html", ".ipynb"):
        strip = lambda text: EMBEDDED.sub(r"\1", text)
        return same_numbers(strip(a), strip(b), 1e-6, 0.05)
    return same_numbers(a, b, 1e-9, 1e-12)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("committed", type=Path)
    parser.add_argument("fresh", type=Path)
    arguments = parser.parse_args()
    files = {
        folder: {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
        for folder in (arguments.committed, arguments.fresh)
    }
    committed, fresh = files[arguments.committed], files[arguments.fresh]
    problems = [f"{path}: is no longer made" for path in sorted(committed - fresh)]
    problems += [f"{path}: is new" for path in sorted(fresh - committed)]
    same, alike = 0, []
    for path in sorted(committed & fresh):
        a, b = (arguments.committed / path).read_bytes(), (arguments.fresh / path).read_bytes()
        if a == b:
            same += 1
            continue
        found = difference(path, a.decode("utf-8"), b.decode("utf-8"))
        if found:
            problems.append(f"{path}: {found}")
        else:
            alike.append(str(path))
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{same} files are the same bytes, {len(alike)} the same in content, {len(problems)} differ")
    if alike:
        print("The same in content: " + ", ".join(alike))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
