#!/usr/bin/env python3
"""Whether what we accept as CSV is what Python's csv reads, strictly: Fuzz accepted COUNT | differential.py

What we refuse is not looked at: Python accepts more. Where we accept, cells are the same, a missing cell being the empty text.
"""

import base64
import csv
import io
import json
import sys


def read(text, width):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if width == 1:
        # A line without anything is a row of a table with one column.
        return [row or [""] for row in rows]
    # Lines without anything at the end are none.
    while rows and not rows[-1]:
        rows.pop()
    return rows


def main():
    count, cells = 0, 0
    for line in sys.stdin:
        case = json.loads(line)
        data = base64.b64decode(case["bytes"])
        ours = case["rows"]
        try:
            theirs = read(data.decode("utf-8-sig"), len(ours[0]))
        except (csv.Error, UnicodeDecodeError) as error:
            sys.exit(f"we accept {data!r}, and Python does not: {error}")
        if ours != theirs:
            sys.exit(f"{data!r}\nwe read    {ours}\nPython has {theirs}")
        count, cells = count + 1, cells + sum(map(len, ours))
    if count == 0:
        sys.exit("nothing was accepted")
    print(f"{count} mutated files that we accept are read by Python's csv alike, {cells} cells")


if __name__ == "__main__":
    main()
