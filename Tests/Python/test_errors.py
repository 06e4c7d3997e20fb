"""What goes wrong is an exception that says where, and what to do."""

import inspect
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pandas
import polars
import pytest
from conftest import BOARD

import vgap


def test_a_cell_of_a_file_is_named_by_its_line():
    with open("bad.csv", "w", encoding="utf-8") as file:
        file.write(BOARD.replace("80.2", "high"))
    with pytest.raises(vgap.DataError) as caught:
        vgap.gap("bad.csv", between=("US", "CN"))
    error = caught.value
    assert (error.file, error.line, error.column, error.row) == ("bad.csv", 4, "score", None)
    assert error.found == "high" and "a number" in error.expected and "write a number" in error.fix
    assert error.code == "csv-not-a-number" and len(error.problems) == 1
    assert "bad.csv:4" in str(error) and "found 'high'" in str(error)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_cell_of_a_data_frame_is_named_by_its_row(library):
    values = {"system": ["A\nA", "B", "C"], "country": ["US", "CN", "CN"], "score": ["1.5", "2.5", "high"]}
    frame = pandas.DataFrame(values, index=[7, 8, 9]) if library == "pandas" else polars.DataFrame(values)
    with pytest.raises(vgap.DataError) as caught:
        vgap.gap(frame)
    error = caught.value
    assert (error.row, error.column, error.found) == (2, "score", "high")
    assert error.file is None and error.line is None
    assert str(error).startswith("row 2, column 'score': ")


def test_an_error_is_a_value_error_too():
    with pytest.raises(ValueError, match="no file, folder or dataset is called 'no-such'"):
        vgap.gap("no-such")


def test_a_wrong_value_is_an_error_of_usage():
    with pytest.raises(vgap.UsageError, match="Did you mean vbench-1.0") as caught:
        vgap.gap("video-generation", benchmark="vbench-1")
    assert str(caught.value).startswith("gap: ") and "Usage" not in str(caught.value)
    with pytest.raises(vgap.UsageError, match="country"):
        vgap.gap("video-generation", by="planet")


@pytest.mark.parametrize("name", [name for name in vgap.__all__ if inspect.isfunction(getattr(vgap, name))])
def test_an_unknown_option_names_near_ones(name):
    function = getattr(vgap, name)
    with pytest.raises(TypeError, match=rf"{name}\(\) has no option 'delimitr'. Did you mean 'delimiter'"):
        function("video-generation", delimitr=";")
    with pytest.raises(TypeError, match="takes its options by name"):
        function("video-generation", "arena-t2v")


def test_a_needed_option_is_asked_for():
    with pytest.raises(TypeError, match="report.. needs the option 'out'"):
        vgap.report("video-generation")


@pytest.mark.parametrize(
    ("options", "part"),
    [
        ({"between": "US"}, "between takes two names"),
        ({"between": {"US", "CN"}}, "in their order"),
        ({"between": ("--help", "CN")}, "begins with a hyphen"),
        ({"columns": {"score": "a,b=c"}}, "would be taken for two pairs"),
        ({"level": object()}, "level takes no object"),
        ({"between": ("U\0S", "CN")}, "no command line can say this"),
        ({"benchmark": "\ud800"}, "no command line can say this"),
    ],
)
def test_what_no_command_line_can_say_is_refused(options, part):
    with pytest.raises((TypeError, ValueError), match=re.escape(part)):
        vgap.gap("board.csv", **options)


def test_no_value_is_taken_for_an_option():
    with pytest.raises(vgap.Error, match="--help"):
        vgap.gap("board.csv", benchmark="--help")
    with pytest.raises(vgap.DataError, match="--version"):
        vgap.gap("--version")


def test_doubtful_data_are_warned_of():
    twice = polars.read_csv("board.csv", infer_schema_length=0)
    twice = polars.concat([twice, twice[:1]])
    with pytest.warns(vgap.DataWarning, match="row 8") as caught:
        answer = vgap.gap(twice, between=("US", "CN"))
    assert caught[0].filename == __file__
    assert any(isinstance(item, vgap.Problem) and item.severity == "warning" for item in answer.diagnostics)


def test_a_command_that_is_not_there_is_said(monkeypatch):
    monkeypatch.setenv("VGAP_COMMAND", "/no/such/vgap")
    with pytest.raises(vgap.CommandNotFoundError, match="/no/such/vgap"):
        vgap.gap("board.csv")


def fake(folder, monkeypatch, text, mode=0o755):
    """Puts another command in the place of the real one."""
    path = folder / "vgap"
    path.write_text(text)
    path.chmod(mode)
    monkeypatch.setenv("VGAP_COMMAND", str(path))


def test_a_command_that_cannot_be_run_is_said(monkeypatch, tmp_path):
    for text, mode in (("", 0o644), ("neither program nor script", 0o755)):
        fake(tmp_path, monkeypatch, text, mode)
        with pytest.raises(vgap.CommandNotFoundError, match="cannot be run: "):
            vgap.gap("board.csv")


def test_a_command_that_fails_otherwise_is_said(monkeypatch, tmp_path):
    fake(tmp_path, monkeypatch, "#!/bin/sh\necho broken >&2\nkill -9 $$\n")
    with pytest.raises(vgap.CommandError, match="-9: broken"):
        vgap.gap("board.csv")


@pytest.mark.parametrize("said", ["no table", '{"rows": []}', "[]", ""])
def test_an_answer_of_another_form_is_no_answer(monkeypatch, tmp_path, said):
    fake(tmp_path, monkeypatch, f"#!/bin/sh\necho '{said}'\n")
    with pytest.raises(vgap.CommandError, match="no answer that this package reads"):
        vgap.gap("board.csv")
    fake(tmp_path, monkeypatch, "#!/bin/sh\necho '{\"kind\": \"problem\"}' >&2; exit 1\n")
    with pytest.raises(vgap.CommandError, match="the code 1"):
        vgap.gap("board.csv")


def test_an_interrupt_ends_the_command(monkeypatch, tmp_path):
    """Who interrupts a cell of a notebook gets it back at once, and nothing runs on or is left behind."""
    fake(tmp_path, monkeypatch, "#!/bin/sh\necho $$ > started\nexec sleep 60\n")
    program = """
import os, signal, sys, threading, time
import vgap
main = threading.main_thread().ident
def is_waiting():
    frame = sys._current_frames()[main]
    while frame and frame.f_code.co_name != "communicate": frame = frame.f_back
    return frame
def interrupt():
    while not is_waiting() or not os.path.exists("started") or not open("started").read(): time.sleep(0.01)
    signal.pthread_kill(main, signal.SIGINT)
threading.Thread(target=interrupt, daemon=True).start()
try:
    vgap.gap("board.csv")
except KeyboardInterrupt:
    pid = int(open("started").read())
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        print("over")
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert result.stdout == "over\n", result.stderr


def test_the_command_ends_with_who_asked(monkeypatch, tmp_path):
    """A kernel that is killed leaves nothing running, and no half of a report."""
    from vgap._command import command

    fake(tmp_path, monkeypatch, f"#!/bin/sh\necho $$ > started\nexec {command()} \"$@\"\n")
    program = "import vgap; vgap.report('video-generation', out='report', resamples=1_000_000)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as asking:
        pid = wait_for(lambda: (tmp_path / "started").exists() and (tmp_path / "started").read_text().strip())
        wait_for(lambda: is_at_work(int(pid)))
        assert is_running(int(pid))
        asking.kill()
    wait_for(lambda: not is_running(int(pid)))
    assert {path.name for path in tmp_path.iterdir()} == {"board.csv", "started", "vgap"}


def wait_for(condition, seconds=60):
    """What a condition gives once it holds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.02)
    raise AssertionError("waited in vain")


def is_at_work(pid):
    """Whether a process has used the processor for longer than starting takes: one that is killed before has not yet looked who asks."""
    try:
        used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    except FileNotFoundError:
        time.sleep(1)
        return True
    return sum(map(int, used)) > 0.3 * os.sysconf("SC_CLK_TCK")


def is_running(pid):
    """Whether a process is there; one that has ended and that nobody has asked after is not. It may vanish between two looks."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    if not Path("/proc/self/stat").exists():
        return True
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
