"""RESULTS.json, which holds what was measured, and RESULTS.md, which shows it."""
import glob
import json
import os
import platform
import re
import subprocess
import sys
from datetime import date

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = f"{HERE}/RESULTS.json"
PAGE = f"{HERE}/RESULTS.md"
# The sections that are about whole commands.
COMMANDS = ("commands", "memory", "commandGrowth")


def load():
    with open(DATA) as file:
        return json.load(file)


def keep(rows, minutes, load_of_others, surroundings, order):
    """Writes both files: the rows anew, and those that were there if machine and versions are still the same.

    Commands may be measured without the rest, as they are a run of their own with a date of its own.
    """
    kept = load() if os.path.exists(DATA) else {}
    names = {name for section in rows.values() for name in section}
    measured = {section for section, found in rows.items() if found}
    run = {"measured": date.today().isoformat(), "minutes": minutes, "load": load_of_others, **surroundings}
    if names == set(order):
        kept = {"minutes": minutes, "commandRun": run}
    elif measured <= set(COMMANDS) and (measured == set(COMMANDS) or kept.get("commandRun", {}).get("versions") == run["versions"]):
        kept["commandRun"] = run if measured == set(COMMANDS) else kept["commandRun"]
        write({key: value for key, value in kept.items() if key not in COMMANDS}
              | {section: {name: row for name in order if (row := (kept.get(section, {}) | rows[section]).get(name))}
                 for section in COMMANDS})
        return
    elif kept.get("surroundings") != surroundings:
        print("Not written: the other rows are of another machine or other versions. Measure everything.", file=sys.stderr)
        return
    results = {"measured": date.today().isoformat(), "minutes": kept["minutes"], "surroundings": surroundings}
    if "commandRun" in kept:
        results["commandRun"] = kept["commandRun"]
    for section, measured in rows.items():
        known = kept.get(section, {}) | measured
        results[section] = {name: known[name] for name in order if name in known}
    write(results)


def write(results):
    with open(DATA, "w") as file:
        json.dump(results, file, indent=1, ensure_ascii=False)
        file.write("\n")
    with open(PAGE, "w") as file:
        file.write(render(results))


# Machine and versions

def surroundings(build):
    """The machine and the versions of all that was measured."""
    from importlib import metadata

    peers = [line.split("==")[0] for path in sorted(glob.glob(f"{HERE}/requirements*.in")) for line in open(path) if "==" in line]
    first_line = subprocess.run([f"{build}/vgap", "--version"], capture_output=True, text=True, check=True).stdout
    ours, gsl = re.match(r"vgap (\S+), with the GNU Scientific Library ([^;\s]+)", first_line).groups()
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True).stdout
    return {
        "machine": {"processor": processor(), "cores": os.cpu_count(), "memory": memory(), "system": system()},
        "versions": {"vgap": ours, "Swift": re.search(r"Swift version (\S+)", swift).group(1),
                     "GNU Scientific Library": gsl, "Python": platform.python_version()}
                    | {name: metadata.version(name) for name in peers}}


def processor():
    if sys.platform == "darwin":
        return subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True).stdout.strip()
    with open("/proc/cpuinfo") as file:
        models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    return f"{models[0] if models else 'unknown'} ({platform.machine()})"


def memory():
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1024 ** 3:.0f} GiB"


def system():
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]}"
    return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release()}"


# The page

# The versions that the commands and their peers depend on.
NAMED = ("vgap", "Swift", "pandas", "polars", "evalica", "duckdb")


def render(results):
    machine, versions = results["surroundings"]["machine"], results["surroundings"]["versions"]
    lines = [
        "# Benchmarks", "",
        f"Last measured by `make bench` on {results['measured']}; a whole run took {results['minutes']:.0f} minutes. "
        "`RESULTS.json` has the figures in full.", "",
        *table(["machine", ""], [
            ["processor", machine["processor"]], ["cores", machine["cores"]], ["memory", machine["memory"]],
            ["system", machine["system"]], ["versions", ", ".join(f"{name} {text}" for name, text in versions.items())]]),
        "", *whole_commands(results), "## Beside other tools: single tasks", "",
        "The peer and ours by turns, each time in a process of its own, on two threads where they can. Time is that of the work "
        "within the process: medians, with the least and the greatest in brackets. The ratio is that of the medians; in brackets "
        "the least and the greatest of the pairs'. Memory is the greatest resident memory of the main process.", "",
        *table(["task", "peer", "peer, s", "ours, s", "ratio peer / ours", "target", "peak memory, peer / ours, MiB", "pairs"],
               [comparison(row) for row in results["comparisons"].values()], numbers_from=2),
        "", "## The whole report", "",
        "`vgap report` from the start of the process to its end, `--between US CN`, without drawing SVG, which another program does.",
        "", *table(["dataset", "threads", "time, s", "peak memory, MiB", "runs"],
                   [cells for row in results["report"].values() for cells in report(row)], numbers_from=1),
        "", "## How time and memory grow: single tasks", "",
        "Ours at growing sizes, all else held, on two threads. The exponents are the slopes of log time and log memory on log size, "
        "by least squares over the three largest sizes, from the least times, as whatever else the machine does only adds to them. "
        "A process that has done nothing holds 20 MiB.", "",
        *table(["task", "grows with", "from", "to", "exponent of time", "exponent of memory"],
               [growth(row) for row in results["scaling"].values()], numbers_from=2),
    ]
    for row in results["scaling"].values():
        lines += points(row)
    return "\n".join(lines) + "\n"


def points(row):
    """Times and memory at each size of a row."""
    quantity, points = row["quantity"], row["points"]
    return ["", f"{capitalized(row['task'])}:", "", *table(
        [quantity] + [f"{point['size']:,}" for point in points],
        [["time, s"] + [seconds(point["seconds"]) for point in points],
         ["peak memory, MiB"] + [f"{point['peakMemory']:.0f}" for point in points]], numbers_from=1)]


def whole_commands(results):
    """The lines about commands: beside peers, against the memory's bandwidth, and at growing sizes."""
    if any(section not in results for section in COMMANDS):
        return []
    commands, growing, run = results["commands"], results["commandGrowth"], results["commandRun"]
    copied = results["memory"]["memory"]["gigabytesPerSecond"]
    return [
        "## Commands, from start to printed answer", "",
        f"Measured on {run['measured']} with " + ", ".join(f"{name} {text}" for name, text in run["versions"].items() if name in NAMED)
        + f", on the machine above or one like it ({run['machine']['cores']} cores). "
        + ("The machine was shared: others kept it at a load of about "
           f"{run['load']:.0f} all the while, so that times are longer than they need be, and ratios more to be trusted than times."
           if run["load"] > run["machine"]["cores"] + 1 else ""), "",
        "The peer is a script of Python that prints the same figures, start of the interpreter and imports included, by turns with ours, each a process "
        "of its own, on two threads where they can; the figures of both are compared. Times are medians, with the least and the greatest in brackets.", "",
        *table(["command", "peer", "peer, s", "ours, s", "ratio peer / ours", "target", "peak memory, peer / ours, MiB", "pairs"],
               [comparison(row) for row in commands.values()], numbers_from=2), "",
        "How far that is from what the memory allows: "
        + " and ".join(f"{found['median']:.1f} GB/s ({found['least']:.1f}–{found['most']:.1f}) on {threads} thread{'s' * (threads != '1')}"
                       for threads, found in copied.items())
        + " are read and written in copying in the same run. To read the file and to look at each byte once takes NumPy, on one thread, the time in the "
        "third column.", "",
        *table(["command", "file, MB", "file read and looked at, s", "ours, MB/s", "peer, MB/s"],
               [[row["task"] if row["task"] != "the same" else f"the same, {row['peer']}", f"{row['bytes'] / 1e6:.0f}", f"{row['readingSeconds']:.3f}",
                 f"{row['bytes'] / 1e6 / row['seconds']['ours']['median']:.0f}",
                 f"{row['bytes'] / 1e6 / row['seconds']['peer']['median']:.0f}"] for row in commands.values()], numbers_from=1), "",
        "## How commands grow", "",
        "The whole process, from start to printed answer, at growing sizes. Exponents as below.", "",
        *table(["command", "grows with", "from", "to", "exponent of time", "exponent of memory"],
               [growth(row) for row in growing.values()], numbers_from=2),
        *(line for row in growing.values() for line in points(row)), "",
        # What was found out by hand about these figures; a new run begins without.
        *(["### What bounds them", "", *(line for note in run.get("notes", []) for line in (note, ""))] if run.get("notes") else []),
    ]


def table(header, rows, numbers_from=None):
    """The lines of a table in Markdown; the columns from `numbers_from` on are flush right."""
    rules = ["--:" if numbers_from is not None and column >= numbers_from else "---" for column in range(len(header))]
    return [f"| {' | '.join(str(cell) for cell in cells)} |" for cells in [header, rules, *rows]]


def comparison(row):
    ratio, target = row["ratio"], row["target"]
    missed = "" if ratio["median"] >= target else ", missed"
    return [row["task"], row["peer"], seconds(row["seconds"]["peer"]), seconds(row["seconds"]["ours"]),
            bracketed(ratio, ".1f"), f"≥ {target}{missed}",
            f"{row['peakMemory']['peer']:.0f} / {row['peakMemory']['ours']:.0f}", row["pairs"]]


def report(row):
    return [[row["dataset"], threads, seconds(found["seconds"]), f"{found['peakMemory']:.0f}", row["runs"]]
            for threads, found in row["threads"].items()]


def growth(row):
    sizes = [f"{point['size']:,}" for point in (row["points"][0], row["points"][-1])]
    return [row["task"], row["quantity"], *sizes, f"{row['exponents']['seconds']:.2f}", f"{row['exponents']['peakMemory']:.2f}"]


def seconds(found):
    """The median with the least and the greatest, all with the decimals that give the median three figures."""
    median = found["median"]
    decimals = 1 if median >= 10 else 2 if median >= 1 else 3 if median >= 0.1 else 4 if median >= 0.01 else 5
    return bracketed(found, f".{decimals}f")


def bracketed(found, form):
    return f"{found['median']:{form}} ({found['least']:{form}}–{found['most']:{form}})"


def capitalized(text):
    return text[0].upper() + text[1:]
