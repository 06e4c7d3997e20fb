#!/usr/bin/env python3
"""Measures ours and the peers side by side, A B A B, and writes RESULTS.md.

    python3 Tests/Benchmarks/run.py [--repetitions N] [--benchmarks PATH] [--python PATH] [ENTRY …]

Each repetition is a process of its own; what is timed is the work within it, not its start. The figures that a peer and
ours both report are compared: entries that simulate agree within `tolerance`, others exactly.
"""
import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from datetime import date

HERE = os.path.dirname(os.path.abspath(__file__))

# Name: what is done, the peer, the least ratio peer / ours, how far the figures may be apart (relative), how often at most.
ENTRIES = {
    "csv-reading": ("CSV of 1,000,000 rows × 6 columns into typed columns", "polars 2.1.0", 1, 1e-9, 9),
    "bradley-terry": (
        "Bradley-Terry ratings, 1,000,000 votes, 100 systems, from CSV", "evalica 0.4.2 (polars reads)", 2, 1e-4, 9),
    "bradley-terry-bootstrap": (
        "1,000 bootstrap refits of these", "multinomial L-BFGS (FastChat's way)", 50, 0.002, 5),
    "interquartile-mean": ("interquartile mean, 6 × 10 × 26, 50,000 resamples", "rliable 1.2.0", 50, 0.01, 3),
    "interquartile-mean-numpy": ("the same", "NumPy, vectorised by hand", 5, 0.01, 9),
    "bca-interval": ("BCa interval of a mean, n = 1,000, 9,999 resamples", "SciPy 1.17.1 `bootstrap`", 5, 0.02, 9),
    "permutation-test": ("permutation test, 1,000 + 1,000, 9,999 resamples", "SciPy 1.17.1 `permutation_test`", 10, 0.2, 9),
    "rank-sets": ("simultaneous rank sets, 200 systems, 1,000 draws, step-down", "NumPy, the definition", 20, 0.05, 9),
}


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return json.loads(done.stdout)


def measure(name, options, folder):
    task, peer, target, tolerance, most = ENTRIES[name]
    script = f"{HERE}/peers/{name}.py"
    arguments = run([options.python, script, "prepare", folder])
    times = {"peer": [], "ours": []}
    memory = {"peer": 0, "ours": 0}
    for _ in range(min(options.repetitions, most)):
        results = {}
        for side, command in [
            ("peer", [options.python, script, "measure", *arguments]), ("ours", [options.benchmarks, name, "1", *arguments])]:
            results[side] = run(command)
            times[side] += results[side]["seconds"]
            memory[side] = max(memory[side], results[side]["peakMemory"])
        for key, expected in results["peer"]["check"].items():
            found = results["ours"]["check"].get(key)
            if found is None or abs(found - expected) > tolerance * abs(expected):
                sys.exit(f"{name}: {key} is {found} here and {expected} there")
    medians = {side: statistics.median(values) for side, values in times.items()}
    row = {"task": task, "peer": peer, "target": target, "repetitions": len(times["ours"]), "memory": memory,
           "medians": medians, "ratio": medians["peer"] / medians["ours"]}
    print(f"{name}: peer {medians['peer']:.4f} s, ours {medians['ours']:.4f} s, ratio {row['ratio']:.1f} (target {target})")
    return row


def write(rows):
    """Adds the rows to RESULTS.md's data, in RESULTS.json, and writes both anew."""
    path = f"{HERE}/RESULTS.json"
    kept = json.load(open(path)) if os.path.exists(path) else {}
    kept.update(rows)
    json.dump(kept, open(path, "w"), indent=1, ensure_ascii=False)
    lines = [
        "# Benchmarks", "",
        "Side by side on one machine, two threads, medians; written by `run.py`. Time is that of the work within the process.",
        "", "| task | peer | peer, s | ours, s | ratio | target | peak memory, peer / ours, MiB | repetitions | measured |",
        "| --- | --- | --: | --: | --: | --: | --: | --: | --- |"]
    for name in ENTRIES:
        if name not in kept:
            continue
        row = kept[name]
        lines.append(
            f"| {row['task']} | {row['peer']} | {row['medians']['peer']:.4f} | {row['medians']['ours']:.4f} "
            f"| {row['ratio']:.1f} | ≥ {row['target']} | {row['memory']['peer']:.0f} / {row['memory']['ours']:.0f} "
            f"| {row['repetitions']} | {row['measured']} |")
    open(f"{HERE}/RESULTS.md", "w").write("\n".join(lines) + "\n")


parser = argparse.ArgumentParser(description="Measures ours and the peers side by side.")
parser.add_argument("entries", nargs="*", metavar="ENTRY")
parser.add_argument("--repetitions", type=int, default=5)
parser.add_argument("--benchmarks", default=".build/release/Benchmarks")
parser.add_argument("--python", default=sys.executable)
options = parser.parse_args()
unknown = set(options.entries) - set(ENTRIES)
if unknown:
    parser.error(f"no such entry: {', '.join(sorted(unknown))}; there are {', '.join(ENTRIES)}")
with tempfile.TemporaryDirectory() as folder:
    rows = {name: measure(name, options, folder) for name in options.entries or ENTRIES}
for row in rows.values():
    row["measured"] = f"{date.today().isoformat()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
write(rows)
