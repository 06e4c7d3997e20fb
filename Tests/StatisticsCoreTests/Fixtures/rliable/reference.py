"""Asks rliable for the figures of aggregates.json again, from the scores that stand there, and says how far they are off.

Run: python3 reference.py (the packages of Tests/Benchmarks/requirements-rliable.txt)

Tolerance: points, improvements and profiles 1e-12; percentile intervals three times `spread`, the largest difference between four independent runs
of rliable, where one has a stream of its own.
"""
import json
import pathlib
import sys

import numpy as np
from rliable import library, metrics

stored = json.loads((pathlib.Path(__file__).parent / "aggregates.json").read_text())
# rliable has a row a run and a column a task.
scores = {name: np.array(tasks).T for name, tasks in stored["scores"].items()}
AGGREGATES = {
    "mean": metrics.aggregate_mean, "median": metrics.aggregate_median, "interquartileMean": metrics.aggregate_iqm,
    "optimalityGap": metrics.aggregate_optimality_gap}
faults = []


def compare(what, found, expected, tolerance):
    distance = float(np.max(np.abs(np.asarray(found) - np.asarray(expected))))
    if not distance <= tolerance:
        faults.append(f"{what}: {distance} off, {tolerance} allowed")


for name, points in stored["points"].items():
    for aggregate, expected in points.items():
        compare(f"{aggregate} of {name}", AGGREGATES[aggregate](scores[name]), expected, 1e-12)
for pair in stored["improvements"]:
    found = metrics.probability_of_improvement(scores[pair["first"]], scores[pair["second"]])
    compare(f"{pair['first']} over {pair['second']}", found, pair["value"], 1e-12)
thresholds = np.array(stored["thresholds"])
for name, profile in stored["profiles"].items():
    compare(f"profile of {name}", [library.run_score_deviation(scores[name], t) for t in thresholds], profile, 1e-12)
for name, profile in stored["averageProfiles"].items():
    compare(f"mean profile of {name}", [library.mean_score_deviation(scores[name], t) for t in thresholds], profile, 1e-12)
for interval in stored["intervals"]:
    name, aggregate = interval["algorithm"], AGGREGATES[interval["aggregate"]]
    _, ends = library.get_interval_estimates(
        {name: scores[name]}, lambda values: np.array([aggregate(values)]), method=interval["kind"],
        task_bootstrap=interval["resamplesTasks"], reps=20_000, random_state=np.random.RandomState(1))
    compare(
        f"{interval['kind']} interval of the {interval['aggregate']} of {name}", ends[name][:, 0],
        [interval["lower"], interval["upper"]], 3 * interval["spread"])
print("\n".join(faults) or "all agree")
sys.exit(bool(faults))
