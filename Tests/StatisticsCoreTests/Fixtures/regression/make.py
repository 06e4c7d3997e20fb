"""Writes least_squares.json. Run with statsmodels 0.15.0: python3 make.py

The data are drawn here; coefficients, covariances and intervals are statsmodels'. Tolerance: 1e-9.
"""
import json

import numpy as np
import statsmodels
import statsmodels.api as sm

random = np.random.default_rng(20240215)
count = 40
cluster = np.repeat(np.arange(8), 5)[random.permutation(count)]
years = np.round(random.uniform(0, 3, count), 3)
country = (cluster % 2).astype(float)
effect = random.normal(0, 1, 8)
score = np.round(78 + 2 * years - 1.5 * country - 0.4 * years * country + effect[cluster] + random.normal(0, 0.8, count), 3)
design = np.column_stack([np.ones(count), years, country, years * country])
plain = sm.OLS(score, design).fit()
robust = sm.OLS(score, design).fit(cov_type="cluster", cov_kwds={"groups": cluster}, use_t=True)
json.dump(
    {
        "source": f"statsmodels {statsmodels.__version__}", "design": design.tolist(), "response": score.tolist(),
        "clusters": cluster.tolist(), "coefficients": plain.params.tolist(), "covariance": plain.cov_params().tolist(),
        "interval": plain.conf_int()[3].tolist(), "robust_covariance": robust.cov_params().tolist(),
    },
    open("least_squares.json", "w"), indent=1)
