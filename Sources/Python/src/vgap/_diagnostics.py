"""What the command says beside its answer."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from vgap._input import FIRST_LINE


class DataWarning(UserWarning):
    """Something about the data that a person should look at."""


@dataclass(frozen=True)
class Diagnostic:
    """A remark of the command: how a file was read (``decision``), or another one (``note``, ``failure``, ``usage``)."""

    kind: str
    message: str
    file: str | None = None
    column: str | None = None
    count: int | None = None

    def __str__(self) -> str:
        return self.message

    def of_frame(self) -> Diagnostic:
        """The same about the rows of a data frame, where it is about standard input."""
        return replace(self, file=None)


@dataclass(frozen=True)
class Problem(Diagnostic):
    """Something wrong with the data, with its place and its mend."""

    #: The stable name of the kind of problem; ``vgap validate --explain CODE`` explains it.
    code: str = ""
    #: ``error`` or ``warning``.
    severity: str = "error"
    #: The line of the file, from 1; of a data frame none.
    line: int | None = None
    #: The position of the row in the data frame, from 0 (for ``iloc``); of a file none.
    row: int | None = None
    #: The character of the line, from 1; of a data frame none.
    character: int | None = None
    #: The offending text.
    found: str | None = None
    #: What was expected instead.
    expected: str | None = None
    #: What to do about it.
    fix: str | None = None

    def __str__(self) -> str:
        """The problem in one line: place, message, what was found and expected, the mend, and the code."""
        row = None if self.row is None else f"row {self.row}"
        file = ":".join(str(part) for part in (self.file, self.line, self.character) if part is not None)
        place = ", ".join(part for part in (row or file, self.column and f"column {self.column!r}") if part)
        parts = [f"{place}: {self.message}" if place else self.message]
        parts[0] += f" ({self.count} times)" if self.count is not None and self.count > 1 else ""
        parts += [f"found {self.found!r}"] if self.found is not None else []
        parts += [f"expected {self.expected}"] if self.expected else []
        parts += [self.fix] if self.fix else []
        return "; ".join(parts) + (f" [{self.code}]" if self.code else "")

    def of_frame(self) -> Problem:
        """The same about the rows of a data frame, where it is about the lines of standard input."""
        row = None if self.line is None or self.line < FIRST_LINE else self.line - FIRST_LINE
        return replace(self, file=None, line=None, character=None, row=row)


def read_diagnostics(standard_error: bytes) -> tuple[tuple[Diagnostic, ...], str]:
    """The remarks in what was said on standard error, and what else was said there."""
    diagnostics: list[Diagnostic] = []
    others: list[str] = []
    for line in standard_error.decode("utf-8", errors="replace").split("\n"):
        try:
            diagnostics.append(_diagnostic(json.loads(line)))
        except (ValueError, KeyError, TypeError):
            others.append(line)
    return tuple(diagnostics), "\n".join(others).strip()


def _diagnostic(record: dict[str, Any]) -> Diagnostic:
    """
    :raises KeyError: It lacks what every diagnostic has.
    """
    if record["kind"] != "problem":
        return Diagnostic(
            record["kind"], record["message"], record.get("file"), record.get("field"), record.get("count")
        )
    return Problem(
        kind="problem",
        message=record["message"],
        file=record.get("file"),
        column=record.get("field"),
        count=record.get("count"),
        code=record["code"],
        severity=record["severity"],
        line=record.get("line"),
        character=record.get("column"),
        found=record.get("found"),
        expected=record.get("expected"),
        fix=record.get("fix"),
    )
