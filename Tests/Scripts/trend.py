"""The reference of TrendLinesTests.swift: python3 Tests/Scripts/trend.py (NumPy and SciPy only).

CR1 as Stata's vce(cluster) and statsmodels' cov_type="cluster" have it, written out here from the definition with
the interaction as its own column, which is another design than the tested code's.
"""
import numpy as np
from scipy import stats

ya, sa, ca = [0, 0.4, 1.1, 1.5, 2.2, 2.6], [70, 74, 75, 79, 81, 80], [0, 0, 1, 1, 2, 3]
yb, sb, cb = [0.3, 0.9, 1.3, 1.9, 2.4], [62, 69, 73, 78, 82], [4, 4, 5, 6, 6]
t, s = np.array(ya + yb), np.array(sa + sb, float)
b = np.array([0] * len(ya) + [1] * len(yb))
g = np.array(ca + cb)
x = np.column_stack([np.ones_like(t), t, b, b * t])
beta, *_ = np.linalg.lstsq(x, s, rcond=None)
u = s - x @ beta
n, k, G = len(s), 4, len(set(g))
bread = np.linalg.inv(x.T @ x)
meat = sum(np.outer(x[g == c].T @ u[g == c], x[g == c].T @ u[g == c]) for c in set(g))
v = G / (G - 1) * (n - 1) / (n - k) * bread @ meat @ bread
rate, se = -beta[3], np.sqrt(v[3, 3])
q = stats.t.ppf(0.975, G - 1)
print(repr(rate), repr(se), repr(rate - q * se), repr(rate + q * se))
