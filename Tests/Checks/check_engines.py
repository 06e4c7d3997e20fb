"""Sums that databases make, against the rows: the queries of `vgap sql` in DuckDB, PostgreSQL and Spark.

    check_engines.py --vgap PATH [--rows 2000000] [--engines duckdb,postgresql,spark]

Votes and scores of single videos are made up, as many as are asked for. Each database sums them up by the query that the command prints, and the
answers from its CSV are compared with those from the rows: of votes byte by byte, of scores within the rounding of sums. A wrong sum must be
noticed. Each database also resamples the clusters of votes: all must make the same replicates, whose errors are those of clusters that were
resampled here, within the error of simulation. Ends with status 77 where a database is not there.
"""
import argparse
import csv
import glob
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

# Nothing is drawn at random: hashes of the row's number choose. A row is short, so that a hundred million of them stay below the 2 GiB that are
# read of one file.
VOTES = """
  SELECT 's' || (i % 8) AS "model a", 's' || ((i % 8 + 1 + hash(i) % 7) % 8) AS "model b",
    CASE WHEN hash(i + 7) % 10 < 2 THEN 'tie' WHEN hash(i + 3) % 100 < 50 + 3 * (i % 8) THEN 'a' ELSE 'b' END AS winner,
    'r' || (hash(i + 11) % 120) AS judge
  FROM range({rows}) AS numbers(i)
"""
SAMPLES = """
  SELECT 's' || (i % 10) AS model, ['US', 'CN'][1 + i % 2] AS country, 'p' || (hash(i + 1) % 400) AS prompt,
    0.5 + (i % 10) / 40.0 + (hash(hash(i + 1) % 400) % 1000) / 5000.0 + (hash(i) % 1000) / 4000.0 AS value
  FROM range({rows}) AS numbers(i)
"""
QUESTIONS = {
    "votes": [
        "sql votes --from votes --columns system_a=model a,system_b=model b,outcome=winner,rater_id=judge",
        "system_a=model a,system_b=model b,outcome=winner,rater_id=judge",
        ["rank", "--resamples", "999"],
    ],
    "samples": [
        "sql samples --from samples --columns system=model,country=country,prompt_id=prompt,score=value",
        "system=model,prompt_id=prompt,score=value",
        ["score", "--samples"],
    ],
}
# Clusters that the database resamples: how many replicates, and how far the errors may be apart by chance, as both have a standard error of
# 1/√(2 · replicates).
REPLICATES = 40
LARGEST_RATIO = 1 + 4.5 / REPLICATES ** 0.5


class Missing(Exception):
    pass


def run(*command: str, **options) -> str:
    result = subprocess.run(command, capture_output=True, text=True, **options)
    if result.returncode:
        sys.exit(f"{' '.join(command[:3])} …: {result.stderr[-2000:]}")
    return result.stdout


def duckdb(folder: pathlib.Path, queries: dict[str, str], resampling: str) -> None:
    import duckdb as engine

    connection = engine.connect()
    for name, query in queries.items():
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_csv('{folder}/{name}.csv')")
        connection.execute(f"COPY ({query}) TO '{folder}/duckdb-{name}.csv' (HEADER)")
    connection.execute(f"COPY ({resampling}) TO '{folder}/duckdb-replicates.csv' (HEADER)")


def postgresql(folder: pathlib.Path, queries: dict[str, str], resampling: str) -> None:
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    if not found:
        raise Missing("there is no PostgreSQL server")
    programs = pathlib.Path(found[-1]).parent
    # The server does not run as root.
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    home = pathlib.Path(tempfile.mkdtemp(prefix="vgap-postgresql-"))
    home.chmod(0o755)
    if user:
        shutil.chown(home, "postgres")
    data = home / "data"
    run(*user, str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "vgap", cwd=home)
    control = [*user, str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(home / "log")]
    # The server keeps its standard output.
    subprocess.run(
        [*control, "-o", f"-k {home} -c listen_addresses=''", "start"], check=True, stdout=subprocess.DEVNULL, cwd=home)
    try:
        def psql(text: str) -> None:
            run("psql", "-h", str(home), "-U", "vgap", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-q", input=text)

        psql('CREATE TABLE votes ("model a" text, "model b" text, winner text, judge text);\n'
             "CREATE TABLE samples (model text, country text, prompt text, value double precision);\n"
             + "".join(f"\\copy {name} FROM '{folder}/{name}.csv' CSV HEADER\n" for name in queries))
        for name, query in {**queries, "replicates": resampling}.items():
            flat = " ".join(query.split("\n"))
            psql(f"\\copy ({flat}) TO '{folder}/postgresql-{name}.csv' CSV HEADER\n")
    finally:
        subprocess.run([*control, "-m", "fast", "stop"], check=False, stdout=subprocess.DEVNULL, cwd=home)
        shutil.rmtree(home, ignore_errors=True)


def spark(folder: pathlib.Path, queries: dict[str, str], resampling: str) -> None:
    if shutil.which("java") is None:
        raise Missing("there is no Java for Spark")
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4").getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    for name, query in queries.items():
        session.read.csv(f"{folder}/{name}.csv", header=True, inferSchema=True).createOrReplaceTempView(name)
    for name, query in {**queries, "replicates": resampling}.items():
        rows = session.sql(query)
        with open(folder / f"spark-{name}.csv", "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(rows.columns)
            writer.writerows(rows.collect())
    session.stop()


ENGINES = {"duckdb": duckdb, "postgresql": postgresql, "spark": spark}


def differences(found: str, expected: str, tolerance: float) -> list[str]:
    """What is another in two tables, numbers beyond a relative tolerance."""
    left, right = (list(csv.reader(text.splitlines())) for text in (found, expected))
    if [len(row) for row in left] != [len(row) for row in right]:
        return ["the tables have other rows"]
    faults = []
    for one, other in zip(left, right):
        for a, b in zip(one, other):
            if a == b:
                continue
            try:
                if abs(float(a) - float(b)) <= tolerance * max(1, abs(float(b))):
                    continue
            except ValueError:
                pass
            faults.append(f"{a} instead of {b}")
    return faults


def errors(table: str) -> dict[str, float]:
    return {row["system"]: float(row["std_error"]) for row in csv.DictReader(table.splitlines())}


def check_replicates(engine: str, path: pathlib.Path, known: dict, answer, expected: str) -> None:
    """Compares the replicates of a database with those of the one before, and their errors with those of the rows."""
    rows = sorted(csv.reader(path.open()))
    made, first = known.setdefault("rows", rows), known.setdefault("engine", engine)
    if made != rows:
        sys.exit(f"{engine} makes other replicates than {first}")
    found = answer("votes", path, [])
    theirs, ours = errors(found), errors(expected)
    ratios = [theirs[system] / error for system, error in ours.items()]
    if not all(1 / LARGEST_RATIO < ratio < LARGEST_RATIO for ratio in ratios):
        sys.exit(f"{engine}: standard errors of replicates are {ratios} times those of the rows")
    print(f"{engine}: {REPLICATES} replicates give {min(ratios):.3f} to {max(ratios):.3f} times the errors of resampled rows")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vgap", required=True)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--engines", default="duckdb,postgresql,spark")
    options = parser.parse_args()
    import duckdb as engine

    vgap = str(pathlib.Path(options.vgap).resolve())
    missing = []
    with tempfile.TemporaryDirectory(prefix="vgap-engines-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        connection = engine.connect()
        connection.execute("SET threads = 2")
        for subject, rows in (("votes", VOTES), ("samples", SAMPLES)):
            connection.execute(f"COPY ({rows.format(rows=options.rows)}) TO '{folder}/{subject}.csv' (HEADER)")

        def answer(subject: str, text_of: pathlib.Path, columns: list[str]) -> str:
            # Of one name, since it stands in the answer.
            place = folder / "answer"
            place.mkdir(exist_ok=True)
            path = place / "data.csv"
            path.unlink(missing_ok=True)
            os.link(text_of, path)
            question = QUESTIONS[subject][2]
            return run(vgap, question[0], str(path), *question[1:], *columns, "--format", "csv", "--quiet")

        expected = {
            subject: answer(subject, folder / f"{subject}.csv", ["--columns", QUESTIONS[subject][1]]) for subject in QUESTIONS
        }
        replicates: dict = {}
        for engine_name in options.engines.split(","):
            def query(subject: str) -> str:
                asked = QUESTIONS[subject][0]
                head, columns = asked.split(" --columns ")
                return run(vgap, *head.split(" "), "--columns", columns, "--dialect", engine_name).strip()

            head, columns = QUESTIONS["votes"][0].split(" --columns ")
            resampling = run(
                vgap, *head.split(" "), "--columns", columns.rsplit(",", 1)[0], "--dialect", engine_name,
                "--replicates", str(REPLICATES), "--clusters", "judge").strip()
            try:
                ENGINES[engine_name](folder, {subject: query(subject) for subject in QUESTIONS}, resampling)
            except Missing as reason:
                missing.append(str(reason))
                continue
            for subject in QUESTIONS:
                sums = folder / f"{engine_name}-{subject}.csv"
                found = answer(subject, sums, [])
                faults = differences(found, expected[subject], 0 if subject == "votes" else 1e-9)
                if faults:
                    sys.exit(f"{engine_name}, {subject}: {'; '.join(faults[:5])}")
                # A count that is one too large in one row must be noticed.
                lines = sums.read_text().splitlines()
                count = lines[0].replace('"', "").split(",").index("count")
                cells = lines[1].split(",")
                cells[count] = str(int(cells[count]) + 1)
                sums.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n")
                if not differences(answer(subject, sums, []), expected[subject], 0 if subject == "votes" else 1e-9):
                    sys.exit(f"{engine_name}, {subject}: a wrong count was not noticed")
                print(f"{engine_name}: {len(lines) - 1} rows of {subject} instead of {options.rows} give the same answer")
            check_replicates(
                engine_name, folder / f"{engine_name}-replicates.csv", replicates, answer, expected["votes"])
    if missing:
        print("\n".join(missing), file=sys.stderr)
        sys.exit(77)


main()
