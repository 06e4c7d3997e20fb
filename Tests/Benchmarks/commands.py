"""Whole commands, from the start of the process to the printed answer, by turns with a script that gives the same with another library.

Inputs are made once. The figures that both print must agree, and how fast the machine copies memory and reads the input tells what is left to gain.
"""
import csv
import io
import os
import statistics
import sys
from dataclasses import dataclass

from scaling import Growing
from timing import PEERS, figures, spread, timed_output


@dataclass(frozen=True)
class Command:
    """A command and the script of a peer, whose first argument is the input."""
    task: str
    peer: str
    # The script that makes the input, its sizes, and the question that the peer's script answers.
    data: str
    sizes: dict
    quick_sizes: dict
    question: str
    library: str
    # Our command: {} is the input.
    arguments: tuple
    target: float
    # The columns of our CSV that name a row and hold its figures; the peer prints the same, without a header.
    key: str = "system"
    figures: tuple = ()
    tolerance: float = 1e-6
    pairs: int = 5
    accepted: tuple = (0,)

    def measure(self, tools, quick):
        path = tools.prepare(f"commands/{self.data}", self.quick_sizes if quick else self.sizes)
        theirs = [sys.executable, f"{PEERS}/commands/{self.question}.py", self.library, path]
        ours = [tools.vgap, *(path if word == "{}" else word for word in self.arguments), "--format", "csv", "--quiet"]
        runs = {"peer": [], "ours": []}
        for _ in range(1 if quick else self.pairs):
            runs["peer"].append(timed_output(theirs, tools.folder))
            runs["ours"].append(timed_output(ours, tools.folder, self.accepted))
        if not quick:
            self.compare(runs["peer"][0][2], runs["ours"][0][2])
        row = {"task": self.task, "peer": self.peer, "target": self.target, "pairs": len(runs["ours"]),
               "bytes": os.path.getsize(path)}
        row["seconds"] = {side: spread([run[0] for run in done]) for side, done in runs.items()}
        row["peakMemory"] = {side: max(run[1] for run in done) for side, done in runs.items()}
        row["ratio"] = spread([a[0] / b[0] for a, b in zip(runs["peer"], runs["ours"])])
        row["ratio"]["median"] = row["seconds"]["peer"]["median"] / row["seconds"]["ours"]["median"]
        # Reading the input and looking at each byte once, which no reader of it can do without.
        row["readingSeconds"] = figures([sys.executable, f"{PEERS}/commands/bandwidth.py", "read", path, "3"])
        return row

    def compare(self, theirs, ours):
        if not self.figures:
            return
        found = {row[self.key]: [float(row[name]) for name in self.figures] for row in csv.DictReader(io.StringIO(ours))}
        expected = {row[0]: [float(cell) for cell in row[1:]] for row in csv.reader(io.StringIO(theirs))}
        if not expected or not expected.keys() <= found.keys():
            sys.exit(f"{self.task}: other rows than {self.peer} prints")
        for name, cells in expected.items():
            for own, other in zip(found[name], cells):
                if abs(own - other) > self.tolerance * max(1, abs(other)):
                    sys.exit(f"{self.task}: {own} for {name} here and {other} by {self.peer}")

    def summary(self, row):
        missed = "" if row["ratio"]["median"] >= self.target else ", MISSED"
        return (f"peer {row['seconds']['peer']['median']:.2f} s, ours {row['seconds']['ours']['median']:.2f} s, "
                f"ratio {row['ratio']['median']:.2f}, target {self.target}{missed}")


@dataclass(frozen=True)
class Growth(Growing):
    """A command at growing sizes of its input."""
    task: str
    data: str
    quantity: str
    sizes: tuple
    held: dict
    arguments: tuple
    quick_size: int
    runs: int = 1
    decimals = 2

    def point(self, tools, size, runs):
        path = tools.prepare(f"commands/{self.data}", self.held | {self.quantity: size})
        command = [tools.vgap, *(path if word == "{}" else word for word in self.arguments), "--format", "csv", "--quiet"]
        done = [timed_output(command, tools.folder) for _ in range(runs)]
        os.unlink(path)
        return {"size": size, "seconds": spread([run[0] for run in done]),
                "peakMemory": statistics.median(run[1] for run in done)}


@dataclass(frozen=True)
class Memory:
    """How fast memory is copied: what bounds whatever goes through it."""
    megabytes: int = 512
    runs: int = 5
    threads: tuple = (1, 2)

    def measure(self, tools, quick):
        sizes = (8, 1) if quick else (self.megabytes, self.runs)
        found = figures([sys.executable, f"{PEERS}/commands/bandwidth.py", "copy", *map(str, (*sizes, *self.threads))])
        return {"megabytes": sizes[0], "runs": sizes[1], "gigabytesPerSecond": {key: spread(rates) for key, rates in found.items()}}

    def summary(self, row):
        return ", ".join(f"{found['median']:.1f} GB/s on {threads} thread{'s' * (threads != '1')}"
                         for threads, found in row["gigabytesPerSecond"].items())


SAMPLES = {"rows": 1_000_000}
FLAT = {"rows": 1_000_000}
VOTES = {"votes": 1_000_000, "prompts": 5_000, "systems": 20}
QUICK = {"rows": 4_000}
THREADS = ("--threads", "2")
SCORE = ("score", "{}")
RANK = ("rank", "{}", "--dimension", "d7", *THREADS)
GAP = ("gap", "{}", "--dimension", "d7", "--between", "US", "CN", "--measure", "frontier_gap", *THREADS)
ERRORS = ("score", "std_error")

ENTRIES = {
    "command-score-polars": Command(
        "`score`: means and errors clustered by prompt, 1,000,000 scores of videos", "polars", "samples", SAMPLES, QUICK,
        "score", "polars", SCORE, target=2, figures=ERRORS),
    "command-score-duckdb": Command(
        "the same", "DuckDB", "samples", SAMPLES, QUICK, "score", "duckdb", SCORE, target=2, figures=ERRORS),
    "command-validate-polars": Command(
        "`validate`: 1,000,000 rows × 8, duplicates and ranges", "polars", "flat", FLAT, QUICK, "validate", "polars",
        ("validate", "{}"), target=2, accepted=(0, 1)),
    "command-rank-pandas": Command(
        "`rank --dimension`: 1,000 of 1,000,000 rows, with rank intervals (the peer: ranks alone)", "pandas", "flat", FLAT,
        QUICK, "rank", "pandas", RANK, target=2, figures=("estimate",)),
    "command-rank-sets": Command(
        "the same with `--resamples 999` (the peer: rank intervals too)", "polars, rows checked; NumPy", "flat", FLAT, QUICK,
        "rank", "sets", (*RANK, "--resamples", "999"), target=2, figures=("estimate",), pairs=2),
    "command-rank-checked": Command(
        "`rank --dimension` as above (the peer: ranks alone)", "polars, rows checked as by `validate`", "flat", FLAT, QUICK, "rank", "checked", RANK, target=2,
        figures=("estimate",)),
    "command-rank-polars": Command(
        "`rank --dimension` as above (the peer: ranks alone)", "polars, nothing checked", "flat", FLAT, QUICK, "rank", "polars", RANK, target=1, figures=("estimate",)),
    "command-gap-checked": Command(
        "`gap --measure frontier_gap`: of 1,000,000 rows, with its interval (the peer: without)",
        "polars, rows checked as by `validate`", "flat", FLAT, QUICK, "gap", "checked", GAP, target=2, key="measure",
        figures=("estimate",)),
    "command-gap-polars": Command(
        "the same", "polars, nothing checked", "flat", FLAT, QUICK, "gap", "polars", GAP, target=1, key="measure",
        figures=("estimate",)),
    "command-votes-evalica": Command(
        "`rank --cluster none --intervals wald`: 1,000,000 votes (the peer: ratings alone)", "evalica (polars reads)",
        "votes", VOTES, {"votes": 4_000, "prompts": 50, "systems": 5}, "votes", "evalica",
        ("rank", "{}", "--cluster", "none", "--intervals", "wald", *THREADS), target=2, figures=("estimate",),
        tolerance=1e-4),
}

GROWTH = {
    "command-growth-rows": Growth(
        "`rank --dimension`, 1,000 systems, a flat file", "flat", "rows", (10 ** 5, 10 ** 6, 10 ** 7), {}, RANK,
        quick_size=4_000),
    "command-growth-samples": Growth(
        "`score`, 20 systems, scores of videos", "samples", "rows", (10 ** 5, 10 ** 6, 10 ** 7), {}, SCORE,
        quick_size=4_000),
    "command-growth-systems": Growth(
        "`gap --measure frontier_gap`, systems with errors and dates", "board", "systems", (1_000, 2_000, 4_000, 8_000), {},
        ("gap", "{}", "--between", "US", "CN", "--measure", "frontier_gap", *THREADS), quick_size=100),
    "command-growth-votes": Growth(
        "`rank`, 20 systems, 5,000 prompts, 9,999 resamples of prompts", "votes", "votes", (10 ** 5, 10 ** 6, 10 ** 7),
        {"prompts": 5_000, "systems": 20}, ("rank", "{}", *THREADS), quick_size=4_000),
    "command-growth-clusters": Growth(
        "`rank`, 1,000,000 votes, 20 systems, 9,999 resamples of prompts", "votes", "prompts", (500, 5_000, 50_000),
        {"votes": 1_000_000, "systems": 20}, ("rank", "{}", *THREADS), quick_size=50),
}

MEMORY = {"memory": Memory()}
