"""A board: a row a system, with its error and its date."""
import numpy as np
import polars as pl

import data


def table(sizes):
    random = np.random.default_rng(20240215)
    rows = np.arange(sizes.systems)
    return pl.DataFrame({
        "system": [f"system-{number}" for number in rows],
        "country": pl.Series(["US", "CN"]).gather(rows % 2),
        "released_on": np.datetime64("2023-01-01") + rows % 900,
        "score": np.round(random.normal(50, 5, sizes.systems), 3),
        "std_error": np.round(random.uniform(0.2, 0.8, sizes.systems), 3)})


data.main("board", table)
