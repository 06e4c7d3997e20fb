"""Writes quantile_types.json from what R printed. Run: python3 make_quantiles.py FOLDER

R 4.2.2: sapply(1:9, function(type) quantile(x, probs, type = type)). Tolerance: 1e-9.
"""
import csv
import json
import sys

folder = sys.argv[1]
rows = list(csv.DictReader(open(f"{folder}/quantile_types.csv")))
result = {
    "source": "R 4.2.2", "tolerance": 1e-9,
    "sample": [float(row["x"]) for row in csv.DictReader(open(f"{folder}/quantile_input.csv"))],
    "probabilities": [float(row["prob"]) for row in rows],
    "quantiles": {str(kind): [float(row[f"type{kind}"]) for row in rows] for kind in range(1, 10)},
}
open("quantile_types.json", "w").write(json.dumps(result, indent=1) + "\n")
