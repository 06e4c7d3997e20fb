"""Draws the two figures of the articles from their worked examples, as SVG without a library. Run: python3 article_figures.py FOLDER"""

import datetime
import sys

BLUE, ORANGE, INK, RULE = "#0072B2", "#D55E00", "#222222", "#BBBBBB"
FONT = 'font-family="Helvetica, Arial, sans-serif" font-size="14"'


def page(width, height, title, body):
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="{title}" {FONT}>\n'
        f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>\n' + "\n".join(body) + "\n</svg>\n")


def text(x, y, words, color=INK, anchor="start"):
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{color}" text-anchor="{anchor}">{words}</text>'


def line(x1, y1, x2, y2, color=INK, width=1, dash=""):
    pattern = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}" stroke-width="{width}"{pattern}/>'


def gaps():
    a = [80.1, 82.3, 84.28, 79.5]
    b = [78.0, 81.85, 80.2, 83.24, 76.4, 81.6]
    x = lambda score: 60 + (score - 76) / 9 * 700
    body = []
    for tick in range(76, 86):
        body += [line(x(tick), 30, x(tick), 250, "#EEEEEE"), text(x(tick), 270, tick, anchor="middle")]
    for values, y, color, name in ((a, 60, BLUE, "A"), (b, 110, ORANGE, "B")):
        body += [line(60, y, 760, y, RULE), text(20, y + 5, name, color)]
        body += [f'<circle cx="{x(v):.1f}" cy="{y}" r="7" fill="{color}" fill-opacity="0.8"/>' for v in values]
    mean = lambda values: sum(values) / len(values)
    top = lambda values: mean(sorted(values)[-3:])
    for y, name, left, right in (
            (155, "frontier", max(b), max(a)), (180, "top 3", top(b), top(a)), (205, "mean", mean(b), mean(a)),
            (230, "median", 80.9, 81.2)):
        body += [line(x(left), y, x(right), y, INK, 3), line(x(left), y - 6, x(left), y + 6, ORANGE, 3),
                 line(x(right), y - 6, x(right), y + 6, BLUE, 3),
                 text(x(max(left, right)) + 12, y + 5, f"{name} {round(right - left, 3):+}".replace("-", "−"))]
    return page(840, 285, "Ten scores of two sides and four of the gaps between them", body)


def lag():
    day = lambda date: datetime.date.fromisoformat(date).toordinal()
    a = [("2023-06-01", 78.0), ("2024-02-15", 84.28), ("2025-01-01", 85.0)]
    b = [("2023-11-01", 76.0), ("2024-06-06", 81.85), ("2024-12-03", 83.24), ("2025-02-25", 86.2)]
    first, last = day("2023-04-01"), day("2025-05-01")
    x = lambda date: 60 + (day(date) - first) / (last - first) * 640
    y = lambda score: 320 - (score - 75) / 12 * 290
    body = []
    for score in range(76, 88, 2):
        body += [line(60, y(score), 700, y(score), "#EEEEEE"), text(50, y(score) + 5, score, anchor="end")]
    for date in ("2023-07-01", "2024-01-01", "2024-07-01", "2025-01-01"):
        body += [line(x(date), 320, x(date), 326), text(x(date), 344, date[:7], anchor="middle")]
    for low, high, start, end, months in (
            (78, 81.85, "2024-02-15", "2024-06-06", 3.68), (81.85, 83.24, "2024-02-15", "2024-12-03", 9.59),
            (83.24, 84.28, "2024-02-15", "2025-02-25", 12.35), (84.28, 85, "2025-01-01", "2025-02-25", 1.81)):
        body += [f'<rect x="{x(start):.1f}" y="{y(high):.1f}" width="{x(end) - x(start):.1f}" height="{y(low) - y(high):.1f}" '
                 f'fill="#999999" fill-opacity="0.25"/>',
                 text(x(start) + 6, (y(low) + y(high)) / 2 + 5, f"{months:.2f}")]
    for steps, color, name in ((a, BLUE, "A"), (b, ORANGE, "B")):
        points, previous = [], None
        for date, score in steps:
            if previous is not None:
                points.append((x(date), y(previous)))
            points.append((x(date), y(score)))
            previous = score
        points.append((x("2025-05-01"), y(previous)))
        body += ['<polyline fill="none" stroke="%s" stroke-width="3" points="%s"/>' % (
                     color, " ".join(f"{px:.1f},{py:.1f}" for px, py in points)),
                 text(706, points[-1][1] + 5, name, color)]
    return page(740, 355, "The best score so far of two sides, and the months between them at each score", body)


for name, draw in (("gaps.svg", gaps), ("lag.svg", lag)):
    with open(f"{sys.argv[1]}/{name}", "w") as file:
        file.write(draw())
