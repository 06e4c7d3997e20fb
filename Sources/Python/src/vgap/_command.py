"""Finding the command and running it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgap._diagnostics import Diagnostic, read_diagnostics
from vgap._errors import CommandNotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "vgap.exe" if os.name == "nt" else "vgap"


@dataclass(frozen=True)
class Run:
    """What a run of the command gave."""

    exit_code: int
    output: bytes
    diagnostics: tuple[Diagnostic, ...]
    #: What was said on standard error beside the diagnostics.
    other_text: str


def command() -> str:
    """The path of the command: that of ``VGAP_COMMAND``, else the one of this package, else the first on ``PATH``."""
    if chosen := os.environ.get("VGAP_COMMAND"):
        return chosen
    # Scripts lie beside the package (pip --target), or in the prefix above lib/pythonX.Y/site-packages.
    beside = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    above = os.path.dirname(os.path.dirname(os.path.dirname(beside)))
    for folder in (beside, above, sys.prefix):
        candidate = os.path.join(folder, "Scripts" if os.name == "nt" else "bin", _NAME)
        if os.path.isfile(candidate):
            return candidate
    import shutil

    if found := shutil.which(_NAME):
        return found
    raise CommandNotFoundError("the command vgap is not there: install the wheel, or name the command in VGAP_COMMAND")


def run(arguments: Sequence[str], standard_input: bytes | None = None) -> Run:
    """Runs the command; ``standard_input`` is empty if left out."""
    environment = {**os.environ, "VGAP_DIAGNOSTICS": "json"}
    executable = command()
    try:
        process = subprocess.run([executable, *arguments], input=standard_input or b"", capture_output=True, env=environment)
    except OSError as error:
        raise CommandNotFoundError(f"the command {executable} cannot be run: {error}") from error
    diagnostics, other_text = read_diagnostics(process.stderr)
    return Run(process.returncode, process.stdout, diagnostics, other_text)
