#!/usr/bin/env python3
"""Scores drawn at random from a dataset, each with its source and place: what to look up in an audit.

    audit_sample.py [--seed N] [--count 60] [--dataset datasets/video-generation]

Scores are drawn by benchmark, group scores and totals among them: one of each benchmark, in an order that is drawn too, then a second of
each, until there are enough. The same seed draws the same. Printed as CSV: what stands in the dataset, in which file and line, and where
its source is. Whoever audits looks each up and notes `confirmed`, `contradicted` or `not reached`; the counts go into the README of the
dataset.
"""
import argparse
import csv
import os
import random
import sys


def rows(folder, name):
    """The rows of a file, each with the line on which it begins."""
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        line = reader.line_num + 1
        for cells in reader:
            yield line, dict(zip(header, cells))
            line = reader.line_num + 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=20240215)
    parser.add_argument("--count", type=int, default=60, help="how many scores")
    parser.add_argument("--dataset", default="datasets/video-generation")
    arguments = parser.parse_args()
    folder = arguments.dataset
    evaluations = {row["evaluation_id"]: row for _, row in rows(folder, "evaluations.csv")}
    sources = {row["source_id"]: row for _, row in rows(folder, "sources.csv")}
    further = {}
    for _, row in rows(folder, "evaluation_sources.csv"):
        further.setdefault(row["evaluation_id"], []).append(row["source_id"])
    scores = {}
    for name, key in (("scores.csv", "dimension_id"), ("published_totals.csv", "group_id")):
        for line, row in rows(folder, name):
            benchmark = evaluations[row["evaluation_id"]]["benchmark_id"]
            scores.setdefault(benchmark, []).append((row["evaluation_id"], row[key], row["value"], f"{name}:{line}"))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["benchmark", "evaluation", "dimension", "value", "place", "source", "url", "further_sources", "note", "verdict"])
    order = sorted(scores)
    random.Random(arguments.seed).shuffle(order)
    for benchmark in order:
        # A stream of its own, so that a score more of one benchmark does not change what is drawn of the others.
        random.Random(f"{arguments.seed} {benchmark}").shuffle(scores[benchmark])
    rounds = range(max(map(len, scores.values()), default=0))
    drawn = [(benchmark, scores[benchmark][turn]) for turn in rounds for benchmark in order if turn < len(scores[benchmark])]
    for benchmark, (evaluation, dimension, value, place) in sorted(drawn[: arguments.count]):
        record = evaluations[evaluation]
        source = sources.get(record["source_id"], {})
        writer.writerow([
            benchmark, evaluation, dimension, value, place, record["source_id"], source.get("url", ""),
            ";".join(further.get(evaluation, [])), record["note"], ""])


if __name__ == "__main__":
    main()
