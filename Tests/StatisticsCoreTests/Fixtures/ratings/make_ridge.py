"""Makes ridge.json: Bradley-Terry with a weak ridge on large counts, by Newton's method in 50 digits (mpmath 1.4.1).

The ridge is 1e-11 of the votes, so that the information knows next to nothing of the direction in which all log-strengths
move together; in doubles its inverse loses the other directions unless that one is stiffened.

Run: python3 make_ridge.py > ridge.json
"""

import json

import mpmath as mp

mp.mp.dps = 50
RIDGE = mp.mpf("0.01")
SYSTEMS = 3
# First, second, wins of the first, wins of the second.
VOTES = [(0, 1, 1_000_000_000, 600_000_000), (1, 2, 700_000_000, 400_000_000), (0, 2, 3, 1)]


def derivatives(theta):
    gradient = mp.matrix(SYSTEMS, 1)
    information = mp.zeros(SYSTEMS)
    for i, j, wins, losses in VOTES:
        p = 1 / (1 + mp.exp(theta[j] - theta[i]))
        score = wins * (1 - p) - losses * p
        weight = (wins + losses) * p * (1 - p)
        gradient[i] += score
        gradient[j] -= score
        for row, column, sign in [(i, i, 1), (j, j, 1), (i, j, -1), (j, i, -1)]:
            information[row, column] += sign * weight
    for i in range(SYSTEMS):
        gradient[i] -= RIDGE * theta[i]
        information[i, i] += RIDGE
    return gradient, information


theta = mp.matrix(SYSTEMS, 1)
for _ in range(60):
    gradient, information = derivatives(theta)
    theta += mp.lu_solve(information, gradient)
inverse = derivatives(theta)[1] ** -1
centring = mp.eye(SYSTEMS) - mp.ones(SYSTEMS) / SYSTEMS
covariance = centring * inverse * centring.T
print(
    json.dumps(
        {
            "source": "mpmath 1.4.1, 50 digits (make_ridge.py)",
            "tolerance": 1e-12,
            "ridge": float(RIDGE),
            "first": [v[0] for v in VOTES],
            "second": [v[1] for v in VOTES],
            "firstWins": [v[2] for v in VOTES],
            "secondWins": [v[3] for v in VOTES],
            "logStrengths": [float(x) for x in theta],
            "covariance": [float(covariance[i, j]) for i in range(SYSTEMS) for j in range(SYSTEMS)],
        },
        indent=1,
    )
)
