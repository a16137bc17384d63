# SPDX-License-Identifier: Apache-2.0
"""Public functions hold what they are given against their annotations before they do anything."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache, wraps
from numbers import Real
from pathlib import Path
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, Literal, ParamSpec, SupportsIndex, TypeVar, Union, get_args, get_origin, get_type_hints

from colead import _core
from colead.base.scenario_parts import require_scenario

P = ParamSpec("P")
R = TypeVar("R")

# What is taken where a type is written, and how it is called.
TAKEN: Mapping[Any, tuple[Any, str]] = {
    bool: (bool, "True or False"),
    int: (SupportsIndex, "a whole number"),
    float: (Real, "a number"),
    str: (str, "a text"),
    os.PathLike: (os.PathLike, "a path"),
    Path: (os.PathLike, "a path"),
    bytes: (bytes, "a path"),
    NoneType: (NoneType, "None"),
    type: (type, "a class"),
    Callable: (Callable, "a function"),
    Mapping: (Mapping, "a mapping"),
}
MANY: Mapping[Any, str] = {str: "texts", float: "numbers", type: "classes"}


def front(function: Callable[P, R]) -> Callable[P, R]:
    """The same function; TypeError with the name of the parameter for what is of no type that it takes.

    Values, such as which names there are and how large a number may be, are the function's own matter, and so is what
    a list holds.
    """

    @wraps(function)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        check_arguments(function, args, kwargs)
        return function(*args, **kwargs)

    return checked


def compiled_front(owner: type) -> Callable[[Callable[..., None]], None]:
    """The same of a method of a compiled class: the function decorated has its name, says what it takes, and may look
    closer before the method is called."""

    def put(takes: Callable[..., None]) -> None:
        made: Callable[..., Any] = getattr(owner, takes.__name__)
        static = isinstance(inspect.getattr_static(owner, takes.__name__), staticmethod)

        @wraps(takes)
        def checked(*args: Any, **kwargs: Any) -> Any:
            check_arguments(takes, args, kwargs)
            takes(*args, **kwargs)
            return made(*args, **kwargs)

        checked.__doc__, checked.__qualname__ = made.__doc__, f"{owner.__name__}.{takes.__name__}"
        told: Any = checked
        told.__signature__ = inspect.signature(takes).replace(return_annotation=inspect.Signature.empty)
        setattr(owner, takes.__name__, staticmethod(checked) if static else checked)

    return put


def check_arguments(function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
    """TypeError for the first argument that is of no type that its parameter takes."""
    try:
        given = _signature(function).bind(*args, **kwargs).arguments
    except TypeError:
        return  # too many, too few or unknown ones: Python's own words tell it
    _refuse(given, _hints(function))


def check_fields(record: Any) -> None:
    """The same of the fields of a dataclass, for its `__post_init__`."""
    made: Callable[..., Any] = type(record)
    hints = _fields(made)
    _refuse({name: getattr(record, name) for name in hints}, hints)


def _refuse(given: Mapping[str, object], hints: Mapping[str, Any]) -> None:
    for name, value in given.items():
        if name in hints and not _fits(value, hints[name]):
            if hints[name] is _core.Scenario:
                require_scenario(value)
            raise TypeError(f"{name} must be {_words(hints[name])}, not {value!r:.40}")


@cache
def _signature(function: Callable[..., Any]) -> inspect.Signature:
    return inspect.signature(function)


@cache
def _hints(function: Callable[..., Any]) -> Mapping[str, Any]:
    """Types of its parameters, without those of libraries that need not be installed."""
    found: dict[str, object] = {}
    for name, annotation in function.__annotations__.items():
        if name != "return":
            with suppress(NameError):
                one = SimpleNamespace(__annotations__={name: annotation})
                found |= get_type_hints(one, function.__globals__)
    return found


@cache
def _fields(record: Callable[..., Any]) -> Mapping[str, Any]:
    return get_type_hints(record)


def _fits(value: object, hint: Any) -> bool:
    parts = get_args(hint)
    kind = get_origin(hint) or hint
    if kind in (Union, UnionType):
        return any(_fits(value, one) for one in parts)
    if kind is Literal:
        return isinstance(value, str)  # which of them is told with the nearest
    if kind is Any or not isinstance(kind, type):
        return True
    if type(value).__name__ in ("bool", "bool_"):
        return kind is bool
    if isinstance(value, str) and kind is not str and issubclass(kind, Iterable):
        return parts == (str,)  # one text in place of a list of names is told so
    return isinstance(value, TAKEN[kind][0] if kind in TAKEN else kind)


def _words(hint: Any) -> str:
    """`a text or a path`. That None stands for nothing said is told only where nothing else is taken."""
    found = dict.fromkeys(_named(hint))
    *first, last = [name for name in found if name != "None"] or found
    return f"{', '.join(first)} or {last}" if first else last


def _named(hint: Any) -> list[str]:
    kind = get_origin(hint) or hint
    if kind in (Union, UnionType):
        return [name for one in get_args(hint) for name in _named(one)]
    if kind is Literal:
        return [repr(one) for one in get_args(hint)]
    if kind in TAKEN:
        return [TAKEN[kind][1]]
    if issubclass(kind, Iterable):
        (of, *_) = get_args(hint)
        return [f"a list of {MANY[of]}" if of in MANY else "a list"]
    return [f"{'an' if kind.__name__[0] in 'AEIOU' else 'a'} {kind.__name__}"]
