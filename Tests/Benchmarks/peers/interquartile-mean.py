"""rliable's intervals of the interquartile mean."""
import numpy as np
from rliable import library, metrics

import harness
import scores


def load(path):
    return {str(k): x for k, x in enumerate(np.fromfile(path).reshape(scores.SHAPE))}


def measure(path, sizes):
    _, ends = library.get_interval_estimates(
        load(path), lambda x: np.array([metrics.aggregate_iqm(x)]), reps=sizes.resamples, random_state=np.random.RandomState(1))
    return [ends[str(k)][:, 0] for k in range(6)]


harness.main(scores.prepare, measure, scores.check)
