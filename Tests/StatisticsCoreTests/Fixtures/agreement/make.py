"""Writes alpha.json: Krippendorff's alpha by the package krippendorff 0.9.0. Run: python3 make.py (pip install krippendorff==0.9.0)

`units[u]` holds the ratings of a unit; missing cells are left out. The first table has the shape of the usual textbook example, four raters
on twelve units with missing cells; the others are random.
"""
import json

import krippendorff
import numpy as np

METRICS = ["nominal", "ordinal", "interval", "ratio"]
generator = np.random.default_rng(2011)


def table(raters, units, levels, noise, missing):
    truth = generator.choice(levels, size=units)
    rated = np.array([[
        generator.choice(levels) if generator.random() < noise else truth[unit] for unit in range(units)]
        for _ in range(raters)], dtype=float)
    rated[generator.random(rated.shape) < missing] = np.nan
    return rated


tables = [
    table(4, 12, [1, 2, 3, 4, 5], 0.15, 0.15), table(3, 40, [1, 2, 3], 0.5, 0.0), table(6, 30, [0, 1], 0.3, 0.4),
    table(2, 25, [0.5, 1.25, 3, 7, 11], 0.4, 0.1), table(5, 15, [0, 10, 20, 50, 100], 1.0, 0.2),
]
examples = []
for rated in tables:
    units = [[value for value in column if not np.isnan(value)] for column in rated.T]
    examples.append({
        "units": units,
        "alpha": {m: krippendorff.alpha(reliability_data=rated, level_of_measurement=m) for m in METRICS}})
json.dump({"tolerance": 1e-10, "examples": examples}, open("alpha.json", "w"))
