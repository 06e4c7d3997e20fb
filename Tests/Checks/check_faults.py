#!/usr/bin/env python3
"""Injects faults into runs of the built command and counts what was lost: nothing, or the exit status is 1.

    check_faults.py --vgap VGAP --datasets FOLDER [--runs N] [--seed N]

The command is killed and told to end at moments drawn at random from its whole run, runs out of room, has its input cut short, its reader gone,
its permissions taken away. After each fault every file is compared with what was there before and with what a run without a fault writes.
The tests of the command hold each kind with a few well-placed faults; this counts many. As root it also fills a small file system of its own.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BOARD = """Model,Subject Consistency,Background Consistency,Temporal Flickering,Motion Smoothness,Dynamic Degree,Aesthetic Quality,\
Imaging Quality,Object Class,Multiple Objects,Human Action,Color,Spatial Relationship,Scene,Appearance Style,Temporal Style,Overall Consistency
Veo 3,97.36,96.89,99.3,99.16,72.43,63.81,68.23,93.89,82.2,99.4,82.48,84.26,57.43,23.55,25.97,27.88
"""
SCORES = "system,country,score,released_on,benchmark\n" + "".join(
    f"{country}{year},{country},{year % 100 + shift},{year}-03,{benchmark}\n"
    for benchmark in ("x", "y", "z") for country, shift in (("A", 3), ("C", 1)) for year in range(2019, 2025))


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()} if folder.is_dir() else {}


class Writing:
    """A command that puts new files in the place of old ones, in a folder of its own each time."""

    def __init__(self, arguments, folder, environment):
        self.arguments, self.environment = arguments, environment
        self.folder = Path(folder)
        self.old_folder = self.folder / "old"
        self.new = None
        self.seconds = 0.0
        self.writing_seconds = 0.0

    def stand(self):
        work = Path(tempfile.mkdtemp(dir=self.folder))
        shutil.copytree(self.old_folder, work / "out")
        return work

    def start(self, work, **options):
        arguments = [argument.replace("OUT", str(work / "out")) for argument in self.arguments]
        return subprocess.Popen(arguments, cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                start_new_session=True, **options)

    def measure(self):
        """Runs without a fault: what it writes, and how long that takes."""
        work = self.stand()
        start = time.monotonic()
        process = self.start(work)
        self.await_writing(work, process)
        begun = time.monotonic()
        errors = process.communicate()[1]
        self.writing_seconds = time.monotonic() - begun
        if process.returncode != 0:
            sys.exit(f"{self.arguments}: {errors.decode()}")
        self.seconds = time.monotonic() - start
        self.old, self.new = contents(self.old_folder), contents(work / "out")
        shutil.rmtree(work)

    @staticmethod
    def await_writing(work, process):
        """Waits for the folder that the new files are made in, beside the old one."""
        while process.poll() is None and len(os.listdir(work)) == 1:
            time.sleep(0.0002)

    def state(self, work):
        found = contents(work / "out")
        return "old" if found == self.old else "new" if found == self.new else "mixed"


class Tally:
    def __init__(self):
        self.rows, self.isSound = [], True

    def add(self, fault, runs, outcome, lost):
        self.rows.append((fault, runs, outcome, lost))
        self.isSound &= lost == 0

    def print(self):
        print("| fault | runs | outcome | lost |\n| --- | ---: | --- | ---: |")
        for fault, runs, outcome, lost in self.rows:
            print(f"| {fault} | {runs} | {outcome} | {'nothing' if lost == 0 else lost} |")


def ended(tally, name, writing, number, runs, generator):
    """Ends a command by a signal: at moments of its whole run, and every other time while it writes."""
    states, left, remaining, unknown = {"old": 0, "new": 0, "mixed": 0}, 0, 0, 0
    for run in range(runs):
        work = writing.stand()
        process = writing.start(work)
        if run % 2 == 0:
            writing.await_writing(work, process)
            time.sleep(generator.uniform(0, 1) * writing.writing_seconds)
        else:
            time.sleep(generator.uniform(0.2, 1.0) * writing.seconds)
        process.send_signal(number)
        process.communicate()
        if process.returncode not in (0, -number):
            print(f"{name} ended with {process.returncode} after {signal.Signals(number).name}", file=sys.stderr)
            unknown += 1
        state = writing.state(work)
        states[state] += 1
        left += len(list(work.iterdir())) - 1
        # Whatever a kill left goes at the next time.
        again = writing.start(work)
        again.communicate()
        remaining += len(list(work.iterdir())) - 1 + (writing.state(work) != "new")
        shutil.rmtree(work)
    beside = f", {left} unfinished folders beside it until the next run" if left else ""
    lost = states["mixed"] + remaining + unknown + (left if number != signal.SIGKILL else 0)
    tally.add(f"{name}: {signal.Signals(number).name}", runs, f"{states['old']} old, {states['new']} new, {states['mixed']} mixed{beside}",
              lost)


def without_room(tally, name, writing, limits):
    lost, refused = 0, 0
    for limit in limits:
        work = writing.stand()
        process = writing.start(work, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        errors = process.communicate()[1]
        refused += process.returncode == 1 and b"[file-unwritable]" in errors
        lost += writing.state(work) != ("new" if process.returncode == 0 else "old") or len(list(work.iterdir())) != 1
        shutil.rmtree(work)
    tally.add(f"{name}: files may not grow beyond a limit", len(limits), f"{refused} errors with the old files in place", lost)


def full_disk(tally, name, writing, sizes):
    if os.geteuid() != 0:
        return print(f"{name}: no full disk is tried, as that needs root", file=sys.stderr)
    lost, refused, runs = 0, 0, 0
    for size in sizes:
        mount = Path(tempfile.mkdtemp(dir=writing.folder))
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(mount)], stderr=subprocess.DEVNULL).returncode != 0:
            return print(f"{name}: no file system can be mounted here", file=sys.stderr)
        try:
            try:
                shutil.copytree(writing.old_folder, mount / "out")
            except (OSError, shutil.Error):
                continue
            runs += 1
            process = writing.start(mount)
            errors = process.communicate()[1]
            refused += process.returncode == 1 and b"[file-unwritable]" in errors
            lost += writing.state(mount) != ("new" if process.returncode == 0 else "old") or len(list(mount.iterdir())) != 1
        finally:
            subprocess.run(["umount", str(mount)], check=True)
    tally.add(f"{name}: full disk", runs, f"{refused} errors with the old files in place", lost)


def cut_short(tally, vgap, folder, runs, generator):
    whole = "system,country,score\n" + "".join(f"system-{number},A,1.5\n" for number in range(600_000))
    path = folder / "large.csv"
    errors, answers, signals = 0, 0, 0
    for _ in range(runs):
        path.write_text(whole)
        process = subprocess.Popen([vgap, "validate", str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(generator.uniform(0, 0.15))
        os.truncate(path, 4000)
        code = process.wait()
        errors, answers, signals = errors + (code == 1), answers + (code == 0), signals + (code not in (0, 1))
    tally.add("input cut short while it is read", runs, f"{errors} errors, {answers} answers from the whole, {signals} signals", signals)


def closed_pipes(tally, vgap, dataset):
    commands = [["validate", dataset], ["help", "measures"], ["rank", dataset, "--benchmark", "tutorial-composite"],
                ["gap", dataset, "--benchmark", "tutorial-composite", "--between", "US", "CN"], ["claims", dataset], ["--help"]]
    failed = 0
    for command in commands:
        reading, writing = os.pipe()
        os.close(reading)
        process = subprocess.Popen([vgap, *command], stdout=writing, stderr=subprocess.PIPE)
        os.close(writing)
        errors = process.communicate()[1]
        failed += process.returncode != 0 or b"cannot write" in errors
    tally.add("reader of a pipe gone", len(commands), f"{len(commands) - failed} ended quietly", failed)


def no_permission(tally, writing):
    if os.geteuid() != 0:
        identity = {}
    else:
        identity = {"user": 65534, "group": 65534, "extra_groups": []}
    work = writing.stand()
    writing.folder.chmod(0o755)
    work.chmod(0o555)
    process = writing.start(work, **identity)
    errors = process.communicate()[1]
    lost = process.returncode != 1 or b"[file-unwritable]" not in errors or writing.state(work) != "old"
    work.chmod(0o755)
    tally.add("report: no permission to write", 1, "an error with the old files in place", int(lost))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vgap", required=True)
    parser.add_argument("--datasets", required=True, type=Path)
    parser.add_argument("--runs", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    # A shell that runs this in the background has interrupts ignored, and the command would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    vgap, datasets = str(Path(arguments.vgap).resolve()), arguments.datasets.resolve()
    generator = random.Random(arguments.seed)
    environment = {**os.environ, "VGAP_DATASETS": str(datasets)}
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        folder.chmod(0o755)
        tally = Tally()
        (folder / "r").mkdir()
        (folder / "i").mkdir()
        (folder / "r/scores.csv").write_text(SCORES)
        (folder / "r/first.csv").write_text("\n".join(line for line in SCORES.splitlines() if not line.endswith(",z")) + "\n")
        (folder / "i/board.csv").write_text(BOARD)
        report = [vgap, "report", "--between", "A", "C", "--resamples", "99", "--quiet", "--out", "OUT", "scores.csv"]
        bring = [vgap, "import", "board.csv", "--benchmark", "vbench-1.0", "--into", "OUT", "--replace", "--quiet"]
        subprocess.run([*report[:-2], "old", "first.csv"], cwd=folder / "r", env=environment, check=True)
        subprocess.run([*bring[:-3], "old"], cwd=folder / "i", env=environment, check=True, stdout=subprocess.DEVNULL)
        (folder / "i/board.csv").write_text(BOARD.replace("97.36", "97.35"))
        (folder / "m").mkdir()
        shutil.copytree(folder / "i/old", folder / "m/old")
        (folder / "m/board.csv").write_text(BOARD + BOARD.splitlines()[1].replace("Veo 3", "Veo 99") + "\n")
        add = [vgap, "import", "board.csv", "--benchmark", "vbench-1.0", "--into", "OUT", "--new-systems", "--quiet"]
        for name, writing in (("report", Writing(report, folder / "r", environment)), ("import --replace", Writing(bring, folder / "i", environment)),
                              ("import into a package", Writing(add, folder / "m", environment))):
            for other in ("notes.txt", "deep/mine.csv"):
                path = writing.old_folder / other
                path.parent.mkdir(exist_ok=True)
                path.write_text("mine")
            writing.measure()
            for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
                ended(tally, name, writing, number, arguments.runs if number == signal.SIGKILL else max(1, arguments.runs // 3), generator)
            without_room(tally, name, writing, [1 << power for power in range(8, 20)])
            full_disk(tally, name, writing, range(64, 1200, 48))
            if name == "report":
                no_permission(tally, writing)
        cut_short(tally, vgap, folder, max(1, arguments.runs // 3), generator)
        closed_pipes(tally, vgap, str(datasets / "tutorial"))
    tally.print()
    return 0 if tally.isSound else 1


if __name__ == "__main__":
    sys.exit(main())
