"""Lags and trends once more, from the scores alone: an independent check of `vgap lag` and `vgap trend`.

    vgap score DATASET --benchmark ID --output scores.csv
    python3 Tests/Scripts/lag.py scores.csv 2026-09-22 US CN

The second argument is the board's date. Integrals are taken on a fine grid and days one by one, where the tested code sums
over steps. NumPy and SciPy only.
"""
import csv
import sys
from datetime import date, timedelta

import numpy as np
from scipy import stats

MONTH, YEAR, EPOCH = 30.436875, 365.2425, date(1970, 1, 1)


def middle(text):
    parts = [int(p) for p in text.split("-")]
    first = date(*(parts + [1, 1])[:3])
    if len(parts) == 3:
        last = first
    elif len(parts) == 2:
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    else:
        last = date(parts[0], 12, 31)
    return ((first - EPOCH).days + (last - EPOCH).days) / 2


def main(path, as_of, a, b):
    end = middle(as_of)
    rows = [r for r in csv.DictReader(open(path)) if r["country"] in (a, b) and r["released_on"]]
    sides = {s: [(min(middle(r["released_on"]), end), float(r["score"]), r["organization"] or r["system"]) for r in rows if r["country"] == s] for s in (a, b)}

    def best(side, day):
        return max((s for d, s, _ in sides[side] if d <= day), default=None)

    def reach(side, score):
        return min((d for d, s, _ in sides[side] if s >= score), default=None)

    def records(side):
        return [(d, s) for d, s, _ in sorted(sides[side]) if s == best(side, d) and not any(e < d and t >= s for e, t, _ in sides[side])]

    firsts = {s: best(s, min(d for d, _, _ in sides[s])) for s in (a, b)}
    low, high = max(firsts.values()), min(best(a, end), best(b, end))
    grid = low + (high - low) * (np.arange(200000) + 0.5) / 200000
    tau = {s: np.array([p[0] for p in records(s)])[np.searchsorted(np.array([p[1] for p in records(s)]), grid)] for s in (a, b)}
    print("lag_horizontal_mean", np.mean(tau[b] - tau[a]) / MONTH, "on", low, high)

    def now(day):
        x, y = best(a, day), best(b, day)
        if x is None or y is None:
            return None
        if x > y:
            return day - reach(a, y)
        return reach(b, x) - (day if y > x else reach(a, x))

    print("lag_now", now(end) / MONTH)
    start = int(np.ceil(max(min(d for d, _, _ in sides[s]) for s in (a, b))))
    days = [d for d in range(start, int(end) + 1) if best(a, d) >= best(b, d)]
    print("lag_daily_mean", np.mean([now(d) for d in days]) / MONTH, "days", len(days), "of", int(end) + 1 - start)
    times = []
    for d, s in records(a):
        m = reach(b, s)
        if m is None or m > end:
            times.append((end - d, 0))
        elif m > d:
            times.append((m - d, 1))
    t, e = np.array([x[0] for x in times]) / MONTH, np.array([x[1] for x in times])
    fit = stats.ecdf(stats.CensoredData(uncensored=t[e == 1], right=t[e == 0]))
    events = [(q, p) for q, p in zip(fit.sf.quantiles, fit.sf.probabilities) if q in t[e == 1]]
    at = [i for i, (_, p) in enumerate(events) if p <= 0.5 + 1e-9]
    median = f"at least {t.max()}"
    if at:
        # Where the curve stays at one half, R takes the middle of that stretch.
        i = at[0]
        level = abs(events[i][1] - 0.5) < 1e-9 and i + 1 < len(events)
        median = (events[i][0] + events[i + 1][0]) / 2 if level else events[i][0]
    print("lag_catch_up", median, "matched", int(e.sum()), "of", len(e))

    years = np.array([(d - end) / YEAR for s in (a, b) for d, _, _ in sides[s]])
    score = np.array([x for s in (a, b) for _, x, _ in sides[s]])
    is_b = np.array([0] * len(sides[a]) + [1] * len(sides[b]))
    names = [o for s in (a, b) for _, _, o in sides[s]]
    x = np.column_stack([np.ones_like(years), years, is_b])
    beta = np.linalg.lstsq(x, score, rcond=None)[0]
    print("lag_regression", -beta[2] / beta[1] * YEAR / MONTH)
    x = np.column_stack([np.ones_like(years), years, is_b, is_b * years])
    beta = np.linalg.lstsq(x, score, rcond=None)[0]
    u, bread, g = score - x @ beta, np.linalg.inv(x.T @ x), len(set(names))
    parts = [x[[n == c for n in names]].T @ u[[n == c for n in names]] for c in set(names)]
    v = g / (g - 1) * (len(u) - 1) / (len(u) - 4) * bread @ sum(np.outer(p, p) for p in parts) @ bread
    q = stats.t.ppf(0.975, g - 1)
    print("closing_rate", -beta[3], "+-", q * np.sqrt(v[3, 3]), "organizations", g)
    print("crossover", -beta[2] / beta[3] * YEAR / MONTH)
    # Fieller: where the line's gap does not differ from zero.
    scan = np.linspace(-100, 100, 2000001)
    inside = (beta[2] + beta[3] * scan) ** 2 <= q * q * (v[2, 2] + 2 * scan * v[2, 3] + scan**2 * v[3, 3])
    edges = scan[1:][np.diff(inside.astype(int)) != 0] * YEAR / MONTH
    print("fieller edges", edges, "contains +-100 years", inside[0], inside[-1])
    h = ((date(*[int(p) for p in as_of.split("-")]) - EPOCH).days + 365 - end) / YEAR
    gap, var = -(beta[2] + beta[3] * h), v[2, 2] + 2 * h * v[2, 3] + h * h * v[3, 3]
    print("crossed_by_horizon", stats.t.cdf(-gap / np.sqrt(var), g - 1))


main(*sys.argv[1:])
