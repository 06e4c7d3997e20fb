"""The same, vectorised by hand: batches of resamples, indices drawn for all tasks at once, the middle by partition."""
import numpy as np

import harness
import scores


def measure(path):
    random = np.random.default_rng(1)
    ends = []
    for x in np.fromfile(path).reshape(scores.SHAPE):
        runs, tasks = x.shape
        size, cut = runs * tasks, runs * tasks // 4
        columns = np.arange(tasks)
        replicates = []
        for _ in range(50):
            drawn = random.integers(0, runs, (1000, runs, tasks), dtype=np.int32)
            values = x[drawn, columns].reshape(1000, size)
            values.partition((cut, size - cut - 1), axis=1)
            replicates.append(values[:, cut:size - cut].mean(axis=1))
        ends.append(np.percentile(np.concatenate(replicates), [2.5, 97.5]))
    return ends


harness.main(scores.prepare, measure, scores.check)
