"""Checks every figure (*.vl.json) of a folder, and that the check itself notices what is broken.

    python3 check_figures.py FOLDER [--png FOLDER]

A figure must
- be valid by the Vega-Lite schema of the version that it declares,
- hold its data inline, without any address that a reader would have to fetch from,
- have a title and a description,
- name only fields that its data have,
- render to a picture on which the data can be seen: one that differs from the picture of the same figure without rows.

Then figures are broken on purpose, one way each, and must fail. Exit status 1 if a figure fails or a broken one passes.
Needs what figures-requirements.txt lists.
"""

import argparse
import copy
import io
import json
import pathlib
import re
import sys

import altair
import jsonschema
import vl_convert
from PIL import Image, ImageChops

# Channels whose field definitions name a field of the view's data.
FIELD_KEYS = {"field"}


def schema_of(specification):
    """The schema that the figure declares, from the package that carries it."""
    declared = specification.get("$schema", "")
    match = re.fullmatch(r"https://vega\.github\.io/schema/vega-lite/v(\d+)\.json", declared)
    if not match:
        raise ValueError(f"declares no Vega-Lite schema: {declared!r}")
    path = pathlib.Path(altair.__file__).parent / "vegalite" / f"v{match[1]}" / "schema" / "vega-lite-schema.json"
    return json.loads(path.read_text(encoding="utf-8")), int(match[1])


def library_version(major):
    """The newest Vega-Lite of a major version that the renderer carries."""
    versions = [v for v in vl_convert.get_vegalite_versions() if v.split(".")[0] == str(major)]
    return max(versions, key=lambda v: [int(part) for part in v.split(".")])


def views(node, data=None):
    """Every view that has marks, with the rows that it draws."""
    data = node.get("data", data)
    for key in ("vconcat", "hconcat", "concat", "layer"):
        for child in node.get(key, []):
            child = copy.copy(child)
            if key == "layer":
                child["encoding"] = {**node.get("encoding", {}), **child.get("encoding", {})}
            yield from views(child, data)
    if "mark" in node:
        yield node, data


def fields(node):
    """Every field that a part of a specification names."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in FIELD_KEYS and isinstance(value, str):
                yield value
            else:
                yield from fields(value)
    elif isinstance(node, list):
        for value in node:
            yield from fields(value)


def addresses(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("url", "href"):
                yield value
            else:
                yield from addresses(value)
    elif isinstance(node, list):
        for value in node:
            yield from addresses(value)


def without_rows(node):
    """The figure without its rows; the note beneath, which is text and no data, stays."""
    if isinstance(node, dict):
        if "values" in node and isinstance(node["values"], list) and node["values"]:
            return {**node, "values": []}
        return {key: value if key in ("scale", "axis", "legend") else without_rows(value) for key, value in node.items()}
    return [without_rows(value) for value in node] if isinstance(node, list) else node


def picture(specification, version):
    png = vl_convert.vegalite_to_png(specification, vl_version=version, scale=1)
    return png, Image.open(io.BytesIO(png)).convert("RGB")


def problems(specification):
    """What is wrong with a figure."""
    found = []
    schema, major = schema_of(specification)
    validator = jsonschema.validators.validator_for(schema)(schema)
    for error in validator.iter_errors(specification):
        found.append(f"schema: {jsonschema.exceptions.best_match([error]).message[:200]}")
    found += [f"address: {address}" for address in addresses(specification)]
    if not specification.get("title", {}).get("text"):
        found.append("no title")
    if len(specification.get("description", "")) < 20:
        found.append("no description")
    for view, data in views(specification):
        rows = (data or {}).get("values")
        if rows is None:
            found.append(f"a view of {view['mark']} without inline data")
            continue
        known = {name for row in rows for name in row}
        missing = set(fields(view.get("encoding", {}))) - known
        if rows and missing - optional_fields(view):
            found.append(f"fields that the data lack: {sorted(missing)}")
    if found:
        return found
    version = library_version(major)
    try:
        _, full = picture(specification, version)
        _, bare = picture(without_rows(specification), version)
    except ValueError as error:
        return [f"does not render: {str(error).splitlines()[-1]}"]
    bare = bare.resize(full.size) if bare.size != full.size else bare
    difference = ImageChops.difference(full, bare).getbbox()
    colours = full.getcolors(maxcolors=1 << 24) or []
    if difference is None or len(colours) < 3:
        found.append("blank: the rows leave no mark")
    return found


def optional_fields(view):
    """Fields of tooltips may be missing: nothing is drawn from them."""
    return set(fields(view.get("encoding", {}).get("tooltip", [])))


def broken(specification):
    """The figure broken on purpose, with the name of each way."""
    wrong_mark = copy.deepcopy(specification)
    first = next(view for view, _ in views_in_place(wrong_mark))
    first["mark"] = {"type": "pointt"}
    yield "an unknown mark", wrong_mark
    wrong_field = copy.deepcopy(specification)
    for view, _ in views_in_place(wrong_field):
        for channel, definition in view.get("encoding", {}).items():
            if channel in ("x", "y", "text") and isinstance(definition, dict) and "field" in definition:
                definition["field"] += "_misspelt"
    yield "misspelt fields", wrong_field
    yield "no rows", without_rows(specification)
    remote = copy.deepcopy(specification)
    next(views_in_place(remote))[0]["data"] = {"url": "data.csv"}
    yield "data at an address", remote
    yield "no description", {key: value for key, value in specification.items() if key != "description"}


def views_in_place(node):
    """Every view that has marks, itself and not a copy."""
    for key in ("vconcat", "hconcat", "concat", "layer"):
        for child in node.get(key, []):
            yield from views_in_place(child)
    if "mark" in node:
        yield node, None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--png", type=pathlib.Path, help="where to put a picture of every figure")
    arguments = parser.parse_args()
    files = sorted(arguments.folder.glob("*.vl.json"))
    if not files:
        sys.exit(f"no figures in {arguments.folder}")
    failures = 0
    for file in files:
        specification = json.loads(file.read_text(encoding="utf-8"))
        found = problems(specification)
        failures += bool(found)
        print("FAIL" if found else "ok  ", file.name, *found, sep="\n       " if found else " ")
        if arguments.png and not found:
            arguments.png.mkdir(parents=True, exist_ok=True)
            png, _ = picture(specification, library_version(schema_of(specification)[1]))
            (arguments.png / file.name.replace(".vl.json", ".png")).write_bytes(png)
    unnoticed = 0
    specification = json.loads(files[0].read_text(encoding="utf-8"))
    for name, figure in broken(specification):
        if not problems(figure):
            unnoticed += 1
            print(f"FAIL a figure with {name} passes")
        else:
            print(f"ok   a figure with {name} is refused")
    sys.exit(1 if failures or unnoticed else 0)


if __name__ == "__main__":
    main()
