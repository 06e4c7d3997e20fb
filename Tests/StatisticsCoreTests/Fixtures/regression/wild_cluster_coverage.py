"""What a wild cluster bootstrap covers of two straight lines through the systems of few organizations: the figures quoted in Coverage.md.

    python3 wild_cluster_coverage.py [DATA_SETS]

The designs are those of `Benchmarks coverage trends`. t by CR1, the null imposed (Cameron, Gelbach & Miller 2008, doi 10.1162/rest.90.3.414), Webb's
six-point weights, all combinations up to six clusters and 1,999 draws beyond; the sums by cluster as in Roodman, MacKinnon, Nielsen & Webb (2019, doi
10.1177/1536867X19830877). A confidence set holds the values whose p-value is above 0.05; it is the whole line where that is so a million standard errors
away. Needs NumPy.
"""
import itertools
import sys

import numpy as np

WEIGHTS = np.sqrt([1.5, 1, 0.5]) * np.array([[-1], [1]])
CONTRASTS = {"closing rate": [0, 0, 1, -1], "gap": [1, -1, 0, 0], "slope of the second side": [0, 0, 0, 1]}
DESIGNS = [([5, 5], [5, 5]), ([3] * 8, [5, 5]), ([2, 2], [3, 3]), ([3, 3, 3], [3, 3]), ([3] * 3, [3] * 3), ([3] * 4, [3] * 4)]


def data(first, second, apart, random):
    rows, response, clusters = [], [], []
    for cluster, size in enumerate(first + second):
        level, start = (4 if apart else 1) * random.normal(), -2.2 * random.uniform() if apart else 0
        for _ in range(size):
            year = start - (0.8 if apart else 3) * random.uniform()
            rows.append([1, 0, year, 0] if cluster < len(first) else [0, 1, 0, year])
            response.append(level + 1.5 * random.normal())
            clusters.append(cluster)
    return np.array(rows), np.array(response), np.array(clusters)


def p_value(x, y, clusters, contrast, weights):
    """The p-value as a function of the hypothesised value, with the estimate and its standard error."""
    bread, groups = np.linalg.inv(x.T @ x), [np.where(clusters == g)[0] for g in range(clusters.max() + 1)]
    beta = bread @ x.T @ y
    residuals, row = y - x @ beta, contrast @ bread
    value, direction = contrast @ beta, x @ (bread @ contrast) / (contrast @ bread @ contrast)

    def sums(errors):
        scores = np.array([x[g].T @ errors[g] for g in groups])
        return scores @ row, np.array([[row @ (x[g].T @ x[g]) @ bread @ s for s in scores] for g in groups])

    parts = sums(residuals), sums(direction)
    error = np.sqrt(sum((row @ (x[g].T @ residuals[g])) ** 2 for g in groups))

    def p(hypothesis):
        shift = value - hypothesis
        own, shared = (parts[0][place] + shift * parts[1][place] for place in (0, 1))
        spread = np.sqrt(((weights * own - weights @ shared.T) ** 2).sum(axis=1))
        return (np.abs(weights @ own) / np.maximum(spread, 1e-300) >= abs(shift) / error * (1 - 1e-12)).mean()

    return p, value, error


def main(count):
    for apart in (False, True):
        for first, second in DESIGNS:
            random, clusters = np.random.default_rng(1), len(first) + len(second)
            points = WEIGHTS.ravel()
            weights = np.array(list(itertools.product(points, repeat=clusters))) if clusters <= 6 else None
            covering, whole = np.zeros(3), np.zeros(3)
            for _ in range(count):
                x, y, labels = data(first, second, apart, random)
                used = weights if weights is not None else random.choice(points, (1999, clusters))
                for place, contrast in enumerate(CONTRASTS.values()):
                    p, value, error = p_value(x, y, labels, np.array(contrast, float), used)
                    covering[place] += p(0) > 0.05
                    whole[place] += max(p(value - 1e6 * error), p(value + 1e6 * error)) > 0.05
            cells = "; ".join(f"{name} {c / count:.3f} (whole line {w / count:.2f})" for name, c, w in zip(CONTRASTS, covering, whole))
            print(f"{first} against {second}, {'their dates apart' if apart else 'dates mixed'}: {cells}", flush=True)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
