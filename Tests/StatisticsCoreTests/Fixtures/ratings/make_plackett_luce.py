"""Reference values of the Plackett-Luce model with partial and tied rankings.

The likelihood is written down from its definition (Turner et al. 2020, equation 3: every subset is listed) and maximised by
Newton's method with numerical differences in 40 digits, so that nothing is shared with the Swift code but the definition.
Made with Python 3.11, mpmath 1.4.1.  Run: python3 make_plackett_luce.py > plackett-luce.json
"""
import itertools
import json
import mpmath as mp

mp.mp.dps = 40
P = 4
TIED = [[[0], [1], [2], [3]], [[1, 0], [3], [2]], [[2], [0, 1, 3]], [[3], [0]], [[2, 3], [1]], [[0], [2, 1]],
        [[1], [3]], [[0], [3], [1]], [[3], [1, 2], [0]], [[0, 2]]]
UNTIED = [[[0], [1], [2], [3]], [[1], [0], [3], [2]], [[2], [0]], [[3], [0]], [[0], [3], [1]], [[1], [2], [0]]]


def log_chance(theta, delta, ranking, orders):
    total = mp.mpf(0)
    left = [i for g in ranking for i in g]
    f = lambda s: delta[len(s)] * mp.exp(sum(theta[i] for i in s) / len(s))
    for group in ranking:
        if len(left) == 1:
            break
        total += mp.log(f(group)) - mp.log(sum(
            f(s) for d in orders if d <= len(left) for s in itertools.combinations(left, d)))
        left = left[len(group):]
    return total


def derivatives(f, x, h=mp.mpf("1e-12")):
    n = len(x)
    def at(*moves):
        y = list(x)
        for k, s in moves:
            y[k] += s * h
        return f(y)
    grad, hess, mid = mp.matrix(n, 1), mp.matrix(n, n), f(x)
    for a in range(n):
        up, down = at((a, 1)), at((a, -1))
        grad[a] = (up - down) / (2 * h)
        hess[a, a] = (up - 2 * mid + down) / h**2
        for b in range(a):
            hess[a, b] = hess[b, a] = (at((a, 1), (b, 1)) - at((a, 1), (b, -1)) - at((a, -1), (b, 1))
                                       + at((a, -1), (b, -1))) / (4 * h**2)
    return grad, hess


def table(matrix):
    return [[float(matrix[r, c]) for c in range(P)] for r in range(P)]


def model(rankings, pseudo):
    """theta_0..theta_{P-1} free against the hypothetical system at 0, or theta_0 = 0 where there is none; then log delta."""
    ties = sorted({len(g) for r in rankings for g in r} - {1})
    orders = [1] + ties
    data = [(r, mp.mpf(1)) for r in rankings]
    if pseudo:
        data += [([[i], [P]], mp.mpf(pseudo)) for i in range(P)] + [([[P], [i]], mp.mpf(pseudo)) for i in range(P)]
    n = (P if pseudo else P - 1) + len(ties)
    def unpack(x):
        theta = list(x[:P]) + [mp.mpf(0)] if pseudo else [mp.mpf(0)] + list(x[:P - 1])
        delta = {1: mp.mpf(1)}
        for k, d in enumerate(ties):
            delta[d] = mp.exp(x[n - len(ties) + k])
        return theta, delta
    def total(x, rows):
        theta, delta = unpack(x)
        return sum(c * log_chance(theta, delta, r, orders) for r, c in rows)
    x = [mp.mpf(0)] * n
    for _ in range(60):
        g, h = derivatives(lambda y: total(y, data), x)
        step = mp.lu_solve(h, g)
        size = mp.norm(step, mp.inf)
        x = [x[k] - step[k] * min(1, 2 / size) for k in range(n)]
        if size < mp.mpf("1e-15"):
            break
    assert size < 1e-14
    _, h = derivatives(lambda y: total(y, data), x)
    cov = -(h**-1)
    theta, delta = unpack(x)
    theta = theta[:P]
    first = 0 if pseudo else 1  # the system of the first free parameter
    a = mp.matrix(P, n)
    for r in range(P):
        for c in range(P - first):
            a[r, c] = (1 if r == c + first else 0) - mp.mpf(1) / P
    full = a * cov * a.T
    # Huber's sandwich: the pseudo-rankings are information, but no observations. Cluster of ranking i: i mod 3, times 3/2.
    scores = [derivatives(lambda y: total(y, [(r, 1)]), x)[0] for r in rankings]
    sums = [sum((scores[i] for i in range(k, len(scores), 3)), mp.matrix(n, 1)) for k in range(3)]
    meat = sum((s * s.T for s in scores), mp.matrix(n, n))
    cluster_meat = sum((s * s.T for s in sums), mp.matrix(n, n)) * mp.mpf(3) / 2
    sandwich, clustered = (a * cov * m * cov * a.T for m in (meat, cluster_meat))
    mean = sum(theta) / P
    return {
        "pseudoVotes": pseudo, "groups": rankings, "logStrengths": [float(t - mean) for t in theta],
        "tieOrders": ties, "tieParameters": [float(delta[d]) for d in ties], "logLikelihood": float(total(x, data)),
        "covariance": table(full), "sandwich": table(sandwich), "clusteredSandwich": table(clustered),
    }


print(json.dumps({"systemCount": P, "models": [model(r, p) for r in (TIED, UNTIED) for p in (0, 0.5)]}))
