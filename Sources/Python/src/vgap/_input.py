"""Data frames as the JSON that the command reads: an array of objects, a row a line."""

from __future__ import annotations

import datetime
import json
import math
import os
import re
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The line of the JSON on which the first row stands.
FIRST_LINE = 2


@runtime_checkable
class ArrowStream(Protocol):
    """Whatever gives its rows by the Arrow PyCapsule interface: data frames, Arrow tables, relations of DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


#: A data frame, the path of a file or a folder, or the name of an installed dataset.
Data: TypeAlias = ArrowStream | str | os.PathLike[str]


def library(data: object) -> str:
    """The name of the library that an object is of."""
    return type(data).__module__.partition(".")[0]


def is_frame(data: object) -> bool:
    """Whether an object is a data frame rather than a path or a name."""
    return library(data) in ("pandas", "polars") or isinstance(data, ArrowStream)


def json_rows(data: Any) -> bytes:
    """The rows of a data frame.

    :raises TypeError: The object is no data frame.
    :raises DataError: A cell is no number, text, date or truth value, two columns have one name, or there is no column.
    """
    names, columns = _columns(data)
    if not names:
        raise _error("the data frame has no columns", fix="give one with a column of systems and one of scores")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise _error(f"columns of one name: {', '.join(twice)}", column=twice[0], fix="rename one of them, or leave it out")
    encoded = [_encoded(name, column) for name, column in zip(names, columns, strict=True)]
    rows = ["{" + ",".join(row) + "}" for row in zip(*encoded, strict=True)]
    if not rows:
        # Without a row the names of the columns would be lost.
        return json.dumps({"headers": names, "data": []}).encode()
    try:
        return ("[\n" + ",\n".join(rows) + "\n]\n").encode()
    except UnicodeEncodeError:
        raise _not_unicode(names, encoded) from None


def _error(message: str, *, fix: str, **place: Any) -> Exception:
    from vgap._diagnostics import Problem
    from vgap._errors import DataError

    return DataError("", (Problem("problem", message, fix=fix, **place),))


def _not_unicode(names: list[str], encoded: list[list[str]]) -> Exception:
    """The error about the first cell that holds half of a surrogate pair."""
    is_half = re.compile("[\ud800-\udfff]").search
    row, column = next(
        (row, name) for name, cells in zip(names, encoded, strict=True) for row, cell in enumerate(cells) if is_half(cell)
    )
    return _error(
        "the text is not Unicode: it holds half of a surrogate pair",
        row=row, column=column, fix="read the data again with the encoding that they have",
    )  # fmt: skip


def _columns(data: Any) -> tuple[list[str], list[Iterable[Any]]]:
    match library(data):
        case "pandas" if hasattr(data, "index"):
            if type(data).__name__ == "Series":
                data = data.to_frame()
            # An index that was made by hand is data, as pandas' own writers take it.
            if any(name is not None for name in data.index.names):
                for name in data.index.names:
                    if name in data.columns:
                        raise _error(
                            f"the index and a column are both called {name!r}",
                            column=str(name), fix="drop one of them, with reset_index(drop=True) the index",
                        )  # fmt: skip
                data = data.reset_index()
            return [str(name) for name in data.columns], [data.iloc[:, place].tolist() for place in range(data.shape[1])]
        case "polars" if hasattr(data, "get_columns") or hasattr(data, "collect") or hasattr(data, "to_frame"):
            frame = data.collect() if hasattr(data, "collect") else data
            if type(frame).__name__ == "Series":
                frame = frame.to_frame()
            return list(frame.columns), [column.to_list() for column in frame.get_columns()]
        case _:
            return _arrow_columns(data)


def _arrow_columns(data: Any) -> tuple[list[str], list[Iterable[Any]]]:
    if not isinstance(data, ArrowStream):
        raise TypeError(
            f"data of type {type(data).__qualname__} cannot be read: give a data frame, an Arrow table, a path, or a dataset's name"
        )
    try:
        import pyarrow
    except ImportError:
        try:
            import polars
        except ImportError:
            raise ImportError(f"to read a {type(data).__qualname__}, install pyarrow or polars") from None
        return _columns(polars.DataFrame(data))
    table = pyarrow.table(data)
    return list(table.column_names), [column.to_pylist() for column in table.columns]


def _encoded(name: str, values: Iterable[Any]) -> list[str]:
    key = json.dumps(name) + ":"
    texts: dict[str, str] = {}
    cells: list[str] = []
    for row, value in enumerate(values):
        if type(value) is str:
            # Words such as the names of systems are written many times over.
            text = texts.get(value)
            if text is None:
                text = texts[value] = key + json.dumps(value, ensure_ascii=False)
            cells.append(text)
        else:
            cells.append(key + _cell(value, name, row))
    return cells


def _cell(value: Any, name: str, row: int) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(int(value))
        case float():
            if math.isnan(value):
                return "null"
            # The command says of an infinite number that it is none, and where.
            return repr(float(value)) if math.isfinite(value) else f'"{value}"'
        case str():
            return json.dumps(str(value), ensure_ascii=False)
        case datetime.datetime():
            if value != value:  # NaT
                return "null"
            is_day = value.time() == datetime.time() and value.tzinfo is None
            return f'"{value.date() if is_day else value.isoformat()}"'
        case datetime.date():
            return f'"{value.isoformat()}"'
        case _:
            return _foreign_cell(value, name, row)


def _foreign_cell(value: Any, name: str, row: int) -> str:
    kind = type(value).__name__
    if kind in ("NAType", "NaTType"):
        return "null"
    if kind == "Decimal":
        return "null" if value.is_nan() else str(value) if value.is_finite() else f'"{value}"'
    if kind in ("Period", "UUID"):
        return f'"{value}"'
    # Scalars of NumPy and of Arrow.
    for method in ("item", "as_py"):
        if hasattr(value, method):
            inner = getattr(value, method)()
            if type(inner) is not type(value):
                return _cell(inner, name, row)
    shown = repr(value)
    raise _error(
        f"a cell of type {kind} cannot be sent",
        row=row, column=name, found=shown if len(shown) < 80 else shown[:79] + "…",
        expected="a number, a text, a date, or a truth value", fix="turn the column into one of these, or leave it out",
    )  # fmt: skip
