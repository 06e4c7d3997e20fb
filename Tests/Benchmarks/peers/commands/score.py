"""The mean score of each system, and its standard error clustered by prompt with the correction for few clusters: by polars or by DuckDB."""
import sys

library, path = sys.argv[1:]
if library == "polars":
    import polars as pl

    prompts = pl.scan_csv(path).group_by("system", "prompt_id").agg(
        pl.col("score").sum().alias("sum"), pl.len().cast(pl.Float64).alias("n"))
    prompts = prompts.with_columns((pl.col("sum").sum() / pl.col("n").sum()).over("system").alias("mean"))
    clusters = pl.len().cast(pl.Float64)
    rows = prompts.group_by("system").agg(
        pl.col("mean").first(),
        ((((pl.col("sum") - pl.col("n") * pl.col("mean")) ** 2).sum() * clusters / (clusters - 1)).sqrt()
         / pl.col("n").sum()).alias("std_error")).sort("mean", descending=True).collect().rows()
else:
    import duckdb

    rows = duckdb.sql(f"""
        WITH prompts AS (
          SELECT system, prompt_id, SUM(score) AS sum, COUNT(*) AS n FROM read_csv('{path}') GROUP BY ALL),
        means AS (SELECT *, SUM(sum) OVER (PARTITION BY system) / SUM(n) OVER (PARTITION BY system) AS mean FROM prompts)
        SELECT system, ANY_VALUE(mean) AS mean,
          SQRT(SUM((sum - n * mean) ** 2) * COUNT(*) / (COUNT(*) - 1)) / SUM(n) AS std_error
        FROM means GROUP BY system ORDER BY mean DESC""").fetchall()
for name, mean, error in rows:
    print(f"{name},{mean!r},{error!r}")
