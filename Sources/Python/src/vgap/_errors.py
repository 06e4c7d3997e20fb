"""What can go wrong."""

from __future__ import annotations

from vgap._diagnostics import Problem


class Error(Exception):
    """An error of vgap."""


class CommandNotFoundError(Error, FileNotFoundError):
    """The command is not there, or cannot be run."""


class CommandError(Error, RuntimeError):
    """The command ended in a way that it should not."""


class UsageError(Error, ValueError):
    """An option has a value that it cannot have, or does not fit the data."""


class DataError(Error, ValueError):
    """The data have problems, or do not hold what is asked for.

    The attributes ``code``, ``file``, ``line``, ``row``, ``column``, ``found``, ``expected`` and ``fix`` are those of the first
    problem, and ``None`` where the command knows none; ``problems`` has all of them, or, where nothing but an answer is missing,
    what is doubtful about the data.
    """

    #: How many problems the message lists.
    LIMIT = 10

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        self.problems = problems
        first = problems[0] if problems else None
        self.code = first.code if first else None
        self.file = first.file if first else None
        self.line = first.line if first else None
        self.row = first.row if first else None
        self.column = first.column if first else None
        self.found = first.found if first else None
        self.expected = first.expected if first else None
        self.fix = first.fix if first else None
        more = len(problems) - self.LIMIT
        lines = [message, *map(str, problems[: self.LIMIT]), *([f"… and {more} more in .problems"] if more > 0 else [])]
        super().__init__("\n".join(line for line in lines if line))
