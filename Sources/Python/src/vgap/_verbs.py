"""The functions, one a command. Written by make_verbs.py from the command's own description of its options."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias, TypeVar, Union

import vgap
from vgap._verb import report_verb, verb

# They are there when the program runs as well, for `typing.get_type_hints`.
Value = TypeVar("Value")
OneOrMore: TypeAlias = Union[Value, Sequence[Value]]
Date: TypeAlias = datetime.date | str
Path: TypeAlias = str | os.PathLike[str]
Verdict: TypeAlias = Literal["supported", "contradicted", "undecided", "untestable"]


@verb(has_figure=True)
def gap(
    data: vgap.Data,
    /,
    *,
    columns: Mapping[str, str] | str | None = None,
    outcomes: Mapping[str, OneOrMore[str]] | str | None = None,
    no_config: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    decimal: Literal["point", "comma"] | None = None,
    group: Literal["comma", "point", "space", "apostrophe", "none"] | None = None,
    dates: Literal["dmy", "mdy"] | None = None,
    plus_minus: Literal["se", "sd", "half-width"] | None = None,
    input_level: str | None = None,
    lower_is_better: bool = False,
    higher_is_better: bool = False,
    direction: Mapping[str, Literal["lower", "higher"]] | str | None = None,
    kind: Literal["composite", "rating"] | None = None,
    fill_down: OneOrMore[str] | None = None,
    countries: Path | None = None,
    lenient: bool = False,
    benchmark: str | None = None,
    dimension: str | None = None,
    as_of: Date | None = None,
    evaluations: Literal["newest", "best", "benchmark-team", "self-reported"] | None = None,
    missing: Literal["complete", "renormalise", "bounds"] | None = None,
    composed_only: bool = False,
    date_kind: Literal["released", "announced", "first"] | None = None,
    where: Mapping[str, OneOrMore[str]] | OneOrMore[str] | None = None,
    error_model: Literal["none", "re-evaluation"] | None = None,
    bases: Literal["any", "own", "own-country"] | None = None,
    between: tuple[str, str] | Sequence[str] | None = None,
    by: Literal["country", "organization", "access", "architecture"] | None = None,
    country_rule: Literal["primary", "any"] | None = None,
    measure: OneOrMore[Literal["frontier_gap", "frontier_gap_percent_of_leader", "frontier_gap_percent_of_follower", "frontier_win_rate", "rarefied_frontier_gap", "top_k_gap", "mean_gap", "median_gap", "hodges_lehmann_gap", "hedges_g", "superiority", "cliffs_delta", "ordinal_gap_v", "same_date_gap", "same_date_gap_mean", "same_date_gap_12_months"]] | None = None,
    top: int | None = None,
    across: Literal["benchmarks", "families", "evaluations", "dates"] | None = None,
    synthesis: bool = False,
    multiplicity: Literal["each", "simultaneous", "false-discovery"] | None = None,
    matrix: bool = False,
    current: bool = False,
    measured_by: OneOrMore[Literal["human", "human-votes", "human-ratings", "automatic-metrics", "model-judge"]] | None = None,
    level: float | None = None,
    resamples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    theme: Literal["light", "dark", "print"] | None = None,
    quiet: bool = False,
) -> None:
    """Every named gap score between two countries, organizations, or kinds of access.

    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.
    :param columns: What columns of a flat CSV file are called, if not as expected: score=ECI,country="Country (of
        organization)".
    :param outcomes: The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.
    :param no_config: Leave vgap.json beside the data unread, which can say options once for all commands.
    :param delimiter: The character between the fields of a file that is no data package; 'tab' for the tab.
        Recognised if left out.
    :param encoding: The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left
        out.
    :param decimal: The mark before decimals, where a column of numbers can be read in two ways.
    :param group: The mark between groups of digits, where a column of numbers can be read in two ways.
    :param dates: Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.
    :param plus_minus: What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an
        interval.
    :param input_level: The level of the intervals in a file that is no data package, where it is not 95 and the file
        does not say it.
    :param lower_is_better: A lower score is a better one, where the file does not say it by an arrow or a column.
    :param higher_is_better: A higher score is a better one; asked for only of errors, distances and the like.
    :param direction: Which way is better on a dimension of the file: FVD=lower.
    :param kind: What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.
    :param fill_down: Columns of the file in which an empty cell stands for the one above: country,organization.
    :param countries: A CSV file with the countries of makers or systems: organization,country or system,country.
    :param lenient: Leave out rows with errors, count them and name them, instead of stopping.
    :param benchmark: The benchmark, by its id. May be left out where the dataset has just one.
    :param dimension: What is compared: total, or the id of a group or a dimension. total if left out.
    :param as_of: The last date that counts (2024, 2024-02 or 2024-02-29).
    :param evaluations: Which evaluations of a system count. newest if left out.
    :param missing: What becomes of systems that lack a dimension. complete if left out.
    :param composed_only: Leave out systems of which only a published total is public.
    :param date_kind: Which date of a system counts. released if left out.
    :param where: Keep systems for which this holds (access=open, country=CN, modality=image, …), or rows of a file
        and votes that have this value in a column (language=English); may be repeated: of several values of one field
        or column one is enough, different ones must all hold.
    :param error_model: Where standard errors come from when the source prints none; re-evaluation models them from
        systems that were measured twice. none if left out.
    :param bases: Whether systems count that were derived from another's, directly or through others: any; own leaves
        out those on another organization's base, own-country those on another country's. any if left out.
    :param between: The two sides. If left out, US and CN; by access, open and closed. By country a side may be a
        group (EU, OECD, G7), several joined by + (FR+DE+NL), or rest: every known country that is not on the other
        side.
    :param by: What the sides are. country if left out.
    :param country_rule: Which countries a system counts for. primary if left out.
    :param measure: One measure; may be repeated. All that apply, if left out.
    :param top: The k of the top-k gap. 3 if left out.
    :param across: One measure (frontier_gap unless measure says otherwise) side by side on all benchmarks, by which
        evaluations count, or on all dates.
    :param synthesis: Put the benchmarks together: random effects over families of benchmarks of the gap between the
        best of both sides in standard deviations of a board's scores; measure hedges_g of the mean gap.
    :param multiplicity: What the level of the intervals across benchmarks, evaluations or dates holds for: each by
        itself, all together, or those that tell a lead. each if left out.
    :param matrix: One measure between every two groups on the board.
    :param current: Across benchmarks: only those with an evaluation of the last year before the dataset's last date
        or as-of.
    :param measured_by: Across benchmarks: only those whose scores these decide; human is both kinds of people's. May
        be repeated.
    :param level: The nominal coverage of intervals. 0.95 if left out.
    :param resamples: The number of redraws or resamples, a whole number. 9999 if left out.
    :param seed: The seed of the random numbers: the same seed gives the same bytes. 20240215 if left out.
    :param threads: The number of threads, a whole number; by default as many as the machine has processors. It
        changes the time and nothing else.
    :param theme: The look of the picture. light if left out.
    :param quiet: No warnings on standard error.
    """


@verb(has_figure=True)
def rank(
    data: vgap.Data,
    /,
    *,
    columns: Mapping[str, str] | str | None = None,
    outcomes: Mapping[str, OneOrMore[str]] | str | None = None,
    no_config: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    decimal: Literal["point", "comma"] | None = None,
    group: Literal["comma", "point", "space", "apostrophe", "none"] | None = None,
    dates: Literal["dmy", "mdy"] | None = None,
    plus_minus: Literal["se", "sd", "half-width"] | None = None,
    input_level: str | None = None,
    lower_is_better: bool = False,
    higher_is_better: bool = False,
    direction: Mapping[str, Literal["lower", "higher"]] | str | None = None,
    kind: Literal["composite", "rating"] | None = None,
    fill_down: OneOrMore[str] | None = None,
    countries: Path | None = None,
    lenient: bool = False,
    benchmark: str | None = None,
    dimension: str | None = None,
    as_of: Date | None = None,
    evaluations: Literal["newest", "best", "benchmark-team", "self-reported"] | None = None,
    missing: Literal["complete", "renormalise", "bounds"] | None = None,
    composed_only: bool = False,
    date_kind: Literal["released", "announced", "first"] | None = None,
    where: Mapping[str, OneOrMore[str]] | OneOrMore[str] | None = None,
    error_model: Literal["none", "re-evaluation"] | None = None,
    bases: Literal["any", "own", "own-country"] | None = None,
    votes: bool = False,
    model: Literal["bradley-terry", "plackett-luce", "elo", "win-rate", "mean-win-rate", "borda", "copeland", "pagerank", "eigenvector", "newman"] | None = None,
    rankings: Literal["long", "wide", "ordered"] | None = None,
    ties: Literal["half", "davidson"] | None = None,
    intervals: Literal["bootstrap", "wald", "sandwich"] | None = None,
    cluster: Literal["none", "rater", "prompt", "both"] | None = None,
    ridge: float | None = None,
    pseudo_votes: float | None = None,
    position_effect: bool = False,
    covariates: str | None = None,
    effects: bool = False,
    ranks: Literal["simultaneous", "marginal", "tau-best", "arena", "bootstrap"] | None = None,
    tau: int | None = None,
    rank_ties: Literal["minimum", "middle", "maximum"] | None = None,
    against: str | None = None,
    pairs: bool = False,
    level: float | None = None,
    resamples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    theme: Literal["light", "dark", "print"] | None = None,
    quiet: bool = False,
) -> None:
    """Ratings and ranks with intervals: from scores, from an estimates file, from votes, or from rankings.

    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.
    :param columns: What columns of a flat CSV file are called, if not as expected: score=ECI,country="Country (of
        organization)".
    :param outcomes: The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.
    :param no_config: Leave vgap.json beside the data unread, which can say options once for all commands.
    :param delimiter: The character between the fields of a file that is no data package; 'tab' for the tab.
        Recognised if left out.
    :param encoding: The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left
        out.
    :param decimal: The mark before decimals, where a column of numbers can be read in two ways.
    :param group: The mark between groups of digits, where a column of numbers can be read in two ways.
    :param dates: Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.
    :param plus_minus: What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an
        interval.
    :param input_level: The level of the intervals in a file that is no data package, where it is not 95 and the file
        does not say it.
    :param lower_is_better: A lower score is a better one, where the file does not say it by an arrow or a column.
    :param higher_is_better: A higher score is a better one; asked for only of errors, distances and the like.
    :param direction: Which way is better on a dimension of the file: FVD=lower.
    :param kind: What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.
    :param fill_down: Columns of the file in which an empty cell stands for the one above: country,organization.
    :param countries: A CSV file with the countries of makers or systems: organization,country or system,country.
    :param lenient: Leave out rows with errors, count them and name them, instead of stopping.
    :param benchmark: The benchmark, by its id. May be left out where the dataset has just one.
    :param dimension: What is compared: total, or the id of a group or a dimension. total if left out.
    :param as_of: The last date that counts (2024, 2024-02 or 2024-02-29).
    :param evaluations: Which evaluations of a system count. newest if left out.
    :param missing: What becomes of systems that lack a dimension. complete if left out.
    :param composed_only: Leave out systems of which only a published total is public.
    :param date_kind: Which date of a system counts. released if left out.
    :param where: Keep systems for which this holds (access=open, country=CN, modality=image, …), or rows of a file
        and votes that have this value in a column (language=English); may be repeated: of several values of one field
        or column one is enough, different ones must all hold.
    :param error_model: Where standard errors come from when the source prints none; re-evaluation models them from
        systems that were measured twice. none if left out.
    :param bases: Whether systems count that were derived from another's, directly or through others: any; own leaves
        out those on another organization's base, own-country those on another country's. any if left out.
    :param votes: Rate the votes of a dataset that has scores too.
    :param model: How votes are turned into ratings; by default bradley-terry, of rankings plackett-luce.
    :param rankings: How a file of rankings is laid out: long, a row a system with its ranking and rank; wide, a row a
        ranking and a column a system; ordered, the systems in columns from the best on. Recognised where it can be.
    :param ties: Ties in Bradley-Terry. half if left out.
    :param intervals: Intervals of ratings from votes; by default bootstrap, with covariates sandwich.
    :param cluster: What votes or rankings are clustered by; by default raters, prompts, or both, whichever every one
        names.
    :param ridge: A ridge on log-strengths, so that ratings exist; named in the output.
    :param pseudo_votes: Pseudo-votes for every system, so that ratings exist; named in the output.
    :param position_effect: Estimate the advantage of being shown first along with the ratings. Only where the columns
        of a vote are in the order in which it was shown.
    :param covariates: Columns of a votes file that are held equal: length for length_a and length_b, or for one
        column of differences. Bradley-Terry alone.
    :param effects: A table of what being shown first and the covariates are worth, instead of the ratings.
    :param ranks: How rank intervals are made. simultaneous if left out.
    :param tau: The τ of tau-best. 1 if left out.
    :param rank_ties: How ties share ranks. minimum if left out.
    :param against: A system's key or name: how much every other differs from it, with intervals that hold for all
        together.
    :param pairs: How much every two systems differ, with intervals that hold for all together.
    :param level: The nominal coverage of intervals. 0.95 if left out.
    :param resamples: The number of redraws or resamples, a whole number. 9999 if left out.
    :param seed: The seed of the random numbers: the same seed gives the same bytes. 20240215 if left out.
    :param threads: The number of threads, a whole number; by default as many as the machine has processors. It
        changes the time and nothing else.
    :param theme: The look of the picture. light if left out.
    :param quiet: No warnings on standard error.
    """


@verb(has_figure=True)
def lag(
    data: vgap.Data,
    /,
    *,
    columns: Mapping[str, str] | str | None = None,
    outcomes: Mapping[str, OneOrMore[str]] | str | None = None,
    no_config: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    decimal: Literal["point", "comma"] | None = None,
    group: Literal["comma", "point", "space", "apostrophe", "none"] | None = None,
    dates: Literal["dmy", "mdy"] | None = None,
    plus_minus: Literal["se", "sd", "half-width"] | None = None,
    input_level: str | None = None,
    lower_is_better: bool = False,
    higher_is_better: bool = False,
    direction: Mapping[str, Literal["lower", "higher"]] | str | None = None,
    kind: Literal["composite", "rating"] | None = None,
    fill_down: OneOrMore[str] | None = None,
    countries: Path | None = None,
    lenient: bool = False,
    benchmark: str | None = None,
    dimension: str | None = None,
    as_of: Date | None = None,
    evaluations: Literal["newest", "best", "benchmark-team", "self-reported"] | None = None,
    missing: Literal["complete", "renormalise", "bounds"] | None = None,
    composed_only: bool = False,
    date_kind: Literal["released", "announced", "first"] | None = None,
    where: Mapping[str, OneOrMore[str]] | OneOrMore[str] | None = None,
    error_model: Literal["none", "re-evaluation"] | None = None,
    bases: Literal["any", "own", "own-country"] | None = None,
    between: tuple[str, str] | Sequence[str] | None = None,
    by: Literal["country", "organization", "access", "architecture"] | None = None,
    country_rule: Literal["primary", "any"] | None = None,
    measure: OneOrMore[Literal["lag_now", "lag_horizontal_mean", "lag_daily_mean", "lag_catch_up", "lag_catch_up_restricted_mean", "lag_regression"]] | None = None,
    tolerance: float | None = None,
    limit: float | None = None,
    table: Literal["lags", "segments", "milestones", "frontier"] | None = None,
    level: float | None = None,
    resamples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    theme: Literal["light", "dark", "print"] | None = None,
    quiet: bool = False,
) -> None:
    """How many months one side is behind the other, by each named definition.

    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.
    :param columns: What columns of a flat CSV file are called, if not as expected: score=ECI,country="Country (of
        organization)".
    :param outcomes: The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.
    :param no_config: Leave vgap.json beside the data unread, which can say options once for all commands.
    :param delimiter: The character between the fields of a file that is no data package; 'tab' for the tab.
        Recognised if left out.
    :param encoding: The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left
        out.
    :param decimal: The mark before decimals, where a column of numbers can be read in two ways.
    :param group: The mark between groups of digits, where a column of numbers can be read in two ways.
    :param dates: Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.
    :param plus_minus: What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an
        interval.
    :param input_level: The level of the intervals in a file that is no data package, where it is not 95 and the file
        does not say it.
    :param lower_is_better: A lower score is a better one, where the file does not say it by an arrow or a column.
    :param higher_is_better: A higher score is a better one; asked for only of errors, distances and the like.
    :param direction: Which way is better on a dimension of the file: FVD=lower.
    :param kind: What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.
    :param fill_down: Columns of the file in which an empty cell stands for the one above: country,organization.
    :param countries: A CSV file with the countries of makers or systems: organization,country or system,country.
    :param lenient: Leave out rows with errors, count them and name them, instead of stopping.
    :param benchmark: The benchmark, by its id. May be left out where the dataset has just one.
    :param dimension: What is compared: total, or the id of a group or a dimension. total if left out.
    :param as_of: The last date that counts (2024, 2024-02 or 2024-02-29).
    :param evaluations: Which evaluations of a system count. newest if left out.
    :param missing: What becomes of systems that lack a dimension. complete if left out.
    :param composed_only: Leave out systems of which only a published total is public.
    :param date_kind: Which date of a system counts. released if left out.
    :param where: Keep systems for which this holds (access=open, country=CN, modality=image, …), or rows of a file
        and votes that have this value in a column (language=English); may be repeated: of several values of one field
        or column one is enough, different ones must all hold.
    :param error_model: Where standard errors come from when the source prints none; re-evaluation models them from
        systems that were measured twice. none if left out.
    :param bases: Whether systems count that were derived from another's, directly or through others: any; own leaves
        out those on another organization's base, own-country those on another country's. any if left out.
    :param between: The two sides. If left out, US and CN; by access, open and closed. By country a side may be a
        group (EU, OECD, G7), several joined by + (FR+DE+NL), or rest: every known country that is not on the other
        side.
    :param by: What the sides are. country if left out.
    :param country_rule: Which countries a system counts for. primary if left out.
    :param measure: One measure; may be repeated. All, if left out.
    :param tolerance: How far below a record a score still counts as a match, in the unit of the scores. 0.0 if left
        out.
    :param limit: The limit of the mean time to match, in months; the longest time in the data, if left out.
    :param table: Which table. lags if left out.
    :param level: The nominal coverage of intervals. 0.95 if left out.
    :param resamples: The number of redraws or resamples, a whole number. 9999 if left out.
    :param seed: The seed of the random numbers: the same seed gives the same bytes. 20240215 if left out.
    :param threads: The number of threads, a whole number; by default as many as the machine has processors. It
        changes the time and nothing else.
    :param theme: The look of the picture. light if left out.
    :param quiet: No warnings on standard error.
    """


@verb(has_figure=True)
def trend(
    data: vgap.Data,
    /,
    *,
    columns: Mapping[str, str] | str | None = None,
    outcomes: Mapping[str, OneOrMore[str]] | str | None = None,
    no_config: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    decimal: Literal["point", "comma"] | None = None,
    group: Literal["comma", "point", "space", "apostrophe", "none"] | None = None,
    dates: Literal["dmy", "mdy"] | None = None,
    plus_minus: Literal["se", "sd", "half-width"] | None = None,
    input_level: str | None = None,
    lower_is_better: bool = False,
    higher_is_better: bool = False,
    direction: Mapping[str, Literal["lower", "higher"]] | str | None = None,
    kind: Literal["composite", "rating"] | None = None,
    fill_down: OneOrMore[str] | None = None,
    countries: Path | None = None,
    lenient: bool = False,
    benchmark: str | None = None,
    dimension: str | None = None,
    as_of: Date | None = None,
    evaluations: Literal["newest", "best", "benchmark-team", "self-reported"] | None = None,
    missing: Literal["complete", "renormalise", "bounds"] | None = None,
    composed_only: bool = False,
    date_kind: Literal["released", "announced", "first"] | None = None,
    where: Mapping[str, OneOrMore[str]] | OneOrMore[str] | None = None,
    error_model: Literal["none", "re-evaluation"] | None = None,
    bases: Literal["any", "own", "own-country"] | None = None,
    between: tuple[str, str] | Sequence[str] | None = None,
    by: Literal["country", "organization", "access", "architecture"] | None = None,
    country_rule: Literal["primary", "any"] | None = None,
    measure: OneOrMore[Literal["trend_gap", "trend_slope_a", "trend_slope_b", "closing_rate", "lag_regression", "crossover", "crossed_by_horizon"]] | None = None,
    from_: Date | None = None,
    to: Date | None = None,
    horizon: Date | None = None,
    level: float | None = None,
    resamples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    theme: Literal["light", "dark", "print"] | None = None,
    quiet: bool = False,
) -> None:
    """Whether the gap is closing, how fast, and when it would close.

    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.
    :param columns: What columns of a flat CSV file are called, if not as expected: score=ECI,country="Country (of
        organization)".
    :param outcomes: The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.
    :param no_config: Leave vgap.json beside the data unread, which can say options once for all commands.
    :param delimiter: The character between the fields of a file that is no data package; 'tab' for the tab.
        Recognised if left out.
    :param encoding: The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left
        out.
    :param decimal: The mark before decimals, where a column of numbers can be read in two ways.
    :param group: The mark between groups of digits, where a column of numbers can be read in two ways.
    :param dates: Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.
    :param plus_minus: What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an
        interval.
    :param input_level: The level of the intervals in a file that is no data package, where it is not 95 and the file
        does not say it.
    :param lower_is_better: A lower score is a better one, where the file does not say it by an arrow or a column.
    :param higher_is_better: A higher score is a better one; asked for only of errors, distances and the like.
    :param direction: Which way is better on a dimension of the file: FVD=lower.
    :param kind: What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.
    :param fill_down: Columns of the file in which an empty cell stands for the one above: country,organization.
    :param countries: A CSV file with the countries of makers or systems: organization,country or system,country.
    :param lenient: Leave out rows with errors, count them and name them, instead of stopping.
    :param benchmark: The benchmark, by its id. May be left out where the dataset has just one.
    :param dimension: What is compared: total, or the id of a group or a dimension. total if left out.
    :param as_of: The last date that counts (2024, 2024-02 or 2024-02-29).
    :param evaluations: Which evaluations of a system count. newest if left out.
    :param missing: What becomes of systems that lack a dimension. complete if left out.
    :param composed_only: Leave out systems of which only a published total is public.
    :param date_kind: Which date of a system counts. released if left out.
    :param where: Keep systems for which this holds (access=open, country=CN, modality=image, …), or rows of a file
        and votes that have this value in a column (language=English); may be repeated: of several values of one field
        or column one is enough, different ones must all hold.
    :param error_model: Where standard errors come from when the source prints none; re-evaluation models them from
        systems that were measured twice. none if left out.
    :param bases: Whether systems count that were derived from another's, directly or through others: any; own leaves
        out those on another organization's base, own-country those on another country's. any if left out.
    :param between: The two sides. If left out, US and CN; by access, open and closed. By country a side may be a
        group (EU, OECD, G7), several joined by + (FR+DE+NL), or rest: every known country that is not on the other
        side.
    :param by: What the sides are. country if left out.
    :param country_rule: Which countries a system counts for. primary if left out.
    :param measure: One measure; may be repeated. All, if left out.
    :param from_: Leave out systems dated earlier.
    :param to: Leave out systems dated later.
    :param horizon: The date by which the lines may have crossed; a year after the board's date, if left out.
    :param level: The nominal coverage of intervals. 0.95 if left out.
    :param resamples: The number of redraws or resamples, a whole number. 9999 if left out.
    :param seed: The seed of the random numbers: the same seed gives the same bytes. 20240215 if left out.
    :param threads: The number of threads, a whole number; by default as many as the machine has processors. It
        changes the time and nothing else.
    :param theme: The look of the picture. light if left out.
    :param quiet: No warnings on standard error.
    """


@verb(has_figure=True)
def profile(
    data: vgap.Data,
    /,
    *,
    columns: Mapping[str, str] | str | None = None,
    outcomes: Mapping[str, OneOrMore[str]] | str | None = None,
    no_config: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    decimal: Literal["point", "comma"] | None = None,
    group: Literal["comma", "point", "space", "apostrophe", "none"] | None = None,
    dates: Literal["dmy", "mdy"] | None = None,
    plus_minus: Literal["se", "sd", "half-width"] | None = None,
    input_level: str | None = None,
    lower_is_better: bool = False,
    higher_is_better: bool = False,
    direction: Mapping[str, Literal["lower", "higher"]] | str | None = None,
    kind: Literal["composite", "rating"] | None = None,
    fill_down: OneOrMore[str] | None = None,
    countries: Path | None = None,
    lenient: bool = False,
    benchmark: str | None = None,
    dimension: str | None = None,
    as_of: Date | None = None,
    evaluations: Literal["newest", "best", "benchmark-team", "self-reported"] | None = None,
    missing: Literal["complete", "renormalise", "bounds"] | None = None,
    composed_only: bool = False,
    date_kind: Literal["released", "announced", "first"] | None = None,
    where: Mapping[str, OneOrMore[str]] | OneOrMore[str] | None = None,
    error_model: Literal["none", "re-evaluation"] | None = None,
    bases: Literal["any", "own", "own-country"] | None = None,
    between: tuple[str, str] | Sequence[str] | None = None,
    by: Literal["country", "organization", "access", "architecture"] | None = None,
    country_rule: Literal["primary", "any"] | None = None,
    systems: tuple[str, str] | Sequence[str] | None = None,
    measure: Literal["frontier_gap", "rarefied_frontier_gap", "top_k_gap", "mean_gap", "median_gap", "hodges_lehmann_gap", "same_date_gap", "same_date_gap_mean", "same_date_gap_12_months"] | None = None,
    level: float | None = None,
    resamples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    theme: Literal["light", "dark", "print"] | None = None,
    quiet: bool = False,
) -> None:
    """The gap dimension by dimension, or what makes the gap between two systems.

    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.
    :param columns: What columns of a flat CSV file are called, if not as expected: score=ECI,country="Country (of
        organization)".
    :param outcomes: The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.
    :param no_config: Leave vgap.json beside the data unread, which can say options once for all commands.
    :param delimiter: The character between the fields of a file that is no data package; 'tab' for the tab.
        Recognised if left out.
    :param encoding: The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left
        out.
    :param decimal: The mark before decimals, where a column of numbers can be read in two ways.
    :param group: The mark between groups of digits, where a column of numbers can be read in two ways.
    :param dates: Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.
    :param plus_minus: What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an
        interval.
    :param input_level: The level of the intervals in a file that is no data package, where it is not 95 and the file
        does not say it.
    :param lower_is_better: A lower score is a better one, where the file does not say it by an arrow or a column.
    :param higher_is_better: A higher score is a better one; asked for only of errors, distances and the like.
    :param direction: Which way is better on a dimension of the file: FVD=lower.
    :param kind: What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.
    :param fill_down: Columns of the file in which an empty cell stands for the one above: country,organization.
    :param countries: A CSV file with the countries of makers or systems: organization,country or system,country.
    :param lenient: Leave out rows with errors, count them and name them, instead of stopping.
    :param benchmark: The benchmark, by its id. May be left out where the dataset has just one.
    :param dimension: What is compared: total, or the id of a group or a dimension. total if left out.
    :param as_of: The last date that counts (2024, 2024-02 or 2024-02-29).
    :param evaluations: Which evaluations of a system count. newest if left out.
    :param missing: What becomes of systems that lack a dimension. complete if left out.
    :param composed_only: Leave out systems of which only a published total is public.
    :param date_kind: Which date of a system counts. released if left out.
    :param where: Keep systems for which this holds (access=open, country=CN, modality=image, …), or rows of a file
        and votes that have this value in a column (language=English); may be repeated: of several values of one field
        or column one is enough, different ones must all hold.
    :param error_model: Where standard errors come from when the source prints none; re-evaluation models them from
        systems that were measured twice. none if left out.
    :param bases: Whether systems count that were derived from another's, directly or through others: any; own leaves
        out those on another organization's base, own-country those on another country's. any if left out.
    :param between: The two sides. If left out, US and CN; by access, open and closed. By country a side may be a
        group (EU, OECD, G7), several joined by + (FR+DE+NL), or rest: every known country that is not on the other
        side.
    :param by: What the sides are. country if left out.
    :param country_rule: Which countries a system counts for. primary if left out.
    :param systems: Two systems, by id, name or alias: the exact parts of the gap of their totals.
    :param measure: The measure. frontier_gap if left out.
    :param level: The nominal coverage of intervals. 0.95 if left out.
    :param resamples: The number of redraws or resamples, a whole number. 9999 if left out.
    :param seed: The seed of the random numbers: the same seed gives the same bytes. 20240215 if left out.
    :param threads: The number of threads, a whole number; by default as many as the machine has processors. It
        changes the time and nothing else.
    :param theme: The look of the picture. light if left out.
    :param quiet: No warnings on standard error.
    """


@verb(has_figure=True)
def robustness(
    data: vgap.Data,
    /,
    *,
    columns: Mapping[str, str] | str | None = None,
    outcomes: Mapping[str, OneOrMore[str]] | str | None = None,
    no_config: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    decimal: Literal["point", "comma"] | None = None,
    group: Literal["comma", "point", "space", "apostrophe", "none"] | None = None,
    dates: Literal["dmy", "mdy"] | None = None,
    plus_minus: Literal["se", "sd", "half-width"] | None = None,
    input_level: str | None = None,
    lower_is_better: bool = False,
    higher_is_better: bool = False,
    direction: Mapping[str, Literal["lower", "higher"]] | str | None = None,
    kind: Literal["composite", "rating"] | None = None,
    fill_down: OneOrMore[str] | None = None,
    countries: Path | None = None,
    lenient: bool = False,
    benchmark: str | None = None,
    dimension: str | None = None,
    as_of: Date | None = None,
    evaluations: Literal["newest", "best", "benchmark-team", "self-reported"] | None = None,
    missing: Literal["complete", "renormalise", "bounds"] | None = None,
    composed_only: bool = False,
    date_kind: Literal["released", "announced", "first"] | None = None,
    where: Mapping[str, OneOrMore[str]] | OneOrMore[str] | None = None,
    error_model: Literal["none", "re-evaluation"] | None = None,
    bases: Literal["any", "own", "own-country"] | None = None,
    between: tuple[str, str] | Sequence[str] | None = None,
    by: Literal["country", "organization", "access", "architecture"] | None = None,
    country_rule: Literal["primary", "any"] | None = None,
    measure: Literal["frontier_gap", "rarefied_frontier_gap", "top_k_gap", "mean_gap", "median_gap", "hodges_lehmann_gap", "same_date_gap", "same_date_gap_mean", "same_date_gap_12_months"] | None = None,
    show: Literal["choices", "specifications", "ranks"] | None = None,
    level: float | None = None,
    resamples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    theme: Literal["light", "dark", "print"] | None = None,
    quiet: bool = False,
) -> None:
    """Does the answer survive other choices: weights, normalisation, systems left out, evaluations, dates?

    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.
    :param columns: What columns of a flat CSV file are called, if not as expected: score=ECI,country="Country (of
        organization)".
    :param outcomes: The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.
    :param no_config: Leave vgap.json beside the data unread, which can say options once for all commands.
    :param delimiter: The character between the fields of a file that is no data package; 'tab' for the tab.
        Recognised if left out.
    :param encoding: The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left
        out.
    :param decimal: The mark before decimals, where a column of numbers can be read in two ways.
    :param group: The mark between groups of digits, where a column of numbers can be read in two ways.
    :param dates: Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.
    :param plus_minus: What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an
        interval.
    :param input_level: The level of the intervals in a file that is no data package, where it is not 95 and the file
        does not say it.
    :param lower_is_better: A lower score is a better one, where the file does not say it by an arrow or a column.
    :param higher_is_better: A higher score is a better one; asked for only of errors, distances and the like.
    :param direction: Which way is better on a dimension of the file: FVD=lower.
    :param kind: What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.
    :param fill_down: Columns of the file in which an empty cell stands for the one above: country,organization.
    :param countries: A CSV file with the countries of makers or systems: organization,country or system,country.
    :param lenient: Leave out rows with errors, count them and name them, instead of stopping.
    :param benchmark: The benchmark, by its id. May be left out where the dataset has just one.
    :param dimension: What is compared: total, or the id of a group or a dimension. total if left out.
    :param as_of: The last date that counts (2024, 2024-02 or 2024-02-29).
    :param evaluations: Which evaluations of a system count. newest if left out.
    :param missing: What becomes of systems that lack a dimension. complete if left out.
    :param composed_only: Leave out systems of which only a published total is public.
    :param date_kind: Which date of a system counts. released if left out.
    :param where: Keep systems for which this holds (access=open, country=CN, modality=image, …), or rows of a file
        and votes that have this value in a column (language=English); may be repeated: of several values of one field
        or column one is enough, different ones must all hold.
    :param error_model: Where standard errors come from when the source prints none; re-evaluation models them from
        systems that were measured twice. none if left out.
    :param bases: Whether systems count that were derived from another's, directly or through others: any; own leaves
        out those on another organization's base, own-country those on another country's. any if left out.
    :param between: The two sides. If left out, US and CN; by access, open and closed. By country a side may be a
        group (EU, OECD, G7), several joined by + (FR+DE+NL), or rest: every known country that is not on the other
        side.
    :param by: What the sides are. country if left out.
    :param country_rule: Which countries a system counts for. primary if left out.
    :param measure: The measure. frontier_gap if left out.
    :param show: The table: choices (what each kind of choice does), specifications (every one), or ranks. choices if
        left out.
    :param level: The nominal coverage of intervals. 0.95 if left out.
    :param resamples: The number of redraws or resamples, a whole number. 9999 if left out.
    :param seed: The seed of the random numbers: the same seed gives the same bytes. 20240215 if left out.
    :param threads: The number of threads, a whole number; by default as many as the machine has processors. It
        changes the time and nothing else.
    :param theme: The look of the picture. light if left out.
    :param quiet: No warnings on standard error.
    """


@verb(has_figure=True)
def score(
    data: vgap.Data,
    /,
    *,
    columns: Mapping[str, str] | str | None = None,
    outcomes: Mapping[str, OneOrMore[str]] | str | None = None,
    no_config: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    decimal: Literal["point", "comma"] | None = None,
    group: Literal["comma", "point", "space", "apostrophe", "none"] | None = None,
    dates: Literal["dmy", "mdy"] | None = None,
    plus_minus: Literal["se", "sd", "half-width"] | None = None,
    input_level: str | None = None,
    lower_is_better: bool = False,
    higher_is_better: bool = False,
    direction: Mapping[str, Literal["lower", "higher"]] | str | None = None,
    kind: Literal["composite", "rating"] | None = None,
    fill_down: OneOrMore[str] | None = None,
    countries: Path | None = None,
    lenient: bool = False,
    benchmark: str | None = None,
    dimension: str | None = None,
    as_of: Date | None = None,
    evaluations: Literal["newest", "best", "benchmark-team", "self-reported"] | None = None,
    missing: Literal["complete", "renormalise", "bounds"] | None = None,
    composed_only: bool = False,
    date_kind: Literal["released", "announced", "first"] | None = None,
    where: Mapping[str, OneOrMore[str]] | OneOrMore[str] | None = None,
    error_model: Literal["none", "re-evaluation"] | None = None,
    bases: Literal["any", "own", "own-country"] | None = None,
    samples: bool = False,
    theme: Literal["light", "dark", "print"] | None = None,
    quiet: bool = False,
) -> None:
    """Group and total scores of each system, as the benchmark composes them, beside the published ones.

    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.
    :param columns: What columns of a flat CSV file are called, if not as expected: score=ECI,country="Country (of
        organization)".
    :param outcomes: The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.
    :param no_config: Leave vgap.json beside the data unread, which can say options once for all commands.
    :param delimiter: The character between the fields of a file that is no data package; 'tab' for the tab.
        Recognised if left out.
    :param encoding: The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left
        out.
    :param decimal: The mark before decimals, where a column of numbers can be read in two ways.
    :param group: The mark between groups of digits, where a column of numbers can be read in two ways.
    :param dates: Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.
    :param plus_minus: What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an
        interval.
    :param input_level: The level of the intervals in a file that is no data package, where it is not 95 and the file
        does not say it.
    :param lower_is_better: A lower score is a better one, where the file does not say it by an arrow or a column.
    :param higher_is_better: A higher score is a better one; asked for only of errors, distances and the like.
    :param direction: Which way is better on a dimension of the file: FVD=lower.
    :param kind: What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.
    :param fill_down: Columns of the file in which an empty cell stands for the one above: country,organization.
    :param countries: A CSV file with the countries of makers or systems: organization,country or system,country.
    :param lenient: Leave out rows with errors, count them and name them, instead of stopping.
    :param benchmark: The benchmark, by its id. May be left out where the dataset has just one.
    :param dimension: What is compared: total, or the id of a group or a dimension. total if left out.
    :param as_of: The last date that counts (2024, 2024-02 or 2024-02-29).
    :param evaluations: Which evaluations of a system count. newest if left out.
    :param missing: What becomes of systems that lack a dimension. complete if left out.
    :param composed_only: Leave out systems of which only a published total is public.
    :param date_kind: Which date of a system counts. released if left out.
    :param where: Keep systems for which this holds (access=open, country=CN, modality=image, …), or rows of a file
        and votes that have this value in a column (language=English); may be repeated: of several values of one field
        or column one is enough, different ones must all hold.
    :param error_model: Where standard errors come from when the source prints none; re-evaluation models them from
        systems that were measured twice. none if left out.
    :param bases: Whether systems count that were derived from another's, directly or through others: any; own leaves
        out those on another organization's base, own-country those on another country's. any if left out.
    :param samples: What the per-video samples say: standard errors by prompt, design effects, intraclass
        correlations.
    :param theme: The look of the picture. light if left out.
    :param quiet: No warnings on standard error.
    """


@verb(has_figure=True)
def claims(
    data: vgap.Data,
    /,
    *,
    columns: Mapping[str, str] | str | None = None,
    outcomes: Mapping[str, OneOrMore[str]] | str | None = None,
    no_config: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    decimal: Literal["point", "comma"] | None = None,
    group: Literal["comma", "point", "space", "apostrophe", "none"] | None = None,
    dates: Literal["dmy", "mdy"] | None = None,
    plus_minus: Literal["se", "sd", "half-width"] | None = None,
    input_level: str | None = None,
    lower_is_better: bool = False,
    higher_is_better: bool = False,
    direction: Mapping[str, Literal["lower", "higher"]] | str | None = None,
    kind: Literal["composite", "rating"] | None = None,
    fill_down: OneOrMore[str] | None = None,
    countries: Path | None = None,
    lenient: bool = False,
    explain: str | None = None,
    only: OneOrMore[Verdict] | None = None,
    level: float | None = None,
    resamples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    theme: Literal["light", "dark", "print"] | None = None,
    quiet: bool = False,
) -> None:
    """Each claim of the dataset: supported, contradicted, undecided, or not testable, with the figure.

    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.
    :param columns: What columns of a flat CSV file are called, if not as expected: score=ECI,country="Country (of
        organization)".
    :param outcomes: The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.
    :param no_config: Leave vgap.json beside the data unread, which can say options once for all commands.
    :param delimiter: The character between the fields of a file that is no data package; 'tab' for the tab.
        Recognised if left out.
    :param encoding: The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left
        out.
    :param decimal: The mark before decimals, where a column of numbers can be read in two ways.
    :param group: The mark between groups of digits, where a column of numbers can be read in two ways.
    :param dates: Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.
    :param plus_minus: What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an
        interval.
    :param input_level: The level of the intervals in a file that is no data package, where it is not 95 and the file
        does not say it.
    :param lower_is_better: A lower score is a better one, where the file does not say it by an arrow or a column.
    :param higher_is_better: A higher score is a better one; asked for only of errors, distances and the like.
    :param direction: Which way is better on a dimension of the file: FVD=lower.
    :param kind: What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.
    :param fill_down: Columns of the file in which an empty cell stands for the one above: country,organization.
    :param countries: A CSV file with the countries of makers or systems: organization,country or system,country.
    :param lenient: Leave out rows with errors, count them and name them, instead of stopping.
    :param explain: The whole calculation of one claim, with the systems used.
    :param only: Only claims with these verdicts, separated by commas: supported, contradicted, undecided, untestable.
    :param level: The nominal coverage of intervals. 0.95 if left out.
    :param resamples: The number of redraws or resamples, a whole number. 9999 if left out.
    :param seed: The seed of the random numbers: the same seed gives the same bytes. 20240215 if left out.
    :param threads: The number of threads, a whole number; by default as many as the machine has processors. It
        changes the time and nothing else.
    :param theme: The look of the picture. light if left out.
    :param quiet: No warnings on standard error.
    """


@verb(accepts_problems=True)
def validate(
    data: vgap.Data,
    /,
    *,
    strict: bool = False,
    as_of: Date | None = None,
    columns: Mapping[str, str] | str | None = None,
    outcomes: Mapping[str, OneOrMore[str]] | str | None = None,
    no_config: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    decimal: Literal["point", "comma"] | None = None,
    group: Literal["comma", "point", "space", "apostrophe", "none"] | None = None,
    dates: Literal["dmy", "mdy"] | None = None,
    plus_minus: Literal["se", "sd", "half-width"] | None = None,
    input_level: str | None = None,
    lower_is_better: bool = False,
    higher_is_better: bool = False,
    direction: Mapping[str, Literal["lower", "higher"]] | str | None = None,
    kind: Literal["composite", "rating"] | None = None,
    fill_down: OneOrMore[str] | None = None,
    countries: Path | None = None,
    quiet: bool = False,
) -> None:
    """Is this dataset sound: every problem with its place.

    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.
    :param strict: Look closer, as at a change to be taken, and count warnings as errors.
    :param as_of: The date that the dataset is of: later dates are reported. Without it none is.
    :param columns: What columns of a flat CSV file are called, if not as expected: score=ECI,country="Country (of
        organization)".
    :param outcomes: The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.
    :param no_config: Leave vgap.json beside the data unread, which can say options once for all commands.
    :param delimiter: The character between the fields of a file that is no data package; 'tab' for the tab.
        Recognised if left out.
    :param encoding: The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left
        out.
    :param decimal: The mark before decimals, where a column of numbers can be read in two ways.
    :param group: The mark between groups of digits, where a column of numbers can be read in two ways.
    :param dates: Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.
    :param plus_minus: What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an
        interval.
    :param input_level: The level of the intervals in a file that is no data package, where it is not 95 and the file
        does not say it.
    :param lower_is_better: A lower score is a better one, where the file does not say it by an arrow or a column.
    :param higher_is_better: A higher score is a better one; asked for only of errors, distances and the like.
    :param direction: Which way is better on a dimension of the file: FVD=lower.
    :param kind: What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.
    :param fill_down: Columns of the file in which an empty cell stands for the one above: country,organization.
    :param countries: A CSV file with the countries of makers or systems: organization,country or system,country.
    :param quiet: No warnings on standard error.
    """


@verb()
def describe(
    data: vgap.Data,
    /,
    *,
    columns: Mapping[str, str] | str | None = None,
    outcomes: Mapping[str, OneOrMore[str]] | str | None = None,
    no_config: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    decimal: Literal["point", "comma"] | None = None,
    group: Literal["comma", "point", "space", "apostrophe", "none"] | None = None,
    dates: Literal["dmy", "mdy"] | None = None,
    plus_minus: Literal["se", "sd", "half-width"] | None = None,
    input_level: str | None = None,
    lower_is_better: bool = False,
    higher_is_better: bool = False,
    direction: Mapping[str, Literal["lower", "higher"]] | str | None = None,
    kind: Literal["composite", "rating"] | None = None,
    fill_down: OneOrMore[str] | None = None,
    countries: Path | None = None,
    quiet: bool = False,
) -> None:
    """How a file is read: its form, what each column holds, and which commands can answer from it.

    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.
    :param columns: What columns of a flat CSV file are called, if not as expected: score=ECI,country="Country (of
        organization)".
    :param outcomes: The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.
    :param no_config: Leave vgap.json beside the data unread, which can say options once for all commands.
    :param delimiter: The character between the fields of a file that is no data package; 'tab' for the tab.
        Recognised if left out.
    :param encoding: The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left
        out.
    :param decimal: The mark before decimals, where a column of numbers can be read in two ways.
    :param group: The mark between groups of digits, where a column of numbers can be read in two ways.
    :param dates: Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.
    :param plus_minus: What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an
        interval.
    :param input_level: The level of the intervals in a file that is no data package, where it is not 95 and the file
        does not say it.
    :param lower_is_better: A lower score is a better one, where the file does not say it by an arrow or a column.
    :param higher_is_better: A higher score is a better one; asked for only of errors, distances and the like.
    :param direction: Which way is better on a dimension of the file: FVD=lower.
    :param kind: What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.
    :param fill_down: Columns of the file in which an empty cell stands for the one above: country,organization.
    :param countries: A CSV file with the countries of makers or systems: organization,country or system,country.
    :param quiet: No warnings on standard error.
    """


@report_verb
def report(
    data: vgap.Data,
    /,
    *,
    out: Path,
    columns: Mapping[str, str] | str | None = None,
    outcomes: Mapping[str, OneOrMore[str]] | str | None = None,
    no_config: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
    decimal: Literal["point", "comma"] | None = None,
    group: Literal["comma", "point", "space", "apostrophe", "none"] | None = None,
    dates: Literal["dmy", "mdy"] | None = None,
    plus_minus: Literal["se", "sd", "half-width"] | None = None,
    input_level: str | None = None,
    lower_is_better: bool = False,
    higher_is_better: bool = False,
    direction: Mapping[str, Literal["lower", "higher"]] | str | None = None,
    kind: Literal["composite", "rating"] | None = None,
    fill_down: OneOrMore[str] | None = None,
    countries: Path | None = None,
    lenient: bool = False,
    between: tuple[str, str] | Sequence[str] | None = None,
    by: Literal["country", "organization", "access", "architecture"] | None = None,
    country_rule: Literal["primary", "any"] | None = None,
    benchmark: OneOrMore[str] | None = None,
    as_of: Date | None = None,
    since: Path | None = None,
    address: str | None = None,
    current: bool = False,
    measured_by: OneOrMore[Literal["human", "human-votes", "human-ratings", "automatic-metrics", "model-judge"]] | None = None,
    bases: Literal["any", "own", "own-country"] | None = None,
    level: float | None = None,
    resamples: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    quiet: bool = False,
) -> None:
    """All of it: a folder of tables, figures, a page, a notebook, a data package.

    :param data: A data frame, the path of a file or a data package, or the name of an installed dataset.
    :param out: The folder to write.
    :param columns: What columns of a flat CSV file are called, if not as expected: score=ECI,country="Country (of
        organization)".
    :param outcomes: The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.
    :param no_config: Leave vgap.json beside the data unread, which can say options once for all commands.
    :param delimiter: The character between the fields of a file that is no data package; 'tab' for the tab.
        Recognised if left out.
    :param encoding: The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left
        out.
    :param decimal: The mark before decimals, where a column of numbers can be read in two ways.
    :param group: The mark between groups of digits, where a column of numbers can be read in two ways.
    :param dates: Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.
    :param plus_minus: What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an
        interval.
    :param input_level: The level of the intervals in a file that is no data package, where it is not 95 and the file
        does not say it.
    :param lower_is_better: A lower score is a better one, where the file does not say it by an arrow or a column.
    :param higher_is_better: A higher score is a better one; asked for only of errors, distances and the like.
    :param direction: Which way is better on a dimension of the file: FVD=lower.
    :param kind: What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.
    :param fill_down: Columns of the file in which an empty cell stands for the one above: country,organization.
    :param countries: A CSV file with the countries of makers or systems: organization,country or system,country.
    :param lenient: Leave out rows with errors, count them and name them, instead of stopping.
    :param between: The two sides. If left out, US and CN; by access, open and closed. By country a side may be a
        group (EU, OECD, G7), several joined by + (FR+DE+NL), or rest: every known country that is not on the other
        side.
    :param by: What the sides are. country if left out.
    :param country_rule: Which countries a system counts for. primary if left out.
    :param benchmark: A benchmark to look at closely; may be repeated. If left out: the composite one and the rating
        that have the most systems of both sides.
    :param as_of: The last date that counts (2024, 2024-02 or 2024-02-29).
    :param since: An earlier state of the dataset: the report then says what changed since, as 'vgap diff' does.
    :param address: Where the folder will be published. The page then says so, and preview.png (drawn with
        rsvg-convert) is what others show with a link to it: they take a picture by its whole address only, so that
        without one they show title and answer alone.
    :param current: Across benchmarks: only those with an evaluation of the last year before the dataset's last date
        or as-of.
    :param measured_by: Across benchmarks: only those whose scores these decide; human is both kinds of people's. May
        be repeated.
    :param bases: Whether systems count that were derived from another organization's or country's. any if left out.
    :param level: The nominal coverage of intervals. 0.95 if left out.
    :param resamples: The number of redraws or resamples, a whole number. 9999 if left out.
    :param seed: The seed of the random numbers: the same seed gives the same bytes. 20240215 if left out.
    :param threads: The number of threads, a whole number; by default as many as the machine has processors. It
        changes the time and nothing else.
    :param quiet: No warnings on standard error.
    """
