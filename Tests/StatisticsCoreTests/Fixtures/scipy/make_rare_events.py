"""Makes rare_events.json: upper ends of Clopper and Pearson's interval for rare events, as R's binom.test has them.

The quantile of beta(x + 1, n - x) from SciPy 1.17.1, refined in 40 digits (mpmath 1.4.1) from the binomial lower tail.

Run: python3 make_rare_events.py > rare_events.json
"""

import json

import mpmath as mp
from scipy import special

mp.mp.dps = 40
CASES = [(0, 10**12, 0.95), (3, 10**12, 0.8), (1, 10**9, 0.95), (5000, 10**12, 0.95), (2, 10**6, 0.99), (3, 10, 0.95)]


def lower_tail(p, x, n):
    """The probability of at most x events, by terms relative to the last."""
    term = mp.mpf(1)
    total = mp.mpf(1)
    for k in range(x, 0, -1):
        term *= mp.mpf(k) * (1 - p) / ((n - k + 1) * p)
        total += term
        if term < mp.mpf(10) ** -35 * total:
            break
    logarithm = mp.loggamma(n + 1) - mp.loggamma(x + 1) - mp.loggamma(n - x + 1) + x * mp.log(p) + (n - x) * mp.log1p(-p)
    return mp.exp(logarithm) * total


rows = []
for x, n, level in CASES:
    tail = (1 - mp.mpf(level)) / 2
    start = mp.mpf(float(special.betainccinv(x + 1, n - x, float(tail))))
    upper = mp.findroot(lambda p: lower_tail(p, x, n) / tail - 1, (start * (1 - mp.mpf("1e-6")), start * (1 + mp.mpf("1e-6"))))
    rows.append({"successes": x, "trials": n, "level": level, "upper": float(upper)})
print(json.dumps({"source": "SciPy 1.17.1 and mpmath 1.4.1 (make_rare_events.py)", "relativeTolerance": 1e-11, "ends": rows}, indent=1))
