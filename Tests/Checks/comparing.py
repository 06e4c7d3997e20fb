"""Compares figures that were computed here with a table that vgap printed, cell by cell, each with its own tolerance."""
import math


class Cell:
    """What a cell should hold: a number within a tolerance, or a text. None stands for an empty cell."""

    def __init__(self, value, tolerance=0.0):
        self.value = value if value is None or isinstance(value, str) else float(value)
        self.tolerance = float(tolerance)

    def accepts(self, text):
        if self.value is None or text == "":
            return self.value is None and text == ""
        if isinstance(self.value, str):
            return text == self.value
        return abs(float(text) - self.value) <= self.tolerance

    def __str__(self):
        if self.value is None or isinstance(self.value, str):
            return repr(self.value or "")
        return f"{self.value!r} ± {self.tolerance:.2g}"


def close(value, relative=1e-9):
    """A number within a share of itself, or of 1 where it is smaller."""
    return None if value is None or math.isnan(value) else Cell(value, relative * max(1.0, abs(value)))


def differences(expected, rows, key="measure"):
    """Sentences on what differs; `expected` has a dictionary of cells by column for each row, by the value of the column `key`."""
    printed = {row[key]: row for row in rows}
    found = []
    for name, cells in expected.items():
        if name not in printed:
            found.append(f"{name}: not in the output")
            continue
        for column, cell in cells.items():
            if cell is not None and not cell.accepts(printed[name][column]):
                found.append(f"{name}: {column} is {cell} here and {printed[name][column] or 'empty'} in the output")
    return found


def planted(expected, rows, key="measure"):
    """Copies of the rows, each with one compared cell made wrong, with the name of the cell."""
    for name, cells in expected.items():
        for column, cell in cells.items():
            if cell is None:
                continue
            wrong = "1" if cell.value is None or isinstance(cell.value, str) else repr(cell.value * 1.01 + 2 * cell.tolerance + 1e-6)
            yield f"{name}: {column}", [{**row, column: wrong} if row[key] == name else row for row in rows]
