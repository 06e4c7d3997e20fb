"""A flat file of 1,000 systems on as many dimensions as fill the rows, with 8 columns."""
import numpy as np
import polars as pl

import data


def table(sizes):
    random = np.random.default_rng(20240215)
    rows = np.arange(sizes.rows)
    dimensions = max(10, sizes.rows // 1_000)
    systems, dimension = rows // dimensions, rows % dimensions
    labs = systems % 50
    return pl.DataFrame({
        "system": pl.Series([f"system-{number}" for number in range(systems[-1] + 1)]).gather(systems),
        "organization": pl.Series([f"lab-{number}" for number in range(50)]).gather(labs),
        "country": pl.Series(["US", "CN", "FR", "DE", "JP"]).gather(labs % 5),
        "released_on": np.datetime64("2023-01-01") + systems % 900,
        "benchmark": pl.Series(["board"]).gather(rows * 0),
        "dimension": pl.Series([f"d{number}" for number in range(dimensions)]).gather(dimension),
        "score": np.round(50 + systems / 100 + random.normal(0, 5, sizes.rows), 3),
        "std_error": np.round(random.uniform(0.2, 0.8, sizes.rows), 3)})


data.main("flat", table)
