"""The command's tables as data frames of each library."""

from __future__ import annotations

import datetime
import json
import re
from typing import TYPE_CHECKING, Any

from vgap._input import is_frame, library

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vgap._answer import Column

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def frame(
    columns: Sequence[Column], cells: Sequence[Sequence[Any]], attributes: Mapping[str, Any], libraries: Sequence[str]
) -> Any:
    """A data frame of the first of the libraries that is installed, with typed columns.

    A column of dates is one of dates if all are known to the day; otherwise they stay texts such as ``2024-02``.

    :raises ImportError: None of these libraries is installed.
    """
    kinds = [_kind(column, values) for column, values in zip(columns, cells, strict=True)]
    names = [column.name for column in columns]
    values = [_parsed(kind, list(column)) for kind, column in zip(kinds, cells, strict=True)]
    makers = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow}
    for name in libraries:
        try:
            return makers[name](names, kinds, values, attributes)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
    raise ImportError(f"the answer is a data frame: install {' or '.join(libraries)}")


def libraries(like: object) -> tuple[str, ...]:
    """The libraries one of which holds the answer about ``like``.

    Of paths and names it is pandas, or where that is not installed polars or pyarrow; of other objects with the Arrow PyCapsule
    interface pyarrow, or where that is not installed polars.
    """
    name = library(like)
    if name in ("pandas", "polars"):
        return (name,)
    return ("pyarrow", "polars") if is_frame(like) else ("pandas", "polars", "pyarrow")


def _kind(column: Column, values: Sequence[Any]) -> str:
    if column.type != "date":
        return column.type
    return "date" if all(value is None or _DAY.fullmatch(value) for value in values) else "text"


def _parsed(kind: str, values: list[Any]) -> list[Any]:
    if kind == "date":
        return [None if value is None else datetime.date.fromisoformat(value) for value in values]
    if kind == "number":
        return [None if value is None else float(value) for value in values]
    return values


def _pandas(names: list[str], kinds: list[str], values: list[list[Any]], attributes: Mapping[str, Any]) -> Any:
    import pandas

    # Nanoseconds would end in 2262.
    types = {"text": "string", "number": "float64", "integer": "Int64", "boolean": "boolean", "date": "datetime64[us]"}
    series = {name: pandas.Series(column, dtype=types[kind]) for name, kind, column in zip(names, kinds, values, strict=True)}
    made = pandas.DataFrame(series, columns=names)
    made.attrs.update(attributes)
    return made


def _polars(names: list[str], kinds: list[str], values: list[list[Any]], attributes: Mapping[str, Any]) -> Any:
    import polars

    types = {
        "text": polars.String,
        "number": polars.Float64,
        "integer": polars.Int64,
        "boolean": polars.Boolean,
        "date": polars.Date,
    }
    return polars.DataFrame(
        [polars.Series(name, column, dtype=types[kind]) for name, kind, column in zip(names, kinds, values, strict=True)]
    )


def _pyarrow(names: list[str], kinds: list[str], values: list[list[Any]], attributes: Mapping[str, Any]) -> Any:
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    arrays = [pyarrow.array(column, types[kind]) for kind, column in zip(kinds, values, strict=True)]
    table = pyarrow.Table.from_arrays(arrays, names=names)
    return table.replace_schema_metadata({"vgap": json.dumps(attributes)})
