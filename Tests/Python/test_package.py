"""What the wheel brings, and what it costs."""

import doctest
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
import typing
from importlib import metadata
from pathlib import Path

import pytest
from conftest import ROOT, command_output

import vgap
from vgap._command import command


def test_package_and_command_are_those_of_the_wheel():
    assert "VGAP_COMMAND" not in os.environ and "VGAP_DATASETS" not in os.environ
    assert not Path(vgap.__file__).is_relative_to(ROOT / "Sources")
    assert Path(command()).is_relative_to(Path(os.environ["VIRTUAL_ENV"]))


def test_the_version_is_the_commands():
    assert command_output("--version").startswith(f"vgap {vgap.__version__}, ")
    assert vgap.__version__ == metadata.version("vgap")


def test_the_functions_are_made_from_the_commands_options():
    script = ROOT / "Sources" / "Python" / "make_verbs.py"
    result = subprocess.run([sys.executable, script, command(), "--check"], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_datasets_licences_and_types_come_with_it():
    files = [str(file) for file in metadata.files("vgap")]
    assert any(file.endswith("vgap/py.typed") for file in files)
    assert any(file.endswith("share/vgap/datasets/video-generation/datapackage.json") for file in files)
    licences = {Path(file).name for file in files if "dist-info/licenses" in file}
    assert licences == {
        "README.md", "GPL-3.0.txt", "Apache-2.0.txt", "Apache-2.0-with-Swift-exception.txt", "ICU.txt",
    }  # fmt: skip
    assert (ROOT / "LICENSE").read_bytes() == (ROOT / "Sources/Python/licenses/GPL-3.0.txt").read_bytes()
    text = command_output("gap", "tutorial", "--benchmark", "tutorial-composite", "--resamples", "200")
    assert text.startswith("measure,")


def test_no_library_is_imported_that_nobody_gave():
    program = "import sys, vgap; print(*{name.partition('.')[0] for name in sys.modules})"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"pandas", "polars", "pyarrow", "numpy", "duckdb", "IPython"} & set(result.stdout.split())


def test_a_first_call_costs_little_beside_the_command():
    """Importing the package and a question about a file, of a fresh process. No library of data frames is loaded before its frame is asked for.

    Measured is the time of the processor that Python itself takes, for other work of the machine must not fail the test. The promise is
    50 ms on a machine that does nothing else.
    """
    program = """
import time; start = time.process_time()
import sys
import vgap
answer = vgap.score("board.csv")
cost = time.process_time() - start
assert not {"pandas", "polars", "pyarrow", "numpy"} & set(sys.modules)
if len(sys.argv) > 1:
    assert len(answer.frame) == 8 and answer.frame is answer.frame
print(cost)
"""
    runs = [[], [], [], [], [], [], ["frame"]]
    costs = [
        float(subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True).stdout)
        for words in runs
    ]
    print(f"{1000 * min(costs):.0f} ms beside the command")
    assert min(costs) < 0.15


def public_functions():
    """The functions of the package, and the methods and properties of its classes, by their names."""
    for name in vgap.__all__:
        item = getattr(vgap, name)
        if inspect.isfunction(item):
            yield pytest.param(item, id=name)
        elif inspect.isclass(item):
            yield pytest.param(item, id=name)
            for member, value in vars(item).items():
                function = getattr(value, "fget", None) or getattr(value, "func", value)
                if inspect.isfunction(function):
                    yield pytest.param(function, id=f"{name}.{member}")


@pytest.mark.parametrize("item", list(public_functions()))
def test_hints_can_be_read_when_the_program_runs(item):
    """As what checks arguments or makes forms of functions does."""
    hints = typing.get_type_hints(item)
    if getattr(vgap, item.__name__, None) is item and inspect.isfunction(item):
        assert hints["data"] == vgap.Data and hints["return"] in (vgap.Answer, vgap.Report)
        assert hints["no_config"] is bool and set(hints) - {"return"} == set(inspect.signature(item).parameters)


# What users of the package see of its types.
USES = ROOT / "Tests" / "Python" / "typed_uses.py"
PACKAGE = Path(vgap.__file__).parent


def mypy(folder, *what):
    """What mypy says in its strict mode."""
    configuration = folder / "mypy.ini"
    configuration.write_text("[mypy]\n[mypy-pyarrow.*]\nignore_missing_imports = True\n")
    words = ["-m", "mypy", "--strict", "--cache-dir", str(folder), "--config-file", str(configuration), *what]
    return subprocess.run([sys.executable, *words], capture_output=True, text=True).stdout


def test_types_are_sound_to_mypy(tmp_path):
    assert mypy(tmp_path, str(USES)) == "Success: no issues found in 1 source file\n"
    files = len(list(PACKAGE.glob("*.py")))
    assert mypy(tmp_path, "-p", "vgap") == f"Success: no issues found in {files} source files\n"


def test_types_are_sound_to_pyright(tmp_path):
    # It takes paths beneath its configuration alone, and leaves out environments: others it would pass over without an error.
    shutil.copytree(PACKAGE, tmp_path / "vgap", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(USES, tmp_path)
    settings = {
        "include": [USES.name, "vgap"], "typeCheckingMode": "standard", "pythonVersion": "3.10",
        "reportUnnecessaryTypeIgnoreComment": "error", "enableTypeIgnoreComments": False,
    }  # fmt: skip
    configuration = tmp_path / "pyrightconfig.json"
    configuration.write_text(json.dumps(settings))
    words = ["-m", "pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(configuration)]
    said = json.loads(subprocess.run([sys.executable, *words], capture_output=True, text=True).stdout)
    assert said["generalDiagnostics"] == []
    assert said["summary"]["filesAnalyzed"] == 1 + len(list(PACKAGE.glob("*.py")))


PAGES = ["Sources/Python/README.md", "Sources/vgap/vgap.docc/PythonAndR.md"]


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_say_what_happens(page):
    """Sessions (``>>>``) print what they show; other blocks of Python run."""
    text = (ROOT / page).read_text(encoding="utf-8")
    names = {}
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert blocks
    for place, block in enumerate(blocks):
        if ">>>" not in block:
            exec(compile(block, f"{page}, block {place}", "exec"), names)
            continue
        test = doctest.DocTestParser().get_doctest(block, names, f"{page}, block {place}", page, 0)
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE, verbose=False)
        report = []
        runner.run(test, out=report.append, clear_globs=False)
        assert not report, "".join(report)
        names = test.globs


RECIPES = re.findall(
    r"```python\n(.*?)```\n\n```text\n(.*?)```",
    (ROOT / "Sources/vgap/vgap.docc/Recipes.md").read_text(encoding="utf-8"), re.DOTALL,
)  # fmt: skip


def test_there_are_recipes():
    assert len(RECIPES) == 2


@pytest.mark.parametrize(("script", "printed"), RECIPES)
def test_a_recipe_prints_what_stands_beneath_it(script, printed):
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    assert result.stdout == printed


def test_nothing_of_the_checkout_is_needed():
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "VIRTUAL_ENV")}
    program = "import vgap; print(len(vgap.score('board.csv').frame))"
    result = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, env=environment)
    assert result.stdout.strip() == "8", result.stderr
