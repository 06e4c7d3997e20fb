"""SciPy's permutation test of a difference of means."""
import numpy as np
from scipy import stats

import harness


def prepare(folder):
    random = np.random.default_rng(20240215)
    path = f"{folder}/samples.f64"
    np.concatenate([random.normal(0.06, 1, 1000), random.normal(0, 1, 1000)]).tofile(path)
    return [path]


def measure(path):
    x = np.fromfile(path)
    return stats.permutation_test(
        (x[:1000], x[1000:]), lambda a, b, axis: a.mean(axis=axis) - b.mean(axis=axis), n_resamples=9999,
        vectorized=True, rng=np.random.default_rng(1))


harness.main(prepare, measure, lambda result: {"pValue": float(result.pvalue)})
