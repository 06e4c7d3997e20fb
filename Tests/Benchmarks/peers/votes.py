"""Votes among systems whose log-strengths have a standard deviation of 0.8; ties by Davidson with ν = 0.5."""
import numpy as np


def draw(sizes):
    """First system, second system and outcome (0, 1, 2: first, second, tie) of each vote."""
    rng = np.random.default_rng(20240215)
    strengths = np.sort(rng.normal(0, 0.8, sizes.systems))[::-1]
    first = rng.integers(0, sizes.systems, sizes.votes)
    second = (first + 1 + rng.integers(0, sizes.systems - 1, sizes.votes)) % sizes.systems
    odds = np.exp((strengths[first] - strengths[second]) / 2)
    chances = np.stack([odds, 1 / odds, np.full(sizes.votes, 0.5)])
    chances /= chances.sum(0)
    draws = rng.random(sizes.votes)
    outcome = np.where(draws < chances[0], 0, np.where(draws < chances[0] + chances[1], 1, 2))
    return first, second, outcome


def write_counts(folder, sizes):
    """The votes counted: rows of first system, second system, outcome and count, as doubles."""
    distinct, counts = np.unique(np.stack(draw(sizes), 1), axis=0, return_counts=True)
    path = f"{folder}/counts.f64"
    np.column_stack([distinct, counts]).astype(float).tofile(path)
    return path


def shown(systems):
    """The systems whose figures are compared."""
    return sorted({0, systems // 2, systems - 1})
