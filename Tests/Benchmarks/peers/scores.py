"""Synthetic scores of 6 systems, 10 runs, 26 tasks: skewed, with tasks of different difficulty."""
import numpy as np

SHAPE = (6, 10, 26)


def prepare(folder, sizes):
    random = np.random.default_rng(20240215)
    difficulty = random.normal(0, 0.8, 26)
    scores = np.exp(random.normal(0, 0.35, SHAPE) + difficulty + 0.15 * np.arange(6)[:, None, None])
    path = f"{folder}/scores.f64"
    scores.tofile(path)
    return path


def check(ends):
    return {f"{end} {system}": float(ends[system][place])
            for system in range(6) for place, end in enumerate(["lower", "upper"])}
