"""Polars' reading of a CSV file into columns of given types."""
import os

# Both sides use two threads; read before polars starts its own.
os.environ["POLARS_MAX_THREADS"] = "2"
import numpy as np
import polars as pl

import harness

CATEGORIES = ["quality", "semantic", "motion", "aesthetic", "temporal", "physics"]


def prepare(folder, sizes):
    random = np.random.default_rng(20240215)
    days = np.datetime64("2019-01-01") + random.integers(0, 2557, sizes.rows)
    path = f"{folder}/rows.csv"
    pl.DataFrame({
        "id": pl.int_range(sizes.rows, eager=True),
        "category": pl.Series(CATEGORIES).gather(random.integers(0, len(CATEGORIES), sizes.rows)),
        "score": pl.Series(random.uniform(0, 100, sizes.rows)).round_sig_figs(6),
        "error": random.standard_normal(sizes.rows),
        "count": random.integers(0, 100_000, sizes.rows),
        "date": days,
    }).with_columns(id="s" + pl.col("id").cast(pl.String).str.zfill(7)).write_csv(path)
    return path


def measure(path, sizes):
    number = pl.Float64
    return pl.read_csv(path, schema={
        "id": pl.String, "category": pl.String, "score": number, "error": number, "count": number, "date": pl.Date})


def check(table):
    return {
        "rows": table.height, "id": table["id"].str.len_bytes().sum(), "category": table["category"].str.len_bytes().sum(),
        "score": table["score"].sum(), "error": table["error"].sum(), "count": table["count"].sum(),
        "date": table["date"].cast(pl.Int64).sum()}


harness.main(prepare, measure, check)
