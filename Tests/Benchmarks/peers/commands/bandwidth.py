"""How fast memory is copied, and how long a file takes to be read and each of its bytes looked at.

A process of its own: what a program holds when it starts another counts as that one's peak memory.

    python3 bandwidth.py copy MEGABYTES RUNS THREADS …
    python3 bandwidth.py read PATH RUNS
"""
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def copies(megabytes, runs, threads):
    """Gigabytes a second, read and written."""
    count = megabytes << 17
    parts = [(np.ones(count // threads), np.ones(count // threads)) for _ in range(threads)]
    with ThreadPoolExecutor(threads) as pool:
        times = [timed(lambda: list(pool.map(lambda part: np.copyto(part[1], part[0]), parts))) for _ in range(runs)]
    return [2 * 8 * count / seconds / 1e9 for seconds in times]


if sys.argv[1] == "copy":
    megabytes, runs, *threads = map(int, sys.argv[2:])
    print(json.dumps({str(number): copies(megabytes, runs, number) for number in threads}))
else:
    path, runs = sys.argv[2], int(sys.argv[3])
    print(json.dumps(min(timed(lambda: np.count_nonzero(np.fromfile(path, dtype=np.uint8) == 10)) for _ in range(runs))))
