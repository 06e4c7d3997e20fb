"""SciPy's permutation test of a difference of means."""
import numpy as np
from scipy import stats

import harness


def prepare(folder, sizes):
    random = np.random.default_rng(20240215)
    path = f"{folder}/samples.f64"
    np.concatenate([random.normal(0.06, 1, sizes.values), random.normal(0, 1, sizes.values)]).tofile(path)
    return path


def measure(path, sizes):
    first, second = np.split(np.fromfile(path), 2)
    return stats.permutation_test(
        (first, second), lambda a, b, axis: a.mean(axis=axis) - b.mean(axis=axis), n_resamples=sizes.resamples,
        vectorized=True, rng=np.random.default_rng(1))


harness.main(prepare, measure, lambda result: {"pValue": float(result.pvalue)})
