#!/usr/bin/env python3
"""Runs a notebook from top to bottom on a clean kernel and writes it with its outputs, the same bytes each time.

    execute_notebook.py NOTEBOOK [--output FILE]

What changes from run to run (times, the versions of the kernel) is left out. Needs what requirements.txt beside the notebook lists.
"""

import argparse
import json
import os
import sys
from pathlib import Path

import nbclient
import nbformat


def executed(path):
    """The notebook with the outputs of a clean run in its own folder."""
    os.environ.setdefault("PYTHONHASHSEED", "0")
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    client = nbclient.NotebookClient(
        notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}, record_timing=False,
        extra_arguments=["--Application.log_level=40"],
    )
    client.execute()
    notebook.metadata.language_info = {"name": "python"}
    notebook.metadata.kernelspec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type != "code":
            continue
        for output in cell.outputs:
            if output.output_type == "error":
                raise RuntimeError(f"cell {cell.id}: {output.ename}: {output.evalue}")
    nbformat.validate(notebook)
    return notebook


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    notebook = executed(arguments.notebook)
    # As the format on disk has it: multi-line texts as lists of lines.
    text = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    text = json.dumps(json.loads(text), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    target = arguments.output or arguments.notebook
    temporary = target.with_name(f".{target.name}.part")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(target)


if __name__ == "__main__":
    sys.exit(main())
