#!/usr/bin/env python3
"""Checks what `vgap report` writes with tools that others wrote.

    check_report.py --vgap COMMAND --dataset DATASET [--committed FOLDER]

Makes a report of DATASET twice, with one thread and with two, and holds it to this:
- both times the same bytes;
- frictionless finds the data package sound, and finds a bad cell that is planted in it;
- mlcroissant finds the Croissant file sound, and reads every table by it;
- every figure is valid and shows its data (Tests/Checks/check_figures.py, with its own negative controls), and is drawn as Vega-Lite draws
  it (Tests/Checks/check_drawings.py);
- pandas, polars and DuckDB read every CSV with the types that the data package states;
- the notebook is valid and runs from top to bottom on a clean kernel; the code of the R document runs, where R is there;
- the page is valid HTML, its headings are in order, whatever is a picture has a text, letters stand out from their ground, and a browser
  (Chromium, where it is there) asks the network for nothing and can be used (Tests/Checks/check_page.py);
- LaTeX sets every table within the line of `article` with the packages that the table names, where LaTeX is there;
- every form of table is read by those it is for: Typst sets it, pandas reads JSON Lines as it reads CSV.

A report on names that are markup, formulas and code, and one on sides that share no board, are held to what applies to them; nothing that
a name says may be run.

A folder that was committed is held to all of it that needs no second run. Exit status 1 if anything fails.
"""

import argparse
import csv
import html.parser
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import frictionless
import html5lib
import nbformat
import pandas
import polars

sys.path.insert(0, str(Path(__file__).parent))
import check_page  # noqa: E402
import execute_notebook  # noqa: E402

CHECKS = Path(__file__).resolve().parent
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)
        print(f"FAILED: {message}", file=sys.stderr)
    return condition


def made(vgap, dataset, folder, threads, *sides):
    subprocess.run(
        [vgap, "report", dataset, "--resamples", "999", "--threads", str(threads), "--out", str(folder), "--quiet", "--between", *(sides or ("US", "CN"))],
        check=True,
    )


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# Data package


def package_errors(folder):
    frictionless.system.trusted = True
    report = frictionless.validate(str(folder / "datapackage.json"), type="package")
    found = [error.message for error in report.errors]
    # A figure is no table: frictionless reads JSON files as tables unless told otherwise.
    for task in report.tasks:
        if task.place.endswith(".csv"):
            found += [f"{task.place}: {error.type}: {error.message}" for error in task.errors]
    return found


def check_package(folder):
    found = package_errors(folder)
    expect(not found, f"{folder}: frictionless: {found[:5]}")
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "report"
        shutil.copytree(folder, copy)
        path = next(iter(sorted((copy / "tables").glob("gap-*.csv"))))
        with path.open(encoding="utf-8", newline="") as source:
            rows = list(csv.reader(source))
        rows[1][rows[0].index("estimate")] = "eighty"
        with path.open("w", encoding="utf-8", newline="") as target:
            csv.writer(target, lineterminator="\n").writerows(rows)
        expect(any("type-error" in line for line in package_errors(copy)), f"{folder}: a planted bad cell is not found")


def check_croissant(folder):
    """mlcroissant, of those who made the format, finds the description sound and reads each table by it."""
    import mlcroissant

    path = folder / "croissant.json"
    description = json.loads(path.read_text(encoding="utf-8"))
    try:
        dataset = mlcroissant.Dataset(jsonld=path)
        expect(not dataset.metadata.ctx.issues.errors, f"{path}: mlcroissant: {sorted(dataset.metadata.ctx.issues.errors)[:3]}")
        for records in description["recordSet"]:
            file = records["field"][0]["source"]["fileObject"]["@id"]
            with (folder / file).open(encoding="utf-8", newline="") as source:
                rows = list(csv.reader(source))
            read = list(dataset.records(records["@id"]))
            expect(len(read) == len(rows) - 1, f"{path}: {records['@id']}: mlcroissant reads {len(read)} rows, not {len(rows) - 1}")
            if read:
                names = [name.rpartition("/")[2] for name in read[0]]
                expect(sorted(names) == sorted(rows[0]), f"{path}: {records['@id']}: mlcroissant reads other columns")
    except Exception as error:  # mlcroissant's own
        expect(False, f"{path}: mlcroissant: {str(error)[:800]}")
    # The control: a column that is not there is noticed.
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "report"
        shutil.copytree(folder, copy)
        first = description["recordSet"][0]
        description["recordSet"][0]["field"][0]["source"]["extract"]["column"] = "no such column"
        (copy / "croissant.json").write_text(json.dumps(description), encoding="utf-8")
        try:
            list(mlcroissant.Dataset(jsonld=copy / "croissant.json").records(first["@id"]))
            expect(False, f"{path}: a column that is not there is not noticed")
        except Exception:  # mlcroissant's own
            pass


# Readers


def is_number(kind):
    return re.search(r"int|float|double|decimal", str(kind).lower()) is not None


def check_readers(folder):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if "schema" not in resource:
            continue
        path = str(folder / resource["path"])
        fields = resource["schema"]["fields"]
        types = {"pandas": pandas.read_csv(path, keep_default_na=False, na_values=[""]).dtypes.to_dict()}
        types["polars"] = polars.read_csv(path, null_values=[""], infer_schema_length=None).schema
        description = duckdb.sql(f"DESCRIBE SELECT * FROM read_csv('{path}', header=true, nullstr='', sample_size=-1)").fetchall()
        types["duckdb"] = {row[0]: row[1] for row in description}
        table = pandas.read_csv(path, dtype=str, keep_default_na=False)
        for reader, columns in types.items():
            expect(list(columns) == [field["name"] for field in fields], f"{path}: {reader} reads other columns")
            for field in fields:
                kind = columns.get(field["name"])
                if (table[field["name"]] == "").all():
                    continue
                if field["type"] in ("number", "integer"):
                    expect(is_number(kind), f"{path}: {reader} reads {field['name']} as {kind}, not as numbers")
                elif field["type"] == "string" and not all(map(looks_numeric, table[field["name"]])):
                    expect(not is_number(kind), f"{path}: {reader} reads {field['name']} as {kind}, not as text")


def looks_numeric(text):
    return text == "" or re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


# Figures


def check_figures(folder):
    script = CHECKS / "check_figures.py"
    result = subprocess.run([sys.executable, str(script), str(folder / "figures")], capture_output=True, text=True)
    expect(result.returncode == 0, f"{folder}: figures: {(result.stdout + result.stderr)[-2000:]}")
    result = subprocess.run([sys.executable, str(CHECKS / "check_drawings.py"), str(folder / "figures")], capture_output=True, text=True)
    expect(result.returncode == 0, f"{folder}: drawings: {(result.stdout + result.stderr)[-2000:]}")
    for path in sorted((folder / "figures").glob("*.vl.json")):
        name = path.name.removesuffix(".vl.json")
        expect((folder / "tables" / f"{name}.csv").exists(), f"{path}: has no table beside it")


# Notebooks


def check_notebook(folder):
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "report"
        shutil.copytree(folder, copy)
        try:
            notebook = execute_notebook.executed(copy / "gap_report.ipynb")
            again = execute_notebook.executed(copy / "gap_report.ipynb")
        except Exception as error:  # whatever a notebook may raise
            expect(False, f"{folder}: the notebook does not run: {str(error)[-1500:]}")
            return
        expect(nbformat.writes(notebook) == nbformat.writes(again), f"{folder}: the notebook runs differently twice")
        pictures = sum("image/svg+xml" in output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", []))
        expect(pictures > 0, f"{folder}: the notebook shows no picture")


def check_r(folder, has_figures=True):
    if shutil.which("Rscript") is None:
        return print("R is not here: its document is not run")
    has = subprocess.run(["Rscript", "-e", "library(readr); library(ggplot2)"], capture_output=True)
    if has.returncode != 0:
        return print("R lacks readr or ggplot2: its document is not run")
    text = (folder / "gap_report.qmd").read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"^```\{r\}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    # Figures are drawn only when they are printed or saved.
    code += '\nfor (name in ls(pattern = "^figure_")) ggsave(paste0(name, ".svg"), get(name), device = grDevices::svg, width = 8, height = 6)\n'
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "report"
        shutil.copytree(folder, copy)
        (copy / "document.R").write_text(code, encoding="utf-8")
        result = subprocess.run(["Rscript", "--vanilla", "document.R"], cwd=copy, capture_output=True, text=True)
        expect(result.returncode == 0, f"{folder}: the R document does not run: {result.stderr[-1500:]}")
        expect(len(list(copy.glob("figure_*.svg"))) >= 1 or not has_figures, f"{folder}: the R document draws nothing")


# Page


class Outline(html.parser.HTMLParser):
    """What an accessibility check asks of a page: headings, names of pictures, identifiers, addresses."""

    def __init__(self):
        super().__init__()
        self.levels, self.problems, self.identifiers, self.targets, self.addresses = [], [], set(), [], []
        self.language, self.hasTitle = None, False

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "html":
            self.language = attributes.get("lang")
        if tag == "title":
            self.hasTitle = True
        if tag == "img" and not attributes.get("alt"):
            self.problems.append("an image without a text")
        if attributes.get("role") == "img" and not attributes.get("aria-label"):
            self.problems.append(f"a picture ({tag}) without a text")
        if tag == "th" and "scope" not in attributes:
            self.problems.append("a heading of a table without a scope")
        identifier = attributes.get("id")
        if identifier:
            if identifier in self.identifiers:
                self.problems.append(f"the identifier {identifier} twice")
            self.identifiers.add(identifier)
        for key in ("aria-labelledby", "aria-describedby"):
            self.targets += attributes.get(key, "").split()
        address = attributes.get("href", "")
        if address.startswith("#"):
            self.targets.append(address[1:])
        # What a browser loads by itself; links that a reader may follow are no requests.
        for key in ("src", "srcset", "poster", "data", "action"):
            if attributes.get(key):
                self.addresses.append(attributes[key])
        if tag in ("link", "use", "image") and address:
            self.addresses.append(address)


def luminance(colour):
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first, second):
    high, low = sorted([luminance(first), luminance(second)], reverse=True)
    return (high + 0.05) / (low + 0.05)


def check_contrast(page, text):
    style = "\n".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL))
    blocks = re.findall(r"@media ([^{]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}", style)
    roots = re.compile(r":root \{([^}]*)\}")
    dark_parts = [part for query, block in blocks if "dark" in query for part in roots.findall(block)]
    outside = re.sub(r"@media [^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", style)
    light_parts = roots.findall(outside)
    for mode, parts in (("light", light_parts), ("dark", light_parts + dark_parts)):
        colours = {}
        for part in parts:
            colours.update(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part))
        # Letters need 4.5, what is no letter 3 (Web Content Accessibility Guidelines 2.2, level AA).
        for front in ("text", "faint", "link"):
            for ground in ("surface", "panel"):
                ratio = contrast(colours[front], colours[ground])
                expect(ratio >= 4.5, f"{page}: {mode}: {front} on {ground} has a contrast of {ratio:.2f}, not 4.5")
        for front in ("accent",):
            ratio = contrast(colours[front], colours["surface"])
            expect(ratio >= 3, f"{page}: {mode}: {front} has a contrast of {ratio:.2f}, not 3")


def check_html(folder):
    page = folder / "report.html"
    text = page.read_text(encoding="utf-8")
    try:
        html5lib.HTMLParser(strict=True).parse(text)
    except Exception as error:  # html5lib's own
        expect(False, f"{page}: no valid HTML: {error}")
    outline = Outline()
    outline.feed(text)
    expect(outline.language, f"{page}: the language is not stated")
    expect(outline.hasTitle, f"{page}: has no title")
    expect(outline.levels[:1] == [1] and outline.levels.count(1) == 1, f"{page}: does not begin with its one h1")
    jumps = [pair for pair in zip(outline.levels, outline.levels[1:]) if pair[1] > pair[0] + 1]
    expect(not jumps, f"{page}: headings skip a level: {jumps}")
    for problem in outline.problems:
        expect(False, f"{page}: {problem}")
    missing = [target for target in outline.targets if target not in outline.identifiers]
    expect(not missing, f"{page}: links to nothing: {missing[:5]}")
    outside = [address for address in outline.addresses if not address.startswith(("data:", "#"))]
    expect(not outside, f"{page}: asks the network for {outside[:5]}")
    style = "\n".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL))
    expect(not re.search(r"url\(|@import", style), f"{page}: the style asks the network")
    check_contrast(page, text)
    check_browser(page)


def check_use(page, vgap=None, dataset=None):
    if check_page.browser_path() is None:
        return print("Chromium is not here: the page is not used in a browser")
    check_page.check(page, expect, vgap, dataset)


def check_browser(page):
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        return print("Chromium is not here: the page is not opened in a browser")
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch) / "net.json"
        # Every name resolves to nothing, so that a request could not succeed; the log tells whether there was one.
        result = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND", f"--log-net-log={log}",
             f"--user-data-dir={scratch}/profile", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-first-run", "--virtual-time-budget=4000", "--dump-dom", page.resolve().as_uri()],
            capture_output=True, text=True, timeout=300,
        )
        expect(result.returncode == 0, f"{page}: the browser fails: {result.stderr[-500:]}")
        expect('<th scope="col"' in result.stdout and "<button type=\"button\">" in result.stdout, f"{page}: tables do not sort in a browser")
        requests = re.findall(r'"url":"(https?://[^"]+)"', log.read_text(encoding="utf-8", errors="replace")) if log.exists() else []
        # The browser itself may look for updates of its own; the page must not be the reason.
        own = [url for url in requests if not re.search(r"google|gvt1|gstatic", url)]
        expect(not own, f"{page}: the browser was asked to fetch {own[:5]}")


# LaTeX and Typst


def latex_problems(table, scratch, columns=1):
    """What LaTeX says of a table that is set by `article` with the packages that its first comments name, and nothing else; in a document of two
    columns as these say that it is set there."""
    text = table.read_text(encoding="utf-8")
    packages = re.findall(r"^% (\\usepackage(?:\[[^]]*\])?\{[^}]+\})", text, re.MULTILINE)
    options, before, after = "", "", ""
    if columns == 2:
        options = "[twocolumn]"
        if "% Made for one column: in a document of two, \\onecolumn goes before it." in text:
            before, after = "\\onecolumn\n", "\\twocolumn\n"
        else:
            text = text.replace("\\begin{table}", "\\begin{table*}").replace("\\end{table}", "\\end{table*}")
    (scratch / "table.tex").write_text(text, encoding="utf-8")
    document = (f"\\documentclass{options}{{article}}\n" + "\n".join(packages) + f"\n\\begin{{document}}\nText.\n{before}"
                f"\\input{{table}}\n{after}Text.\n\\end{{document}}\n")
    (scratch / "x.tex").write_text(document, encoding="utf-8")
    # Columns that share a line across pages are settled by the second run.
    for _ in range(2):
        result = subprocess.run(
            ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "x.tex"], cwd=scratch, capture_output=True, text=True, errors="replace")
        if result.returncode != 0:
            return [result.stdout[-1500:]]
    return re.findall(r"^(?:Overfull \\[hv]box|LaTeX Warning: Float too large).*", result.stdout, re.MULTILINE)


def has_latex():
    if shutil.which("pdflatex") is None:
        print("LaTeX is not here: the tables are not set")
        return False
    needed = ["siunitx.sty", "booktabs.sty", "longtable.sty", "tabularx.sty", "threeparttable.sty", "xltabular.sty"]
    if subprocess.run(["kpsewhich", *needed], capture_output=True).returncode != 0:
        print(f"LaTeX lacks one of {', '.join(needed)}: the tables are not set")
        return False
    return True


def check_latex(folder):
    if not has_latex():
        return
    with tempfile.TemporaryDirectory() as scratch:
        tables = sorted((folder / "tables").glob("*.tex"))
        for table in tables:
            if re.search("^% .*LuaLaTeX", table.read_text(encoding="utf-8"), re.MULTILINE):
                continue
            for columns in (1, 2):
                problems = latex_problems(table, Path(scratch), columns)
                expect(not problems, f"{table}: LaTeX in {columns} columns: {problems[:3]}")
        # The control: a table that is too wide is noticed.
        wide = Path(scratch) / "wide.tex"
        text = tables[0].read_text(encoding="utf-8")
        wide.write_text(text + "\n\n\\noindent\\rule{700pt}{1pt}\n", encoding="utf-8")
        expect(latex_problems(wide, Path(scratch)), f"{folder}: a table that is too wide is not noticed")


def check_forms(vgap, dataset):
    """Every form in which the command prints tables, read by those it is for."""
    import typst

    def printed(*arguments):
        result = subprocess.run([vgap, *arguments, "--resamples", "99"] if arguments[0] not in ("score", "claims") else [vgap, *arguments], capture_output=True, check=True)
        return result.stdout

    benchmark = ["--benchmark", "tutorial-composite"]
    questions = [
        ["gap", dataset, *benchmark], ["lag", dataset, *benchmark], ["trend", dataset, *benchmark], ["profile", dataset, *benchmark],
        ["robustness", dataset, *benchmark], ["score", dataset, *benchmark], ["claims", dataset], ["gap", dataset, "--across", "benchmarks"],
    ]
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        for question in questions:
            words = " ".join(question[:1] + question[2:])
            whole = pandas.read_csv(io.BytesIO(printed(*question, "--format", "csv")), keep_default_na=False, na_values=[""])
            lines = pandas.read_json(io.BytesIO(printed(*question, "--format", "jsonl")), lines=True, dtype=False, precise_float=True)
            expect(list(lines.columns) == list(whole.columns) and len(lines) == len(whole), f"{words}: JSON Lines have other columns or rows than CSV")
            for column in whole.select_dtypes("number"):
                same = (lines[column].astype(float) == whole[column].astype(float)) | (lines[column].isna() & whole[column].isna())
                expect(same.all(), f"{words}: {column} is another in JSON Lines than in CSV")
            shown = ",".join(whole.columns[:2])
            for extra in ([], ["--columns-shown", shown]):
                source = scratch / "x.typ"
                source.write_bytes(printed(*question, "--format", "typst", *extra))
                try:
                    pages = typst.compile(str(source), format="svg")
                    expect(pages, f"{words}: Typst sets nothing")
                except Exception as error:  # typst's own
                    expect(False, f"{words}: Typst: {str(error)[:500]}")
                if has_latex():
                    table = scratch / "table.tex"
                    table.write_bytes(printed(*question, "--format", "latex", *extra))
                    problems = latex_problems(table, scratch)
                    expect(not problems, f"{words} {extra}: LaTeX: {problems[:3]}")


# Names and sides that no test dataset has

# Joined to the next sign by the rules of Unicode, so that programs which look at whole characters do not see that sign.
JOINING = "\u0600"


def hostile_rows(trap):
    code = f"`r file.create('{trap}')`"
    names = [
        "<script>alert(1)</script>", "a|b", "AT&T \"x\" 'y'", "100% _under_ #1", "back\\slash {brace} ~tilde^ $5", "🎬 Film", "עברית (x) 2.0",
        "=1+1", code, f"{JOINING}{code} {JOINING}<img src=x>", "\u202eturned", "{{< include x >}} <!-- ]]>",
    ]
    for index, name in enumerate(names):
        yield [name, "AB"[index % 2], f"maker {index} of {name}", f"2024-{index + 1:02}", f"../../b {code} <b>", 50 + index * 7 % 13, 1]


def strange_report(vgap, scratch, name, rows):
    table, folder = scratch / f"{name}.csv", scratch / name
    with table.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows([["system", "country", "organization", "released_on", "benchmark", "score", "std_error"], *rows])
    made(vgap, str(table), folder, 1, "A", "B")
    expect(not (errors := package_errors(folder)), f"{folder}: frictionless: {errors[:5]}")
    try:
        execute_notebook.executed(folder / "gap_report.ipynb")
    except Exception as error:  # whatever a notebook may raise
        expect(False, f"{folder}: the notebook does not run: {str(error)[-1500:]}")
    return folder


def check_strange(vgap, scratch):
    trap = scratch / "trap"
    folder = strange_report(vgap, scratch, "hostile", hostile_rows(trap))
    for check in (check_readers, check_html, check_r):
        check(folder)
    check_use(folder / "report.html")
    if shutil.which("Rscript") and subprocess.run(["Rscript", "-e", "library(knitr)"], capture_output=True).returncode == 0:
        # The control: knitr does run such a name where it stands as it is.
        control = scratch / "control.qmd"
        control.write_text(next(row[0] for row in hostile_rows(trap) if row[0].startswith("`r")) + "\n", encoding="utf-8")
        for document, runs in ((folder / "gap_report.qmd", False), (control, True)):
            script = f"setwd('{folder}'); knitr::knit('{document}', output = tempfile(), quiet = TRUE)"
            result = subprocess.run(["Rscript", "--vanilla", "-e", script], capture_output=True, text=True)
            expect(result.returncode == 0, f"{document}: knitr: {result.stderr[-1000:]}")
            expect(trap.exists() == runs, f"{document}: code in a name is " + ("not run in the control" if runs else "run"))
    apart = strange_report(vgap, scratch, "apart", [["a", "A", "x", "2024", "one", 1, ""], ["b", "B", "y", "2024", "two", 2, ""]])
    check_r(apart, has_figures=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vgap", required=True)
    parser.add_argument("--dataset", required=True)
    parser.add_argument("--committed", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path(scratch) / name for name in ("one", "two")]
        for threads, folder in enumerate(folders, 1):
            made(arguments.vgap, arguments.dataset, folder, threads)
        first, second = map(contents, folders)
        expect(first.keys() == second.keys(), "two runs make different files")
        for path in first:
            expect(first[path] == second.get(path), f"{path}: two runs differ")
        checked = [folders[0]]
        if arguments.committed and (arguments.committed / "report.html").exists():
            checked.append(arguments.committed)
        for folder in checked:
            for check in (check_package, check_croissant, check_readers, check_figures, check_html, check_latex, check_r):
                check(folder)
            nbformat.validate(nbformat.read(folder / "gap_report.ipynb", as_version=nbformat.NO_CONVERT))
        check_notebook(folders[0])
        check_use(folders[0] / "report.html", arguments.vgap, arguments.dataset)
        if len(checked) > 1:
            check_use(arguments.committed / "report.html")
        check_forms(arguments.vgap, arguments.dataset)
        check_strange(arguments.vgap, Path(scratch))
    print("the report: " + ("every check holds" if not failures else f"{len(failures)} checks fail"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
