"""What is looked for in a flat file before it is trusted."""
import polars as pl


def findings(table):
    """How many rows are the same as others, lack a value, have an impossible error, or contradict their system's other rows."""
    yield "duplicates", table.select("system", "benchmark", "dimension").is_duplicated().sum()
    yield "missing", sum(table.null_count().row(0))
    yield "negative", table.select((pl.col("std_error") < 0).sum()).item()
    for column in ("organization", "country", "released_on"):
        yield f"contradictions {column}", table.group_by("system").agg(pl.col(column).n_unique()).filter(pl.col(column) > 1).height
    yield "makers", table.group_by("organization").agg(pl.col("country").n_unique()).filter(pl.col("country") > 1).height


def read(path):
    """The file with its types, if nothing is wrong with it."""
    table = pl.read_csv(path, try_parse_dates=True)
    wrong = [name for name, count in findings(table) if count]
    if wrong:
        raise SystemExit(f"{path}: {wrong}")
    return table
