"""evalica's Bradley-Terry ratings of a million votes, from a CSV file that polars reads for it."""
import os

os.environ["POLARS_MAX_THREADS"] = "2"

import evalica
import numpy as np
import polars as pl

import harness
import votes

WINNERS = {"a": evalica.Winner.X, "b": evalica.Winner.Y, "tie": evalica.Winner.Draw}


def prepare(folder):
    names = np.array([f"system-{system:03d}" for system in range(votes.SYSTEMS)])
    first, second, outcome = votes.draw()
    path = f"{folder}/votes.csv"
    pl.DataFrame({
        "system_a": names[first], "system_b": names[second], "outcome": np.array(["a", "b", "tie"])[outcome],
    }).write_csv(path)
    return [path]


def measure(path):
    table = pl.read_csv(path)
    winners = [WINNERS[outcome] for outcome in table["outcome"].to_list()]
    return evalica.bradley_terry(table["system_a"].to_list(), table["system_b"].to_list(), winners)


def check(result):
    """The ratings on the Elo scale: evalica's scores have a geometric mean of 1."""
    return {f"rating of {name}": 1000 + 400 * np.log10(result.scores[name]) for name in
            ("system-000", "system-050", "system-099")}


harness.main(prepare, measure, check)
