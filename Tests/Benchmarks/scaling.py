"""How time and peak memory of ours grow with the size of the task, and the exponents fitted to that."""
import math
import statistics
from dataclasses import dataclass

from timing import spread

# The exponents are fitted to the largest sizes, where what every run costs no longer counts.
FITTED = 3


class Growing:
    """What is measured at several `sizes` of a `quantity`, `runs` times each: a subclass measures a `point`."""
    # Of the seconds that are printed.
    decimals = 3

    def measure(self, tools, quick):
        points = [self.point(tools, size, 1 if quick else self.runs)
                  for size in ([self.quick_size] if quick else self.sizes)]
        return {"task": self.task, "quantity": self.quantity, "points": points,
                "exponents": {} if quick else exponents(points)}

    def summary(self, row):
        last = row["points"][-1]
        return (f"{last['seconds']['median']:.{self.decimals}f} s and {last['peakMemory']:.0f} MiB for {last['size']:,} {self.quantity}, "
                f"exponents {row['exponents']['seconds']:.2f} and {row['exponents']['peakMemory']:.2f}")


@dataclass(frozen=True)
class Series(Growing):
    """A task at several sizes, all else being held."""
    task: str
    # The peer's script that makes the input, and our entry.
    script: str
    entry: str
    # The size that grows.
    quantity: str
    sizes: tuple
    held: dict
    quick_size: int
    runs: int = 3

    def point(self, tools, size, runs):
        sizes = self.held | {self.quantity: size}
        path = tools.prepare(self.script, sizes)
        done = [tools.ours(self.entry, path, sizes) for _ in range(runs)]
        return {"size": size, "seconds": spread([run["seconds"] for run in done]),
                "peakMemory": statistics.median(run["peakMemory"] for run in done)}


def exponents(points):
    """The slopes of log time and log memory on log size, by least squares over the largest sizes.

    The least times are taken: whatever else the machine does only adds to them.
    """
    largest = points[-FITTED:]
    sizes = [math.log(point["size"]) for point in largest]

    def slope(values):
        return statistics.linear_regression(sizes, [math.log(value) for value in values]).slope

    return {"seconds": slope([point["seconds"]["least"] for point in largest]),
            "peakMemory": slope([point["peakMemory"] for point in largest])}


DECADES = (10 ** 4, 10 ** 5, 10 ** 6, 10 ** 7)
SYSTEMS = (10, 30, 100, 300, 1_000, 2_000)
RESAMPLES = (10 ** 3, 10 ** 4, 10 ** 5, 10 ** 6)

ENTRIES = {
    "scaling-rows": Series(
        "CSV of 6 columns into typed columns", "csv-reading", "csv-reading", "rows", DECADES, {}, quick_size=1_000),
    "scaling-votes": Series(
        "Bradley-Terry ratings, 100 systems, from CSV", "bradley-terry", "bradley-terry", "votes", DECADES,
        {"systems": 100}, quick_size=20_000),
    "scaling-systems-ratings": Series(
        "Bradley-Terry ratings and their covariance, 1,000,000 votes", "bradley-terry-bootstrap", "bradley-terry-covariance",
        "systems", SYSTEMS, {"votes": 1_000_000}, quick_size=10),
    "scaling-systems-ranks": Series(
        "simultaneous rank sets, 1,000 draws, step-down", "rank-sets", "rank-sets", "systems", SYSTEMS, {"draws": 1_000},
        quick_size=10),
    "scaling-resamples-mean": Series(
        "BCa interval of a mean, n = 1,000", "bca-interval", "bca-interval", "resamples", RESAMPLES, {"values": 1_000},
        quick_size=99),
    "scaling-resamples-interquartile-mean": Series(
        "interquartile mean, 6 × 10 × 26", "interquartile-mean-numpy", "interquartile-mean", "resamples", RESAMPLES, {},
        quick_size=99),
    "scaling-resamples-permutation": Series(
        "permutation test, 1,000 + 1,000", "permutation-test", "permutation-test", "resamples", RESAMPLES,
        {"values": 1_000}, quick_size=99),
    "scaling-resamples-ratings": Series(
        "bootstrap refits of Bradley-Terry ratings, 100 systems", "bradley-terry-bootstrap", "bradley-terry-bootstrap",
        "resamples", RESAMPLES[:3], {"votes": 1_000_000, "systems": 100}, quick_size=20),
    "scaling-draws-ranks": Series(
        "simultaneous rank sets, 200 systems, step-down", "rank-sets", "rank-sets", "draws", RESAMPLES, {"systems": 200},
        quick_size=99),
}
