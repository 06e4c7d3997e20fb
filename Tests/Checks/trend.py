"""Trends once more, from the dataset's CSV files alone: an independent check of `vgap trend`; and the reference of
TrendLinesTests.swift. NumPy and SciPy only. Tests/Checks/check_results.py compares.

CR2 with Satterthwaite's degrees of freedom (Pustejovsky & Tipton 2018) as R's clubSandwich has it, written out here from the
definition with whole matrices and the interaction as its own column, which is another design than the tested code's.
"""
from datetime import date

import numpy as np
from scipy import stats

from comparing import Cell, close
from lag import EPOCH, MONTH, Sides, parallel_trends

YEAR = 365.2425
# Where Fieller's set ends is looked for on so many points a year.
STEPS = 20000


class Lines:
    """Two straight lines through points of time and score, errors clustered: columns 1, time, b, b · time; of parallel lines the first three."""

    def __init__(self, times, scores, is_b, clusters, are_parallel=False):
        self.is_b = np.array(is_b, float)
        t, s, g = np.array(times), np.array(scores, float), np.array(clusters)
        x = np.column_stack([np.ones_like(t), t, self.is_b, self.is_b * t])[:, : 3 if are_parallel else 4]
        self.beta = np.linalg.lstsq(x, s, rcond=None)[0]
        u, bread = s - x @ self.beta, np.linalg.inv(x.T @ x)
        self.residual_maker = np.eye(len(s)) - x @ bread @ x.T
        # A row a cluster: the weights of the errors in its part of the coefficients, adjusted.
        self.parts, self.are_of_b = [], []
        for cluster in sorted(set(clusters)):
            own = np.where(g == cluster)[0]
            self.are_of_b.append(bool(self.is_b[own[0]]))
            values, vectors = np.linalg.eigh(self.residual_maker[np.ix_(own, own)])
            roots = [value ** -0.5 if value > 1e-11 else 0 for value in values]
            part = np.zeros((x.shape[1], len(s)))
            part[:, own] = bread @ x[own].T @ (vectors * roots) @ vectors.T
            self.parts.append(part)
        self.residuals = u
        self.variance = sum(np.outer(part @ u, part @ u) for part in self.parts)
        # The ratio is that of the first to the second.
        self.ratio = np.array([[0, 0, -1], [0, 1, 0]] if are_parallel else [[0, 0, 1, 0], [0, 0, 0, -1]], float)
        shares = np.arange(-16, 17) / 16
        directions = [(1, share) for share in shares] + [(share, 1) for share in shares]
        first, second = self.ratio
        scale = [np.sqrt(w @ self.variance @ w) for w in (first, second)]
        fewest = min(self.degrees(a / scale[0] * first + b / scale[1] * second) for a, b in directions)
        self.quantile = stats.t.ppf(0.975, fewest)

    def degrees(self, weights):
        """The degrees of freedom of a weighted sum: the fewer of Satterthwaite's, errors independent and of one variance, and of Welch's, which
        combines either side's own."""
        parts = np.array([weights @ part for part in self.parts])
        forms, squares = parts @ self.residual_maker, (parts @ self.residuals) ** 2
        products = forms @ forms.T
        common = np.trace(products) ** 2 / (products**2).sum()
        below = 0
        for side in (False, True):
            own = [place for place, is_of_b in enumerate(self.are_of_b) if is_of_b == side and abs(parts[place]).max() > 1e-12]
            if own:
                form = products[np.ix_(own, own)]
                below += squares[own].sum() ** 2 * (form**2).sum() / np.trace(form) ** 2
        return min(common, squares.sum() ** 2 / below)

    def contrast(self, weights):
        """(estimate, standard error) of a weighted sum of the coefficients."""
        weights = np.array(weights, float)
        return weights @ self.beta, np.sqrt(weights @ self.variance @ weights)

    def cells(self, weights):
        estimate, error = self.contrast(weights)
        reach = stats.t.ppf(0.975, self.degrees(np.array(weights, float))) * error
        ends = estimate - reach, estimate + reach
        values = dict(zip(("estimate", "std_error", "ci_lower", "ci_upper"), (estimate, error, *ends)))
        return {column: close(value) for column, value in values.items()}

    def ratio_ends(self):
        """The ends of Fieller's set of the ratio, where it is bounded: the roots of (n − r d)² = q² Var(n − r d)."""
        (n, d), v = self.ratio @ self.beta, self.quantile**2 * self.ratio @ self.variance @ self.ratio.T
        square, middle, rest = d * d - v[1, 1], n * d - v[0, 1], n * n - v[0, 0]
        if square <= 0:
            return None
        reach = np.sqrt(middle * middle - square * rest)
        return (middle - reach) / square, (middle + reach) / square

    def fieller(self):
        """(kind, lower, upper) of the set of times at which the lines may cross, within 100 years."""
        scan = np.arange(-100 * STEPS, 100 * STEPS + 1) / STEPS
        b, v, q = self.beta, self.variance, self.quantile
        inside = (b[2] + b[3] * scan) ** 2 <= q * q * (v[2, 2] + 2 * scan * v[2, 3] + scan**2 * v[3, 3])
        edges = scan[1:][np.diff(inside.astype(int)) != 0]
        if len(edges) != 2:
            return "whole-line" if inside.all() else None, None, None
        return "exterior" if inside[0] else "bounded", *edges


def expected(folder, benchmark, a, b, rows):
    """The cells of every measure."""
    as_of = rows[0]["date"]
    sides = Sides(folder, benchmark, as_of, a, b)
    points = [((d - sides.end) / YEAR, s, side == b, o) for side in (a, b) for d, s, o in sides.points[side]]
    lines = Lines(*zip(*points))
    kind, lower, upper = lines.fieller()
    horizon = ((date(*[int(p) for p in as_of.split("-")]) - EPOCH).days + 365 - sides.end) / YEAR
    gap, error = lines.contrast([0, 0, -1, -horizon])
    crossing = {"estimate": close(-lines.beta[2] / lines.beta[3] * YEAR / MONTH), "set": Cell(kind)}
    if lower is not None:
        step = 1.01 / STEPS * YEAR / MONTH
        crossing |= {"set_lower": Cell(lower * YEAR / MONTH, step), "set_upper": Cell(upper * YEAR / MONTH, step)}
    ends = Lines(*zip(*points), are_parallel=True).ratio_ends()
    lag_ends = dict(zip(("ci_lower", "ci_upper"), [close(end * YEAR / MONTH, 1e-7) for end in ends] if ends else [Cell(None)] * 2))
    cells = {
        "trend_gap": lines.cells([0, 0, -1, 0]),
        "trend_slope_a": lines.cells([0, 1, 0, 0]),
        "trend_slope_b": lines.cells([0, 1, 0, 1]),
        "closing_rate": lines.cells([0, 0, 0, -1]),
        "lag_regression": {"estimate": close(parallel_trends(sides)), **lag_ends},
        "crossover": crossing,
        "crossed_by_horizon": {"estimate": close(stats.t.cdf(-gap / error, lines.degrees(np.array([0, 0, -1, -horizon]))))},
    }
    counts = {"n_a": Cell(len(sides.points[a])), "n_b": Cell(len(sides.points[b])), "n_undated": Cell(sides.undated)}
    return {measure: {**found, **counts} for measure, found in cells.items()}


def reference():
    """(closing rate, standard error, degrees of freedom, lower end, upper end) of the invented points of TrendLinesTests.swift."""
    ya, sa, ca = [0, 0.4, 1.1, 1.5, 2.2, 2.6], [70, 74, 75, 79, 81, 80], [0, 0, 1, 1, 2, 3]
    yb, sb, cb = [0.3, 0.9, 1.3, 1.9, 2.4], [62, 69, 73, 78, 82], [4, 4, 5, 6, 6]
    lines = Lines(ya + yb, sa + sb, [0] * len(ya) + [1] * len(yb), ca + cb)
    rate, error = lines.contrast([0, 0, 0, -1])
    degrees = lines.degrees(np.array([0, 0, 0, -1.0]))
    reach = stats.t.ppf(0.975, degrees) * error
    return rate, error, degrees, rate - reach, rate + reach


if __name__ == "__main__":
    print(*map(repr, map(float, reference())))
