"""Writes src/vgap/_verbs.py anew from what the command says of its options.

    python make_verbs.py COMMAND            writes it
    python make_verbs.py COMMAND --check    ends with status 1 if it is not what would be written
"""

import json
import keyword
import subprocess
import sys
import textwrap
from pathlib import Path

FILE = Path(__file__).parent / "src" / "vgap" / "_verbs.py"
VERBS = ("gap", "rank", "lag", "trend", "profile", "robustness", "score", "claims", "validate", "describe", "report")
# What a function does by itself: the form of the answer, and words that are no options of the question.
# A title and a width go with a file of the figure, which these functions do not name.
LEFT_OUT = {"format", "output", "columns-shown", "spreadsheet-safe", "version", "help", "figure", "title", "width"}
# `vgap validate --explain` is about no dataset; a Croissant file is written, not answered.
LEFT_OUT_OF = {"validate": {"explain"}, "describe": {"croissant"}}

WHOLE = {"resamples", "seed", "threads", "top", "tau"}
NUMBERS = {"level", "limit", "pseudo-votes", "ridge", "tolerance"}
DATES = {"as-of", "from", "to", "horizon"}
PATHS = {"countries", "out", "since"}
TWO_NAMES = {"between", "systems"}
OTHERS = {
    "columns": "Mapping[str, str] | str",
    "direction": 'Mapping[str, Literal["lower", "higher"]] | str',
    "outcomes": "Mapping[str, OneOrMore[str]] | str",
    "where": "Mapping[str, OneOrMore[str]] | OneOrMore[str]",
    "fill-down": "OneOrMore[str]",
    "only": "OneOrMore[Verdict]",
}

HEAD = '''"""The functions, one a command. Written by make_verbs.py from the command's own description of its options."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias, TypeVar, Union

import vgap
from vgap._verb import report_verb, verb

# They are there when the program runs as well, for `typing.get_type_hints`.
Value = TypeVar("Value")
OneOrMore: TypeAlias = Union[Value, Sequence[Value]]
Date: TypeAlias = datetime.date | str
Path: TypeAlias = str | os.PathLike[str]
Verdict: TypeAlias = Literal["supported", "contradicted", "undecided", "untestable"]
'''


def annotation(argument: dict) -> str:
    name = argument["preferredName"]["name"]
    if argument["kind"] == "flag":
        return "bool"
    if name in OTHERS:
        return OTHERS[name]
    if name in TWO_NAMES:
        return "tuple[str, str] | Sequence[str]"
    values = argument.get("allValues")
    if values:
        one = f"Literal[{', '.join(json.dumps(value) for value in values)}]"
    else:
        kinds = {"int": WHOLE, "float": NUMBERS, "Date": DATES, "Path": PATHS}
        one = next((kind for kind, names in kinds.items() if name in names), "str")
    return f"OneOrMore[{one}]" if argument["isRepeating"] else one


def parameter(argument: dict) -> str:
    name = argument["preferredName"]["name"].replace("-", "_")
    name += "_" if keyword.iskeyword(name) else ""
    kind = annotation(argument)
    if argument["kind"] == "flag":
        return f"    {name}: {kind} = False,"
    if not argument["isOptional"]:
        return f"    {name}: {kind},"
    return f"    {name}: {kind} | None = None,"


def documentation(argument: dict) -> str:
    name = argument["preferredName"]["name"].replace("-", "_")
    name += "_" if keyword.iskeyword(name) else ""
    text = argument.get("abstract", "").replace("--", "")
    default = argument.get("defaultValue")
    # How many threads there are is the machine's.
    if default is not None and argument["kind"] != "flag" and name != "threads":
        text += f" {default} if left out."
    return textwrap.fill(
        f":param {name}: {text}", width=118, initial_indent="    ", subsequent_indent="        ", break_on_hyphens=False
    )


def function(command: dict) -> str:
    name = command["commandName"]
    left_out = LEFT_OUT | LEFT_OUT_OF.get(name, set())
    options = [item for item in command["arguments"] if item["kind"] != "positional"]
    figure = any(item["preferredName"]["name"] == "figure" for item in options)
    options = [item for item in options if item["preferredName"]["name"] not in left_out]
    options.sort(key=lambda item: item["isOptional"])
    settings = [*(["has_figure=True"] if figure else []), *(["accepts_problems=True"] if name == "validate" else [])]
    decorator = "@report_verb" if name == "report" else f"@verb({', '.join(settings)})"
    abstract = textwrap.fill(command["abstract"], width=118, initial_indent='    """', subsequent_indent="    ")
    return "\n".join(
        [
            decorator,
            f"def {name}(",
            "    data: vgap.Data,",
            "    /,",
            "    *,",
            *map(parameter, options),
            ") -> None:",
            abstract,
            "",
            "    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.",
            *map(documentation, options),
            '    """',
            "",
        ]
    )


def module(command: str) -> str:
    help_text = subprocess.run([command, "--experimental-dump-help"], capture_output=True, check=True, text=True).stdout
    commands = {item["commandName"]: item for item in json.loads(help_text)["command"]["subcommands"]}
    return "\n\n".join([HEAD, *(function(commands[name]) for name in VERBS)])


if __name__ == "__main__":
    text = module(sys.argv[1])
    if sys.argv[2:] == ["--check"]:
        if FILE.read_text(encoding="utf-8") != text:
            sys.exit(f"{FILE} is not what the command's options make: run python {Path(__file__).name} COMMAND")
    else:
        FILE.write_text(text, encoding="utf-8")
