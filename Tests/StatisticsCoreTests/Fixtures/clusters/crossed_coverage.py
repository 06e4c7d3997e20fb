#!/usr/bin/env python3
"""How often 95 % intervals of a mean cover it where every rater rates every prompt: a seeded simulation.

    crossed_coverage.py [replicates]

Ratings are μ + prompt + rater + rest, all normal and redrawn each time: the mean is to hold for other prompts and other raters of the
kind. Compared are clusters by prompt alone with t(P − 1); two-way clusters (Cameron, Gelbach & Miller 2011, doi
10.1198/jbes.2010.07136) with t(min(P, R) − 1); and the crossed random-effects variance (Henderson 1953, method 1, which on
complete designs is that of the analysis of variance) with Satterthwaite's degrees of freedom. Printed: coverage in percent, mean width.
"""
import sys

import numpy as np
from scipy.stats import t


def prompt_clusters(y):
    prompts, raters = y.shape
    deviations = y.mean(axis=1) - y.mean()
    return np.sqrt((deviations**2).sum() / (prompts - 1) / prompts), prompts - 1


def two_way_clusters(y):
    prompts, raters = y.shape
    n = y.size
    e = y - y.mean()
    by_prompt = prompts / (prompts - 1) * (e.sum(axis=1) ** 2).sum() / n**2
    by_rater = raters / (raters - 1) * (e.sum(axis=0) ** 2).sum() / n**2
    by_cell = n / (n - 1) * (e**2).sum() / n**2
    return np.sqrt(max(by_prompt + by_rater - by_cell, 0)), min(prompts, raters) - 1


def crossed_effects(y):
    prompts, raters = y.shape
    n = y.size
    mean = y.mean()
    by_prompt, by_rater = y.mean(axis=1) - mean, y.mean(axis=0) - mean
    rest = y - mean - by_prompt[:, None] - by_rater[None, :]
    msp = raters * (by_prompt**2).sum() / (prompts - 1)
    msr = prompts * (by_rater**2).sum() / (raters - 1)
    mse = (rest**2).sum() / ((prompts - 1) * (raters - 1))
    residual = mse / n
    a = max(msp / n - residual, 0) + residual
    b = max(msr / n - residual, 0) + residual
    variance = a + b - residual
    degrees = variance**2 / (a**2 / (prompts - 1) + b**2 / (raters - 1) + residual**2 / ((prompts - 1) * (raters - 1)))
    return np.sqrt(variance), degrees


def main(replicates):
    random = np.random.default_rng(20240215)
    methods = [("prompts", prompt_clusters), ("two-way", two_way_clusters), ("crossed", crossed_effects)]
    print("prompts raters sd(prompt) sd(rater) sd(rest) | " + " | ".join(f"{name:>15}" for name, _ in methods))
    for prompts, raters in [(619, 3), (100, 3), (30, 3), (100, 10)]:
        for sd_prompt, sd_rater, sd_rest in [(0.7, 0.0, 0.6), (0.7, 0.05, 0.6), (0.7, 0.3, 0.6), (0.2, 0.3, 0.6)]:
            hits, widths = np.zeros(len(methods)), np.zeros(len(methods))
            for _ in range(replicates):
                y = (
                    sd_prompt * random.standard_normal((prompts, 1))
                    + sd_rater * random.standard_normal((1, raters))
                    + sd_rest * random.standard_normal((prompts, raters))
                )
                for i, (_, method) in enumerate(methods):
                    error, degrees = method(y)
                    half = t.ppf(0.975, degrees) * error
                    hits[i] += abs(y.mean()) <= half
                    widths[i] += 2 * half
            cells = " | ".join(f"{100 * h / replicates:6.1f} {w / replicates:8.3f}" for h, w in zip(hits, widths))
            print(f"{prompts:7} {raters:6} {sd_prompt:10} {sd_rater:9} {sd_rest:8} | {cells}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4000)
