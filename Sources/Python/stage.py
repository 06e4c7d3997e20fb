"""Puts what `make wheel` staged into the wheel: the command, its manual page and completions, and the datasets."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Takes the folder of ``VGAP_STAGE`` and the platform of ``VGAP_PLATFORM``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the files and the tag."""
        stage = os.environ.get("VGAP_STAGE")
        if not stage:
            raise RuntimeError("the wheel holds the built command: make it with `make wheel`")
        folder = Path(stage)
        # pip keeps a list of what it installs by itself.
        kept = [
            path
            for path in sorted((folder / "share").rglob("*"))
            if path.is_file() and path.name not in ("installed-files", "installed-folders")
        ]
        build_data["shared_scripts"][str(folder / "bin" / "vgap")] = "vgap"
        build_data["shared_data"].update({str(path): path.relative_to(folder).as_posix() for path in kept})
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{os.environ['VGAP_PLATFORM']}"
