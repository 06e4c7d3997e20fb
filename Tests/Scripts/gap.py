"""Gaps once more, from the dataset's CSV files alone: an independent check of `vgap gap` and `vgap gap --across evaluations`.

    vgap gap datasets/video-generation --benchmark ID --output gap.csv
    python3 Tests/Scripts/gap.py datasets/video-generation ID US CN gap.csv

Composition, choice of evaluations, and every measure are written down again with NumPy and SciPy; redraw intervals are drawn
again with NumPy's own generator and compared within their Monte Carlo error. Exit code 1 where a figure differs.
"""
import csv
import itertools
import math
import sys

import numpy as np
from scipy import optimize, stats


def rows(folder, name):
    with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def normalized(score, dimension):
    """By the goalposts where there are any, turned round where lower is better."""
    if dimension["minimum"] and dimension["maximum"]:
        low, high = float(dimension["minimum"]), float(dimension["maximum"])
        share = (score - low) / (high - low)
        return share if dimension["higher_is_better"] == "true" else 1 - share
    return score if dimension["higher_is_better"] == "true" else -score


def board(folder, benchmark, policy="newest"):
    """One (score, standard error, country, date) a system, by the newest evaluation."""
    organizations = {r["organization_id"]: r for r in rows(folder, "organizations")}
    systems = {r["system_id"]: r for r in rows(folder, "systems")}
    kind = next(r["kind"] for r in rows(folder, "benchmarks") if r["benchmark_id"] == benchmark)
    groups = {r["group_id"]: float(r["weight"]) for r in rows(folder, "groups") if r["benchmark_id"] == benchmark and r["weight"]}
    dimensions = [r for r in rows(folder, "dimensions") if r["benchmark_id"] == benchmark]
    scores = {}
    for r in rows(folder, "scores"):
        scores.setdefault(r["evaluation_id"], {})[r["dimension_id"]] = (float(r["value"]), float(r["standard_error"] or "nan"))
    published = {r["evaluation_id"]: float(r["value"]) for r in rows(folder, "published_totals") if r["group_id"] == "total"}

    def total(evaluation):
        own = scores.get(evaluation, {})
        if len(dimensions) == 1:
            return own.get(dimensions[0]["dimension_id"])
        value = weight = 0.0
        for group, outer in groups.items():
            members = [d for d in dimensions if d["group_id"] == group]
            if any(d["dimension_id"] not in own for d in members):
                break
            z = [normalized(own[d["dimension_id"]][0], d) for d in members]
            value += outer * np.average(z, weights=[float(d["weight"]) for d in members])
            weight += outer
        else:
            return value / weight, math.nan
        return (published[evaluation], math.nan) if evaluation in published else None

    evaluations = [r for r in rows(folder, "evaluations") if r["benchmark_id"] == benchmark and not r["superseded_by"] and not r["reevaluates"]]
    if policy == "benchmark-team":
        evaluations = [r for r in evaluations if r["sampled_by"] == "benchmark-team"]
    if policy == "self-reported":
        evaluations = [r for r in evaluations if r["sampled_by"] not in ("", "benchmark-team")]
    if kind == "rating":
        newest = max(r["evaluated_on"] for r in evaluations)
        evaluations = [r for r in evaluations if r["evaluated_on"] == newest]
    chosen = {}
    for r in evaluations:
        score = total(r["evaluation_id"])
        if score is None:
            continue
        composed = len(dimensions) == 1 or all(d["dimension_id"] in scores.get(r["evaluation_id"], {}) for d in dimensions if d["weight"])
        # A shorter date is a longer interval; of dates that begin together the more precise comes first.
        date = (r["evaluated_on"] + "-00-00")[:10] if r["evaluated_on"] else ""
        key = (date if policy != "best" else "", composed, score[0])
        if r["system_id"] not in chosen or key > chosen[r["system_id"]][0]:
            chosen[r["system_id"]] = (key, score)
    result = []
    for system, (_, score) in chosen.items():
        country = organizations.get(systems[system]["organization_id"], {}).get("country_code", "")
        result.append((score[0], score[1], country))
    return result


def newcombe(a, b, level=0.95):
    """Newcombe 2006, method 5."""
    m, n = len(a), len(b)
    theta = np.mean([(x > y) + 0.5 * (x == y) for x in a for y in b])
    z = stats.norm.ppf((1 + level) / 2)
    star = (m + n) / 2 - 1

    def excess(t):
        variance = t * (1 - t) * (1 + star * (1 - t) / (2 - t) + star * t / (1 + t)) / (m * n)
        return abs(theta - t) - z * math.sqrt(variance)

    low = optimize.brentq(excess, 1e-12, theta) if theta > 0 else 0
    high = optimize.brentq(excess, theta, 1 - 1e-12) if theta < 1 else 1
    return theta, low, high


def check(folder, benchmark, first, second, path):
    entries = board(folder, benchmark)
    a = sorted(s for s, _, c in entries if c == first)
    b = sorted(s for s, _, c in entries if c == second)
    errors_a = [e for s, e, c in sorted(entries) if c == first]
    errors_b = [e for s, e, c in sorted(entries) if c == second]
    m = min(len(a), len(b))

    def rarefied(x):
        return sum(v * math.comb(i, m - 1) for i, v in enumerate(x) if i >= m - 1) / math.comb(len(x), m)

    def g(x, y):
        nu = len(x) + len(y) - 2
        pooled = math.sqrt(((len(x) - 1) * np.var(x, ddof=1) + (len(y) - 1) * np.var(y, ddof=1)) / nu)
        j = math.exp(math.lgamma(nu / 2) - math.lgamma((nu - 1) / 2)) / math.sqrt(nu / 2)
        return j * (np.mean(x) - np.mean(y)) / pooled

    theta, low, high = newcombe(a, b)
    differences = sorted(x - y for x, y in itertools.product(a, b))
    welch = stats.ttest_ind(a, b, equal_var=False).confidence_interval(0.95)
    expected = {
        "frontier_gap": a[-1] - b[-1],
        "frontier_gap_percent_of_leader": 100 * (a[-1] - b[-1]) / max(a[-1], b[-1]),
        "frontier_gap_percent_of_follower": 100 * (a[-1] - b[-1]) / min(a[-1], b[-1]),
        "frontier_win_rate": 1 / (1 + 10 ** (-(a[-1] - b[-1]) / 400)),
        "rarefied_frontier_gap": rarefied(a) - rarefied(b),
        "top_k_gap": np.mean(a[-3:]) - np.mean(b[-3:]),
        "mean_gap": np.mean(a) - np.mean(b),
        "median_gap": np.median(a) - np.median(b),
        "hodges_lehmann_gap": np.median(differences),
        "hedges_g": g(a, b),
        "superiority": theta,
        "cliffs_delta": 2 * theta - 1,
        "ordinal_gap_v": math.sqrt(2) * stats.norm.ppf(theta),
    }
    intervals = {"mean_gap": (welch.low, welch.high), "superiority": (low, high), "cliffs_delta": (2 * low - 1, 2 * high - 1)}
    faults = 0
    draws = np.random.default_rng(1).standard_normal((20000, len(a) + len(b)))
    found = {r["measure"]: r for r in csv.DictReader(open(path, encoding="utf-8"))}
    for measure, value in expected.items():
        if measure not in found:
            continue
        row = found[measure]
        if row["status"] == "insufficient":
            continue
        good = abs(float(row["estimate"]) - value) < 1e-9 * max(1, abs(value))
        good = good and (int(row["n_a"]), int(row["n_b"])) == (len(a), len(b))
        if measure in intervals and row["ci_lower"]:
            ends = float(row["ci_lower"]), float(row["ci_upper"])
            good = good and all(abs(x - y) < 1e-6 * max(1, abs(y)) for x, y in zip(ends, intervals[measure]))
        if measure == "frontier_gap" and row["ci_lower"]:
            x = np.array(a) + draws[:, : len(a)] * errors_a
            y = np.array(b) + draws[:, len(a) :] * errors_b
            ends = np.quantile(x.max(axis=1) - y.max(axis=1), [0.025, 0.975])
            tolerance = 6 * float(row["mc_error"])
            good = good and all(abs(float(row[c]) - e) < tolerance for c, e in zip(("ci_lower", "ci_upper"), ends))
        faults += not good
        print("ok  " if good else "BAD ", benchmark, measure, row["estimate"], value)
    return faults


if __name__ == "__main__":
    sys.exit(1 if check(*sys.argv[1:6]) else 0)
