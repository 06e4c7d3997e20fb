"""Draws Vega-Lite specifications as SVG with vl-convert: render_figures.py < INPUT.json > OUTPUT.json

INPUT holds for each name a specification to stand "alone", and for a page a "light" and a "dark" one; OUTPUT for each name the SVG that
stands "alone" and one for a "page", which follows the colours of the page. Letters are measured in the Liberation Sans that
vl-convert brings with it, so that every machine draws the same; a reader's machine may show Arial or Helvetica, whose widths are the same.
"""

import json
import re
import sys

import vl_convert

FONT = "Liberation Sans"
FAMILY = "Liberation Sans, Arial, Helvetica, sans-serif"


def library_version(specification):
    major = re.search(r"/v(\d+)", specification["$schema"])[1]
    versions = [version for version in vl_convert.get_vegalite_versions() if version.split(".")[0] == major]
    return max(versions, key=lambda version: [int(part) for part in version.split(".")])


def drawing(name, specification):
    specification["config"] = {**specification.get("config", {}), "font": FONT}
    svg = vl_convert.vegalite_to_svg(specification, vl_version=library_version(specification))
    # Several drawings can stand on one page, so their identifiers must differ; and vl-convert numbers them as it goes along, so that the
    # same figure would not always come out the same.
    prefix = re.sub(r"[^a-z0-9]+", "-", name.lower())
    for number, identifier in enumerate(dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg))):
        for before, after in (('id="', '"'), ("url(#", ")"), ('href="#', '"')):
            svg = svg.replace(f"{before}{identifier}{after}", f"{before}{prefix}-{number}{after}")
    return svg.replace(f'font-family="{FONT}"', f'font-family="{FAMILY}"')


COLOUR = re.compile(r"#[0-9a-f]{6}\b")


def both(light, dark):
    """One drawing for light and dark pages: where the two differ in a colour, a custom property --LIGHT-DARK that the page sets."""
    colours = list(zip(COLOUR.findall(light), COLOUR.findall(dark)))
    if COLOUR.sub("#", light) != COLOUR.sub("#", dark):
        raise ValueError("the light and the dark drawing differ in more than colours")
    pairs = iter(colours)

    def choose(match):
        one, other = next(pairs)
        return one if one == other else f"var(--c{one[1:]}-{other[1:]},{one})"

    # The page hides the parts from those who are read its text instead: their roles are of no use.
    return COLOUR.sub(choose, light).replace(' role="graphics-symbol"', "").replace(' role="graphics-object"', "")


def main():
    figures = json.load(sys.stdin.buffer)
    drawings = {}
    for name, themes in figures.items():
        drawings[name] = {
            "alone": drawing(name, themes["alone"]),
            "page": both(drawing(name, themes["light"]), drawing(name, themes["dark"])),
        }
    sys.stdout.buffer.write(json.dumps(drawings, ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
