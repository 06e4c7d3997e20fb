#!/usr/bin/env python3
"""Checks what `vgap` computes from a dataset against figures computed again in Python, with NumPy and SciPy, from its CSV files alone.

    check_results.py --vgap COMMAND --dataset DATASET

- gaps: every measure on every benchmark that has a gap between the United States and China, and the frontier gap by whose evaluations
  count (Tests/Checks/gap.py);
- lags and trends on the boards that the report looks at closely (Tests/Checks/lag.py, Tests/Checks/trend.py), and the reference
  values that TrendLinesTests.swift holds;
- claims: figures, numbers of systems, intervals and verdicts (Tests/Checks/check_claims.py).

Tolerances: point values and formulas 1e-9 of themselves (of 1 where they are smaller), Welch's and Newcombe's intervals 1e-6,
redraw intervals six of their Monte Carlo standard errors, integrals and sets that are looked for on a grid the width that the grid
leaves open. As a control each cell that is compared is made wrong in turn (by 1 % and twice its tolerance): every time the comparison
must notice. Exit status 1 where a figure differs or a wrong one passes.
"""

import argparse
import csv
import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CHECKS = Path(__file__).resolve().parent
sys.path.insert(0, str(CHECKS))
import check_claims  # noqa: E402
import comparing  # noqa: E402
import gap  # noqa: E402
import lag  # noqa: E402
import trend  # noqa: E402

SIDES = ("US", "CN")
CLOSELY = ("vbench-1.0", "arena-t2v")
# Few where only values without simulation are compared; gaps are drawn as often as by default, since their intervals are compared.
FEW = ("--resamples", "99")


class Check:
    def __init__(self, vgap, dataset):
        self.vgap, self.dataset, self.failures, self.lines = vgap, dataset, [], []

    def rows(self, *arguments):
        command = [self.vgap, arguments[0], self.dataset, *arguments[1:], "--format", "csv", "--quiet"]
        result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        if result.returncode != 0:
            raise SystemExit(f"{' '.join(command)} ends with status {result.returncode}: {result.stderr}")
        return list(csv.DictReader(io.StringIO(result.stdout)))

    def fail(self, message):
        self.failures.append(message)
        print(f"FAILED: {message}", file=sys.stderr)

    def compare(self, title, expected, rows, key="measure"):
        """Compares, then plants a wrong figure in each cell in turn. Returns how many cells there are."""
        for text in comparing.differences(expected, rows, key):
            self.fail(f"{title}: {text}")
        count = 0
        for name, wrong in comparing.planted(expected, rows, key):
            count += 1
            if not comparing.differences(expected, wrong, key):
                self.fail(f"{title}: a wrong figure in {name} is not noticed")
        return count

    # What is checked

    def gaps(self):
        across = self.rows("gap", "--across", "benchmarks", "--between", *SIDES, *FEW)
        choices = [(row["benchmark"], row["benchmark"], "newest") for row in across]
        cells = self.compare("gap --across benchmarks", gap.expected_across(self.dataset, choices, *SIDES), across, "benchmark")
        names = [row["benchmark"] for row in across if row["estimate"]]
        with ThreadPoolExecutor(2) as pool:
            tables = pool.map(lambda name: self.rows("gap", "--benchmark", name, "--between", *SIDES), names)
            for name, rows in zip(names, tables):
                cells += self.compare(f"gap on {name}", gap.expected(self.dataset, name, *SIDES, rows), rows)
        evaluations = self.rows("gap", "--across", "evaluations", "--benchmark", CLOSELY[0], "--between", *SIDES, *FEW)
        choices = [(row["evaluations"], CLOSELY[0], row["evaluations"]) for row in evaluations]
        expected = gap.expected_across(self.dataset, choices, *SIDES)
        cells += self.compare("gap --across evaluations", expected, evaluations, "evaluations")
        return f"gaps on {len(names)} benchmarks: {cells} cells"

    def over_time(self, command, module):
        cells = 0
        for name in CLOSELY:
            rows = self.rows(command, "--benchmark", name, "--between", *SIDES, *FEW)
            cells += self.compare(f"{command} on {name}", module.expected(self.dataset, name, *SIDES, rows), rows)
        return f"{command} on {' and '.join(CLOSELY)}: {cells} cells"

    def reference(self):
        path = CHECKS.parent / "GapAnalysisTests" / "Curves" / "TrendLinesTests.swift"
        stated = [float(text) for text in re.findall(r"\d+\.\d{6,}", path.read_text(encoding="utf-8"))]
        values = [abs(float(value)) for value in trend.reference()]
        for value in values:
            if not any(abs(value - number) < 1e-9 for number in stated):
                self.fail(f"{path.name} does not hold the reference value {value!r}")
        return f"reference of {path.name}: {len(values)} values"

    def claims(self):
        comparison = check_claims.Comparison(self.dataset)
        rows = self.rows("claims", *FEW)
        for text in comparison.differences(rows):
            self.fail(f"claims: {text}")
        verdicts = ("supported", "contradicted", "undecided", "untestable")
        for row in rows:
            changes = [{"verdict": verdicts[verdicts.index(row["verdict"]) - 1]}]
            if row["claim_id"] in comparison.answers:
                changes.append({"estimate": repr(float(row["estimate"] or 0) * 1.01 + 2e-6)})
            for change in changes:
                if not comparison.differences([{**other, **change} if other is row else other for other in rows]):
                    self.fail(f"claims: {change} for {row['claim_id']} is not noticed")
        return f"claims: {comparison.summary}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vgap", required=True)
    parser.add_argument("--dataset", required=True)
    arguments = parser.parse_args()
    check = Check(arguments.vgap, arguments.dataset)
    for part in (check.gaps, lambda: check.over_time("lag", lag), lambda: check.over_time("trend", trend), check.reference, check.claims):
        print(part())
    print("the results: " + (f"{len(check.failures)} checks fail" if check.failures else "all agree, and every planted wrong figure is noticed"))
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.exit(main())
