#!/usr/bin/env python3
"""Checks data packages with frictionless, and that it would have caught a bad cell.

    check_datapackage.py DATASET...

For each dataset: the package must be valid; then copies of it with one bad cell planted must not be. The second is the control: a
checker that reads nothing finds nothing.
"""

import csv
import json
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


def last_file(folder, name):
    """The file that holds a resource of the package, or the last of several."""
    resources = json.loads((Path(folder) / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    path = next(resource["path"] for resource in resources if resource["name"] == name)
    return Path(folder) / (path if isinstance(path, str) else path[-1])


def plant(folder, name, column, value):
    """Puts a value into a column of the first row of a file."""
    path = last_file(folder, name)
    with path.open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))
    rows[1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows(rows)


# A word for a number, a reference to nothing, a date of no form, a choice that is none, each with the error expected.
BAD_CELLS = [
    ("scores", "value", "eighty", "type-error"),
    ("scores", "evaluation_id", "no-such-evaluation", "foreign-key"),
    ("evaluations", "evaluated_on", "15.2.2024", "constraint-error"),
    ("benchmarks", "kind", "composit", "constraint-error"),
    ("samples", "value", "eighty", "type-error"),
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
        for name, column, value, expected in BAD_CELLS:
            with tempfile.TemporaryDirectory() as scratch:
                copy = Path(scratch) / "package"
                shutil.copytree(folder, copy)
                plant(copy, name, column, value)
                if not any(expected in line for line in errors(copy)):
                    print(f"{folder}: '{value}' planted in {name}, column {column}, was not caught", file=sys.stderr)
                    is_sound = False
        count = len(Package(str(Path(folder) / "datapackage.json")).resources)
        print(f"{folder}: {count} tables agree with datapackage.json; {len(BAD_CELLS)} planted cells were caught")
    return 0 if is_sound else 1


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
