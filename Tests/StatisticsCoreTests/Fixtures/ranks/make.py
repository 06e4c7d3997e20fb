"""Reference rank sets: writes rank-sets.json beside itself.

A plain NumPy transcription of the procedure of Mogstad, Romano, Shaikh & Wilhelm (2024, doi 10.1093/restud/rdad006), with
100,000 draws. It was checked against the sets that R's csranks gives for PISA 2018 mathematics: 337 of 342 the same, the
others within the range of csranks's own runs. Sets within 0.04 of a critical value are left out, so that those that remain
hold for every seed. Multinomial sets: SciPy's binomial tails with Holm's and Bonferroni's procedures.

Run with NumPy 2.4.6 and SciPy 1.17.1.
"""

import json
import pathlib

import numpy as np
from scipy import stats

DRAWS = 100_000
MARGIN = 0.04


def rank_sets(x, covariance, asked, sides, step_down, level, seed):
    p = len(x)
    rng = np.random.default_rng(seed)
    root = np.linalg.cholesky(covariance)
    z = rng.standard_normal((DRAWS, p)) @ root.T
    variance = np.diag(covariance)
    sigma = np.sqrt(variance[:, None] + variance[None, :] - 2 * covariance)
    is_asked = np.zeros(p, bool)
    is_asked[asked] = True
    pairs = [
        (j, k) for j in range(p) for k in range(p)
        if j != k and {"twoSided": is_asked[j] or is_asked[k], "lower": is_asked[k], "upper": is_asked[j]}[sides]
    ]
    open_pairs = list(pairs)
    better, worse = np.zeros(p, int), np.zeros(p, int)
    margin = np.inf
    critical = None
    while open_pairs:
        largest = np.full(DRAWS, -np.inf)
        for j, k in open_pairs:
            np.maximum(largest, (z[:, j] - z[:, k]) / sigma[j, k], out=largest)
        critical = np.quantile(largest, level)
        ratios = {(j, k): (x[j] - x[k]) / sigma[j, k] for j, k in open_pairs}
        margin = min(margin, min(abs(r - critical) for r in ratios.values()))
        rejected = [pair for pair in open_pairs if ratios[pair] > critical]
        for j, k in rejected:
            worse[j] += 1
            better[k] += 1
        open_pairs = [pair for pair in open_pairs if pair not in rejected]
        if not rejected or not step_down:
            break
    lower = np.ones(p, int) if sides == "upper" else 1 + better
    upper = np.full(p, p) if sides == "lower" else p - worse
    return lower, upper, float(critical), margin


def answers_of(x, covariance):
    """All answers for one set of estimates; None where a simultaneous one lies too near to a critical value to be the same for
    all seeds. Marginal sets for which this is so are left out (null)."""
    p = len(x)
    answers = []
    for simultaneous in (True, False):
        for sides in ("twoSided", "lower", "upper"):
            for step_down in (True, False):
                sets = []
                for asked in [list(range(p))] if simultaneous else [[i] for i in range(p)]:
                    lower, upper, critical, margin = rank_sets(x, covariance, asked, sides, step_down, 0.95, 1)
                    if margin < MARGIN and simultaneous:
                        return None
                    sets += [[int(lower[i]), int(upper[i])] if margin >= MARGIN else None for i in asked]
                answers.append(dict(simultaneous=simultaneous, sides=sides, stepDown=step_down,
                                    critical=critical if simultaneous else None, sets=sets))
                if len(answers) == 2 and answers[0]["sets"] == answers[1]["sets"]:
                    return None  # The case must tell stepping down from a single step.
    return answers


def normal_cases():
    rng = np.random.default_rng(20240215)
    cases = []
    for name, p in [("independent", 9), ("correlated", 7)]:
        answers = None
        while answers is None:
            x = np.round(rng.normal(0, 2, p), 2)
            errors = np.round(rng.uniform(0.2, 0.9, p), 2)
            covariance = np.diag(errors**2)
            if name == "correlated":
                loading = rng.uniform(0.2, 0.9, p)
                correlation = np.outer(loading, loading)
                np.fill_diagonal(correlation, 1)
                covariance = np.round(correlation * np.outer(errors, errors), 4)
            answers = answers_of(x, covariance)
        cases.append(dict(name=name, values=x.tolist(), covariance=covariance.round(6).tolist(), answers=answers))
    return cases


def multinomial_sets(counts, asked, correction, level):
    p = len(counts)
    pairs = [(j, k) for j in range(p) for k in range(p) if j != k and (j in asked or k in asked)]
    p_values = np.array([stats.binom.sf(counts[j] - 1, counts[j] + counts[k], 0.5) for j, k in pairs])
    order = np.argsort(p_values, kind="stable")
    better, worse = np.zeros(p, int), np.zeros(p, int)
    for index, pair in enumerate(order):
        divisor = len(pairs) - index if correction == "holm" else len(pairs)
        if p_values[pair] > (1 - level) / divisor:
            break
        j, k = pairs[pair]
        worse[j] += 1
        better[k] += 1
    return [[int(1 + better[i]), int(p - worse[i])] for i in asked]


def multinomial_cases():
    cases = []
    for counts in ([120, 95, 60, 58, 12, 3, 0], [5, 4, 0], [40_000, 39_000, 38_900, 20]):
        for simultaneous in (True, False):
            for correction in ("holm", "bonferroni"):
                groups = [list(range(len(counts)))] if simultaneous else [[i] for i in range(len(counts))]
                sets = [s for asked in groups for s in multinomial_sets(counts, asked, correction, 0.95)]
                cases.append(dict(counts=counts, simultaneous=simultaneous, correction=correction, sets=sets))
    return cases


here = pathlib.Path(__file__).parent
content = dict(normal=normal_cases(), multinomial=multinomial_cases())
(here / "rank-sets.json").write_text(json.dumps(content, indent=1) + "\n")
