#!/usr/bin/env python3
"""Means and standard errors of single videos and ratings, computed again from the samples alone.

    python3 Tests/Checks/check_samples.py --vgap .build/debug/vgap --dataset datasets/video-generation

For each evaluation and dimension with samples: the mean is the score in scores.csv, and the standard error is what `vgap score
--samples` prints; what `vgap rank` prints as its interval is the score and Student's t with the degrees of freedom of that error. Where the same raters rated many prompts it is that of the analysis of variance of a complete design, written
down here with NumPy; else clusters of prompts. Printed: for each benchmark how many means there are and the largest difference
from the scores. Scores are rounded to six decimals where they were worked out from the samples. At the end a wrong sample is planted, which
must be noticed.
"""
import argparse
import collections
import csv
import io
import json
import os
import subprocess
import sys

import numpy as np
from scipy import stats

from clusters import degrees_of_freedom

MEAN_TOLERANCE = 1e-6
ERROR_TOLERANCE = 1e-9


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sample_files(folder):
    """The files of the samples, as the package lists them: one, or one a benchmark."""
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
        path = next(resource["path"] for resource in json.load(file)["resources"] if resource["name"] == "samples")
    return [path] if isinstance(path, str) else path


def standard_error(samples):
    """Of the mean of the samples of one evaluation on one dimension, and its degrees of freedom; None where there is none."""
    values = np.array([float(sample["value"]) for sample in samples])
    prompts = [sample["prompt_id"] for sample in samples]
    raters = [sample["rater_id"] for sample in samples]
    n = len(values)
    labels, names = sorted(set(prompts)), sorted(set(raters))
    crossed = all(raters) and 1 < len(names) < n and n == len(labels) * len(names)
    if crossed and len(set(zip(prompts, raters))) == n:
        table = np.empty((len(labels), len(names)))
        for value, prompt, rater in zip(values, prompts, raters):
            table[labels.index(prompt), names.index(rater)] = value
        p, r = table.shape
        mean = table.mean()
        rest = table - table.mean(axis=1, keepdims=True) - table.mean(axis=0, keepdims=True) + mean
        squares = (rest**2).sum() / ((p - 1) * (r - 1))
        of_prompts = r * ((table.mean(axis=1) - mean) ** 2).sum() / (p - 1)
        of_raters = p * ((table.mean(axis=0) - mean) ** 2).sum() / (r - 1)
        of_prompts, of_raters = max(of_prompts, squares), max(of_raters, squares)
        variance = of_prompts + of_raters - squares
        # Satterthwaite's.
        degrees = variance**2 / (of_prompts**2 / (p - 1) + of_raters**2 / (r - 1) + squares**2 / ((p - 1) * (r - 1)))
        return float(np.sqrt(variance / n)), degrees
    residuals = collections.defaultdict(float)
    for value, prompt in zip(values - values.mean(), prompts):
        residuals[prompt] += value
    c = len(residuals)
    if c < 2:
        return None, None
    error = float(np.sqrt(c / (c - 1) * sum(x * x for x in residuals.values())) / n)
    return error or None, degrees_of_freedom(values, prompts)


def compare(printed, ranked, benchmarks, scores, samples):
    """The lines that say what was compared, and the differences that are too large."""
    counts, intervals, largest, faults = collections.Counter(), collections.Counter(), collections.defaultdict(float), []
    for key, own in samples.items():
        mean = float(np.mean([float(sample["value"]) for sample in own]))
        benchmark = benchmarks[key[0]]
        counts[benchmark] += 1
        difference = abs(mean - float(scores[key]["value"]))
        largest[benchmark] = max(largest[benchmark], difference)
        if difference > MEAN_TOLERANCE:
            faults.append(f"{key}: mean {mean}, score {scores[key]['value']}")
        found, (expected, degrees) = printed[key]["std_error"], standard_error(own)
        if (found == "") != (expected is None) or expected and abs(float(found) - expected) > ERROR_TOLERANCE * expected:
            faults.append(f"{key}: standard error {found}, here {expected}")
        # Of several evaluations of a system the board has one, and a printed standard error goes first.
        row = ranked.get((benchmark, key[1], printed[key]["system"]))
        if row is None or not expected or scores[key]["standard_error"] or abs(float(row["estimate"]) - float(scores[key]["value"])) > 0:
            continue
        half = stats.t.ppf(0.975, degrees) * expected
        intervals[benchmark] += 1
        for end, sign in (("ci_lower", -1), ("ci_upper", 1)):
            if not row[end] or abs(float(row[end]) - float(row["estimate"]) - sign * half) > 1e-6 * half:
                faults.append(f"{key}: {end} {row[end]}, here {float(row['estimate']) + sign * half}")
    lines = [
        f"{name}: {counts[name]} means, largest difference {largest[name]:.1e}; {intervals[name]} intervals" for name in sorted(counts)]
    return lines, faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vgap", required=True)
    parser.add_argument("--dataset", required=True)
    arguments = parser.parse_args()
    benchmarks = {row["evaluation_id"]: row["benchmark_id"] for row in rows(arguments.dataset, "evaluations.csv")}
    scores = {(row["evaluation_id"], row["dimension_id"]): row for row in rows(arguments.dataset, "scores.csv")}
    samples = collections.defaultdict(list)
    for file in sample_files(arguments.dataset):
        for row in rows(arguments.dataset, file):
            samples[row["evaluation_id"], row["dimension_id"]].append(row)
    printed = {}
    for benchmark in sorted({benchmarks[evaluation] for evaluation, _ in samples}):
        text = subprocess.run(
            [arguments.vgap, "score", arguments.dataset, "--benchmark", benchmark, "--samples", "--format", "csv"],
            check=True, capture_output=True, text=True).stdout
        for row in csv.DictReader(io.StringIO(text)):
            printed[row["evaluation_id"], row["dimension"]] = row
    ranked = {}
    for benchmark, dimension in sorted({(benchmarks[evaluation], dimension) for evaluation, dimension in samples}):
        text = subprocess.run(
            [arguments.vgap, "rank", arguments.dataset, "--benchmark", benchmark, "--dimension", dimension, "--resamples", "100",
             "--format", "csv", "--quiet"],
            check=True, capture_output=True, text=True).stdout
        for row in csv.DictReader(io.StringIO(text)):
            ranked[benchmark, dimension, row["system"]] = row
    lines, faults = compare(printed, ranked, benchmarks, scores, samples)
    for line in lines:
        print(line)
    for fault in faults[:20]:
        print(fault, file=sys.stderr)
    key = next(iter(samples))
    planted = dict(samples)
    planted[key] = [dict(sample, value=float(sample["value"]) + (0.01 if place == 0 else 0)) for place, sample in enumerate(samples[key])]
    noticed = compare(printed, ranked, benchmarks, scores, planted)[1]
    if not noticed:
        print("a planted wrong sample was not noticed", file=sys.stderr)
    if faults or not noticed:
        sys.exit(1)
    print(f"the samples: {len(samples)} means and standard errors agree, and a planted wrong sample is noticed")


if __name__ == "__main__":
    main()
