"""Writes bootstrap.json and permutation.json from what SciPy printed. Run: python3 make.py FOLDER

SciPy 1.15.3, NumPy 2.3.3: scipy.stats.bootstrap(data, statistic, confidence_level=…, method=…, alternative=…) and
scipy.stats.permutation_test(data, mean difference, permutation_type=…, n_resamples=inf). `replicates` is the result's
bootstrap_distribution. `null` stands for an infinite end.

Tolerance: 1e-12, given the replicates. The names: `mean16` the mean of 16 values; `doc_std100` np.std of 100 values
(divisor n); `skewdiff_2samp` the difference of two samples' scipy.stats.skew; `pearson_paired` Pearson's correlation.
"""
import glob
import json
import math
import sys

folder = sys.argv[1]
expected = json.load(open(f"{folder}/expected.json"))


def finite(value):
    return value if math.isfinite(value) else None


def column(path):
    return [float(line) for line in open(path)]


cases = []
for name in dict.fromkeys(case["name"] for case in expected["cases"]):
    cases.append({
        "name": name,
        "data": [column(path) for path in sorted(glob.glob(f"{folder}/{name}_data?.csv"))],
        "replicates": column(f"{folder}/{name}_distribution.csv"),
        "standardError": next(case["se"] for case in expected["cases"] if case["name"] == name),
        "intervals": [
            {"method": case["method"].lower(), "level": case["conf"], "alternative": case["alternative"],
             "lower": finite(case["low"]), "upper": finite(case["high"])}
            for case in expected["cases"] if case["name"] == name],
    })
tests = []
for result in expected["permutation"]["results"]:
    paired = result["permutation_type"] == "samples"
    first, second = expected["permutation"]["paired" if paired else "indep_mean_diff"]
    tests.append({
        "paired": paired, "first": first, "second": second, "alternative": result["alternative"],
        "statistic": result["statistic"], "pValue": result["p"], "arrangements": result["n_null"]})
for name, key, value in [("bootstrap", "cases", cases), ("permutation", "tests", tests)]:
    text = json.dumps({"source": "SciPy 1.15.3", "tolerance": 1e-12, key: value})
    open(f"{name}.json", "w").write(text.replace("}, {", "},\n{").replace('], "', '],\n"') + "\n")
