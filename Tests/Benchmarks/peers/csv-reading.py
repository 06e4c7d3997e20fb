"""Polars' reading of a CSV file into columns of given types."""
import os
import random

# Both sides use two threads; read before polars starts its own.
os.environ["POLARS_MAX_THREADS"] = "2"
import polars

import harness


def prepare(folder):
    numbers = random.Random(20240215)
    categories = ["quality", "semantic", "motion", "aesthetic", "temporal", "physics"]
    path = f"{folder}/million.csv"
    with open(path, "w") as file:
        file.write("id,category,score,error,count,date\n")
        for row in range(1_000_000):
            day = f"{numbers.randrange(2019, 2026)}-{numbers.randrange(1, 13):02d}-{numbers.randrange(1, 29):02d}"
            file.write(
                f"s{row:07d},{numbers.choice(categories)},{numbers.uniform(0, 100):.6g},{numbers.gauss(0, 1)!r},"
                f"{numbers.randrange(100_000)},{day}\n")
    return [path]


def measure(path):
    number = polars.Float64
    return polars.read_csv(path, schema={
        "id": polars.String, "category": polars.String, "score": number, "error": number, "count": number,
        "date": polars.Date})


def check(table):
    return {
        "rows": table.height, "id": table["id"].str.len_bytes().sum(), "category": table["category"].str.len_bytes().sum(),
        "score": table["score"].sum(), "error": table["error"].sum(), "count": table["count"].sum(),
        "date": table["date"].cast(polars.Int64).sum()}


harness.main(prepare, measure, check)
