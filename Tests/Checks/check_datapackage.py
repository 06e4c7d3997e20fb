#!/usr/bin/env python3
"""Checks data packages with frictionless, and that it would have caught a bad cell.

    check_datapackage.py DATASET...

For each dataset: the package must be valid; then copies of it with one bad cell planted must not be. The second is the control: a
checker that reads nothing finds nothing.
"""

import csv
import shutil
import sys
import tempfile
from pathlib import Path

from frictionless import Package, system, validate


def errors(folder):
    """What frictionless finds wrong with the package in a folder, one text each."""
    system.trusted = True
    report = validate(str(Path(folder) / "datapackage.json"), type="package")
    found = [f"{error.type}: {error.message}" for error in report.errors]
    for task in report.tasks:
        found += [f"{task.place}: {error.type}: {error.message}" for error in task.errors]
    return found


def plant(folder, file, column, value):
    """Puts a value into a column of the first row of a file."""
    path = Path(folder) / file
    with path.open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))
    rows[1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows(rows)


# A word for a number, a reference to nothing, a date of no form, a choice that is none, each with the error expected.
BAD_CELLS = [
    ("scores.csv", "value", "eighty", "type-error"),
    ("scores.csv", "evaluation_id", "no-such-evaluation", "foreign-key"),
    ("evaluations.csv", "evaluated_on", "15.2.2024", "constraint-error"),
    ("benchmarks.csv", "kind", "composit", "constraint-error"),
]


def main(folders):
    is_sound = True
    for folder in folders:
        found = errors(folder)
        for line in found[:20]:
            print(f"{folder}: {line}", file=sys.stderr)
        if found:
            print(f"{folder}: frictionless finds {len(found)} errors", file=sys.stderr)
            is_sound = False
            continue
        for file, column, value, expected in BAD_CELLS:
            with tempfile.TemporaryDirectory() as scratch:
                copy = Path(scratch) / "package"
                shutil.copytree(folder, copy)
                plant(copy, file, column, value)
                if not any(expected in line for line in errors(copy)):
                    print(f"{folder}: '{value}' planted in {file}, column {column}, was not caught", file=sys.stderr)
                    is_sound = False
        count = len(Package(str(Path(folder) / "datapackage.json")).resources)
        print(f"{folder}: {count} files agree with datapackage.json; {len(BAD_CELLS)} planted cells were caught")
    return 0 if is_sound else 1


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
