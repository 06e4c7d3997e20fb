"""A million votes among a hundred systems, of log-strengths with a standard deviation of 0.8; ties by Davidson with ν = 0.5."""
import numpy as np

SYSTEMS, VOTES = 100, 1_000_000


def draw():
    rng = np.random.default_rng(20240215)
    strengths = np.sort(rng.normal(0, 0.8, SYSTEMS))[::-1]
    first = rng.integers(0, SYSTEMS, VOTES)
    second = (first + 1 + rng.integers(0, SYSTEMS - 1, VOTES)) % SYSTEMS
    odds = np.exp((strengths[first] - strengths[second]) / 2)
    chances = np.stack([odds, 1 / odds, np.full(VOTES, 0.5)])
    chances /= chances.sum(0)
    draws = rng.random(VOTES)
    outcome = np.where(draws < chances[0], 0, np.where(draws < chances[0] + chances[1], 1, 2))
    return first, second, outcome
