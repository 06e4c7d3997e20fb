"""The definition of simultaneous rank sets in NumPy: step-down, one running maximum a replicate."""
import numpy as np

import harness


def prepare(folder, sizes):
    random = np.random.default_rng(20240215)
    path = f"{folder}/estimates.f64"
    scores = np.arange(sizes.systems) * 0.05 + random.standard_normal(sizes.systems)
    np.concatenate([scores, 0.5 + 0.5 * random.random(sizes.systems)]).tofile(path)
    return path


def measure(path, sizes, level=0.95):
    numbers = np.fromfile(path)
    scores, errors = np.split(numbers, 2)
    count, draws = len(scores), sizes.draws
    random = np.random.default_rng(1)
    difference = scores[:, None] - scores[None, :]
    sigma = np.sqrt(errors[:, None] ** 2 + errors[None, :] ** 2)
    is_open = ~np.eye(count, dtype=bool)
    better = np.zeros((count, count), bool)
    while is_open.any():
        largest = np.empty(draws)
        for draw in range(draws):
            z = errors * random.standard_normal(count)
            largest[draw] = ((z[:, None] - z[None, :])[is_open] / sigma[is_open]).max()
        critical = np.quantile(largest, level)
        rejected = is_open & (difference > critical * sigma)
        if not rejected.any():
            break
        better |= rejected
        is_open &= ~rejected
    return critical, 1 + better.sum(0), count - better.sum(1)


harness.main(prepare, measure, lambda result: {
    "criticalValue": float(result[0]), "width": float((result[2] - result[1]).sum())})
