"""A notebook with the README's lines prints the gap table with its figure."""

import json
import re

import nbclient
import nbformat
import polars
import pytest
from conftest import ROOT

import vgap


def python_lines():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return next(block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "import vgap" in block)


def test_the_lines_of_the_readme_show_table_and_figure(tmp_path):
    lines = python_lines()
    assert len([line for line in lines.splitlines() if line.strip()]) == 5
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(lines)])
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": tmp_path}}).execute()
    outputs = notebook.cells[0].outputs
    assert "".join(output.get("text", "") for output in outputs).startswith("On Arena text-to-video (total, ")
    shown = outputs[-1]["data"]["text/html"]
    assert shown.count("<svg") == 1 and "by every measure" in shown
    assert shown.count("<table") == shown.count("</table>") == 1 and "Frontier gap (best minus best)" in shown
    assert "A positive number means that US is ahead" in shown


def test_a_figure_has_a_specification_and_a_drawing(tmp_path):
    answer = vgap.gap("board.csv", between=("US", "CN"), resamples=200)
    bundle = answer.figure._repr_mimebundle_()
    specification = bundle["application/vnd.vegalite.v6+json"]
    assert specification["$schema"].endswith("/vega-lite/v6.json")
    assert bundle["image/svg+xml"].startswith("<svg ") and bundle["text/plain"].startswith("Figure: ")
    answer.figure.save(tmp_path / "gap.svg")
    answer.figure.save(tmp_path / "gap.vl.json")
    assert (tmp_path / "gap.svg").read_text() == answer.figure.svg
    assert json.loads((tmp_path / "gap.vl.json").read_text()) == specification
    # No file is of another form than its name says.
    for name in ("gap.txt", "gap"):
        with pytest.raises(ValueError, match="gap.*(svg|ending)"):
            answer.figure.save(tmp_path / name)
        assert not (tmp_path / name).exists()
    # What is drawn are the numbers of the answer.
    values = re.findall(r'"estimate": ?(-?[0-9.e-]+)', json.dumps(specification))
    assert answer.frame["estimate"].iloc[0] in [float(value) for value in values]


def test_answers_across_benchmarks_and_scores_are_drawn():
    across = vgap.gap("video-generation", between=("US", "CN"), resamples=200)
    shown = across._repr_mimebundle_()["text/html"]
    assert "<table" in shown and "<svg" in shown
    assert "is best on" in vgap.score("board.csv").figure.svg


def test_an_answer_without_a_figure_shows_its_table():
    answer = vgap.rank("board.csv", pairs=True)
    assert answer.figure is None
    bundle = answer._repr_mimebundle_()
    assert "<svg" not in bundle["text/html"] and "Aurora 2" in bundle["text/html"]
    assert "Aurora 2" in str(answer)


def test_text_of_strangers_stays_text():
    rows = {"system": ["A & <i x=1", "B"], "country": ["US", "CN"], "score": [2.0, 1.0]}
    shown = vgap.gap(polars.DataFrame(rows))._repr_mimebundle_()["text/html"]
    assert "<i x" not in shown and "A &amp; &lt;i x=1" in shown
