"""Reports: a folder of tables, figures, a page and notebooks."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vgap._answer import Column, Figure
from vgap._diagnostics import Diagnostic
from vgap._output import frame, libraries

#: The types of Table Schema, as those of answers. Months and years are dates that are not known to the day.
_TYPES = {"string": "text", "year": "text", "yearmonth": "text"}


@dataclass(frozen=True)
class Report:
    """A report that was written into a folder."""

    folder: Path
    #: How the data were read, and what is doubtful about them.
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def page(self) -> Path:
        """The page, which needs nothing beside it."""
        return self.folder / "report.html"

    @property
    def tables(self) -> dict[str, Path]:
        """The tables by their names."""
        return {path.stem: path for path in sorted((self.folder / "tables").glob("*.csv"))}

    @property
    def figures(self) -> dict[str, Path]:
        """The figures by their names."""
        return {path.stem: path for path in sorted((self.folder / "figures").glob("*.svg"))}

    def table(self, name: str, like: Any = "") -> Any:
        """A table as a data frame of the kind of ``like``: of pandas, unless a data frame of another library is given.

        :raises KeyError: There is no table of that name.
        """
        package = json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))
        path = self.tables[name]
        resource = next(item for item in package["resources"] if item["path"] == f"tables/{name}.csv")
        columns = [
            Column(
                item["name"],
                str(_TYPES.get(item["type"], item["type"])),
                item.get("title", item["name"]),
                item.get("description"),
                item.get("unit"),
                item.get("unitColumn"),
            )
            for item in resource["schema"]["fields"]
        ]
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        cells = [[_value(row[place], column.type) for row in rows] for place, column in enumerate(columns)]
        return frame(columns, cells, {"name": name, "title": resource.get("title")}, libraries(like))

    def figure(self, name: str) -> Figure:
        """A figure.

        :raises KeyError: There is no figure of that name.
        """
        path = self.figures[name]
        specification = json.loads(path.with_suffix(".vl.json").read_text(encoding="utf-8"))
        return Figure(specification, path.read_text(encoding="utf-8"))

    def __fspath__(self) -> str:
        return str(self.folder)


def _value(text: str, kind: str) -> Any:
    if text == "":
        return None
    match kind:
        case "number":
            return float(text)
        case "integer":
            return int(text)
        case "boolean":
            return text == "true"
        case _:
            return text
