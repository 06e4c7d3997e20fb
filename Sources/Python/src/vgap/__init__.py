"""Compare video-generation systems by their published benchmark scores.

Each function asks the command of the same name and gives its answer as a data frame::

    import vgap

    answer = vgap.gap("video-generation", benchmark="arena-t2v", between=("US", "CN"))
    answer.caption  # the headline, with its interval
    answer.frame    # a pandas DataFrame, a row a measure
    answer.figure   # drawn in a notebook

Data are a data frame (pandas, polars, an Arrow table, or anything with the Arrow PyCapsule interface, such as a relation of
DuckDB), the path of a file or of a data package, or the name of an installed dataset. Options are called as those of the
command, with underscores for hyphens. Nothing is computed here.
"""

from __future__ import annotations

from vgap._verbs import (
    claims,
    describe,
    gap,
    lag,
    profile,
    rank,
    report,
    robustness,
    score,
    trend,
    validate,
)

# What types alone need costs a first call: checkers take this name for true.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from vgap._answer import Answer, Column, Figure
    from vgap._diagnostics import DataWarning, Diagnostic, Problem
    from vgap._errors import CommandError, CommandNotFoundError, DataError, Error, UsageError
    from vgap._input import Data
    from vgap._report import Report

    __version__: str

__all__ = [
    "Answer",
    "Column",
    "CommandError",
    "CommandNotFoundError",
    "Data",
    "DataError",
    "DataWarning",
    "Diagnostic",
    "Error",
    "Figure",
    "Problem",
    "Report",
    "UsageError",
    "claims",
    "describe",
    "gap",
    "lag",
    "profile",
    "rank",
    "report",
    "robustness",
    "score",
    "trend",
    "validate",
]

# What is loaded when it is asked for: a first call starts the command before it loads what reads the answer.
_LATER = {
    **dict.fromkeys(("Answer", "Column", "Figure"), "vgap._answer"),
    **dict.fromkeys(("DataWarning", "Diagnostic", "Problem"), "vgap._diagnostics"),
    **dict.fromkeys(("CommandError", "CommandNotFoundError", "DataError", "Error", "UsageError"), "vgap._errors"),
    "Data": "vgap._input",
    "Report": "vgap._report",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("vgap")
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'vgap' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_LATER])
