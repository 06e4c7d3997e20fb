"""What every peer shares. Sizes are words such as `rows=1000000`.

    python3 peer.py prepare FOLDER [NAME=SIZE …]   writes the input into the folder and prints its path
    python3 peer.py measure PATH [NAME=SIZE …]     prints the time of the task, the peak memory and figures to compare
"""
import json
import resource
import sys
import time
from types import SimpleNamespace


def main(prepare, measure, check):
    action, place, *words = sys.argv[1:]
    sizes = SimpleNamespace(**{name: int(size) for name, size in (word.split("=") for word in words)})
    if action == "prepare":
        print(json.dumps({"path": prepare(place, sizes)}))
        return
    start = time.perf_counter()
    result = measure(place, sizes)
    seconds = time.perf_counter() - start
    # In bytes on macOS, in kibibytes elsewhere.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 ** 2 if sys.platform == "darwin" else 1024)
    print(json.dumps({"seconds": seconds, "peakMemory": memory, "check": check(result)}))
