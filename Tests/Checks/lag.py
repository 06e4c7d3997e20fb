"""Lags once more, from the dataset's CSV files alone: an independent check of `vgap lag`.

Integrals are taken on a fine grid and days one by one, where the tested code sums over steps. NumPy and SciPy only.
Tests/Checks/check_results.py compares.
"""
from datetime import date, timedelta

import numpy as np
from scipy import stats

from comparing import Cell, close
from gap import board

MONTH, EPOCH = 30.436875, date(1970, 1, 1)
GRID = 200000


def middle(text):
    """The day in the middle of a date of any precision."""
    parts = [int(p) for p in text.split("-")]
    first = date(*(parts + [1, 1])[:3])
    if len(parts) == 3:
        last = first
    elif len(parts) == 2:
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    else:
        last = date(parts[0], 12, 31)
    return ((first - EPOCH).days + (last - EPOCH).days) / 2


class Sides:
    """The dated systems of two sides as (day, score, organization), up to the board's date."""

    def __init__(self, folder, benchmark, as_of, a, b):
        entries = [e for e in board(folder, benchmark) if e.country in (a, b)]
        self.a, self.b, self.end = a, b, middle(as_of)
        self.undated = sum(not e.released for e in entries)
        self.points = {
            side: [(min(middle(e.released), self.end), e.score, e.organization) for e in entries if e.country == side and e.released]
            for side in (a, b)
        }

    def best(self, side, day):
        return max((s for d, s, _ in self.points[side] if d <= day), default=None)

    def reach(self, side, score):
        """The first day on which a side had at least a score."""
        return min((d for d, s, _ in self.points[side] if s >= score), default=None)

    def records(self, side):
        """(day, score) of every system better than all of its side before it, of one day the best."""
        points = self.points[side]
        return [(d, s) for d, s, _ in sorted(points) if s == self.best(side, d) and not any(e < d and t >= s for e, t, _ in points)]

    def now(self, day):
        """Since when the side that leads on a day has had the other's best score; negative where b leads."""
        x, y = self.best(self.a, day), self.best(self.b, day)
        if x is None or y is None:
            return None
        if x > y:
            return day - self.reach(self.a, y)
        return self.reach(self.b, x) - (day if y > x else self.reach(self.a, x))

    def first_day(self, side):
        return min(d for d, _, _ in self.points[side])


def horizontal_mean(sides):
    """The mean over scores that both have passed of how much later b reached them."""
    first = {s: sides.best(s, sides.first_day(s)) for s in (sides.a, sides.b)}
    low, high = max(first.values()), min(sides.best(s, sides.end) for s in (sides.a, sides.b))
    grid = low + (high - low) * (np.arange(GRID) + 0.5) / GRID
    reached = {}
    for side in (sides.a, sides.b):
        days, scores = map(np.array, zip(*sides.records(side)))
        reached[side] = days[np.searchsorted(scores, grid)]
    # A step can lie anywhere between two points of the grid.
    jumps = sum(np.abs(np.diff([d for d, _ in sides.records(s)])).sum() for s in (sides.a, sides.b))
    value = np.mean(reached[sides.b] - reached[sides.a]) / MONTH
    return {"estimate": Cell(value, jumps / MONTH / GRID), "score_from": close(low), "score_to": close(high)}


def daily_mean(sides):
    start = int(np.ceil(max(sides.first_day(s) for s in (sides.a, sides.b))))
    days = [d for d in range(start, int(sides.end) + 1) if sides.best(sides.a, d) >= sides.best(sides.b, d)]
    return np.mean([sides.now(d) for d in days]) / MONTH


def catch_up(sides):
    """(median, restricted mean, matched, open) of the times until b matched a's records, by Kaplan and Meier."""
    times = []
    for day, score in sides.records(sides.a):
        matched = sides.reach(sides.b, score)
        if matched is None or matched > sides.end:
            times.append((sides.end - day, 0))
        elif matched > day:
            times.append((matched - day, 1))
    t, e = np.array([x[0] for x in times]) / MONTH, np.array([x[1] for x in times])
    fit = stats.ecdf(stats.CensoredData(uncensored=t[e == 1], right=t[e == 0]))
    events = [(q, p) for q, p in zip(fit.sf.quantiles, fit.sf.probabilities) if q in t[e == 1]]
    median = None
    for i, (time, probability) in enumerate(events):
        if probability <= 0.5 + 1e-9:
            # Where the curve stays at one half, R takes the middle of that stretch.
            level = abs(probability - 0.5) < 1e-9 and i + 1 < len(events)
            median = (time + events[i + 1][0]) / 2 if level else time
            break
    mean, before, height = 0.0, 0.0, 1.0
    for time, probability in events:
        mean, before, height = mean + height * (time - before), time, probability
    return median, mean + height * (t.max() - before), int(e.sum()), int(len(e) - e.sum())


def parallel_trends(sides):
    """The distance in time of two parallel lines."""
    points = [(d, s, side == sides.b) for side in (sides.a, sides.b) for d, s, _ in sides.points[side]]
    day, score, is_b = map(np.array, zip(*points))
    x = np.column_stack([np.ones_like(day), day, is_b])
    beta = np.linalg.lstsq(x, score, rcond=None)[0]
    return -beta[2] / beta[1] / MONTH


def expected(folder, benchmark, a, b, rows):
    """The cells of every measure."""
    sides = Sides(folder, benchmark, rows[0]["date"], a, b)
    median, mean, matched, still_open = catch_up(sides)
    times = {"n_matched": Cell(matched), "n_censored": Cell(still_open)}
    cells = {
        "lag_horizontal_mean": horizontal_mean(sides),
        "lag_now": {"estimate": close(sides.now(sides.end) / MONTH)},
        "lag_daily_mean": {"estimate": close(daily_mean(sides))},
        "lag_catch_up": {"estimate": close(median), **times} if median is not None else times,
        "lag_catch_up_restricted_mean": {"estimate": close(mean), **times},
        "lag_regression": {"estimate": close(parallel_trends(sides))},
    }
    counts = {"n_a": Cell(len(sides.points[a])), "n_b": Cell(len(sides.points[b])), "n_undated": Cell(sides.undated)}
    return {measure: {**found, **counts} for measure, found in cells.items()}
