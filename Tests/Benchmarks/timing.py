"""Running a program and what it took."""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

PEERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers")


@dataclass(frozen=True)
class Tools:
    """Where the programs lie, and a folder for their input and output."""
    build: str
    root: str
    folder: str

    def ours(self, entry, path, sizes):
        """What our entry measured in a process of its own."""
        return figures([f"{self.build}/Benchmarks", entry, path, *words(sizes)])

    def peer(self, name, path, sizes):
        """What the peer measured in a process of its own."""
        return figures([sys.executable, f"{PEERS}/{name}.py", "measure", path, *words(sizes)])

    def prepare(self, name, sizes):
        """The path of the input that the peer's script makes for both."""
        return figures([sys.executable, f"{PEERS}/{name}.py", "prepare", self.folder, *words(sizes)])["path"]

    @property
    def vgap(self):
        return f"{self.build}/vgap"


def words(sizes):
    return [f"{name}={size}" for name, size in sizes.items()]


def figures(command):
    """The JSON that a program prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr or done.stdout}")
    return json.loads(done.stdout)


def whole_process(command, folder):
    """The time of a program from start to end in this folder, and its peak memory in MiB."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{errors.read().decode()}")
    return seconds, usage.ru_maxrss / (1024 ** 2 if sys.platform == "darwin" else 1024)


def timed_output(command, folder, accepted=(0,)):
    """The time of a program from start to end in this folder, its peak memory in MiB, and what it printed."""
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accepted:
            errors.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{errors.read().decode()[-2000:]}")
        output.seek(0)
        text = output.read().decode()
    return seconds, usage.ru_maxrss / (1024 ** 2 if sys.platform == "darwin" else 1024), text


def spread(values):
    """The median of some measurements, and the least and the greatest."""
    return {"median": statistics.median(values), "least": min(values), "most": max(values)}
