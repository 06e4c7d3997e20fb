#!/usr/bin/env python3
"""Opens the page of a report in Chromium and uses it as a reader does.

    check_page.py PAGE [--vgap COMMAND --dataset DATASET] [--screenshots FOLDER]

It is held to this, in a window of 1280 pixels and in one of 390, light and dark:
- nothing is asked of the network, and the page's own policy blocks nothing that it does;
- nothing is wider than the window, and axe (Deque) finds nothing;
- a mark of a figure says its numbers and its source by pointer and by keyboard, on the screen, the numbers of the table beneath;
- every control is reached with the Tab key and does by keyboard what it does by pointer;
- a figure is saved as SVG, PNG and CSV;
- every system whose name holds what is looked for is found in the tables that have it, and the address brings it back;
- what the page counts and shows for the sides, the date and the judges that a reader chooses is what the command says (with --vgap);
- on a phone a touch shows what a mark says;
- without scripts the same sentences and tables are there.

Exit status 1 if anything fails. Needs playwright and axe-playwright-python, and Chromium.
"""

import argparse
import csv
import io
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree
from pathlib import Path
from urllib.parse import unquote

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WINDOWS = ((1280, 800), (390, 844))


def browser_path():
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


class Reader:
    """A page in a window, with what it asked for and complained of."""

    def __init__(self, browser, page, **options):
        self.context = browser.new_context(**options)
        self.requests, self.complaints = [], []
        self.context.route(re.compile("^(https?|wss?):"), self.refuse)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(page)

    def refuse(self, route):
        self.requests.append(route.request.url)
        route.abort()

    def table(self, item):
        address = self.page.locator(f'[id="{item}"] .downloads a[href^="data:text/csv"]').first.get_attribute("href")
        return rows(unquote(address.split(",", 1)[1]))


def check_window(reader, name, expect):
    from axe_playwright_python.sync_playwright import Axe

    page = reader.page
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    expect(widths[0] <= widths[1], f"{name}: the page is {widths[0]} pixels wide in a window of {widths[1]}")
    page.evaluate('document.querySelectorAll("details").forEach((part) => { part.open = true; })')
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    expect(widths[0] <= widths[1], f"{name}: unfolded, the page is {widths[0]} pixels wide in a window of {widths[1]}")
    for violation in Axe().run(page).response["violations"]:
        places = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
        expect(False, f"{name}: axe: {violation['id']}: {violation['help']}: {len(places)} places, {places[:3]}")
    expect(not reader.complaints, f"{name}: {reader.complaints[:3]}")
    expect(not reader.requests, f"{name}: asks the network for {reader.requests[:3]}")


def off_screen(page, element):
    """The box of an element, if any of it lies outside of the window."""
    box, window = element.bounding_box(), page.viewport_size
    inside = box and box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= window["width"] and box["y"] + box["height"] <= window["height"]
    return None if inside else box or "not shown"


def check_readouts(reader, name, expect):
    """Whatever mark the keyboard is at, what it says is on the screen."""
    page = reader.page
    for drawing in page.locator('.drawing[role="group"]').all():
        figure, readout = drawing.get_attribute("id"), drawing.locator("xpath=ancestor::figure").locator(".readout")
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        drawing.focus()
        seen = set()
        for key in ("Home", *["ArrowRight"] * 20, "End", *["ArrowLeft"] * 5):
            page.keyboard.press(key)
            said = readout.inner_text()
            if said in seen:
                continue
            seen.add(said)
            place = off_screen(page, readout)
            expect(place is None, f"{name}: {figure}: {said.splitlines()[:1]} is said off the screen: {place}")
        marks = drawing.evaluate('(d) => new Set([...d.querySelector("svg").querySelectorAll("title")].map((t) => t.textContent)).size')
        expect(len(seen) >= min(marks, 2), f"{name}: {figure}: the arrow keys reach {len(seen)} of {marks} marks")
        drawing.evaluate("(d) => d.blur()")


def check_keyboard(reader, name, expect):
    page = reader.page
    stops = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter((e) => e.checkVisibility());
          all.forEach((element, index) => { element.dataset.stop = index; });
          return all.length;
        }""")
    page.evaluate("document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' })")
    reached = set()
    for _ in range(stops + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate("document.activeElement.dataset.stop ?? null")
        if stop is not None and stop in reached:
            break
        reached.add(stop)
    missed = [stop for stop in range(stops) if str(stop) not in reached]
    what = page.evaluate("(stops) => stops.map((s) => document.querySelector(`[data-stop='${s}']`).outerHTML.slice(0, 80))", missed[:3])
    expect(not missed, f"{name}: the Tab key passes over {len(missed)} of {stops} controls: {what}")
    summary = page.locator("summary").first
    if summary.count() > 0:
        before = summary.evaluate("(s) => s.parentElement.open")
        summary.press("Enter")
        expect(summary.evaluate("(s) => s.parentElement.open") != before, f"{name}: Enter unfolds nothing")
        summary.press("Enter")
    # A table is sorted once it is unfolded.
    button = page.locator("th button").locator("visible=true").first
    if button.count() > 0:
        head = button.locator("xpath=ancestor::th")
        before = head.get_attribute("aria-sort")
        button.press("Enter")
        expect(head.get_attribute("aria-sort") != before, f"{name}: Enter sorts no table")
    if page.locator("#by").count() > 0:
        sentence = page.locator("#pairs-sentence").inner_text()
        for control in ("#side-b", "#side-a"):
            page.locator(control).focus()
            page.keyboard.press("End")
        expect(page.locator("#pairs-sentence").inner_text() != sentence, f"{name}: sides are not chosen by keyboard")
    link = page.locator(".downloads a[download]").first
    if link.count() > 0:
        with page.expect_download() as download:
            link.press("Enter")
        expect(download.value.suggested_filename.endswith(".csv"), f"{name}: Enter saves no table")


def check_marks(reader, expect):
    page = reader.page
    drawings = page.locator('.drawing[role="group"]')
    expect(drawings.count() > 0, "no figure says its marks")
    for index in range(drawings.count()):
        drawing = drawings.nth(index)
        name = drawing.get_attribute("id")
        readout = drawing.locator("xpath=ancestor::figure").locator(".readout")
        drawing.focus()
        page.keyboard.press("Home")
        expect(readout.is_visible(), f"{name}: the keyboard shows no mark")
        first = readout.inner_text()
        page.keyboard.press("End")
        marks = drawing.evaluate('(d) => new Set([...d.querySelector("svg").querySelectorAll("title")].map((t) => t.textContent)).size')
        expect(marks == 1 or readout.inner_text() != first, f"{name}: the last mark says what the first does")
        expect("Source: " in first or "Scores: " in first or "Data: " in first, f"{name}: a mark names no source: {first!r}")
        page.keyboard.press("Escape")
        expect(readout.is_hidden(), f"{name}: Escape leaves the readout")
        mark = drawing.locator("svg title").first.locator("xpath=..")
        mark.dispatch_event("pointermove", {"bubbles": True})
        expect(readout.is_visible() and readout.inner_text().splitlines()[0] == first.splitlines()[0], f"{name}: the pointer shows no mark")
        drawing.dispatch_event("pointerleave")


def check_numbers(reader, expect):
    """What a mark says is what the table has: its figure rounded to the digits shown."""
    item = "item-across-benchmarks"
    drawing = reader.page.locator(f'[id="{item}"] .drawing')
    if drawing.count() == 0:
        return
    by_label = {row["label"]: row for row in reader.table(item)}
    compared = 0
    for title in drawing.locator(".wide title").all_text_contents() if drawing.locator(".wide").count() else []:
        lines = dict(line.split(": ", 1) for line in title.splitlines())
        row = by_label.get(re.sub(r" +\(\d+, \d+\)$", "", lines.get("Row", "")))
        shown = re.match(r"[+−-]?[\d.]+", lines.get("Estimate", ""))
        if not row or not shown:
            continue
        digits = len(shown[0].partition(".")[2])
        value = float(shown[0].replace("−", "-"))
        expect(abs(value - float(row["in_spreads"])) <= 0.51 * 10**-digits, f"{item}: {title!r} is not {row['in_spreads']}")
        compared += 1
    expect(compared > 0, f"{item}: no mark could be compared with its table")


def check_downloads(reader, folder, expect):
    page = reader.page
    item = page.locator(".item:has(figure):has(.downloads)").first
    name = item.locator(".drawing").get_attribute("id").removeprefix("drawing-")
    for label, check in (
        ("SVG", lambda data: xml.etree.ElementTree.fromstring(data).tag.endswith("svg") and b"var(" not in data),
        ("PNG", lambda data: data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 5000),
        ("CSV", lambda data: data == (folder / "tables" / f"{name}.csv").read_bytes()),
    ):
        with page.expect_download() as download:
            item.locator(".downloads a", has_text=label).first.click()
        data = Path(download.value.path()).read_bytes()
        expect(check(data), f"{name}: the {label} that is saved is none: {data[:80]}")
        expect(download.value.suggested_filename == f"{name}.{label.lower()}", f"{name}: is saved as {download.value.suggested_filename}")


def check_search(browser, reader, address, expect):
    page = reader.page
    scores = page.locator('.item[id^="item-scores-"]')
    if scores.count() == 0:
        return
    item = scores.first.get_attribute("id")
    # Signs that turn the direction of writing are in the table's file and not on the page.
    shown = page.locator(f'[id="{item}"] table').first.text_content()
    names = [row["name"] for row in reader.table(item) if row["name"] in shown]
    name = max(names, key=len)
    field = page.get_by_label("Find a system")
    # A part of several names, in letters of another case.
    parts = {part.lower() for other in names for part in re.findall(r"\w{3,}", other)}
    part = max(parts, key=lambda part: sum(part in other.lower() for other in names), default=None)
    if part:
        field.fill(part.upper())
        field.press("Enter")
        marked = page.locator(f'[id="{item}"] tr.hit').all_text_contents()
        missing = [other for other in names if part in other.lower() and not any(other in row for row in marked)]
        expect(not missing, f"search: {part.upper()!r} does not find {missing[:3]}")
    field.fill(name)
    field.press("Enter")
    hits = page.locator(f'[id="{item}"] tr.hit')
    expect(hits.count() == 1 and name in hits.first.text_content(), f"search: {name!r} is not marked in its table")
    places = page.locator(".found li").count()
    expect(places >= 1, f"search: {name!r} is found nowhere")
    again = Reader(browser, address + "#" + page.url.partition("#")[2], viewport={"width": 1280, "height": 800})
    expect(again.page.get_by_label("Find a system").input_value() == name, "search: the address does not bring the system back")
    expect(again.page.locator(".found li").count() == places, "search: the address brings back other places")
    again.context.close()
    field.fill("no such system at all")
    field.press("Enter")
    expect(page.locator("tr.hit").count() == 0 and "No system" in page.locator(".found").inner_text(), "search: finds what is not there")


def families(answers):
    """How many families put each side ahead, with those that are split and level, as the command's rows have it."""
    leaders = {}
    for row in answers:
        leaders.setdefault(row["family"], set()).add(row["leader"])
    return leaders


def check_pairs(browser, reader, address, vgap, dataset, expect):
    page = reader.page
    if page.locator("#item-pairs").count() == 0:
        return
    table = rows((Path(unquote(address.removeprefix("file://"))).parent / "tables" / "pairs.csv").read_text(encoding="utf-8"))
    choices = json.loads(page.locator("#pairs-data").text_content())
    words = {kind["name"]: dict(kind["groups"]) for kind in choices["by"]}

    def own(by, a, b, as_of="", judge="", current=False):
        return [row for row in table if row["by"] == by and {row["country_a"], row["country_b"]} == {a, b}
                and row["as_of"] == (as_of or table[0]["as_of"]) and judge in ("", row["measured_by"]) and (not current or row["is_current"] == "true")]

    # Of each grouping the pair on the most benchmarks, that the other way round, another, and the first under every other choice.
    asked = []
    for by in words:
        counts = {}
        for row in table:
            if row["by"] == by:
                pair = (row["country_a"], row["country_b"])
                counts[pair] = counts.get(pair, 0) + 1
        most = sorted(counts, key=lambda pair: (-counts[pair], pair))
        asked += [(by, *pair, {}) for pair in (most[0], most[0][::-1], *most[1:2])]
        asked += [(by, *most[0], {"current": True})]
        asked += [(by, *most[0], {"as_of": state["date"]}) for state in choices["states"][1:]]
        asked += [(by, *most[0], {"judge": judge}) for judge, _ in choices["judges"]]
    for by, a, b, others in asked:
        page.locator("#by").select_option(by)
        page.locator("#side-a").select_option(a)
        page.locator("#side-b").select_option(b)
        page.locator("#measured").select_option(others.get("judge", ""))
        page.locator("#as-of").select_option(others.get("as_of", ""))
        page.locator("#current").set_checked(others.get("current", False))
        what = f"pairs: {by} {a} {b} {others}"
        sentence = page.locator("#pairs-sentence").inner_text()
        body = [row.locator("th, td").all_text_contents() for row in page.locator("#item-pairs tbody tr").all()]
        known = own(by, a, b, **others)
        expect(len(body) == len(known), f"{what}: {len(body)} rows are shown, not {len(known)}")
        shown = {cells[0]: cells for cells in body}
        for row in known:
            cells = shown.get(row["label"])
            if not expect(cells is not None, f"{what}: {row['label']} is not shown"):
                continue
            counts = [row["n_a"], row["n_b"]] if row["country_a"] == a else [row["n_b"], row["n_a"]]
            expected = [words[by].get(row["leader"], "neither"), row["in_words"], *counts, row["date"]]
            expect(cells[1:] == expected, f"{what}: on {row['label']} {cells[1:]} is shown, not {expected}")
        if vgap is None or not known:
            continue
        options = [*(["--current"] if others.get("current") else []), *(["--as-of", others["as_of"]] if "as_of" in others else []),
                   *(["--measured-by", others["judge"]] if "judge" in others else [])]
        result = subprocess.run(
            [vgap, "gap", dataset, "--across", "benchmarks", "--by", by, "--between", a, b, "--resamples", "99", "--format", "csv", "--quiet", *options],
            capture_output=True, text=True)
        if not expect(result.returncode == 0, f"{what}: the command says {result.stderr[:300]}"):
            continue
        answers = [row for row in rows(result.stdout) if row["estimate"]]
        expect(sorted(row["label"] for row in answers) == sorted(shown), f"{what}: other benchmarks than the command's")
        values = {row["label"]: float(row["estimate"]) for row in answers}
        for row in known:
            sign = 1 if row["country_a"] == a else -1
            expect(abs(sign * float(row["estimate"]) - values.get(row["label"], 0)) < 1e-9, f"{what}: another gap on {row['label']}")
        leaders = families(answers)
        ahead = [sum(side in found and other not in found for found in leaders.values()) for side, other in ((a, b), (b, a))]
        split = sum({a, b} <= found for found in leaders.values())
        said = re.match(rf"Of (\d+) famil\w+ of benchmarks {re.escape(words[by][a])} is ahead on (\d+) and {re.escape(words[by][b])} on (\d+)", sentence)
        expect(said and [int(part) for part in said.groups()] == [len(leaders), *ahead], f"{what}: {sentence!r} against {len(leaders)}, {ahead}")
        expect((f"{split} is split" in sentence or f"{split} are split" in sentence) == (split > 0), f"{what}: {sentence!r} with {split} split")
    # What is shown is saved, and the address brings the last choice back.
    by, a, b, _ = asked[-1]
    page.locator("#measured").select_option("")
    page.locator("#side-a").select_option(b)
    page.locator("#side-b").select_option(a)
    with page.expect_download() as download:
        page.locator('#item-pairs .downloads a[aria-label^="CSV"]').click()
    saved = list(csv.reader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8"))))
    body = [row.locator("th, td").all_text_contents() for row in page.locator("#item-pairs tbody tr").all()]
    expect(saved[1:] == body, "pairs: another table is saved than is shown")
    sentence = page.locator("#pairs-sentence").inner_text()
    again = Reader(browser, address + "#" + page.url.partition("#")[2], viewport={"width": 1280, "height": 800})
    expect(again.page.locator("#pairs-sentence").inner_text() == sentence, "pairs: the address does not bring the choice back")
    again.context.close()


def check_touch(browser, address, expect):
    """On a phone a finger on a mark, or beside it, shows what the mark says on a wide screen."""
    reader = Reader(browser, address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = reader.page
    drawings = page.locator('.drawing[role="group"]')
    for index in range(drawings.count()):
        drawing = drawings.nth(index)
        name = drawing.get_attribute("id")
        names = drawing.evaluate('(d) => [...new Set([...d.querySelector("svg").querySelectorAll("title")].map((t) => t.textContent))]')
        numbered = drawing.evaluate('(d) => new Set([...d.querySelectorAll("[data-m]")].map((m) => m.dataset.m)).size')
        expect(numbered in (0, len(names)), f"{name}: {numbered} marks of {len(names)} have their names on a phone")
        mark = drawing.locator("[data-m], :has(> title)").locator("visible=true").first
        if not expect(mark.count() == 1, f"{name}: no mark is shown on a phone"):
            continue
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        readout = drawing.locator("xpath=ancestor::figure").locator(".readout")
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(readout.is_visible(), f"{name}: a touch shows no mark")
        place = readout.bounding_box()
        expect(place is None or place["x"] >= 0 and place["x"] + place["width"] <= 391, f"{name}: the readout is off the screen: {place}")
        page.keyboard.press("Escape") if readout.is_hidden() else drawing.evaluate("(d) => d.blur()")
    expect(not reader.complaints, f"{address}: on a phone: {reader.complaints[:3]}")
    reader.context.close()


def check_without_scripts(browser, reader, address, expect):
    plain = Reader(browser, address, java_script_enabled=False, viewport={"width": 1280, "height": 800})
    for what in (".statement", "table", ".drawing", ".downloads a[download]"):
        own = plain.page.locator(what).count()
        expect(own > 0, f"without scripts: nothing is {what}")
    sentences = [page.page.locator(".statement .sentence").all_text_contents() for page in (plain, reader)]
    expect(sentences[0] == sentences[1], "without scripts: other sentences")
    expect(plain.page.locator("form, input, select").count() == 0, "without scripts: there are controls that do nothing")
    plain.context.close()


def check(path, expect, vgap=None, dataset=None, screenshots=None):
    """Holds the page at `path` to all of it; `expect(condition, message)` is told what does not hold."""
    from playwright.sync_api import sync_playwright

    address = Path(path).resolve().as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        for width, height in WINDOWS:
            for scheme in ("light", "dark"):
                reader = Reader(browser, address, viewport={"width": width, "height": height}, color_scheme=scheme)
                if screenshots:
                    Path(screenshots).mkdir(parents=True, exist_ok=True)
                    reader.page.screenshot(path=str(Path(screenshots) / f"{width}-{scheme}.png"))
                check_window(reader, f"{path}: {width} {scheme}", expect)
                reader.context.close()
            reader = Reader(browser, address, viewport={"width": width, "height": height}, accept_downloads=True)
            check_keyboard(reader, f"{path}: {width}", expect)
            check_readouts(reader, f"{path}: {width}", expect)
            reader.context.close()
        reader = Reader(browser, address, viewport={"width": 1280, "height": 800}, accept_downloads=True)
        check_without_scripts(browser, reader, address, expect)
        if reader.page.locator(".drawing").count() > 0:
            check_marks(reader, expect)
            check_numbers(reader, expect)
            check_downloads(reader, Path(path).parent, expect)
        check_search(browser, reader, address, expect)
        check_pairs(browser, reader, address, vgap, dataset, expect)
        if reader.page.locator(".drawing").count() > 0:
            check_touch(browser, address, expect)
        expect(not reader.complaints, f"{path}: {reader.complaints[:3]}")
        expect(not reader.requests, f"{path}: asks the network for {reader.requests[:3]}")
        reader.context.close()
        browser.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("--vgap")
    parser.add_argument("--dataset")
    parser.add_argument("--screenshots", type=Path)
    arguments = parser.parse_args()
    failures = []

    def expect(condition, message):
        if not condition:
            failures.append(message)
            print(f"FAILED: {message}", file=sys.stderr)
        return condition

    check(arguments.page, expect, arguments.vgap, arguments.dataset, arguments.screenshots)
    print("the page: " + ("every check holds" if not failures else f"{len(failures)} checks fail"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
