"""Compares drawings with what vl-convert draws of the same specifications: check_drawings.py FOLDER

FOLDER holds for each NAME.vl.json a NAME.svg. Both drawings are taken apart into marks and texts at places on the canvas; each of the one must
be in the other: each within a pixel, of the same colours and words. vl-convert is Vega-Lite itself, so that whoever
opens a specification elsewhere sees the same figure. Drawings with a text moved, a colour changed and a mark missing must be noticed.
"""

import json
import math
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import vl_convert

FONT = "Liberation Sans"
INHERITED = ("fill", "stroke", "opacity")
NUMBER = r"[-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?"


def library_version(specification):
    major = re.search(r"/v(\d+)", specification["$schema"])[1]
    versions = [version for version in vl_convert.get_vegalite_versions() if version.split(".")[0] == major]
    return max(versions, key=lambda version: [int(part) for part in version.split(".")])


def numbers(text):
    return [float(part) for part in re.findall(NUMBER, text)]


def colour(text):
    """A colour as three numbers; None for none."""
    if text in (None, "none", "transparent"):
        return None
    if text.startswith("rgb"):
        return tuple(numbers(text))
    if text.startswith("#") and len(text) == 7:
        return tuple(float(int(text[index:index + 2], 16)) for index in (1, 3, 5))
    return text


def moved(transform, matrix):
    """The matrix (a, b, c, d, e, f) after the translations and rotations of an attribute."""
    a, b, c, d, e, f = matrix
    for kind, arguments in re.findall(r"(\w+)\(([^)]*)\)", transform or ""):
        values = numbers(arguments)
        if kind == "translate":
            x, y = values[0], values[1] if len(values) > 1 else 0
            e, f = e + a * x + c * y, f + b * x + d * y
        elif kind == "rotate":
            turn = math.radians(values[0])
            cos, sin = math.cos(turn), math.sin(turn)
            a, b, c, d = a * cos + c * sin, b * cos + d * sin, c * cos - a * sin, d * cos - b * sin
        else:
            raise ValueError(f"the transformation {kind}")
    return a, b, c, d, e, f


def path_points(text):
    """The places that a path goes through; of a circle of arcs the outermost."""
    points, x, y = [], 0.0, 0.0
    for command, rest in re.findall(r"([MLHVAZmlhvaz])([^MLHVAZmlhvaz]*)", text):
        values = numbers(rest)
        if command in "ML":
            for x, y in zip(values[::2], values[1::2]):
                points.append((x, y))
        elif command == "h":
            x += values[0]
            points.append((x, y))
        elif command == "v":
            y += values[0]
            points.append((x, y))
        elif command == "H":
            x = values[0]
            points.append((x, y))
        elif command == "V":
            y = values[0]
            points.append((x, y))
        elif command == "A":
            radius, (end_x, end_y) = values[0], values[-2:]
            middle = ((x + end_x) / 2, (y + end_y) / 2)
            points += [(middle[0], middle[1] - radius), (middle[0], middle[1] + radius), (end_x, end_y)]
            x, y = end_x, end_y
    return points


def pieces(element, matrix=(1, 0, 0, 1, 0, 0), given=None):
    """The marks and texts within an element: ("mark", box, fill, stroke, width of the stroke, opacity) and ("text", place, words, fill)."""
    given = {**(given or {})}
    for name in INHERITED:
        if name in element.attrib and name != "opacity":
            given[name] = element.attrib[name]
    matrix = moved(element.get("transform"), matrix)
    tag = element.tag.split("}")[1]
    if element.get("display") == "none" or tag in ("defs", "title", "desc"):
        return
    opacity = float(element.get("opacity", "1"))
    if opacity == 0:
        return

    def at(x, y):
        a, b, c, d, e, f = matrix
        return a * x + c * y + e, b * x + d * y + f

    if tag in ("g", "svg"):
        for child in element:
            # The ground is as large as the canvas, whose size is compared by itself.
            if not (tag == "svg" and child.tag.endswith("}rect")):
                yield from pieces(child, matrix, given)
        return
    fill, stroke = colour(given.get("fill")), colour(given.get("stroke"))
    if tag == "text":
        x, y = float(element.get("x", "0")), float(element.get("y", "0"))
        spans = element.findall("{*}tspan")
        lines = [element.text or "", *(span.text or "" for span in spans)]
        lines = [" ".join(line.split()) for line in lines if line.strip()]
        anchor = element.get("text-anchor", "start")
        for index, line in enumerate(lines):
            steps = [float(span.get("dy", "0")) for span in spans]
            drop = sum(steps[: len(steps) - len(lines) + index + 1]) if spans else 0
            place = at(x, y + drop)
            size = float(element.get("font-size", "0").removesuffix("px"))
            weight = "bold" if element.get("font-weight") == "bold" else "normal"
            yield "text", place, (line, anchor, size, weight, fill, stroke)
        return
    if tag == "line":
        values = [float(element.get(name, "0")) for name in ("x1", "y1", "x2", "y2")]
        points = [values[:2], values[2:]]
    elif tag == "rect":
        x, y, width, height = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
        points = [(x, y), (x + width, y + height)]
    elif tag == "circle":
        x, y, radius = (float(element.get(name, "0")) for name in ("cx", "cy", "r"))
        points = [(x - radius, y - radius), (x + radius, y + radius)]
    elif tag == "path":
        points = path_points(element.get("d", ""))
    else:
        raise ValueError(f"the element {tag}")
    if not points or (fill is None and stroke is None):
        return
    places = [at(*point) for point in points]
    box = (min(x for x, _ in places), min(y for _, y in places), max(x for x, _ in places), max(y for _, y in places))
    width = float(element.get("stroke-width", "1")) if stroke else 0
    if width == 0:
        stroke = None
    dashes = tuple(numbers(element.get("stroke-dasharray", ""))) if stroke else ()
    yield "mark", box, (fill, stroke, width, dashes, opacity)


def same(one, other):
    """Whether two tuples are equal, numbers nearly."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other))
    if isinstance(one, float) and isinstance(other, (int, float)):
        return abs(one - other) <= 1.01
    if isinstance(one, str) and one.startswith("url("):
        return isinstance(other, str) and other.startswith("url(")
    return one == other


def differences(ours, theirs):
    """What only one of two drawings has."""
    left = list(theirs)
    for kind, place, look in ours:
        tolerance = 1.01
        match = next((
            index for index, (other_kind, other_place, other_look) in enumerate(left)
            if other_kind == kind and all(abs(a - b) <= tolerance for a, b in zip(place, other_place))
            and same(look, other_look)), None)
        if match is None:
            yield f"only here: {kind} {tuple(round(part, 1) for part in place)} {look}"
        else:
            del left[match]
    for kind, place, look in left:
        yield f"only in vl-convert's: {kind} {tuple(round(part, 1) for part in place)} {look}"


def origin(drawing):
    """Where the first group of a drawing begins."""
    return moved(drawing.find("{*}g").get("transform"), (1, 0, 0, 1, 0, 0))[4:]


def compare(path, ours):
    """What differs between a drawing and that of the specification at a path, and of how many marks and texts the first one is."""
    specification = json.loads(path.read_text())
    specification["config"]["font"] = FONT
    theirs = ElementTree.fromstring(vl_convert.vegalite_to_svg(specification, vl_version=library_version(specification)))
    ours = ElementTree.fromstring(ours)
    found = []
    # Both round up to whole pixels. A line that reaches the right edge is wider here by what kerning draws its letters together, which no drawing here
    # knows: 2 pixels are the most that was seen, with a title of 16 pixels that has "Tu" in it.
    for side, tolerance in (("width", 2), ("height", 1)):
        if abs(float(ours.get(side)) - float(theirs.get(side))) > tolerance:
            found.append(f"{side} {ours.get(side)}, of vl-convert's {theirs.get(side)}")
    # A browser sets some letters closer to each other than their widths say, which may move all of the drawing by a pixel.
    way = tuple(a - b for a, b in zip(origin(ours), origin(theirs)))
    if max(map(abs, way)) > 1:
        found.append(f"moved by {way}")
    marks = list(pieces(ours))
    return found + list(differences(marks, pieces(theirs, (1, 0, 0, 1, *way)))), len(marks)


def broken(drawing):
    """The drawing with one thing wrong, each way once."""
    yield "a text moved", re.sub(r'<text x="([^"]*)"', lambda match: f'<text x="{float(match[1]) + 4}"', drawing, count=1)
    yield "a colour changed", re.sub(r'(<text [^>]*fill=")#[0-9a-f]{6}', r"\1#ff00ff", drawing, count=1)
    yield "a mark missing", re.sub(r"<line [^>]*/>", "", drawing, count=1)


def main():
    folder = Path(sys.argv[1])
    count = failed = 0
    paths = sorted(folder.glob("*.vl.json"))
    for index, path in enumerate(paths):
        drawing = path.with_name(path.name.removesuffix(".vl.json") + ".svg").read_text()
        found, marks = compare(path, drawing)
        count += marks
        failed += bool(found)
        for line in found[:20]:
            print(f"{path.name}: {line}")
        if len(found) > 20:
            print(f"{path.name}: and {len(found) - 20} more")
        for name, wrong in broken(drawing) if index == 0 else ():
            if not compare(path, wrong)[0]:
                print(f"{path.name}: {name} is not noticed")
                failed += 1
    print(f"{len(paths)} drawings of {count} marks and texts compared with vl-convert's; {failed} differ")
    sys.exit(1 if failed or not paths else 0)


if __name__ == "__main__":
    main()
