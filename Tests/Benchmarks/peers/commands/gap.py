"""The best of the United States less the best of China on one dimension of a flat file; "checked" where all its rows are looked at first."""
import sys

import polars as pl

library, path = sys.argv[1:]
if library == "checked":
    from checks import read

    table = read(path).lazy()
else:
    table = pl.scan_csv(path)
best = dict(table.filter(pl.col("dimension") == "d7").group_by("country").agg(pl.col("score").max()).collect().rows())
print(f"frontier_gap,{best['US'] - best['CN']!r}")
