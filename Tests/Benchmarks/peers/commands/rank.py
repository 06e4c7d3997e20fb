"""The systems of one dimension of a flat file by their scores, with intervals of ± 1.96 standard errors; "checked" where all its rows are looked at
first."""
import sys

library, path = sys.argv[1:]
columns = ["system", "country", "dimension", "score", "std_error"]
if library == "pandas":
    import pandas as pd

    table = pd.read_csv(path, usecols=columns)
    table = table[table["dimension"] == "d7"].sort_values("score", ascending=False)
    table["rank"] = table["score"].rank(ascending=False, method="min")
    table["lower"], table["upper"] = table["score"] - 1.96 * table["std_error"], table["score"] + 1.96 * table["std_error"]
    rows = table[["system", "score"]].itertuples(index=False)
else:
    import polars as pl

    if library == "checked":
        from checks import read

        table = read(path).lazy()
    else:
        table = pl.scan_csv(path)
    rows = table.select(columns).filter(pl.col("dimension") == "d7").with_columns(
        pl.col("score").rank("min", descending=True).alias("rank"),
        (pl.col("score") - 1.96 * pl.col("std_error")).alias("lower"),
        (pl.col("score") + 1.96 * pl.col("std_error")).alias("upper")).sort("score", descending=True).collect(
    ).select("system", "score").rows()
for name, score in rows:
    print(f"{name},{score!r}")
