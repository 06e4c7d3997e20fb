"""Finding the command and starting it."""

from __future__ import annotations

import os
import subprocess
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "vgap.exe" if os.name == "nt" else "vgap"


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
    from vgap._errors import CommandNotFoundError

    raise CommandNotFoundError("the command vgap is not there: install the wheel, or name the command in VGAP_COMMAND")


def start(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    """Starts the command, with pipes to and from it, so that it speaks to a program.

    :raises CommandNotFoundError: It is not there, or cannot be run.
    :raises UsageError: An argument holds what no command line can.
    """
    executable = command()
    pipe = subprocess.PIPE
    # It ends when this process does: who kills the kernel of a notebook leaves nothing running.
    environment = {**os.environ, "VGAP_DIAGNOSTICS": "json", "VGAP_PARENT": str(os.getpid())}
    try:
        return subprocess.Popen([executable, *arguments], stdin=pipe, stdout=pipe, stderr=pipe, env=environment)
    except OSError as error:
        from vgap._errors import CommandNotFoundError

        raise CommandNotFoundError(f"the command {executable} cannot be run: {error}") from error
    except ValueError as error:
        from vgap._errors import UsageError

        # A character NUL, or half of a surrogate pair.
        raise UsageError(f"{arguments[0]}: no command line can say this: {error}") from error
