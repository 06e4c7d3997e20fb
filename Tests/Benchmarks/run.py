#!/usr/bin/env python3
"""Measures ours beside the peers, the whole report, and how time and memory grow; writes RESULTS.json and RESULTS.md.

    run.py                  everything, some ten minutes
    run.py --only NAME …    only these entries; they replace their rows if machine and versions are still the same
    run.py --commands       only whole commands, which have a date of their own
    run.py --scaling        only how time and memory grow
    run.py --quick          everything once at small sizes: checks that it runs, compares no figures, writes nothing
    run.py --render         prints RESULTS.md as it follows from RESULTS.json

`make bench` and `make bench-quick` build what is measured and install the peers, in whose Python this must run.
"""
import argparse
import os
import sys
import tempfile
import time

import commands
import comparisons
import results
import scaling
import whole_report
from timing import Tools

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

SECTIONS = {"commands": commands.ENTRIES, "memory": commands.MEMORY, "commandGrowth": commands.GROWTH,
            "comparisons": comparisons.ENTRIES, "report": whole_report.ENTRIES, "scaling": scaling.ENTRIES}
ENTRIES = {name: (section, entry) for section, entries in SECTIONS.items() for name, entry in entries.items()}


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only", nargs="+", metavar="NAME", choices=ENTRIES, help=", ".join(ENTRIES))
    which.add_argument("--commands", action="store_true", help="only whole commands")
    which.add_argument("--scaling", action="store_true", help="only how time and memory grow")
    parser.add_argument("--skip", nargs="+", metavar="NAME", choices=ENTRIES, default=[], help="not these")
    parser.add_argument("--quick", action="store_true", help="once at small sizes; writes nothing")
    parser.add_argument("--render", action="store_true", help="print RESULTS.md from RESULTS.json and measure nothing")
    parser.add_argument("--build", default=os.path.join(ROOT, ".build", "release"), help="where Benchmarks and vgap lie")
    return parser.parse_args()


def measure(names, options):
    rows = {section: {} for section in SECTIONS}
    # Inputs of some hundred megabytes: beside the build, as the system's temporary folder may be memory.
    with tempfile.TemporaryDirectory(prefix="benchmarks-", dir=os.path.join(ROOT, ".build")) as folder:
        tools = Tools(build=options.build, root=ROOT, folder=folder)
        for name in names:
            section, entry = ENTRIES[name]
            row = entry.measure(tools, quick=options.quick)
            print(f"{name}: {'runs' if options.quick else entry.summary(row)}", flush=True)
            rows[section][name] = row
    return rows


def main():
    options = parse()
    if options.render:
        print(results.render(results.load()), end="")
        return
    chosen = options.only or [
        name for name, (section, _) in ENTRIES.items()
        if (section == "scaling" or not options.scaling) and (section in results.COMMANDS or not options.commands)]
    load = os.getloadavg()[0]
    if not options.quick and load > 0.5:
        print(f"Others are at work on this machine (load {load:.1f}): the figures will be noisy.", file=sys.stderr)
    start = time.monotonic()
    rows = measure([name for name in chosen if name not in options.skip], options)
    minutes = (time.monotonic() - start) / 60
    print(f"{minutes:.1f} minutes in all")
    if not options.quick:
        results.keep(rows, minutes, load, results.surroundings(options.build), order=list(ENTRIES))


if __name__ == "__main__":
    sys.exit(main())
