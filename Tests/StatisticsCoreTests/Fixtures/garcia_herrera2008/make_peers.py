"""Writes peers.json: what autorank 1.3.0 and scikit-posthocs 0.17.1 say of the example of García & Herrera (2008) in scmamp.json.

Run: python3 make_peers.py (pip install autorank==1.3.0 scikit-posthocs==0.17.1)
"""
import json

import numpy as np
import pandas as pd
import scikit_posthocs
from autorank import autorank
from scipy import stats

data = json.load(open("scmamp.json"))
frame = pd.DataFrame(data["blocks"], columns=data["names"])
result = autorank(frame, alpha=0.05, verbose=False, force_mode="nonparametric")
nemenyi = scikit_posthocs.posthoc_nemenyi_friedman(frame.to_numpy())
pairs = [(i, j) for i in range(5) for j in range(i + 1, 5)]


def wilcoxon_as_in_r(differences):
    """Exact without ties and zeros, else normal with continuity correction."""
    sizes = np.abs(differences)
    is_exact = len(set(sizes)) == len(sizes) and 0 not in set(sizes)
    return stats.wilcoxon(differences, correction=True, method="exact" if is_exact else "approx").pvalue


# Of numbers with three decimals, so that ties are ties.
wilcoxon = [wilcoxon_as_in_r(np.round(frame.iloc[:, i] - frame.iloc[:, j], 9)) for i, j in pairs]
json.dump({
    "autorank": {
        "friedmanP": float(result.pvalue), "criticalDifference": float(result.cd),
        "meanRanks": [float(result.rankdf["meanrank"][name]) for name in data["names"]]},
    "nemenyi": [float(nemenyi.iloc[i, j]) for i, j in pairs],
    "wilcoxon": [float(p) for p in wilcoxon],
}, open("peers.json", "w"), indent=1)
