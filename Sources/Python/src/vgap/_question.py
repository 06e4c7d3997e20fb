"""A question to the command, and what it says to it."""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vgap._command import Run, run
from vgap._diagnostics import Diagnostic, Problem
from vgap._errors import CommandError, DataError, UsageError
from vgap._input import FIRST_LINE, is_frame, json_rows
from vgap._options import arguments

if TYPE_CHECKING:
    from collections.abc import Mapping

#: How the command calls the dataset that it reads from standard input.
_STANDARD_INPUT = "-"
#: What the command says of how rows reach it.
_FORM = "the file is JSON, an array of objects"


@dataclass(frozen=True)
class Question:
    """What the command is asked: its arguments, and the rows of a data frame where the data are one."""

    verb: str
    dataset: str
    options: tuple[str, ...]
    rows: bytes | None = dataclasses.field(default=None, repr=False)

    @classmethod
    def of(cls, verb: str, data: Any, options: Mapping[str, Any]) -> Question:
        """The question of a function with its data and options."""
        if is_frame(data):
            return cls(verb, _STANDARD_INPUT, tuple(arguments(options)), json_rows(data))
        if not isinstance(data, str | os.PathLike):
            json_rows(data)  # Says what can be read.
        dataset = os.fspath(data)
        # Neither an option nor standard input.
        dataset = f"./{dataset}" if dataset.startswith("-") else dataset
        return cls(verb, dataset, tuple(arguments(options)))

    def ask(self, *further: str, accepts_problems: bool = False) -> Run:
        """Runs the command.

        :param further: Options beside those of the question.
        :param accepts_problems: Whether problems of the data are an answer.
        :raises DataError: The data have problems, or do not hold what is asked for.
        :raises UsageError: An option has a wrong value, or does not fit the data.
        :raises CommandError: The command failed.
        """
        result = run([self.verb, self.dataset, *self.options, *further], self.rows)
        if self.rows is not None:
            result = dataclasses.replace(
                result, diagnostics=tuple(_of_frame(item) for item in result.diagnostics if item.message != _FORM)
            )
        if result.exit_code == 0 or (result.exit_code == 1 and accepts_problems and result.output):
            return result
        raise _error(self.verb, result)

    def figure(self, ending: str) -> str:
        """The figure of the answer in the form that a file's ending says."""
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, f"figure{ending}")
            self.ask(f"--figure={path}", "--quiet")
            with open(path, encoding="utf-8") as file:
                return file.read()


def _of_frame(diagnostic: Diagnostic) -> Diagnostic:
    """A remark on the lines of standard input as one on the rows of the data frame."""
    if not isinstance(diagnostic, Problem):
        return dataclasses.replace(diagnostic, file=None)
    row = None if diagnostic.line is None or diagnostic.line < FIRST_LINE else diagnostic.line - FIRST_LINE
    return dataclasses.replace(diagnostic, file=None, line=None, character=None, row=row)


def _error(verb: str, result: Run) -> Exception:
    problems = tuple(item for item in result.diagnostics if isinstance(item, Problem) and item.severity == "error")
    messages = {item.kind: item.message for item in result.diagnostics}
    if result.exit_code == 64:
        return UsageError(f"{verb}: {messages.get('usage') or result.other_text}")
    if result.exit_code == 1 and (problems or "failure" in messages):
        return DataError(messages.get("failure", ""), problems)
    return CommandError(f"vgap {verb} ended with the code {result.exit_code}: {result.other_text or 'without a word'}")
