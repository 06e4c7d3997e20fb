"""Finding the command and running it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
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
    # The scripts of an installation lie beside the package (pip --target) or in bin of the prefix above lib/pythonX.Y/site-packages.
    folders = list(Path(__file__).resolve().parents)[1:5]
    for folder in (folders[0], folders[-1], Path(sys.prefix)):
        candidate = folder / ("Scripts" if os.name == "nt" else "bin") / _NAME
        if candidate.is_file():
            return str(candidate)
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
