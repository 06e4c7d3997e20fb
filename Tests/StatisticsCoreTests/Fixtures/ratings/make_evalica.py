"""Reference values of evalica 0.4.2 on votes generated here.

Iterative methods run to a tolerance of 1e-15 with the Python solver ("naive"), which keeps to the definition.
Made with Python 3.11, NumPy 2.4.6, evalica 0.4.2.  Run: python3 make_evalica.py > evalica.json
"""
import json
import evalica
import numpy as np
from evalica import Winner

rng = np.random.default_rng(20240216)
P = 6
strength = np.array([1.1, 0.5, 0.2, -0.1, -0.6, -1.0])
votes = []
for _ in range(150):
    i, j = (int(k) for k in rng.choice(P, 2, replace=False))
    w = np.array([np.exp((strength[i] - strength[j]) / 2), np.exp((strength[j] - strength[i]) / 2), 0.5])
    votes.append([i, j, int(rng.choice(3, p=w / w.sum()))])
xs, ys = [v[0] for v in votes], [v[1] for v in votes]
winners = [[Winner.X, Winner.Y, Winner.Draw][v[2]] for v in votes]
out = {"systemCount": P, "votes": votes}
for name, options in [
    ("counting", {}), ("average_win_rate", {}), ("elo", {}), ("bradley_terry", {"tie_weight": 0.5}),
    ("newman", {}), ("eigen", {}), ("pagerank", {}),
]:
    if name in ("bradley_terry", "newman", "eigen", "pagerank"):
        options = {**options, "tolerance": 1e-15, "limit": 100000}
    if name == "counting":
        options = {"tie_weight": 0.5}
    result = getattr(evalica, name)(xs, ys, winners, solver="naive", **options)
    out[name] = [float(result.scores[i]) for i in range(P)]
    if name == "newman":
        out["newman_v"] = float(result.v)
print(json.dumps(out))
