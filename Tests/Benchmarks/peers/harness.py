"""What every peer shares: `python3 peer.py prepare FOLDER` writes the input and prints the arguments of both programs;
`python3 peer.py measure ARGUMENT …` prints the time of one repetition, the peak memory and figures to compare."""
import json
import resource
import sys
import time


def main(prepare, measure, check):
    action, arguments = sys.argv[1], sys.argv[2:]
    if action == "prepare":
        print(json.dumps(prepare(*arguments)))
        return
    start = time.perf_counter()
    result = measure(*arguments)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": [seconds], "peakMemory": memory, "check": check(result)}))
