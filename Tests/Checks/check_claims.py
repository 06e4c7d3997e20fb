#!/usr/bin/env python3
"""Recomputes the figures of the claims from the CSV files of a dataset and compares them with `vgap claims --format csv`.

    vgap claims datasets/video-generation --format csv --output claims.csv
    python3 Tests/Checks/check_claims.py claims.csv [datasets/video-generation]

Nothing of vgap is called: scores are composed, boards chosen and statistics computed here from METHODS alone. Checked are the
figure of every claim with a test, the numbers of systems, the range over organizations left out, the intervals of Wilson
and of Clopper and Pearson, and every verdict: by the rule of METHODS from the figure and interval computed here or, where the
interval is another, from the one that was printed. Those come from simulation or from the t and noncentral t distributions,
which the tests of the statistics and the checks beside this one hold. Figures agree within 1e-9 of themselves or 1e-6, whichever is more.
"""
import collections
import csv
import datetime
import math
import os
import re
import sys

MONTH = 30.436875
YEAR = 365.2425


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def span(text):
    """The first and the last day of a date of any precision, as day numbers."""
    parts = [int(part) for part in text.split("-")]
    first = datetime.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    if len(parts) == 3:
        last = first
    elif len(parts) == 2:
        last = datetime.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1) - datetime.timedelta(days=1)
    else:
        last = datetime.date(parts[0], 12, 31)
    return first.toordinal(), last.toordinal()


def middle(text):
    return sum(span(text)) / 2


class Data:
    def __init__(self, folder):
        self.systems = {row["system_id"]: row for row in rows(folder, "systems.csv")}
        self.organizations = {row["organization_id"]: row for row in rows(folder, "organizations.csv")}
        self.benchmarks = {row["benchmark_id"]: row for row in rows(folder, "benchmarks.csv")}
        self.groups = collections.defaultdict(dict)
        for row in rows(folder, "groups.csv"):
            self.groups[row["benchmark_id"]][row["group_id"]] = row
        self.dimensions = collections.defaultdict(dict)
        for row in rows(folder, "dimensions.csv"):
            self.dimensions[row["benchmark_id"]][row["dimension_id"]] = row
        self.evaluations = rows(folder, "evaluations.csv")
        self.scores = collections.defaultdict(dict)
        for row in rows(folder, "scores.csv"):
            error = float(row["standard_error"]) if row["standard_error"] else None
            self.scores[row["evaluation_id"]][row["dimension_id"]] = (float(row["value"]), error)
        self.totals = collections.defaultdict(dict)
        for row in rows(folder, "published_totals.csv"):
            self.totals[row["evaluation_id"]][row["group_id"]] = float(row["value"])
        self.claims = rows(folder, "claims.csv")

    def country(self, system):
        organization = self.organizations.get(system["organization_id"])
        return organization["country_code"] if organization else ""

    def owner(self, system):
        return system["organization_id"] or "system " + system["system_id"]

    def day(self, system, kind="first"):
        fields = {"first": ["announced_on", "released_on"], "released": ["released_on"], "announced": ["announced_on"]}
        dates = [system[field] for field in fields[kind] if system[field]]
        return middle(min(dates, key=span)) if dates else None

    def score(self, evaluation, quantity):
        """(value, standard error, composed or not) of an evaluation."""
        own = self.scores[evaluation["evaluation_id"]]
        dimensions = self.dimensions[evaluation["benchmark_id"]]
        if quantity == "total" and len(dimensions) == 1:
            quantity = next(iter(dimensions))
        if quantity in dimensions:
            return own[quantity] + (True,) if quantity in own else None
        groups = self.groups[evaluation["benchmark_id"]]
        assert quantity == "total", quantity
        value = weight = 0.0
        complete = bool(groups) and any(group["weight"] for group in groups.values())
        for group in groups.values():
            if not group["weight"]:
                continue
            part = total = 0.0
            for name, dimension in dimensions.items():
                if dimension["group_id"] != group["group_id"] or not dimension["weight"]:
                    continue
                if name not in own:
                    complete = False
                    continue
                z = own[name][0]
                if dimension["minimum"] and dimension["maximum"]:
                    low, high = float(dimension["minimum"]), float(dimension["maximum"])
                    z = (z - low) / (high - low)
                part += float(dimension["weight"]) * z
                total += float(dimension["weight"])
            if total:
                value += float(group["weight"]) * part / total
                weight += float(group["weight"])
        if complete and weight:
            return value / weight, None, True
        published = self.totals[evaluation["evaluation_id"]].get("total")
        return None if published is None else (published, None, False)

    def board(self, benchmark, quantity="total", as_of=None, kind="first"):
        """One entry a system: dictionaries with system, score, error, day, country, owner."""
        chosen = {}
        candidates = []
        for evaluation in self.evaluations:
            if evaluation["benchmark_id"] != benchmark or evaluation["superseded_by"] or evaluation["reevaluates"]:
                continue
            system = self.systems[evaluation["system_id"]]
            day = self.day(system, kind)
            if as_of:
                end = span(as_of)[1]
                if evaluation["evaluated_on"] and span(evaluation["evaluated_on"])[0] > end:
                    continue
                if day is not None and day > end or day is None and not evaluation["evaluated_on"]:
                    continue
            found = self.score(evaluation, quantity)
            if found:
                candidates.append((evaluation, system, day, found))
        if self.benchmarks[benchmark]["kind"] == "rating" and candidates:
            last = max(span(evaluation["evaluated_on"]) for evaluation, *_ in candidates)
            candidates = [item for item in candidates if span(item[0]["evaluated_on"]) == last]
        for evaluation, system, day, (value, error, composed) in candidates:
            date = span(evaluation["evaluated_on"])[0] if evaluation["evaluated_on"] else 0
            key = (date, composed, value)
            if system["system_id"] not in chosen or key > chosen[system["system_id"]][0]:
                entry = dict(
                    id=system["system_id"], system=system, score=value, error=error, day=day,
                    country=self.country(system), owner=self.owner(system))
                chosen[system["system_id"]] = (key, entry)
        return sorted((entry for _, entry in chosen.values()), key=lambda entry: (-entry["score"], entry["id"]))


def words(text):
    return [word for word in re.split(r"[^0-9a-z]+", text.lower()) if word]


def matches(text, terms):
    have = " " + " ".join(words(text)) + " "
    return any(" " + " ".join(words(term)) + " " in have for term in terms)


def leave_one_out(entries, statistic, kept=()):
    """The smallest and the largest value over organizations left out, and all of them."""
    values = [statistic(entries)]
    for owner in {entry["owner"] for entry in entries} - set(kept):
        value = statistic([entry for entry in entries if entry["owner"] != owner])
        if value is not None:
            values.append(value)
    return min(values), max(values)


def best(entries):
    return max((entry["score"] for entry in entries), default=None)


def side(entries, country):
    return [entry for entry in entries if entry["country"] == country]


def frontier_gap(a, b):
    def gap(entries):
        first, second = best(side(entries, a)), best(side(entries, b))
        return None if first is None or second is None else first - second
    return gap


def mean(values):
    return sum(values) / len(values)


def deviation(values):
    center = mean(values)
    return math.sqrt(sum((value - center) ** 2 for value in values) / (len(values) - 1))


def hedges_g(a, b):
    n = len(a) + len(b) - 2
    pooled = math.sqrt(((len(a) - 1) * deviation(a) ** 2 + (len(b) - 1) * deviation(b) ** 2) / n)
    correction = math.exp(math.lgamma(n / 2) - math.lgamma((n - 1) / 2)) / math.sqrt(n / 2)
    return correction * (mean(a) - mean(b)) / pooled


def line(entries):
    """Intercept and slope of score on days."""
    days, scores = [entry["day"] for entry in entries], [entry["score"] for entry in entries]
    day, score = mean(days), mean(scores)
    slope = sum((x - day) * (y - score) for x, y in zip(days, scores)) / sum((x - day) ** 2 for x in days)
    return score - slope * day, slope


def reached(entries, score):
    return min((entry["day"] for entry in entries if entry["score"] >= score), default=None)


def lag_now(a, b, as_of):
    def lag(entries):
        first, second = side(entries, a), side(entries, b)
        if not first or not second:
            return None
        if best(first) >= best(second):
            return (as_of - reached(first, best(second))) / MONTH
        return -(as_of - reached(second, best(first))) / MONTH
    return lag


def steps(entries):
    found, record = [], -math.inf
    for entry in sorted(entries, key=lambda entry: (entry["day"], -entry["score"])):
        if entry["score"] > record:
            found.append(entry)
            record = entry["score"]
    return found


def wilson(successes, trials, z=1.959963984540054):
    share = successes / trials
    center = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / (1 + z * z / trials)
    return center - half, center + half


def clopper_pearson(successes, trials, alpha=0.05):
    def tail(p, low, high):
        return sum(math.comb(trials, k) * p**k * (1 - p) ** (trials - k) for k in range(low, high + 1))

    def solve(function, target, rising):
        low, high = 0.0, 1.0
        for _ in range(200):
            center = (low + high) / 2
            if (function(center) < target) == rising:
                low = center
            else:
                high = center
        return low
    lower = 0.0 if successes == 0 else solve(lambda p: tail(p, successes, trials), alpha / 2, True)
    upper = 1.0 if successes == trials else solve(lambda p: tail(p, 0, successes), alpha / 2, False)
    return lower, upper


class Answer:
    def __init__(self, figure, interval=None, n=None, verdict=None):
        self.figure, self.interval, self.n, self.verdict = figure, interval, n, verdict


def answer(data, cell):
    name, *pairs = cell.split()
    key = dict(pair.split("=", 1) for pair in pairs)
    quantity, kind = key.get("dimension", "total"), key.get("date", "first")

    def board(as_of=None):
        return data.board(key["benchmark"], quantity, as_of, kind)

    def in_window(day):
        if day is None or "from" in key and day < span(key["from"])[0]:
            return False
        return day <= span(key.get("by") or key.get("to"))[1]

    if name == "gap":
        entries = board(key.get("as_of"))
        first, second = side(entries, key["a"]), side(entries, key["b"])
        n = (len(first), len(second))
        if not first or not second:
            return Answer(None, n=n)
        if key["measure"] == "hedges_g":
            return Answer(hedges_g([e["score"] for e in first], [e["score"] for e in second]), n=n)
        assert key["measure"] == "frontier_gap"
        gap = frontier_gap(key["a"], key["b"])
        measured = all(entry["error"] for entry in first + second)
        return Answer(gap(entries), None if measured else leave_one_out(first + second, gap), n)
    if name == "organization_gap":
        assert key["expect"] == "positive"
        led, ranges = 0, []
        for dimension in key["dimensions"].split(","):
            entries = data.board(key["benchmark"], dimension, key.get("as_of"), kind)
            own = next(entry for entry in entries if entry["id"] == key["system"])
            assert not own["error"]
            against = key["against"].split(",")
            others = [e for e in entries if (e["country"] in against or e["owner"] in against) and e["id"] != key["system"]]
            led += own["score"] > best(others)

            def lead(entries, own=own):
                rest = [entry for entry in entries if entry is not own]
                return own["score"] - best(rest) if rest else None
            ranges.append(leave_one_out([own] + others, lead, [own["owner"]]))
        against_it = any(upper < 0 for _, upper in ranges)
        for_it = all(lower > 0 for lower, _ in ranges)
        return Answer(led, verdict="contradicted" if against_it else "supported" if for_it else "undecided")
    if name == "rank":
        entries = board(key.get("as_of"))
        if key.get("among", "all") != "all":
            entries = side(entries, key["among"])
        field, value = ("id", key["system"]) if "system" in key else ("owner", key["organization"])
        tops = {}
        for entry in entries:
            tops.setdefault(entry[field], entry["score"])
        if value not in tops:
            return Answer(None, n=(len(tops), None))
        return Answer(1 + sum(score > tops[value] for score in tops.values()), n=(len(tops), None))
    if name == "lag":
        assert key["measure"] == "lag_now"
        entries = [entry for entry in board(key["as_of"]) if entry["day"] is not None]
        lag = lag_now(key["a"], key["b"], span(key["as_of"])[1])
        lower = leave_one_out([entry for entry in entries if entry["country"] in (key["a"], key["b"])], lag)[0]
        return Answer(lag(entries), verdict="supported" if lower > 0 else None, n=(len(side(entries, key["a"])), len(side(entries, key["b"]))))
    if name in ("trend", "crossover"):
        entries = [entry for entry in board(key.get("to")) if entry["day"] is not None]
        if "from" in key:
            entries = [entry for entry in entries if entry["day"] >= span(key["from"])[0]]
        first, second = side(entries, key["a"]), side(entries, key["b"])
        (level_a, slope_a), (level_b, slope_b) = line(first), line(second)
        n = (len(first), len(second))
        if name == "trend":
            return Answer((slope_a - slope_b) * YEAR, n=n)
        return Answer(level_a - level_b + (slope_a - slope_b) * span(key["by"])[1], n=n)
    if name == "step":
        start, end = span(key["at"])
        entries = [e for e in board() if e["country"] in (key["a"], key["b"]) and e["day"] is not None and e["day"] <= end]
        gap = frontier_gap(key["a"], key["b"])

        def step(entries):
            after, before = gap(entries), gap([entry for entry in entries if entry["day"] < start])
            return None if after is None or before is None else after - before
        makers = [entry["owner"] for entry in entries if entry["day"] >= start]
        return Answer(step(entries), leave_one_out(entries, step, makers))
    if name == "frontier_share":
        found = steps([entry for entry in board() if in_window(entry["day"])])
        own = sum(entry["country"] == key["country"] for entry in found)
        return Answer(own / len(found), wilson(own, len(found)), (len(found), None))
    if name == "frontier_margin":
        entries = board()
        own = next(entry for entry in entries if entry["id"] == key["system"])
        earlier = [entry for entry in entries if entry["day"] is not None and entry["day"] < own["day"]]

        def margin(entries):
            rest = [entry["score"] for entry in entries if entry is not own]
            return (own["score"] - max(rest)) / (deviation(rest) if "at_least" in key else 1)
        return Answer(
            margin([own] + earlier), leave_one_out([own] + earlier, margin, [own["owner"]]), (len(earlier), None))
    if name == "attribute":
        return Answer(float(data.systems[key["system"]][key["attribute"]]))
    if name == "attribute_gap":
        own = data.systems[key["system"]]
        values = []
        for system in data.systems.values():
            day = data.day(system, kind)
            other = key["against"] == "all" and data.owner(system) != data.owner(own) or data.country(system) == key["against"]
            if not other or "modality" in key and key["modality"] not in system["modality"].split(";"):
                continue
            if day is not None and day <= span(key["as_of"])[1] and system[key["attribute"]]:
                values.append(float(system[key["attribute"]]))
        return Answer(float(own[key["attribute"]]) - max(values), n=(len(values), None))
    terms = [term.replace("_", " ") for term in key.get("contains", "").split(",")]
    if name == "attribute_share":
        recorded = [
            system[key["attribute"]] for system in data.systems.values()
            if data.country(system) == key["country"] and system[key["attribute"]]
            and data.day(system, kind) is not None and data.day(system, kind) <= span(key["as_of"])[1]
        ]
        own = sum(matches(text, terms) for text in recorded)
        return Answer(own / len(recorded), clopper_pearson(own, len(recorded)), (len(recorded), None))
    if name == "attribute_strata":
        entries = [e for e in side(board(key.get("as_of")), key["country"]) if e["system"][key["attribute"]]]
        parts = [[e["score"] for e in entries if matches(e["system"][key["attribute"]], terms) == kind] for kind in (True, False)]
        return Answer(mean(parts[0]) - mean(parts[1]), n=(len(parts[0]), len(parts[1])))
    if name == "count":
        assert set(key) <= {"of", "country", "modality", "min_duration_s", "from", "by", "date", "at_least"}
        members = [
            system for system in data.systems.values()
            if data.country(system) == key["country"] and in_window(data.day(system, kind))
            and ("modality" not in key or key["modality"] in system["modality"].split(";"))
            and ("min_duration_s" not in key
                 or system["max_duration_s"] and float(system["max_duration_s"]) >= float(key["min_duration_s"]))
        ]
        figure = len(members) if key["of"] == "systems" else len({system["organization_id"] for system in members})
        return Answer(figure, n=(len(members), None))
    if name == "count_reaching":
        entries = board()
        mark = next(entry["score"] for entry in entries if entry["id"] == key["reference"])
        window = [e for e in side(entries, key["country"]) if e["id"] != key["reference"] and in_window(e["day"])]
        return Answer(sum(entry["score"] >= mark for entry in window), n=(len(window), None))
    if name == "date":
        recorded = data.systems[key["system"]][key["field"]]
        if "on" in key:
            assert len(recorded) == len(key["on"]) == 10
            return Answer(middle(recorded) - middle(key["on"]))
        # Dates to the month or the year: all their days lie on one side, or the verdict below would not be that of the figure.
        bound = span(key.get("by") or key["after"])[1]
        assert not recorded or span(recorded)[1] <= bound or span(recorded)[0] > bound
        return Answer(middle(recorded) - bound if recorded else None)
    raise SystemExit(f"no test called {name}")


def verdict(test, figure, lower, upper, status):
    """The verdict of an interval, or of a figure that is exact, on what a test asserts."""
    name, *pairs = test.split()
    key = dict(pair.split("=", 1) for pair in pairs)
    if figure is None or status == "insufficient":
        return "undecided"
    if lower is None and upper is None:
        lower = upper = figure
    if status == "censored":
        # What a dataset lists is a lower bound of what there is, and so is a lag whose beginning was not seen.
        upper = math.inf
    lower, upper = -math.inf if lower is None else lower, math.inf if upper is None else upper
    if "at_least" in key:
        return "supported" if lower >= float(key["at_least"]) else "contradicted" if upper < float(key["at_least"]) else "undecided"
    if "at_most" in key:
        return "supported" if upper <= float(key["at_most"]) else "contradicted" if lower > float(key["at_most"]) else "undecided"
    if name == "date" and "by" in key:
        return "supported" if upper <= 0 else "contradicted"
    if name == "date" and "after" in key:
        return "supported" if lower > 0 else "contradicted"
    if name == "date":
        margin = float(key["tolerance_days"])
        return "supported" if -margin <= lower and upper <= margin else "contradicted" if lower > margin or upper < -margin else "undecided"
    # A crossing of lines by a date means that a's line is below b's on it.
    expected = key.get("expect", "negative")
    above, below = ("supported", "contradicted") if expected == "positive" else ("contradicted", "supported")
    return above if lower > 0 else below if upper < 0 else "undecided"


def number(text):
    return float(text) if text else None


class Comparison:
    """What `vgap claims` printed beside what is computed here."""

    def __init__(self, folder):
        data = Data(folder)
        self.claims = data.claims
        self.answers = {
            claim["claim_id"]: answer(data, claim["test"]) for claim in self.claims if claim["test"] != "untestable"
        }

    @property
    def summary(self):
        intervals = sum(found.interval is not None for found in self.answers.values())
        return f"{len(self.answers)} figures, {intervals} intervals and {len(self.claims)} verdicts"

    def differences(self, rows):
        """Sentences on what differs."""
        printed = {row["claim_id"]: row for row in rows}
        found = []
        for claim in self.claims:
            name = claim["claim_id"]
            if name in printed:
                found += [f"{name}: {text}" for text in self.claim_differences(claim, printed[name])]
            else:
                found.append(f"{name}: not in the output")
        return found

    def claim_differences(self, claim, row):
        mine = self.answers.get(claim["claim_id"])
        if mine is None:
            if row["verdict"] != "untestable" or not claim["untestable_reason"]:
                yield f"cannot be tested, but the output says {row['verdict']}"
            return
        pairs = [("estimate", mine.figure)] + list(zip(("n_a", "n_b"), mine.n or ())) + list(zip(("ci_lower", "ci_upper"), mine.interval or ()))
        for column, value in pairs:
            text = row[column]
            if value is None and not text or text and value is not None and math.isclose(value, float(text), rel_tol=1e-9, abs_tol=1e-6):
                continue
            yield f"{column} is {value} here and {text or 'empty'} in the output"
        lower, upper = mine.interval or (number(row["ci_lower"]), number(row["ci_upper"]))
        decided = mine.verdict or verdict(claim["test"], mine.figure, lower, upper, row["status"])
        if decided != row["verdict"]:
            yield f"{decided} here and {row['verdict']} in the output"


def main():
    if not 2 <= len(sys.argv) <= 3:
        raise SystemExit(__doc__)
    folder = sys.argv[2] if len(sys.argv) == 3 else os.path.join(
        os.path.dirname(os.path.abspath(__file__)), "..", "..", "datasets", "video-generation")
    comparison = Comparison(folder)
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        found = comparison.differences(csv.DictReader(file))
    for text in found:
        print(text, file=sys.stderr)
    print(f"{comparison.summary} compared, {len(found)} differences")
    return len(found) > 0


if __name__ == "__main__":
    sys.exit(main())
