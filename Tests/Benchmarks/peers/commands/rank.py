"""The systems of one dimension of a flat file by their scores, with intervals of ± 1.96 standard errors.

The first argument is `pandas`, `polars`, `checked` (polars, which looks at all rows first) or `sets` (the same, with simultaneous sets of ranks by
their definition in NumPy, from 999 draws).
"""
import sys

columns = ["system", "country", "dimension", "score", "std_error"]


def by_pandas(path):
    import pandas as pd

    table = pd.read_csv(path, usecols=columns)
    table = table[table["dimension"] == "d7"].sort_values("score", ascending=False)
    table["rank"] = table["score"].rank(ascending=False, method="min")
    table["lower"], table["upper"] = table["score"] - 1.96 * table["std_error"], table["score"] + 1.96 * table["std_error"]
    return table[["system", "score", "std_error"]].itertuples(index=False)


def by_polars(table):
    import polars as pl

    return table.lazy().select(columns).filter(pl.col("dimension") == "d7").with_columns(
        pl.col("score").rank("min", descending=True).alias("rank"),
        (pl.col("score") - 1.96 * pl.col("std_error")).alias("lower"),
        (pl.col("score") + 1.96 * pl.col("std_error")).alias("upper")).sort("score", descending=True).collect(
    ).select("system", "score", "std_error").rows()


def rank_sets(scores, errors, draws=999, level=0.95):
    """The least and the greatest rank of each, by stepping down: as `rank-sets.py`, without picking the pairs that are still open anew in each draw."""
    import numpy as np

    weights = 1 / np.sqrt(errors[:, None] ** 2 + errors[None, :] ** 2)
    np.fill_diagonal(weights, 0)
    statistic = (scores[:, None] - scores[None, :]) * weights
    better = np.zeros(weights.shape, bool)
    while True:
        random = np.random.default_rng(1)
        largest = np.empty(draws)
        for draw in range(draws):
            z = errors * random.standard_normal(len(scores))
            largest[draw] = ((z[:, None] - z[None, :]) * weights).max()
        rejected = (weights > 0) & (statistic > np.quantile(largest, level))
        if not rejected.any():
            return 1 + better.sum(0), len(scores) - better.sum(1)
        better |= rejected
        weights[rejected] = 0


def main(library, path):
    if library == "pandas":
        rows = by_pandas(path)
    elif library == "polars":
        import polars as pl

        rows = by_polars(pl.scan_csv(path))
    else:
        from checks import read

        rows = by_polars(read(path))
    rows = list(rows)
    if library == "sets":
        import numpy as np

        rank_sets(*(np.array(column) for column in list(zip(*rows))[1:]))
    for name, score, _ in rows:
        print(f"{name},{score!r}")


main(*sys.argv[1:])
