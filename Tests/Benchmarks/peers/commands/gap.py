"""The best of the United States less the best of China on one dimension of a flat file."""
import sys

import polars as pl

best = dict(pl.scan_csv(sys.argv[2]).filter(pl.col("dimension") == "d7").group_by("country").agg(pl.col("score").max()).collect().rows())
print(f"frontier_gap,{best['US'] - best['CN']!r}")
