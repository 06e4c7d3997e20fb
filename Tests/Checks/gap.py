"""Gaps once more, from the dataset's CSV files alone: an independent check of `vgap gap` and of `vgap gap --across`.

Composition, choice of evaluations, and every measure are written down again with NumPy and SciPy; redraw intervals are drawn
again with NumPy's own generator and compared within their Monte Carlo error. Tests/Checks/check_results.py compares.
"""
import csv
import functools
import itertools
import math

import numpy as np
from scipy import optimize, stats

from clusters import degrees_of_freedom
from comparing import Cell, close

# Redraw intervals of both sides are random: their ends may differ by so many Monte Carlo standard errors.
MONTE_CARLO_ERRORS = 6


@functools.cache
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


class Entry:
    """A system on a board. Scores are turned so that larger is better."""

    def __init__(self, system, organization, score, error):
        self.system, self.score, self.error = system["system_id"], score, error
        self.released = system["released_on"]
        self.organization = system["organization_id"] or "system " + system["system_id"]
        self.country = organization.get("country_code", "")


def board(folder, benchmark, policy="newest"):
    """An entry a system, by the evaluation that the policy chooses; empty where the benchmark has no total."""
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
            sole = dimensions[0]
            if sole["dimension_id"] not in own:
                return None
            score, error = own[sole["dimension_id"]]
            return score if sole["higher_is_better"] == "true" else -score, error
        value = weight = 0.0
        for group, outer in groups.items():
            members = [d for d in dimensions if d["group_id"] == group]
            if any(d["dimension_id"] not in own for d in members):
                break
            z = [normalized(own[d["dimension_id"]][0], d) for d in members]
            value += outer * np.average(z, weights=[float(d["weight"]) for d in members])
            weight += outer
        if weight and weight == sum(groups.values()):
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
    return [
        Entry(systems[system], organizations.get(systems[system]["organization_id"], {}), *score)
        for system, (_, score) in sorted(chosen.items())
    ]


def newcombe(a, b, level=0.95):
    """Newcombe 2006, method 5."""
    m, n = len(a), len(b)
    theta = np.mean([(x > y) + 0.5 * (x == y) for x in a for y in b])
    z = stats.norm.ppf((1 + level) / 2)
    star = (m + n) / 2 - 1

    def excess(t):
        variance = t * (1 - t) * (1 + star * (1 - t) / (2 - t) + star * t / (1 + t)) / (m * n)
        return abs(theta - t) - z * math.sqrt(variance)

    # At 0 and 1 the variance is 0 and so is the excess, which is no end of an interval.
    low = optimize.brentq(excess, 1e-12, min(theta, 1 - 1e-12), xtol=1e-14) if theta > 0 else 0
    high = optimize.brentq(excess, max(theta, 1e-12), 1 - 1e-12, xtol=1e-14) if theta < 1 else 1
    return theta, low, high


def hedges_g(x, y):
    nu = len(x) + len(y) - 2
    pooled = math.sqrt(((len(x) - 1) * np.var(x, ddof=1) + (len(y) - 1) * np.var(y, ddof=1)) / nu)
    j = math.exp(math.lgamma(nu / 2) - math.lgamma((nu - 1) / 2)) / math.sqrt(nu / 2)
    return j * (np.mean(x) - np.mean(y)) / pooled


def rarefied(x, m):
    """The mean of the best of m drawn without replacement."""
    return sum(v * math.comb(i, m - 1) for i, v in enumerate(x) if i >= m - 1) / math.comb(len(x), m)


def measures(a, b):
    """Every measure of ascending scores of two sides, where there are enough of them."""
    m, few = min(len(a), len(b)), min(len(a), len(b)) < 2
    frontier, theta = a[-1] - b[-1], newcombe(a, b)[0]
    return {
        "frontier_gap": frontier,
        "frontier_gap_percent_of_leader": 100 * frontier / max(a[-1], b[-1]),
        "frontier_gap_percent_of_follower": 100 * frontier / min(a[-1], b[-1]),
        "frontier_win_rate": 1 / (1 + 10 ** (-frontier / 400)),
        "rarefied_frontier_gap": rarefied(a, m) - rarefied(b, m),
        "top_k_gap": None if m < 3 else np.mean(a[-3:]) - np.mean(b[-3:]),
        "mean_gap": np.mean(a) - np.mean(b),
        "median_gap": np.median(a) - np.median(b),
        "hodges_lehmann_gap": np.median([x - y for x, y in itertools.product(a, b)]),
        "hedges_g": None if few else hedges_g(a, b),
        "superiority": theta,
        "cliffs_delta": 2 * theta - 1,
        "ordinal_gap_v": math.sqrt(2) * stats.norm.ppf(theta) if 0 < theta < 1 else None,
    }


def clustered_means(first, second):
    """The interval of the difference of means with organizations as clusters: CR2 and the fewer of Satterthwaite's degrees of freedom
    (Pustejovsky & Tipton 2018) and Welch's, with whole matrices and an intercept with a column for the second side, which is another design than the tested code's."""
    scores = np.array([e.score for e in first + second], float)
    makers = np.array([e.organization for e in first + second])
    x = np.column_stack([np.ones(len(scores)), np.repeat([0.0, 1.0], [len(first), len(second)])])
    bread = np.linalg.inv(x.T @ x)
    residual_maker = np.eye(len(scores)) - x @ bread @ x.T
    forms = []
    for maker in sorted(set(makers)):
        own = np.where(makers == maker)[0]
        values, vectors = np.linalg.eigh(residual_maker[np.ix_(own, own)])
        roots = [value ** -0.5 if value > 1e-11 else 0 for value in values]
        form = np.zeros(len(scores))
        form[own] = np.array([0.0, -1.0]) @ bread @ x[own].T @ (vectors * roots) @ vectors.T
        forms.append(form)
    forms = np.array(forms) @ residual_maker
    products = forms @ forms.T
    squares = (forms @ scores) ** 2
    degrees = [np.trace(products) ** 2 / (products**2).sum()]
    sides = [{e.organization for e in side} for side in (first, second)]
    if not sides[0] & sides[1]:
        # Welch's, of the variance of either side with the degrees of freedom that it has by itself; the fewer count.
        own = [[place for place, maker in enumerate(sorted(set(makers))) if maker in side] for side in sides]
        below = 0
        for places, side in zip(own, (first, second)):
            form = products[np.ix_(places, places)]
            least = min(
                np.trace(form) ** 2 / (form**2).sum(),
                degrees_of_freedom([e.score for e in side], [e.organization for e in side]))
            below += squares[places].sum() ** 2 / least
        degrees.append(squares.sum() ** 2 / below)
    reach = stats.t.ppf(0.975, min(degrees)) * math.sqrt(squares.sum())
    difference = np.mean([e.score for e in first]) - np.mean([e.score for e in second])
    return difference - reach, difference + reach


def intervals(first, second):
    """The intervals that follow from a formula."""
    a, b = (sorted(e.score for e in side) for side in (first, second))
    _, low, high = newcombe(a, b)
    found = {"superiority": (low, high), "cliffs_delta": (2 * low - 1, 2 * high - 1)}
    makers = [e.organization for e in first + second]
    if len(set(makers)) < len(makers):
        if min(len({e.organization for e in side}) for side in (first, second)) > 1:
            found["mean_gap"] = clustered_means(first, second)
    elif min(len(a), len(b)) > 1:
        welch = stats.ttest_ind(a, b, equal_var=False).confidence_interval(0.95)
        found["mean_gap"] = (welch.low, welch.high)
    return found


def run_likelihood(x, e):
    """Of scores about one true score that may be anywhere, in units of their mean error, times the (k - 1)! of the run."""
    w = e**-2.0
    mean = (w * x).sum() / w.sum()
    logs = -0.5 * (w * (x - mean) ** 2).sum() - 0.5 * (len(x) - 1) * math.log(2 * math.pi)
    return logs - np.log(e).sum() - 0.5 * math.log(w.sum()) - np.log(e).mean() + math.lgamma(len(x)) - math.log(40)


def tied_bests(entries, rng, draws):
    """The best of a side whose scores may be equal where their errors do not tell them apart: partitions into runs, drawn from below."""
    order = sorted(entries, key=lambda e: e.score)
    x, e = np.array([v.score for v in order]), np.array([v.error for v in order])
    n = len(x)
    runs = {(i, j): run_likelihood(x[i:j], e[i:j]) for i in range(n) for j in range(i + 1, n + 1)}
    # Summed from the lowest score upwards; the runs are then drawn from the best downwards.
    below = [0.0]
    for j in range(1, n + 1):
        below.append(np.logaddexp.reduce([below[i] + runs[i, j] for i in range(j)]))
    chances = {j: np.exp([below[i] + runs[i, j] - below[j] for i in range(j)]) for j in range(1, n + 1)}
    bests = np.full(draws, -np.inf)
    ends = np.full(draws, n)
    while (ends > 0).any():
        for j in np.unique(ends[ends > 0]):
            at = np.where(ends == j)[0]
            starts = rng.choice(j, len(at), p=chances[j] / chances[j].sum())
            for i in np.unique(starts):
                own = at[starts == i]
                w = e[i:j] ** -2.0
                value = (w * x[i:j]).sum() / w.sum() + rng.standard_normal(len(own)) / math.sqrt(w.sum())
                bests[own] = np.maximum(bests[own], value)
            ends[at] = starts
    return bests


def redrawn(first, second, draws=10000):
    """The interval of the frontier gap, every score redrawn from its error; in halves the scores of either side may be tied."""
    rng = np.random.default_rng(1)

    def bests(side):
        noise = rng.standard_normal((draws, len(side)))
        return (np.array([e.score for e in side]) + noise * [e.error for e in side]).max(axis=1)

    halves = tied_bests(first, rng, draws) - bests(second), bests(first) - tied_bests(second, rng, draws)
    return np.quantile(np.concatenate(halves), [0.025, 0.975])


def expected(folder, benchmark, a, b, rows):
    """The cells of the measures that the output has an estimate of; of the frontier gap in any case."""
    entries = board(folder, benchmark)
    first, second = ([e for e in entries if e.country == side] for side in (a, b))
    x, y = (sorted(e.score for e in side) for side in (first, second))
    counts = {"n_a": Cell(len(x)), "n_b": Cell(len(y))}
    if not x or not y:
        return {"frontier_gap": {"estimate": Cell(None), **counts}}
    found, ends = measures(x, y), intervals(first, second)
    cells = {}
    for row in rows:
        measure = row["measure"]
        if measure not in found or found[measure] is None or row["status"] == "insufficient" and measure != "frontier_gap":
            continue
        cells[measure] = {"estimate": close(found[measure]), **counts}
        if not row["ci_lower"]:
            continue
        if measure in ends:
            cells[measure] |= {column: close(end, 1e-6) for column, end in zip(("ci_lower", "ci_upper"), ends[measure])}
        if measure == "frontier_gap" and all(e.error > 0 for e in first + second):
            tolerance = MONTE_CARLO_ERRORS * float(row["mc_error"])
            drawn = redrawn(first, second)
            cells[measure] |= {column: Cell(end, tolerance) for column, end in zip(("ci_lower", "ci_upper"), drawn)}
    return cells


def expected_across(folder, choices, a, b):
    """The frontier gap and the numbers of systems of each choice, a (name, benchmark, policy)."""
    cells = {}
    for name, benchmark, policy in choices:
        entries = board(folder, benchmark, policy)
        x, y = ([e.score for e in entries if e.country == side] for side in (a, b))
        gap = close(max(x) - max(y)) if x and y else Cell(None)
        cells[name] = {"estimate": gap, "n_a": Cell(len(x)), "n_b": Cell(len(y))}
    return cells
