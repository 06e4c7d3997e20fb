"""What the tests of the installed package share."""

import csv
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BOARD = """system,country,organization,released_on,score,std_error
Aurora 1,US,Aurora Labs,2024-02,78.0,0.6
Aurora 2,US,Aurora Labs,2025-01-15,84.1,0.5
Beacon,US,Beacon Inc.,2024-06-10,80.2,0.7
Cinder,US,Cinder,2024-11,82.9,0.5
Dao 1,CN,Dao,2024-05-20,77.1,0.6
Dao 2,CN,Dao,2025-02-01,83.5,0.4
Ember,CN,Ember Tech,2024-09-01,81.0,0.6
Fir,CN,Fir,2024-12,82.2,0.5
"""


def command_output(*arguments, standard_input=b""):
    """What the command prints."""
    from vgap._command import command

    result = subprocess.run([command(), *arguments], input=standard_input, capture_output=True)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def command_rows(*arguments, standard_input=b""):
    """The rows of CSV that the command prints, each cell as its text."""
    text = command_output(*arguments, "--format", "csv", standard_input=standard_input)
    return list(csv.DictReader(text.splitlines(keepends=True)))


def pytest_collection_modifyitems(items):
    """What takes longest begins first, beside the others."""
    items.sort(key=lambda item: "types_are_sound" not in item.name)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Every test runs in a folder of its own, in which `board.csv` lies."""
    (tmp_path / "board.csv").write_text(BOARD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
