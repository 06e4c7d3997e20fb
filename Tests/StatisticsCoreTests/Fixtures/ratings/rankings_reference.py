"""Plackett-Luce ratings of the rankings of RankingsFileTests (CommandLineTests) by a likelihood written out: every set that could have been chosen.

Usage: python3 rankings_reference.py     (numpy, scipy)

With worths a and f(S) = d(|S|) (prod of a over S)^(1/|S|), the tied set C is chosen from A with chance f(C) / sum of f over the subsets
of A of 1 and 2 systems, the orders that occur (Turner, van Etten, Firth & Kosmidis 2020). A last system alone is no choice.
"""
from itertools import combinations
import numpy as np
from scipy.optimize import minimize

ballots = [dict(A=1, B=2, C=3, D=4), dict(A=2, B=1, C=3, D=3), dict(B=1, C=2, A=3), dict(D=1, A=2, C=3, B=4),
           dict(A=1, B=1, D=3), dict(C=1, A=2, D=3, B=4)]
names = "ABCD"


def loss(x):
    theta = dict(zip(names, x[:4])); logd = x[4]
    worth = lambda s: sum(theta[i] for i in s) / len(s) + (logd if len(s) == 2 else 0)
    total = 0.5e-12 * sum(x[:4]) ** 2
    for ballot in ballots:
        left = set(ballot)
        for rank in sorted(set(ballot.values())):
            group = [i for i in ballot if ballot[i] == rank]
            if len(left) == 1:
                break
            sets = [c for k in (1, 2) for c in combinations(sorted(left), k)]
            total -= worth(group) - np.log(sum(np.exp(worth(s)) for s in sets))
            left -= set(group)
    return total


best = min((minimize(loss, np.random.default_rng(s).normal(size=5), method="BFGS", options=dict(gtol=1e-10)) for s in range(8)),
           key=lambda r: r.fun)
best = minimize(loss, best.x, method="Nelder-Mead", options=dict(xatol=1e-12, fatol=1e-15, maxiter=40000, maxfev=40000))
theta = best.x[:4] - best.x[:4].mean()
print({n: round(1000 + 400 / np.log(10) * t, 5) for n, t in zip(names, theta)}, best.fun)
