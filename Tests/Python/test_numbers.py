"""Every cell of every function is that of the command's own CSV."""

import datetime

import polars
import pyarrow
import pytest
from conftest import command_rows

import vgap

DATA = "video-generation"
QUESTIONS = {
    "gap": (vgap.gap, {"benchmark": "arena-t2v", "between": ("US", "CN"), "resamples": 500}),
    "gap-all": (vgap.gap, {"between": ("US", "CN"), "resamples": 200}),
    "gap-dates": (vgap.gap, {"benchmark": "arena-t2v", "across": "dates", "resamples": 200}),
    "gap-matrix": (vgap.gap, {"benchmark": "arena-t2v", "matrix": True, "resamples": 200}),
    "gap-measures": (
        vgap.gap,
        {"benchmark": "vbench-1.0", "measure": ["mean_gap", "top_k_gap"], "top": 5, "where": {"access": "open"}},
    ),
    "synthesis": (vgap.gap, {"across": "families", "synthesis": True}),
    "rank": (vgap.rank, {"benchmark": "arena-t2v", "resamples": 500}),
    "rank-pairs": (vgap.rank, {"benchmark": "vbench-1.0", "pairs": True}),
    "lag": (vgap.lag, {"benchmark": "arena-t2v", "resamples": 200, "level": 0.9}),
    "lag-milestones": (vgap.lag, {"benchmark": "arena-t2v", "table": "milestones"}),
    "trend": (vgap.trend, {"benchmark": "arena-t2v", "from_": datetime.date(2024, 1, 1), "resamples": 200}),
    "profile": (vgap.profile, {"benchmark": "vbench-1.0"}),
    "robustness": (vgap.robustness, {"benchmark": "arena-t2v", "resamples": 200}),
    "score": (vgap.score, {"benchmark": "vbench-1.0", "evaluations": "best"}),
    "claims": (vgap.claims, {"resamples": 200, "only": ["supported", "contradicted"]}),
}
NAMES = {"gap-all": "gap", "gap-dates": "gap", "gap-matrix": "gap", "gap-measures": "gap", "synthesis": "gap"}


def words(options):
    """The options as they are written on a command line."""
    line = []
    for name, value in options.items():
        option = "--" + name.rstrip("_").replace("_", "-")
        if value is True:
            line.append(option)
        elif name == "between":
            line += [option, *value]
        elif name == "only":
            line += [option, ",".join(value)]
        elif name == "where":
            line += [option, *(f"{key}={text}" for key, text in value.items())]
        elif isinstance(value, list):
            line += [word for item in value for word in (option, item)]
        else:
            line += [option, str(value)]
    return line


def check(answer, rows):
    """Compares the cells of an answer, as a polars frame, with the texts of CSV."""
    frame = answer.frame
    assert list(frame.columns) == [column.name for column in answer.columns]
    assert frame.height == len(rows) > 0
    for place, (row, texts) in enumerate(zip(frame.iter_rows(named=True), rows, strict=True)):
        assert list(row) == list(texts)
        for column in answer.columns:
            value, text = row[column.name], texts[column.name]
            where = f"row {place}, column {column.name}"
            if text == "":
                # CSV has no other text for a cell of none.
                assert value in (None, ""), where
            elif column.type == "number":
                assert isinstance(value, float) and value == float(text), where
            elif column.type == "integer":
                assert isinstance(value, int) and value == int(text), where
            elif column.type == "boolean":
                assert value is (text == "true"), where
            else:
                assert str(value) == text, where


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_cell_is_the_commands(name):
    function, options = QUESTIONS[name]
    verb = name.partition("-")[0] if name != "synthesis" else "gap"
    rows = command_rows(verb, DATA, *words(options))
    answer = function(DATA, **options)
    rows_of_polars = polars.from_pandas(undated(answer.frame))
    as_polars = vgap.Answer(**{**vars_of(answer), "_frame": lambda: rows_of_polars})
    check(as_polars, rows)


def vars_of(answer):
    return {name: getattr(answer, name) for name in answer.__dataclass_fields__}


def undated(frame):
    """Days as texts, for comparison: pandas has no column of days."""
    frame = frame.copy()
    for name in frame.columns:
        if frame[name].dtype.kind == "M":
            frame[name] = frame[name].dt.strftime("%Y-%m-%d")
    return frame


def test_validate_gives_problems_as_rows(elsewhere):
    text = (elsewhere / "board.csv").read_text()
    (elsewhere / "bad.csv").write_text(text.replace("80.2", "high"))
    answer = vgap.validate("bad.csv")
    assert answer.frame["code"].tolist() == ["csv-not-a-number"]
    assert answer.frame["line"].tolist() == [4]
    assert answer.frame["severity"].tolist() == ["error"]
    assert vgap.validate("board.csv").frame.empty


def test_problems_of_a_data_frame_have_their_row():
    frame = polars.DataFrame({"system": ["A\nA", "B", "C"], "country": ["US", "CN", "CN"], "score": ["1.5", "2.5", "high"]})
    problems = vgap.validate(frame).frame
    assert problems.select("row", "field", "found").rows() == [(2, "score", "high")]
    assert "line" not in problems.columns and problems.schema["row"] == polars.Int64


def test_describe_shows_how_columns_were_read():
    answer = vgap.describe("board.csv")
    rows = command_rows("describe", "board.csv")
    assert [row["column"] for row in rows] == answer.frame["column"].tolist()
    assert answer.frame["meaning"].tolist()[:2] == ["system", "country"]
    assert any(note.startswith("gap: yes") for note in answer.notes)


def test_a_report_is_a_folder_of_tables_and_figures(elsewhere):
    report = vgap.report("board.csv", between=("US", "CN"), out="report", resamples=200)
    assert report.page.is_file()
    name = next(name for name in report.tables if name.startswith("gap-"))
    table = report.table(name, like=polars.DataFrame())
    assert table["estimate"].dtype == polars.Float64 and table["n_a"].dtype == polars.Int64
    answer = vgap.gap(polars.read_csv("board.csv", infer_schema_length=0), between=("US", "CN"), resamples=200)
    assert table["estimate"].to_list() == answer.frame["estimate"].to_list()
    assert report.figure(next(iter(report.figures))).svg.startswith("<svg")


def test_seed_and_inputs_are_in_the_provenance():
    answer = vgap.gap("board.csv", between=("US", "CN"), seed=7)
    assert answer.provenance["seed"] == "7" and answer.provenance["version"] == vgap.__version__
    assert answer.provenance["inputs"][0]["path"] == "board.csv"
    assert answer.frame.attrs["provenance"] == answer.provenance
    assert answer.frame.attrs["notes"] == list(answer.notes)


def test_arrow_tables_carry_notes_too():
    table = pyarrow.table({"system": ["A", "B"], "country": ["US", "CN"], "score": [1.5, 2.25]})
    answer = vgap.gap(table)
    assert b"provenance" in answer.frame.schema.metadata[b"vgap"]
