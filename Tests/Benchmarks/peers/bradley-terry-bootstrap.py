"""Bootstrap refits of Bradley-Terry ratings the way of FastChat's `rating_systems.py` (2bdb2e0c): multinomial
counts over the distinct votes, and L-BFGS-B from zero for each, in a pool of two processes."""
import os

os.environ["OMP_NUM_THREADS"] = "1"

import math
import multiprocessing
from functools import partial

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

import harness
import votes

def loss_and_gradient(ratings, pairs, scores, weights, alpha):
    chances = expit(alpha * (ratings[pairs[:, 0]] - ratings[pairs[:, 1]]))
    loss = -((np.log(chances) * scores + np.log(1 - chances) * (1 - scores)) * weights).sum()
    slopes = -alpha * (scores - chances) * weights
    gradient = np.zeros_like(ratings)
    np.add.at(gradient, pairs, slopes[:, None] * np.array([1.0, -1.0]))
    return loss, gradient


def fit(weights, pairs, scores, systems):
    return minimize(
        loss_and_gradient, np.zeros(systems), args=(pairs, scores, weights, math.log(10)), jac=True,
        method="L-BFGS-B", options={"maxiter": 100, "gtol": 1e-6}).x


def measure(path, sizes):
    rows = np.fromfile(path).reshape(-1, 4)
    pairs, counts = rows[:, :2].astype(int), rows[:, 3]
    scores = np.array([1.0, 0.0, 0.5])[rows[:, 2].astype(int)]
    total = int(counts.sum())
    draws = np.random.default_rng(0).multinomial(total, counts / total, size=sizes.resamples) / total
    with multiprocessing.Pool(2) as pool:
        ratings = np.array(list(pool.imap_unordered(partial(fit, pairs=pairs, scores=scores, systems=sizes.systems), draws)))
    return np.quantile(1000 + 400 * ratings, [0.025, 0.975], axis=0)


def check(ends):
    return {f"{end} {system}": ends[row, system]
            for row, end in enumerate(("lower", "upper")) for system in votes.shown(ends.shape[1])}


if __name__ == "__main__":
    harness.main(votes.write_counts, measure, check)
