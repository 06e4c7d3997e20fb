"""Answers of the command."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from vgap._diagnostics import Diagnostic
from vgap._errors import DataError, UsageError
from vgap._input import FIRST_LINE
from vgap._output import frame, libraries
from vgap._question import Question, Run

Frame = TypeVar("Frame")
Rendering: TypeAlias = Literal["text", "csv", "json", "jsonl", "markdown", "latex", "typst", "html"]


@dataclass(frozen=True)
class Column:
    """What a column of an answer holds."""

    name: str
    #: ``text``, ``number``, ``integer``, ``boolean`` or ``date``.
    type: str
    title: str
    description: str | None = None
    #: The unit of its numbers, where all rows have one.
    unit: str | None = None
    #: The column that names the unit of each row's number.
    unit_column: str | None = None


@dataclass(frozen=True)
class Figure:
    """A figure, which a notebook draws."""

    #: The Vega-Lite specification, with its data.
    specification: Mapping[str, Any] = field(repr=False)
    #: The figure as SVG.
    svg: str = field(repr=False)
    _question: Question | None = field(default=None, repr=False, compare=False)

    @property
    def description(self) -> str:
        """What the figure shows, in words."""
        return str(self.specification.get("description", ""))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the figure, in the form that the name's ending says.

        ``.svg`` and ``.json``, the Vega-Lite specification, are at hand; ``.pdf`` and ``.png`` are for the command, which needs a program for them
        that turns SVG into these.

        :raises ValueError: The ending says no form, or none that can be had.
        """
        ending = os.path.splitext(os.fspath(path))[1].lower()
        if ending in (".svg", ".json"):
            with open(path, "w", encoding="utf-8") as file:
                file.write(self.svg if ending == ".svg" else json.dumps(self.specification, ensure_ascii=False, indent=1))
        elif self._question is not None:
            self._question.ask(f"--figure={os.fspath(path)}", "--quiet")
        else:
            raise ValueError(f"a figure of a report is written as .svg or .json, not as {ending or 'a file without an ending'}")

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {
            "application/vnd.vegalite.v6+json": self.specification,
            "image/svg+xml": self.svg,
            "text/plain": f"Figure: {self.description}",
        }


@dataclass(frozen=True)
class Answer(Generic[Frame]):
    """An answer: a data frame of the kind that came in, with what people need to read it."""

    #: A short name: the question, the benchmark or file, and the sides, joined by hyphens.
    name: str
    title: str
    #: The headline, in a sentence or two.
    caption: str | None
    #: What the columns hold, in their order.
    columns: tuple[Column, ...]
    #: Remarks on the whole table.
    notes: tuple[str, ...]
    #: Program, version, command line, seed, and the inputs with their SHA-256.
    provenance: Mapping[str, Any]
    #: How the data were read, and what is doubtful about them.
    diagnostics: tuple[Diagnostic, ...]
    #: Whether the answer can be drawn.
    has_figure: bool = field(repr=False)
    _question: Question = field(repr=False, compare=False)
    _frame: Callable[[], Frame] = field(repr=False, compare=False)
    #: The cells, column by column.
    _cells: list[list[Any]] = field(repr=False, compare=False)

    @cached_property
    def frame(self) -> Frame:
        """The rows, unrounded, with typed columns. They are made when they are asked for, and so is their library loaded.

        :raises ImportError: No library that could hold them is installed.
        """
        return self._frame()

    @cached_property
    def figure(self) -> Figure | None:
        """The figure of the answer; ``None`` where the command draws none. The command is asked again for it."""
        if not self.has_figure:
            return None
        try:
            specification, svg = self._question.figures(".vl.json", ".svg")
            return Figure(json.loads(specification), svg, self._question)
        except (DataError, UsageError):
            # The question itself was answered.
            return None

    def render(self, format: Rendering = "text", columns: Sequence[str] | None = None) -> str:
        """The answer as the command writes it for people: rounded, with units and footnotes. The command is asked again.

        :param format: The form.
        :param columns: The columns that are shown, in this order, by their names in ``columns``; an interval is called as its lower end. The
            usual ones if left out. For the forms that show some: csv, json and jsonl have every column.
        """
        shown = () if columns is None else (f"--columns-shown={','.join(columns)}",)
        return self._question.ask(f"--format={format}", "--quiet", *shown, accepts_problems=True).output.decode()

    def to_excel(self, path: str | os.PathLike[str]) -> None:
        """Writes a workbook: a sheet of the rows, unrounded, and one of what they say and where they come from.

        pandas and openpyxl write it. A text is a text there: what a name says is run as no formula.

        :raises ImportError: One of these libraries is not installed.
        """
        import pandas

        rows = pandas.DataFrame({column.name: values for column, values in zip(self.columns, self._cells, strict=True)})
        remarks = [("title", self.title), ("caption", self.caption), *(("note", note) for note in self.notes)]
        columns = [(column.name, column.title, column.unit or column.unit_column, column.description) for column in self.columns]
        origin = [(key, json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value) for key, value in self.provenance.items()]
        with pandas.ExcelWriter(os.fspath(path), engine="openpyxl") as writer:
            rows.to_excel(writer, sheet_name="rows", index=False)
            pandas.DataFrame(columns, columns=["name", "title", "unit", "description"]).to_excel(writer, sheet_name="columns", index=False)
            pandas.DataFrame([*remarks, *origin], columns=["what", "text"]).to_excel(writer, sheet_name="about", index=False)
            for sheet in writer.book.worksheets:
                for cell in (cell for row in sheet.iter_rows() for cell in row):
                    if cell.data_type == "f":
                        cell.data_type = "s"

    def __str__(self) -> str:
        try:
            rows = str(self.frame)
        except ImportError:
            # The command's own words hold title, caption and notes as well.
            return self.render()
        return "\n\n".join(part for part in (self.title, self.caption, rows, "\n".join(self.notes)) if part)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        import html

        figure = self.figure
        table = self.render("html").partition("<table")
        parts = [
            f"<h4>{html.escape(self.title)}</h4>",
            f"<p>{html.escape(self.caption)}</p>" if self.caption else "",
            figure.svg if figure else "",
            "".join(table[1:]).partition("</table>")[0] + "</table>" if table[1] else "",
            *(f"<p>{html.escape(note)}</p>" for note in self.notes),
        ]
        return {"text/html": "\n".join(part for part in parts if part), "text/plain": str(self)}


def answer(question: Question, result: Run, like: object, *, has_figure: bool) -> Answer[Any]:
    """What the command said, with a data frame of the kind of ``like``.

    :raises CommandError: It said something else than a table.
    """
    try:
        return _read(question, result, like, has_figure=has_figure)
    except (ValueError, KeyError, TypeError) as error:
        from vgap._command import command
        from vgap._errors import CommandError

        raise CommandError(f"{command()} {question.verb} gave no answer that this package reads; is it another version?") from error


def _read(question: Question, result: Run, like: object, *, has_figure: bool) -> Answer[Any]:
    document = json.loads(result.output)
    columns = tuple(
        Column(
            item["name"],
            item["type"],
            item["title"],
            item.get("description"),
            item.get("unit"),
            item.get("unitColumn"),
        )
        for item in document["columns"]
    )
    cells = [[row[column.name] for row in document["rows"]] for column in columns]
    if question.verb == "validate" and question.rows is not None:
        columns, cells = _with_rows(columns, cells)
    attributes = {key: document.get(key) for key in ("name", "title", "caption", "notes", "provenance")}
    return Answer(
        name=document["name"],
        title=document["title"],
        caption=document.get("caption"),
        columns=columns,
        notes=tuple(document["notes"]),
        provenance=document["provenance"],
        diagnostics=result.diagnostics,
        has_figure=has_figure,
        _question=question,
        _frame=partial(frame, columns, cells, attributes, libraries(like)),
        _cells=cells,
    )


def _with_rows(columns: tuple[Column, ...], cells: list[list[Any]]) -> tuple[tuple[Column, ...], list[list[Any]]]:
    """Problems with the position of their row in a data frame, in place of file, line and character of what the command read."""
    row = Column("row", "integer", "Row", "Position of the row in the data frame, from 0")
    by_name = {column.name: (column, values) for column, values in zip(columns, cells, strict=True)}
    lines = by_name["line"][1]
    rows = [None if line is None or line < FIRST_LINE else line - FIRST_LINE for line in lines]
    kept = [(row, rows) if name == "line" else by_name[name] for name in by_name if name not in ("file", "column")]
    return tuple(column for column, _ in kept), [values for _, values in kept]
