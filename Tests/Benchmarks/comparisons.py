"""Ours and a peer on the same input, by turns: A B A B, each time in a process of its own.

What is timed is the work within the process, not its start. Figures that both report must agree.
"""
import sys
from dataclasses import dataclass

from timing import spread


@dataclass(frozen=True)
class Comparison:
    """A task that both do."""
    task: str
    peer: str
    # The peer's script, and our entry.
    script: str
    entry: str
    # The least ratio peer / ours that is aimed at.
    target: float
    # How far the figures of both may be apart, as a share: by rounding, or by chance where both simulate.
    tolerance: float
    # How often each is run.
    pairs: int
    sizes: dict
    quick_sizes: dict

    def measure(self, tools, quick):
        sizes = self.quick_sizes if quick else self.sizes
        path = tools.prepare(self.script, sizes)
        peers, ours = [], []
        for _ in range(1 if quick else self.pairs):
            peers.append(tools.peer(self.script, path, sizes))
            ours.append(tools.ours(self.entry, path, sizes))
            self.compare(peers[-1]["check"], ours[-1]["check"], quick)
        row = {"task": self.task, "peer": self.peer, "target": self.target, "pairs": len(ours)}
        times = [[run["seconds"] for run in runs] for runs in (peers, ours)]
        row["seconds"] = {"peer": spread(times[0]), "ours": spread(times[1])}
        row["peakMemory"] = {"peer": max(run["peakMemory"] for run in peers), "ours": max(run["peakMemory"] for run in ours)}
        # The ratio of the medians, which lies between the least and the greatest ratio of the pairs.
        row["ratio"] = spread([peer / own for peer, own in zip(*times)])
        row["ratio"]["median"] = row["seconds"]["peer"]["median"] / row["seconds"]["ours"]["median"]
        return row

    def compare(self, theirs, own, quick):
        if theirs.keys() != own.keys():
            sys.exit(f"{self.entry}: figures {sorted(own)} here and {sorted(theirs)} there")
        for key, expected in theirs.items():
            if not quick and abs(own[key] - expected) > self.tolerance * abs(expected):
                sys.exit(f"{self.entry}: {key} is {own[key]} here and {expected} there")

    def summary(self, row):
        missed = "" if row["ratio"]["median"] >= self.target else ", MISSED"
        seconds = {side: f"{times['median']:.4f} s ({times['least']:.4f}–{times['most']:.4f})"
                   for side, times in row["seconds"].items()}
        ratio = row["ratio"]
        return (f"peer {seconds['peer']}, ours {seconds['ours']}, "
                f"ratio {ratio['median']:.1f} ({ratio['least']:.1f}–{ratio['most']:.1f}), target {self.target}{missed}")


ENTRIES = {
    "csv-reading": Comparison(
        "CSV of 1,000,000 rows × 6 columns into typed columns", "polars", "csv-reading", "csv-reading",
        target=1, tolerance=1e-9, pairs=15, sizes={"rows": 1_000_000}, quick_sizes={"rows": 1_000}),
    "bradley-terry": Comparison(
        "Bradley-Terry ratings, 1,000,000 votes, 100 systems, from CSV", "evalica (polars reads)",
        "bradley-terry", "bradley-terry", target=2, tolerance=1e-4, pairs=9,
        sizes={"votes": 1_000_000, "systems": 100}, quick_sizes={"votes": 2_000, "systems": 10}),
    "bradley-terry-bootstrap": Comparison(
        "1,000 bootstrap refits of these", "multinomial L-BFGS (FastChat's way)",
        "bradley-terry-bootstrap", "bradley-terry-bootstrap", target=50, tolerance=0.002, pairs=5,
        sizes={"votes": 1_000_000, "systems": 100, "resamples": 1_000},
        quick_sizes={"votes": 2_000, "systems": 10, "resamples": 20}),
    "interquartile-mean": Comparison(
        "interquartile mean, 6 × 10 × 26, 50,000 resamples", "rliable", "interquartile-mean", "interquartile-mean",
        target=50, tolerance=0.01, pairs=3, sizes={"resamples": 50_000}, quick_sizes={"resamples": 100}),
    "interquartile-mean-numpy": Comparison(
        "the same", "NumPy, vectorised by hand", "interquartile-mean-numpy", "interquartile-mean",
        target=5, tolerance=0.01, pairs=9, sizes={"resamples": 50_000}, quick_sizes={"resamples": 100}),
    "bca-interval": Comparison(
        "BCa interval of a mean, n = 1,000, 9,999 resamples", "SciPy `bootstrap`", "bca-interval", "bca-interval",
        target=5, tolerance=0.02, pairs=15, sizes={"values": 1_000, "resamples": 9_999},
        quick_sizes={"values": 50, "resamples": 99}),
    "permutation-test": Comparison(
        "permutation test, 1,000 + 1,000, 9,999 resamples", "SciPy `permutation_test`",
        "permutation-test", "permutation-test", target=10, tolerance=0.2, pairs=9,
        sizes={"values": 1_000, "resamples": 9_999}, quick_sizes={"values": 50, "resamples": 99}),
    "rank-sets": Comparison(
        "simultaneous rank sets, 200 systems, 1,000 draws, step-down", "NumPy, the definition", "rank-sets", "rank-sets",
        target=20, tolerance=0.05, pairs=15, sizes={"systems": 200, "draws": 1_000},
        quick_sizes={"systems": 10, "draws": 100}),
}
