"""A question to the command, and what it says to it."""

from __future__ import annotations

import os

from vgap._command import start
from vgap._options import arguments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from vgap._diagnostics import Diagnostic

#: How the command calls the dataset that it reads from standard input.
_STANDARD_INPUT = "-"
#: What the command says of how rows reach it.
_FORM = "the file is JSON, an array of "


class Run:
    """What a run of the command gave."""

    def __init__(self, exit_code: int, output: bytes, diagnostics: tuple[Diagnostic, ...], other_text: str) -> None:
        self.exit_code = exit_code
        self.output = output
        self.diagnostics = diagnostics
        #: What was said on standard error beside the diagnostics.
        self.other_text = other_text


class Question:
    """What the command is asked: its arguments, and the rows of a data frame where the data are one."""

    def __init__(self, verb: str, dataset: str, options: tuple[str, ...], rows: bytes | None = None) -> None:
        self.verb = verb
        self.dataset = dataset
        self.options = options
        self.rows = rows

    @classmethod
    def of(cls, verb: str, data: Any, options: Mapping[str, Any]) -> Question:
        """The question of a function with its data and options."""
        words = tuple(arguments(options))
        if not isinstance(data, str | os.PathLike):
            from vgap._input import json_rows

            return cls(verb, _STANDARD_INPUT, words, json_rows(data))
        dataset = str(os.fspath(data))
        # Neither an option nor standard input.
        return cls(verb, f"./{dataset}" if dataset.startswith("-") else dataset, words)

    def ask(self, *further: str, accepts_problems: bool = False) -> Run:
        """Runs the command.

        :param further: Options beside those of the question.
        :param accepts_problems: Whether problems of the data are an answer.
        :raises DataError: The data have problems, or do not hold what is asked for.
        :raises UsageError: An option has a wrong value, or does not fit the data.
        :raises CommandError: The command failed.
        """
        with start([self.verb, self.dataset, *self.options, *further]) as process:
            try:
                # Loaded while the command works.
                import vgap._answer
                from vgap._diagnostics import read_diagnostics

                output, error = process.communicate(self.rows or b"")
            except BaseException:
                process.kill()
                process.wait()
                raise
        diagnostics, other_text = read_diagnostics(error)
        if self.rows is not None:
            diagnostics = tuple(item.of_frame() for item in diagnostics if not item.message.startswith(_FORM))
        result = Run(process.returncode, output, diagnostics, other_text)
        if result.exit_code == 0 or (result.exit_code == 1 and accepts_problems and result.output):
            return result
        raise _error(self.verb, result)

    def figures(self, *endings: str) -> list[str]:
        """The figure of the answer in the forms that endings of files say."""
        import tempfile
        from pathlib import Path

        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder, f"figure{ending}") for ending in endings]
            self.ask(*(f"--figure={path}" for path in paths), "--quiet")
            return [path.read_text(encoding="utf-8") for path in paths]


def _error(verb: str, result: Run) -> Exception:
    from vgap._diagnostics import Problem
    from vgap._errors import CommandError, DataError, UsageError

    problems = tuple(item for item in result.diagnostics if isinstance(item, Problem))
    errors = tuple(item for item in problems if item.severity == "error")
    messages = {item.kind: item.message for item in result.diagnostics}
    if result.exit_code == 64:
        return UsageError(f"{verb}: {messages.get('usage') or result.other_text}")
    if result.exit_code == 1 and (errors or "failure" in messages):
        # What is doubtful may be why there is no answer.
        return DataError(messages.get("failure", ""), errors or problems)
    return CommandError(f"vgap {verb} ended with the code {result.exit_code}: {result.other_text or 'without a word'}")
