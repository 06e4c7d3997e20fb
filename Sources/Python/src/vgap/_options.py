"""Keyword arguments as options of the command."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Set

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Options that take a list separated by commas, once.
_JOINED = frozenset({"only"})
#: Options that take several words.
_WORDS = frozenset({"between", "systems"})


def arguments(options: Mapping[str, Any]) -> list[str]:
    """The options as words of a command line; those that are ``None`` or ``False`` are left out.

    A value is written behind an equals sign, so that none is taken for an option.

    :raises TypeError: A value is of a type that no option takes.
    :raises ValueError: A value cannot be said on a command line.
    """
    words: list[str] = []
    for name, value in options.items():
        # The truth values of NumPy are none of Python's.
        if type(value).__name__ in ("bool_", "bool"):
            value = bool(value)
        if value is None or value is False:
            continue
        option = "--" + name.rstrip("_").replace("_", "-")
        if value is True:
            words.append(option)
        elif name in _WORDS:
            words += [option, *_words(name, value)]
        elif name in _JOINED and not isinstance(value, str):
            words.append(f"{option}={','.join(_text(name, item) for item in value)}")
        else:
            words += [f"{option}={item}" for item in _items(name, value)]
    return words


def check_names(given: Iterable[str], known: Iterable[str], function: str) -> None:
    """Refuses names of options that a function does not have, with those that are near.

    :raises TypeError: There is such a name.
    """
    names = list(known)
    for name in given:
        if name in names:
            continue
        import difflib

        near = difflib.get_close_matches(name.replace("-", "_"), names, n=3, cutoff=0.6)
        advice = f". Did you mean {' or '.join(map(repr, near))}?" if near else f"; its options are {', '.join(names)}"
        raise TypeError(f"{function}() has no option {name!r}{advice}")


def _words(name: str, value: Any) -> list[str]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise TypeError(f"{name} takes two names, such as ('US', 'CN'), not {value!r}")
    if isinstance(value, Set):
        # Which comes first is the sign of every difference, and changes from one process to the next.
        raise TypeError(f"{name} takes two names in their order, such as ('US', 'CN'), and a set has none")
    words = [_text(name, item) for item in value]
    for word in words:
        if word.startswith("-"):
            raise ValueError(f"{name}: {word!r} begins with a hyphen, and would be taken for an option")
    return words


def _items(name: str, value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [pair for key, item in value.items() for pair in _pairs(name, _text(name, key), item)]
    if isinstance(value, Iterable) and not isinstance(value, str | os.PathLike):
        return [_text(name, item) for item in value]
    return [_text(name, value)]


def _pairs(name: str, key: str, value: Any) -> list[str]:
    values = value if isinstance(value, Iterable) and not isinstance(value, str) else [value]
    import re

    texts = [_text(name, item) for item in values]
    for text in texts:
        if name != "where" and re.search(r",[^,]+=", text):
            raise ValueError(f"{name}: {text!r} holds a comma and an equals sign, and would be taken for two pairs")
    return [f"{key}={text}" for text in texts]


def _text(name: str, value: Any) -> str:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, os.PathLike):
        return str(os.fspath(value))
    import datetime

    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)
    if type(value).__name__ == "Decimal":
        return str(value)
    raise TypeError(f"{name} takes no {type(value).__name__}")
