"""Writes city.json and aircondit.json from what R printed. Run: python3 make.py FOLDER (of R's output, as CSV files).

R 4.2.2, boot 1.3-28.1, 999 resamples each (set.seed(1) and set.seed(2)), the numbers written with 17 digits:

    city.boot <- boot(city, function(d, w) sum(d$x * w) / sum(d$u * w), R = 999, stype = "w")
    air.boot <- boot(aircondit, function(d, i) c(mean(d[i, ]), (length(i) - 1) * var(d[i, ]) / length(i)^2), R = 999)
    boot.ci(city.boot, conf = c(.90, .95, .99), type = c("norm", "basic", "perc", "bca"), L = L)
    boot.ci(air.boot, conf = c(.90, .95, .99), type = c("norm", "basic", "stud", "perc", "bca"), L = L)

with L of empinf(type = "reg"), "jack" or "inf"; resamples are boot.array(indices = TRUE) - 1. `monteCarlo` are intervals
of other resamples, 99,999 of them. The data are the package's own (Davison & Hinkley 1997).

Tolerance: 1e-10, given the replicates and the influence values.
"""
import csv
import json
import sys

folder = sys.argv[1]


def rows(name):
    with open(f"{folder}/{name}.csv") as file:
        return list(csv.DictReader(file))


def column(table, name):
    return [float(row[name]) for row in table]


meta = {row["case"]: row for row in rows("meta")}
intervals = rows("expected_ci")
kinds = {"normal": "normal", "basic": "basic", "student": "studentized", "percent": "percentile", "bca": "bca"}


def expected(case):
    return [
        {"kind": kinds[row["type"]], "level": float(row["conf"]), "lower": float(row["lower"]), "upper": float(row["upper"])}
        for row in intervals if row["case"] == case]


for name, case, data, replicates, influences in [
    ("city", "city_ratio", "city", "city_ratio_t", {"regression": "L_reg", "jackknife": "L_jack", "infinitesimal": "L_inf"}),
    ("aircondit", "aircondit_mean", "aircondit", "aircondit_mean_t", {"regression": "L_reg", "jackknife": "L_jack"}),
]:
    values = rows(case + "_L")
    drawn = rows(replicates)
    table = rows(data)
    with open(f"{folder}/{case}_indices0.csv") as file:
        indices = [[int(cell) for cell in line] for line in csv.reader(file)]
    result = {
        "source": "R 4.2.2, boot 1.3-28.1", "tolerance": 1e-10,
        "estimate": float(meta[case]["t0"]), "bias": float(meta[case]["bias"]), "standardError": float(meta[case]["se"]),
        "data": {key: column(table, key) for key in table[0]},
        "resamples": indices,
        "replicates": column(drawn, "t"),
        "variances": column(drawn, "v") if "v" in drawn[0] else [],
        "influence": {key: column(values, label) for key, label in influences.items()},
        "intervals": {key: expected(f"{case}_{label}") for key, label in influences.items()},
        "monteCarlo": expected(f"{case}_R99999_MC"),
    }
    text = json.dumps(result)
    with open(f"{name}.json", "w") as file:
        file.write(text.replace('], "', '],\n"').replace('}, "', '},\n"') + "\n")
