"""Writes aggregates.json from what rliable printed; reference.py asks it again. Run: python3 make.py FOLDER

rliable 1.2.0: metrics.aggregate_mean, aggregate_median, aggregate_iqm, aggregate_optimality_gap,
probability_of_improvement; library.get_interval_estimates(reps=20000) and create_performance_profile on synthetic scores
of 6 algorithms, 10 runs, 26 tasks. `scores[algorithm][task][run]`.

Tolerance: point estimates 1e-12; intervals three times `spread`, the largest difference between four independent runs.
"""
import csv
import json
import sys

folder = sys.argv[1]
expected = json.load(open(f"{folder}/expected.json"))
scores = {}
for row in csv.DictReader(open(f"{folder}/synthetic_atari_scores.csv")):
    tasks = scores.setdefault(row["algorithm"], {})
    tasks.setdefault(int(row["task"]), {})[int(row["run"])] = float(row["score"])
result = {
    "source": "rliable 1.2.0",
    "scores": {
        name: [[runs[run] for run in sorted(runs)] for _, runs in sorted(tasks.items())] for name, tasks in scores.items()},
    "points": {
        name: {"mean": p["mean"], "median": p["median"], "interquartileMean": p["iqm"], "optimalityGap": p["optimality_gap"]}
        for name, p in expected["point"].items()},
    "intervals": [
        {"algorithm": c["algorithm"],
         "aggregate": {"iqm": "interquartileMean", "optimality_gap": "optimalityGap"}.get(c["metric"], c["metric"]),
         "kind": c["method"], "resamplesTasks": c["task_bootstrap"], "lower": c["low"], "upper": c["high"],
         "spread": c["mc_spread"]}
        for c in expected["ci"]],
    "improvements": [
        {"first": pair.split(",")[0], "second": pair.split(",")[1], "value": value,
         "lower": expected["poi_ci"][pair][0], "upper": expected["poi_ci"][pair][1]}
        for pair, value in expected["probability_of_improvement"].items()],
    "thresholds": expected["tau"],
    "profiles": expected["performance_profile"],
    "profileEnds": {name: {"lower": ends[0], "upper": ends[1]} for name, ends in expected["performance_profile_ci"].items()},
    "averageProfiles": expected["average_score_profile"],
}
text = json.dumps(result)
open("aggregates.json", "w").write(text.replace("}, {", "},\n{").replace(']], "', ']],\n"') + "\n")
