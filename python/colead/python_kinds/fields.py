# SPDX-License-Identifier: Apache-2.0
"""Parameters of a kind: declared once, on its `Params`, and read, checked, written and described like those in C++."""

from __future__ import annotations

import dataclasses
import inspect
import math
import types
import typing
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias, get_args, get_origin

from colead.base.fronts import front

Grade = Literal["", "A", "B", "C", "R"]
Declaration: TypeAlias = dict[str, Any]  # what C++ makes a field or a kind of, by the names of its parts
_FACTS = "colead"
_MISSING = dataclasses.MISSING


@front
def number(
    default: Any = _MISSING,
    *,
    doc: str = "",
    unit: str = "",
    low: float = -math.inf,
    high: float = math.inf,
    open_low: bool = False,
    grade: Grade = "",
    source: str = "",
) -> Any:
    """A number of `Params`: its default, its limits and what is known of it.

    The annotation says whether it is a `float` or an `int`.

    Parameters:
        default: without one the number must be written.
        doc, unit: what it is, and in what it counts.
        low, high: limits, allowed themselves.
        open_low: whether `low` itself is not allowed.
        grade: A seen at the source, B standard reference, C assumption, R computed here.
        source: what it rests on.

    Returns:
        A field of a dataclass.

    Example:
        >>> class Params:
        ...     gain: float = cl.number(0.1, low=0, high=1, unit="share", grade="C", doc="how fast trust grows")
    """
    facts = {"doc": doc, "unit": unit, "low": low, "high": high, "open_low": open_low, "grade": grade, "source": source}
    return dataclasses.field(default=default, metadata={_FACTS: facts})


@front
def parameter(default: Any = _MISSING, *, doc: str = "", source: str = "") -> Any:
    """A parameter that is no number: `bool`, `str`, `Literal[...]`, `tuple[float, ...]` or `tuple[str, ...]`.

    Parameters:
        default: without one the parameter must be written.
        doc: what it is.
        source: what it rests on.

    Returns:
        A field of a dataclass.

    Example:
        >>> class Params:
        ...     aloud: bool = cl.parameter(True, doc="whether everybody hears it")
    """
    return dataclasses.field(default=default, metadata={_FACTS: {"doc": doc, "source": source}})


def params_class(kind: type) -> type:
    """The frozen dataclass of a kind's parameters, made of its `Params` if that is a plain class."""
    written = getattr(kind, "Params", None)
    if written is None:
        return dataclasses.make_dataclass("Params", [], frozen=True)
    if not isinstance(written, type):
        raise TypeError(f"{kind.__name__}.Params must be a class, not {written!r}")
    if not dataclasses.is_dataclass(written):
        written = dataclasses.dataclass(frozen=True)(written)
        type.__setattr__(kind, "Params", written)
    if not getattr(written, "__dataclass_params__").frozen:  # noqa: B009 - not in the stubs
        raise TypeError(f"{kind.__name__}.Params must be frozen: @dataclass(frozen=True), or a plain class")
    return written


def described(kind: type) -> list[Declaration]:
    """The parameters of a kind as records for C++."""
    params = params_class(kind)
    local = {"Literal": Literal, **vars(inspect.getmodule(kind) or types.ModuleType("nowhere"))}
    try:
        hints = typing.get_type_hints(params, localns=local)
    except NameError as error:
        raise TypeError(f"{kind.__name__}.Params: {error}") from None
    return [_record(kind, field, hints[field.name]) for field in dataclasses.fields(params)]


def _record(kind: type, field: dataclasses.Field[Any], hint: Any) -> Declaration:
    place = f"{kind.__name__}.Params.{field.name}"
    if field.name == "kind":
        raise TypeError(f"{place}: 'kind' is how a scenario names the kind itself")
    found, options = _type_of(hint)
    if found is None:
        raise TypeError(
            f"{place}: no parameter can be a {hint!r} (expected float, int, bool, str, Literal of texts, "
            "tuple[float, ...] or tuple[str, ...])"
        )
    facts = {"doc": "", "unit": "", "low": -math.inf, "high": math.inf, "open_low": False, "grade": "", "source": ""}
    facts |= field.metadata.get(_FACTS, {})
    if facts["grade"] not in get_args(Grade):
        raise ValueError(f"{place}: grade must be A, B, C or R, not {facts['grade']!r}")
    required = field.default is _MISSING
    default = _BLANKS.get(found, options[0] if options else None) if required else field.default
    if not required:
        _check_default(place, found, default, options, facts)
    named = {"name": field.name, "type": found, "default": default, "required": required, "options": list(options)}
    return named | facts | {"grade": facts["grade"] or "none"}


_BLANKS: Mapping[str, Any] = {"number": 0.0, "integer": 0, "boolean": False, "text": "", "numbers": (), "texts": ()}
_PLAIN: dict[Any, str] = {float: "number", int: "integer", bool: "boolean", str: "text"}


def _type_of(hint: Any) -> tuple[str | None, tuple[str, ...]]:
    if hint in _PLAIN:
        return _PLAIN[hint], ()
    if get_origin(hint) is Literal and all(isinstance(option, str) for option in get_args(hint)):
        return "choice", get_args(hint)
    if get_origin(hint) is tuple and get_args(hint) in {(float, ...), (str, ...)}:
        return ("numbers" if get_args(hint)[0] is float else "texts"), ()
    return None, ()


def _check_default(place: str, found: str, default: Any, options: Sequence[str], facts: Declaration) -> None:
    if not _fits(found, default, options):
        raise TypeError(f"{place}: {default!r} is no default of type {found}")
    if found not in {"number", "integer"}:
        return
    inside = facts["low"] <= default <= facts["high"] and not (facts["open_low"] and default == facts["low"])
    if not inside:
        raise ValueError(
            f"{place}: the default {default!r} is outside its limits {facts['low']!r} to {facts['high']!r}"
        )


def _fits(found: str, value: Any, options: Sequence[str]) -> bool:
    def is_number(one: Any) -> bool:
        return isinstance(one, (int, float)) and not isinstance(one, bool)

    def is_list(of: Any) -> bool:
        return isinstance(value, tuple) and all(of(one) for one in value)

    checks = {
        "number": lambda: is_number(value),
        "integer": lambda: isinstance(value, int) and not isinstance(value, bool),
        "boolean": lambda: isinstance(value, bool),
        "text": lambda: isinstance(value, str),
        "choice": lambda: value in options,
        "numbers": lambda: is_list(is_number),
        "texts": lambda: is_list(lambda one: isinstance(one, str)),
    }
    return checks[found]()
