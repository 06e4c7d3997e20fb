"""How many rows of a flat file are the same as others, lack a value, have an impossible error, or contradict their system's other rows."""
import sys

import polars as pl

table = pl.read_csv(sys.argv[2], try_parse_dates=True)
print("duplicates", table.select("system", "benchmark", "dimension").is_duplicated().sum())
print("missing", sum(table.null_count().row(0)))
print("negative", table.select((pl.col("std_error") < 0).sum()).item())
for column in ("organization", "country", "released_on"):
    print("contradictions", column, table.group_by("system").agg(pl.col(column).n_unique()).filter(pl.col(column) > 1).height)
print("makers", table.group_by("organization").agg(pl.col("country").n_unique()).filter(pl.col("country") > 1).height)
