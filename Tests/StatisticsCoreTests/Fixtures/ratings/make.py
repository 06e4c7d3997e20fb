"""Reference values of rating models, from the likelihoods written down directly and maximised in 40 digits.

Votes are generated here; log-likelihoods follow the definitions term by term, gradients and Hessians are numerical
differences in 40 digits (mpmath), so that nothing is shared with the Swift code but the definition.
Made with Python 3.11, NumPy 2.4.6, mpmath 1.4.1.  Run: python3 make.py > bradley-terry.json
"""
import json
import mpmath as mp
import numpy as np

mp.mp.dps = 40
rng = np.random.default_rng(20240215)
P = 5
true = np.array([0.9, 0.4, 0.0, -0.5, -0.8])

# Distinct votes: first, second, outcome (0 first won, 1 second won, 2 tie), count, cluster.
cells = {}
for _ in range(400):
    i, j = rng.choice(P, 2, replace=False)
    eta = true[i] - true[j] + 0.25
    weights = np.array([np.exp(eta / 2), np.exp(-eta / 2), 0.4])
    outcome = int(rng.choice(3, p=weights / weights.sum()))
    cluster = int(rng.integers(12))
    key = (int(i), int(j), outcome, cluster)
    cells[key] = cells.get(key, 0) + 1
votes = [list(k) + [c] for k, c in sorted(cells.items())]


def log_chance(par, model, vote):
    """The log-probability of a vote; par holds theta_1..theta_{P-1} (theta_0 = 0), then delta, then log nu."""
    i, j, outcome, _, _ = vote
    theta = [mp.mpf(0)] + list(par[: P - 1])
    rest = list(par[P - 1:])
    delta = rest.pop(0) if model["order"] else mp.mpf(0)
    eta = theta[i] - theta[j] + delta
    if model["ties"] == "davidson":
        w = [mp.exp(eta / 2), mp.exp(-eta / 2), mp.exp(rest[0])]
        return mp.log(w[outcome] / sum(w))
    p = 1 / (1 + mp.exp(-eta))
    return [mp.log(p), mp.log(1 - p), (mp.log(p) + mp.log(1 - p)) / 2][outcome]


def derivatives(f, x, h=mp.mpf("1e-12")):
    n = len(x)
    def at(*moves):
        y = list(x)
        for k, s in moves:
            y[k] += s * h
        return f(y)
    grad = mp.matrix(n, 1)
    hess = mp.matrix(n, n)
    mid = f(x)
    for a in range(n):
        up, down = at((a, 1)), at((a, -1))
        grad[a] = (up - down) / (2 * h)
        hess[a, a] = (up - 2 * mid + down) / h**2
        for b in range(a):
            hess[a, b] = hess[b, a] = (at((a, 1), (b, 1)) - at((a, 1), (b, -1)) - at((a, -1), (b, 1))
                                       + at((a, -1), (b, -1))) / (4 * h**2)
    return grad, hess


def centred(cov, n):
    """From theta_1.. with theta_0 = 0, and further parameters, to centred thetas and the same further parameters."""
    a = mp.matrix(n + 1, n)
    for r in range(P):
        for c in range(P - 1):
            a[r, c] = (1 if r == c + 1 else 0) - mp.mpf(1) / P
    for extra in range(n - (P - 1)):
        a[P + extra, P - 1 + extra] = 1
    return a * cov * a.T


out = {"systemCount": P, "votes": votes, "models": []}
for ties in ["half", "davidson"]:
    for order in [False, True]:
        model = {"ties": ties, "order": order}
        n = P - 1 + order + (ties == "davidson")
        x = [mp.mpf(0)] * n
        total = lambda y: sum(v[4] * log_chance(y, model, v) for v in votes)
        for _ in range(30):
            g, h = derivatives(total, x)
            step = mp.lu_solve(h, g)
            x = [x[k] - step[k] for k in range(n)]
            if mp.norm(step) < mp.mpf("1e-15"):
                break
        g, h = derivatives(total, x)
        bread = -(h**-1)
        scores = [derivatives(lambda y: log_chance(y, model, v), x)[0] for v in votes]
        meat = mp.matrix(n, n)
        for v, s in zip(votes, scores):
            meat += v[4] * s * s.T
        clusters = sorted({v[3] for v in votes})
        cluster_meat = mp.matrix(n, n)
        for c in clusters:
            s = mp.matrix(n, 1)
            for v, score in zip(votes, scores):
                if v[3] == c:
                    s += v[4] * score
            cluster_meat += s * s.T
        cluster_meat *= mp.mpf(len(clusters)) / (len(clusters) - 1)
        theta = [mp.mpf(0)] + x[: P - 1]
        mean = sum(theta) / P
        rest = x[P - 1:]
        covs = {}
        for name, cov in [("information", bread), ("sandwich", bread * meat * bread),
                          ("clustered-sandwich", bread * cluster_meat * bread)]:
            full = centred(cov, n)
            covs[name] = [[float(full[r, c]) for c in range(n + 1)] for r in range(n + 1)]
        out["models"].append({
            **model,
            "logStrengths": [float(t - mean) for t in theta],
            "orderEffect": float(rest[0]) if order else None,
            "logNu": float(rest[-1]) if ties == "davidson" else None,
            "logLikelihood": float(total(x)),
            "covariance": covs,
        })
print(json.dumps(out))
