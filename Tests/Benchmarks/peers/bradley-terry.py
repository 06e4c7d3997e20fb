"""evalica's Bradley-Terry ratings of votes, from a CSV file that polars reads for it."""
import os

os.environ["POLARS_MAX_THREADS"] = "2"

import evalica
import numpy as np
import polars as pl

import harness
import votes

WINNERS = {"a": evalica.Winner.X, "b": evalica.Winner.Y, "tie": evalica.Winner.Draw}


def prepare(folder, sizes):
    names = pl.Series([f"system-{system:03d}" for system in range(sizes.systems)])
    first, second, outcome = votes.draw(sizes)
    path = f"{folder}/votes.csv"
    pl.DataFrame({
        "system_a": names.gather(first), "system_b": names.gather(second),
        "outcome": pl.Series(["a", "b", "tie"]).gather(outcome),
    }).write_csv(path)
    return path


def measure(path, sizes):
    table = pl.read_csv(path)
    winners = [WINNERS[outcome] for outcome in table["outcome"].to_list()]
    return evalica.bradley_terry(table["system_a"].to_list(), table["system_b"].to_list(), winners)


def check(result):
    """The ratings on the Elo scale: evalica's scores have a geometric mean of 1."""
    names = sorted(result.scores.index)
    return {f"rating of {names[system]}": 1000 + 400 * np.log10(result.scores[names[system]])
            for system in votes.shown(len(names))}


harness.main(prepare, measure, check)
