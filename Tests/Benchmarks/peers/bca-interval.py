"""SciPy's BCa interval of a mean."""
import numpy as np
from scipy import stats

import harness


def prepare(folder, sizes):
    path = f"{folder}/sample.f64"
    np.random.default_rng(20240215).exponential(1, sizes.values).tofile(path)
    return path


def measure(path, sizes):
    result = stats.bootstrap(
        (np.fromfile(path),), np.mean, n_resamples=sizes.resamples, method="BCa", vectorized=True,
        rng=np.random.default_rng(1))
    return result.confidence_interval


harness.main(prepare, measure, lambda interval: {"lower": float(interval.low), "upper": float(interval.high)})
