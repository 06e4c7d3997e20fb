"""What goes in as a data frame of any kind is what the command reads of a file, and comes out as one of the same kind."""

import datetime
import decimal
import io
import math
import pickle
import sys

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pytest
from conftest import BOARD, command_output

import vgap

OPTIONS = {"between": ("US", "CN"), "resamples": 300}


def column(frame, name):
    """The values of a column of any kind of data frame."""
    values = frame[name]
    return values.to_pylist() if hasattr(values, "to_pylist") else values.to_list()


def board():
    return pandas.read_csv(io.StringIO(BOARD))


FRAMES = {
    "pandas": (board, pandas.DataFrame),
    "pandas-nullable": (lambda: board().convert_dtypes(), pandas.DataFrame),
    "pandas-arrow": (lambda: board().convert_dtypes(dtype_backend="pyarrow"), pandas.DataFrame),
    "pandas-index": (lambda: board().set_index("system"), pandas.DataFrame),
    "pandas-categories": (lambda: board().astype({"country": "category"}), pandas.DataFrame),
    "polars": (lambda: polars.read_csv(io.StringIO(BOARD)), polars.DataFrame),
    "polars-lazy": (lambda: polars.read_csv(io.StringIO(BOARD)).lazy(), polars.DataFrame),
    "pyarrow": (lambda: pyarrow.Table.from_pandas(board()), pyarrow.Table),
    "pyarrow-reader": (lambda: pyarrow.Table.from_pandas(board()).to_reader(), pyarrow.Table),
    "duckdb": (lambda: duckdb.sql("SELECT * FROM read_csv('board.csv', all_varchar = false)"), pyarrow.Table),
}


@pytest.mark.parametrize("kind", FRAMES)
def test_every_kind_gives_the_numbers_of_the_file(kind):
    make, expected = FRAMES[kind]
    answer = vgap.gap(make(), **OPTIONS)
    file = vgap.gap("board.csv", **OPTIONS)
    assert isinstance(answer.frame, expected)
    for name in ("measure", "status"):
        assert column(answer.frame, name) == column(file.frame, name)
    for name in ("estimate", "ci_lower", "ci_upper", "n_a"):
        for value, other in zip(column(answer.frame, name), column(file.frame, name), strict=True):
            assert value == other or (pandas.isna(value) and pandas.isna(other)), name


@pytest.mark.filterwarnings("ignore::vgap.DataWarning")
@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow"])
def test_an_answer_can_be_asked_about_again(kind):
    """Rows that came out go in again with every digit."""
    scores = vgap.score(FRAMES[kind][0]()).frame
    again = vgap.score(scores, columns={"system": "name"}).frame
    assert column(again, "score") == column(scores, "score")


def test_columns_have_types():
    answer = vgap.gap("board.csv", **OPTIONS)
    types = {name: str(kind) for name, kind in answer.frame.dtypes.items()}
    assert types["measure"] == "string" and types["estimate"] == "float64"
    assert types["n_a"] == "Int64" and types["higher_is_better"] == "boolean"
    assert types["date"].startswith("datetime64")
    arrow = vgap.gap(FRAMES["pyarrow"][0](), **OPTIONS).frame
    assert arrow.schema.field("date").type == pyarrow.date32() and arrow.schema.field("n_a").type == pyarrow.int64()


def test_dates_that_are_not_known_to_the_day_stay_texts():
    scores = vgap.score("board.csv").frame
    assert str(scores["released_on"].dtype) == "string"
    assert "2024-02" in scores["released_on"].tolist()


@pytest.mark.parametrize(("hidden", "kind"), [([], "pandas"), (["pandas"], "polars"), (["pandas", "polars"], "pyarrow")])
def test_of_a_path_the_frame_is_of_the_first_library_that_is_there(hidden, kind, monkeypatch):
    for name in hidden:
        monkeypatch.setitem(sys.modules, name, None)
    assert type(vgap.score("board.csv").frame).__module__.partition(".")[0] == kind


def test_without_any_library_it_is_said_what_to_install(monkeypatch):
    for name in ("pandas", "polars", "pyarrow", "numpy"):
        monkeypatch.setitem(sys.modules, name, None)
    answer = vgap.score("board.csv")
    assert answer.caption and answer.columns and "Aurora 2" in answer.render()
    with pytest.raises(ImportError, match="install pandas or polars or pyarrow"):
        answer.frame
    # What people see of it needs none.
    assert "Aurora 2" in str(answer)
    shown = answer._repr_mimebundle_()
    assert "<table" in shown["text/html"] and "<svg" in shown["text/html"] and "Aurora 2" in shown["text/plain"]


def test_an_answer_can_be_kept():
    answer = vgap.score(board())
    kept = pickle.loads(pickle.dumps(answer))
    assert kept == answer and kept.frame.equals(answer.frame)


def test_an_empty_answer_keeps_its_types():
    for data, integer in ((board(), "Int64"), (polars.from_pandas(board()), "Int64")):
        frame = vgap.validate(data).frame
        assert len(frame) == 0 and str(dict(zip(frame.columns, frame.dtypes, strict=True))["row"]) == integer


def test_cells_of_every_type_arrive():
    """What the command was told of each cell, by its own description."""
    day = datetime.date(2024, 2, 15)
    frame = polars.DataFrame(
        {"system": ['Say "A"', "B\nB", "NA", "世界"], "country": ["US", "CN", "US", "CN"],
         "score": [81.234, 1e-7, 0.1 + 0.2, 3], "released_on": [day, None, day, day]}
    )  # fmt: skip
    scores = vgap.score(frame).frame
    found = dict(zip(scores["name"], scores["score"], strict=True))
    assert found["世界"] == 3.0 and found["NA"] == 0.1 + 0.2 and found['Say "A"'] == 81.234 and 1e-7 in found.values()
    assert sorted(value for value in scores["released_on"].to_list() if value) == [day] * 3


@pytest.mark.parametrize(
    "values",
    [
        [numpy.float32(1.5), numpy.int64(2)],
        [decimal.Decimal("1.5"), decimal.Decimal(2)],
        pandas.array([1.5, 2], dtype="Float64"),
    ],
)
def test_numbers_of_other_types_are_numbers(values):
    frame = pandas.DataFrame({"system": ["A", "B"], "country": ["US", "CN"], "score": values})
    assert sorted(vgap.score(frame).frame["score"]) == [1.5, 2.0]


def test_no_number_is_missing_and_infinity_is_an_error():
    frame = pandas.DataFrame({"system": ["A", "B", "C"], "country": ["US", "CN", "CN"], "score": [1.0, 2.0, math.nan]})
    assert vgap.score(frame).frame["score"].count() == 2
    frame.loc[2, "score"] = math.inf
    with pytest.raises(vgap.DataError) as caught:
        vgap.score(frame)
    assert (caught.value.row, caught.value.column, caught.value.found) == (2, "score", "inf")


def test_one_row_is_a_table():
    assert vgap.score(polars.DataFrame({"system": ["A"], "country": ["US"], "score": [1.5]})).frame["score"].to_list() == [1.5]


def test_how_rows_reach_the_command_is_nobodys_matter():
    assert vgap.score(board()).diagnostics == ()


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([1.5, [1.0, 2.0]], "[1.0, 2.0]"),
        ([1.5, {"a": 1}], "{'a': 1}"),
        ([1.5, b"2"], "b'2'"),
        ([1.5, 2j], "2j"),
        ([1.5, datetime.timedelta(1)], "datetime.timedelta(days=1)"),
        ([1.5, list(range(99))], "…"),
    ],
)
def test_a_cell_that_is_no_value_has_its_place_and_its_mend(cells, found):
    frame = pandas.DataFrame({"system": ["A", "B"], "country": ["US", "CN"], "score": pandas.Series(cells, dtype=object)})
    with pytest.raises(vgap.DataError) as caught:
        vgap.score(frame)
    error = caught.value
    assert (error.row, error.column) == (1, "score") and error.found.endswith(found) and len(error.found) <= 80
    assert error.expected and error.fix and str(error).startswith("row 1, column 'score': ")


def test_text_that_is_not_unicode_has_its_place():
    frame = pandas.DataFrame({"system": pandas.Series(["A", "\ud800"], dtype=object), "score": [1.0, 2.0]})
    with pytest.raises(vgap.DataError, match="surrogate") as caught:
        vgap.score(frame)
    assert (caught.value.row, caught.value.column) == (1, "system")


def test_columns_of_one_name_are_refused():
    with pytest.raises(vgap.DataError, match="columns of one name: score"):
        vgap.score(pandas.DataFrame([[1, 2, 3]], columns=["system", "score", "score"]))
    with pytest.raises(vgap.DataError, match="the index and a column are both called 'system'") as caught:
        vgap.score(board().set_index("system", drop=False))
    assert caught.value.column == "system" and "reset_index" in caught.value.fix


def test_a_frame_without_rows_has_its_columns_still():
    for empty in (board().iloc[:0], polars.read_csv("board.csv").clear()):
        problems = vgap.validate(empty).frame
        assert list(problems["code"]) == ["csv-no-rows"] and list(problems["severity"]) == ["warning"]
        with pytest.raises(vgap.DataError, match="(?s)no scores.*headers and no rows") as caught:
            vgap.score(empty)
        assert caught.value.code == "csv-no-rows" and caught.value.problems[0].severity == "warning"
    for nothing in (pandas.DataFrame(), polars.DataFrame(), pyarrow.table({}), pandas.DataFrame(index=range(3))):
        with pytest.raises(vgap.DataError, match="no columns"):
            vgap.validate(nothing)


def test_a_series_is_a_column():
    for series in (board()["score"], polars.Series("score", [1.5])):
        with pytest.raises(vgap.DataError, match="no column 'system'"):
            vgap.score(series)


def test_what_is_no_data_is_said():
    for data in (5, None, {"system": ["A"]}, b"board.csv"):
        with pytest.raises(TypeError, match=f"data of type {type(data).__name__} cannot be read"):
            vgap.score(data)


@pytest.mark.parametrize("day", [datetime.date(1, 1, 1), datetime.date(1500, 2, 3), datetime.date(2300, 1, 1), datetime.date(9999, 12, 31)])
def test_a_day_of_any_year_comes_back(day):
    values = {"system": ["A", "B"], "country": ["US", "CN"], "score": [2.0, 1.0], "released_on": [day, None]}
    found = vgap.score(pandas.DataFrame(values)).frame["released_on"]
    assert found[0].date() == day and found[1] is pandas.NaT
    assert vgap.score(polars.DataFrame(values)).frame["released_on"].to_list() == [day, None]


def test_the_same_rows_as_csv_say_the_same():
    text = command_output("gap", "-", "--between", "US", "CN", "--format", "csv", standard_input=BOARD.encode())
    own = vgap.gap(polars.read_csv(io.StringIO(BOARD)), between=("US", "CN")).render("csv")
    assert text == own


def test_a_workbook_holds_every_digit_and_runs_nothing(tmp_path):
    table = board().assign(system=["=1+1", *board()["system"][1:]])
    answer = vgap.score(table)
    answer.to_excel(tmp_path / "scores.xlsx")
    sheets = pandas.read_excel(tmp_path / "scores.xlsx", sheet_name=None, keep_default_na=False, na_values=[""])
    assert list(sheets) == ["rows", "columns", "about"]
    assert list(sheets["rows"].columns) == [item.name for item in answer.columns] == sheets["columns"]["name"].tolist()
    assert sheets["rows"]["score"].tolist() == answer.frame["score"].tolist()
    # A formula would have no value before a spreadsheet has run it.
    assert "=1+1" in sheets["rows"]["name"].tolist()
    assert answer.title in sheets["about"]["text"].tolist()


def test_columns_are_chosen_for_people():
    text = vgap.gap("board.csv", **OPTIONS).render("markdown", columns=["label", "ci_lower"])
    heading = next(line for line in text.splitlines() if line.startswith("| "))
    assert [part.strip() for part in heading.strip("|").split("|")] == ["Measure", "95 % interval"]


def test_what_is_made_of_data_frames_is_none():
    for data in (board().groupby("country"), polars.from_pandas(board()).group_by("country"), pandas.Index([1]), polars.col("score")):
        with pytest.raises(TypeError, match="cannot be read: give a data frame"):
            vgap.score(data)


def test_truth_values_of_numpy_are_truth_values():
    assert vgap.score(board(), lenient=numpy.bool_(True), quiet=numpy.bool_(False)).frame.equals(vgap.score(board()).frame)
