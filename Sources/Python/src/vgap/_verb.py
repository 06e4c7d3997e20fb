"""What turns the options of a command into a function."""

from __future__ import annotations

import functools

from vgap._options import check_names
from vgap._question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from typing import Any, Concatenate, ParamSpec, Protocol, overload

    import pandas
    import polars

    from vgap._answer import Answer
    from vgap._input import ArrowStream, Data
    from vgap._report import Report

    Options = ParamSpec("Options")

    class Verb(Protocol[Options]):
        """A function that asks a command about data."""

        __name__: str

        # Data frames that stand for themselves come first: each of them is an ArrowStream too.
        @overload
        def __call__(
            self, data: str | os.PathLike[str], /, *args: Options.args, **options: Options.kwargs
        ) -> Answer[pandas.DataFrame]: ...
        @overload
        def __call__(
            self, data: pandas.DataFrame, /, *args: Options.args, **options: Options.kwargs
        ) -> Answer[pandas.DataFrame]: ...
        @overload
        def __call__(
            self, data: polars.DataFrame | polars.LazyFrame, /, *args: Options.args, **options: Options.kwargs
        ) -> Answer[polars.DataFrame]: ...
        @overload
        def __call__(self, data: ArrowStream, /, *args: Options.args, **options: Options.kwargs) -> Answer[Any]: ...
        def __call__(self, data: Any, /, *args: Options.args, **options: Options.kwargs) -> Answer[Any]:
            """Asks the command."""
            ...

    class ReportVerb(Protocol[Options]):
        """A function that has a report written."""

        __name__: str

        def __call__(self, data: Data, /, *args: Options.args, **options: Options.kwargs) -> Report:
            """Asks the command."""
            ...


def verb(
    *, has_figure: bool = False, accepts_problems: bool = False
) -> Callable[[Callable[Concatenate[Data, Options], None]], Verb[Options]]:
    """Makes the function of a command out of its options.

    :param has_figure: Whether the command draws a figure.
    :param accepts_problems: Whether problems of the data are its answer, and no error.
    """

    def make(options: Callable[Concatenate[Data, Options], None]) -> Verb[Options]:
        def ask(data: Any, given: dict[str, Any]) -> Answer[Any]:
            question = Question.of(options.__name__, data, given)
            result = question.ask("--format=json", accepts_problems=accepts_problems)
            from vgap._answer import answer

            return answer(question, result, data, has_figure=has_figure)

        made: Any = _checking(options, ask, "vgap.Answer")
        return made  # type: ignore[no-any-return]

    return make


def report_verb(options: Callable[Concatenate[Data, Options], None]) -> ReportVerb[Options]:
    """Makes the function of the command that writes a report out of its options."""

    def ask(data: Any, given: dict[str, Any]) -> Report:
        from pathlib import Path

        from vgap._report import Report

        result = Question.of(options.__name__, data, given).ask()
        return Report(Path(given["out"]), result.diagnostics)

    made: Any = _checking(options, ask, "vgap.Report")
    return made  # type: ignore[no-any-return]


def _checking(
    options: Callable[..., None], ask: Callable[[Any, dict[str, Any]], Any], result_type: str
) -> Callable[..., Any]:
    """``ask`` under the name and with the words of ``options``, and with none but its options."""
    code = options.__code__
    names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    required = [name for name in names if name not in (options.__kwdefaults__ or {})]
    # For those who ask for help.
    options.__annotations__["return"] = result_type

    @functools.wraps(options)
    def function(data: Any, /, *args: Any, **given: Any) -> Any:
        if args:
            raise TypeError(f"{options.__name__}() takes its options by name, not by place: {args[0]!r}")
        check_names(given, names, options.__name__)
        for name in required:
            if given.get(name) is None:
                raise TypeError(f"{options.__name__}() needs the option {name!r}")
        result = ask(data, given)
        from vgap._diagnostics import DataWarning, Problem

        doubtful = [item for item in result.diagnostics if isinstance(item, Problem)]
        if doubtful:
            import warnings

            more = f" (and {len(doubtful) - 1} more in .diagnostics)" if len(doubtful) > 1 else ""
            warnings.warn(f"{doubtful[0]}{more}", DataWarning, stacklevel=2)
        return result

    return function
