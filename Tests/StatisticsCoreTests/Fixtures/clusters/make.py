"""Reference figures for means of clustered samples: writes clusters.json beside itself.

Standard errors: statsmodels 0.15.0, OLS on a constant with cluster-robust covariance, whose small-sample factor for one
regressor is C/(C − 1). Intraclass correlation: pingouin 0.7.0 (ICC1) where clusters are of equal size; else from SciPy
1.17.1's one-way F by ICC = (F − 1)/(F − 1 + n0). Intervals: SciPy's t. Covariances: statsmodels' cluster-robust covariance of
two means in one stacked regression, rescaled to a factor C/(C − 1).
"""

import json
import pathlib

import numpy as np
import pandas as pd
import pingouin
import statsmodels.api as sm
from scipy import stats


def one(values, clusters):
    values, clusters = np.asarray(values), np.asarray(clusters)
    fit = sm.OLS(values, np.ones_like(values)).fit(cov_type="cluster", cov_kwds={"groups": clusters})
    labels, sizes = np.unique(clusters, return_counts=True)
    n, c = len(values), len(labels)
    naive = values.std(ddof=1) / np.sqrt(n)
    groups = [values[clusters == label] for label in labels]
    icc = None
    if n > c:
        f = stats.f_oneway(*groups).statistic
        n0 = (n - (sizes**2).sum() / n) / (c - 1)
        icc = (f - 1) / (f - 1 + n0)
        if len(set(sizes)) == 1:
            frame = pd.DataFrame(dict(y=values, target=clusters, rater=np.concatenate([np.arange(s) for s in sizes])))
            table = pingouin.intraclass_corr(frame, targets="target", raters="rater", ratings="y")
            peer = float(table[table["Type"].isin(["ICC1", "ICC(1,1)"])]["ICC"].iloc[0])
            assert abs(peer - icc) < 1e-9, (peer, icc)
    error = float(fit.bse[0])
    half = stats.t.ppf(0.975, c - 1) * error
    mean = values.mean()
    return dict(values=values.tolist(), clusters=clusters.tolist(), mean=float(mean), standardError=error,
                naiveStandardError=float(naive), designEffect=float((error / naive) ** 2),
                intraclassCorrelation=icc if icc is None else float(icc), lower=float(mean - half), upper=float(mean + half))


rng = np.random.default_rng(20240215)


def sample(sizes, between, within):
    clusters = np.repeat(np.arange(len(sizes)), sizes)
    effects = rng.normal(0, between, len(sizes))
    return np.round(0.7 + effects[clusters] + rng.normal(0, within, len(clusters)), 4), clusters


samples = [one(*sample([5] * 12, 0.2, 0.15)), one(*sample([1, 2, 7, 3, 5, 1, 4], 0.3, 0.1)),
           one(*sample([1] * 9, 0.2, 0.2)), one(*sample([4] * 6, 0.0, 0.5)), one(*sample([30, 2], 0.1, 0.1))]

# Two dimensions on the same prompts, by one stacked regression with an indicator for each.
x, clusters = sample([3] * 8, 0.2, 0.1)
y = np.round(0.5 * x + rng.normal(0, 0.1, len(x)), 4)
stacked = np.concatenate([x, y])
design = np.zeros((len(stacked), 2))
design[: len(x), 0] = 1
design[len(x):, 1] = 1
fit = sm.OLS(stacked, design).fit(
    cov_type="cluster", cov_kwds={"groups": np.concatenate([clusters, clusters]), "use_correction": False})
covariance = fit.cov_params() * 8 / 7
pair = dict(first=x.tolist(), second=y.tolist(), clusters=clusters.tolist(), covariance=np.asarray(covariance).tolist())

here = pathlib.Path(__file__).parent
(here / "clusters.json").write_text(json.dumps(dict(samples=samples, pair=pair), indent=1) + "\n")
