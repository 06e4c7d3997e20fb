"""Writes peers.json: what autorank 1.3.0 and scikit-posthocs 0.17.1 say of the example of García & Herrera (2008) in scmamp.json.

Run: python3 make_peers.py (pip install autorank==1.3.0 scikit-posthocs==0.17.1)
"""
import json

import pandas as pd
import scikit_posthocs
from autorank import autorank

data = json.load(open("scmamp.json"))
frame = pd.DataFrame(data["blocks"], columns=data["names"])
result = autorank(frame, alpha=0.05, verbose=False, force_mode="nonparametric")
nemenyi = scikit_posthocs.posthoc_nemenyi_friedman(frame.to_numpy())
pairs = [(i, j) for i in range(5) for j in range(i + 1, 5)]

json.dump({
    "autorank": {
        "friedmanP": float(result.pvalue), "criticalDifference": float(result.cd),
        "meanRanks": [float(result.rankdf["meanrank"][name]) for name in data["names"]]},
    "nemenyi": [float(nemenyi.iloc[i, j]) for i, j in pairs],
}, open("peers.json", "w"), indent=1)
