"""`vgap report`, the whole process from its start, on one and on two threads by turns. It has no peer.

The figures' SVG, which another program draws, is left out.
"""
import shutil
from dataclasses import dataclass

from timing import spread, whole_process

THREADS = (1, 2)


@dataclass(frozen=True)
class WholeReport:
    """The report of a dataset."""
    dataset: str
    between: tuple
    runs: int

    def measure(self, tools, quick):
        out = f"{tools.folder}/report"
        runs = {threads: [] for threads in THREADS}
        for _ in range(1 if quick else self.runs):
            for threads in THREADS:
                # Without a Python for it nothing draws figures.
                runs[threads].append(whole_process(
                    [tools.vgap, "report", f"{tools.root}/datasets/{self.dataset}", "--between", *self.between,
                     "--threads", str(threads), *(["--resamples", "99"] if quick else []), "--out", out],
                    folder=tools.folder))
                shutil.rmtree(out)
        return {"dataset": self.dataset, "runs": len(runs[1]), "threads": {
            str(threads): {"seconds": spread([seconds for seconds, _ in done]),
                           "peakMemory": max(memory for _, memory in done)}
            for threads, done in runs.items()}}

    def summary(self, row):
        return ", ".join(f"{found['seconds']['median']:.2f} s on {threads} thread{'s' * (threads != '1')}"
                         for threads, found in row["threads"].items())


ENTRIES = {
    "report-tutorial": WholeReport("tutorial", ("US", "CN"), runs=9),
    "report-video-generation": WholeReport("video-generation", ("US", "CN"), runs=9),
}
