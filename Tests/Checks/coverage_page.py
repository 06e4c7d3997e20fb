"""Writes the tables of simulated coverage into the documentation.

    python3 Tests/Checks/coverage_page.py .build/coverage

A table of the documentation stands under a line `<!-- coverage NAME K -->`: it becomes the K-th table of NAME.md in the folder, and
stays if there is no such file. `make coverage` makes them all and runs this script.
"""
import pathlib
import re
import sys

PAGES = pathlib.Path("Sources/StatisticsCore/StatisticsCore.docc")
MARK = re.compile(r"(<!-- coverage (\w+) (\d+) -->\n\n)((?:\|.*\n)+)")


def main(folder: pathlib.Path) -> None:
    tables = {path.stem: path.read_text().strip().split("\n\n") for path in sorted(folder.glob("*.md"))}

    def table(match: re.Match) -> str:
        name, number = match[2], int(match[3])
        if name not in tables:
            return match[0]
        if number > len(tables.get(name, [])):
            sys.exit(f"{folder}/{name}.md has no table {number}: run make coverage")
        return match[1] + tables[name][number - 1] + "\n"

    for page in sorted(PAGES.glob("*.md")):
        text = page.read_text()
        written = MARK.sub(table, text)
        if written != text:
            page.write_text(written)
            print(page)


main(pathlib.Path(sys.argv[1]))
