"""Uses that type checkers must understand; nothing runs this."""

import datetime

import pandas
import polars
from typing_extensions import assert_type

import vgap

panda = pandas.DataFrame()
bear = polars.DataFrame()

assert_type(vgap.gap("video-generation"), vgap.Answer[pandas.DataFrame])
assert_type(vgap.rank(panda, benchmark="b", resamples=10), vgap.Answer[pandas.DataFrame])
assert_type(vgap.lag(bear, measure="lag_now", level=0.9), vgap.Answer[polars.DataFrame])
assert_type(vgap.trend(bear.lazy(), from_=datetime.date(2024, 1, 1)), vgap.Answer[polars.DataFrame])
assert_type(vgap.report(panda, out="folder"), vgap.Report)
vgap.gap(bear, between=("US", "CN"), measure=["mean_gap", "top_k_gap"], where={"access": "open"}, columns={"score": "x"})
answer = vgap.profile("x")
assert_type(answer.frame, pandas.DataFrame)
assert_type(answer.notes, tuple[str, ...])

# What is wrong is found: an error that is not there would make the remark an error.
vgap.gap(panda, levle=0.9)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
vgap.gap(panda, across="planets")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
vgap.gap(panda, measure="lag_now")  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType]
vgap.report(panda)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
