# SPDX-License-Identifier: Apache-2.0
"""Pages of Python's public names for autodoc to fill: the package itself says what is public, and in which order."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

from site_pages import Made

import colead
from colead import _core, engine, explain, plots, runs, theory
from colead.python_kinds import conformance

NAME = "reference/python"
INTRODUCTION = """Python
======

``import colead as cl``. Names are listed by what they are for; each has a page with parameters, what it gives, what it
refuses, and an example that a test runs. How they are used together: :doc:`/guides/python`.

"""
# What contracts of kinds are handed; they are made by a run and never by hand.
LENT = (
    "WorldView", "ChangeableWorld", "PeopleView", "UnitsView", "TieTable", "TieRows", "EvidenceRows", "Regards",
    "Discussion", "Ballot", "Decisions", "Figures", "Occasion", "Attendees", "Draws", "NetworkNodes", "Side",
)  # fmt: skip


def groups() -> Iterator[tuple[str, list[str]]]:
    """Public names of the package by what they are for: the comments of `__all__` divide them."""
    text = Path(inspect.getfile(colead)).read_text(encoding="utf-8").partition("__all__ = [")[2]
    for title, block in re.findall(r"^    # (.+)\n((?:    \".+\n)+)", text, flags=re.MULTILINE):
        yield title, re.findall(r'"(\w+)"', block)


def heading(title: str, line: str = "=") -> str:
    return f"{title}\n{line * len(title)}\n"


def listing(names: Sequence[str]) -> str:
    """A table of names with the first sentence of each."""
    return ".. autosummary::\n\n" + "".join(f"   {name}\n" for name in names) + "\n"


def toctree(pages: Sequence[str]) -> str:
    return ".. toctree::\n   :hidden:\n\n" + "".join(f"   {page}\n" for page in pages) + "\n"


def stands_on_another(thing: type) -> bool:
    """Whether some of what it offers stands in a class of Python below it: one page tells of both. What a file of runs
    does inside is not offered."""
    below = [base for base in thing.__mro__[1:] if base.__module__.startswith("colead.")]
    return any(public_members(base) for base in below if not base.__module__.startswith("colead.store."))


def public_members(thing: type) -> list[str]:
    return [name for name in vars(thing) if not name.startswith("_")]


def directive(owner: ModuleType, name: str) -> str:
    thing = getattr(owner, name)
    if inspect.isclass(thing):
        own_page = owner is not colead and getattr(colead, name, None) is thing
        options = "   :no-index:\n" if own_page else ""  # one place in the index
        options += "" if issubclass(thing, Exception) else "   :no-show-inheritance:\n"
        options += "   :inherited-members:\n" if stands_on_another(thing) else ""
        return f".. autoclass:: {owner.__name__}.{name}\n{options}\n"
    kind = "autofunction" if callable(thing) else "autodata"
    return f".. {kind}:: {owner.__name__}.{name}\n\n"


def name_page(name: str) -> str:
    return heading(name) + f"\n.. currentmodule:: colead\n\n{directive(colead, name)}"


def room_page(title: str, opening: str, owner: ModuleType, names: Sequence[str]) -> str:
    parts = [heading(title), opening, f".. currentmodule:: {owner.__name__}\n", listing(names)]
    return "\n".join([*parts, *(directive(owner, name) for name in names)])


def public(owner: ModuleType) -> list[str]:
    """Names of a room that are neither types of arguments nor shown on a page of their own."""
    return [name for name in owner.__all__ if callable(getattr(owner, name)) and not hasattr(colead, name)]


def records() -> list[str]:
    every = (name for name in dir(_core) if inspect.isclass(getattr(_core, name)))
    return [name for name in every if issubclass(getattr(_core, name), _core.Record) and not hasattr(colead, name)]


def rooms() -> dict[str, str]:
    laws = [name for name, one in vars(conformance).items() if getattr(one, "__module__", "") == conformance.__name__]
    return {
        "engine": room_page(
            "colead.engine",
            "Discrete events without the model: :doc:`/guides/engine`.\n",
            engine,
            [name for name in engine.__all__ if callable(getattr(engine, name))],
        ),
        "theory": room_page(
            "colead.theory",
            "Closed forms and the algebra of opinions: what can be known without a run.\n",
            theory,
            theory.__all__,
        ),
        "explain": room_page(
            "colead.explain",
            "Why a decision went as it did: :doc:`/guides/explaining_decisions`.\n",
            explain,
            public(explain),
        ),
        "plots": room_page(
            "colead.plots", "Charts, each an Altair chart to change or to save.\n", plots, public(plots)
        ),
        "runs": room_page("colead.runs", "Who makes runs: :doc:`/guides/scaling_out`.\n", runs, public(runs)),
        "conformance": room_page(
            "colead.python_kinds.conformance",
            "What every kind must keep, to be tried on kinds of one's own: :doc:`/guides/python_kinds`.\n",
            conformance,
            [name for name in laws if not name.startswith("_")],
        ),
        "lent": room_page(
            "What kinds are lent",
            "Arguments of the contracts of kinds. A run makes them; they end with the call.\n",
            _core,
            [name for name in LENT if hasattr(_core, name)],
        ),
        "records": room_page(
            "Records",
            "What answers, accounts and catalogues are made of: named values that nothing changes.\n",
            _core,
            records(),
        ),
    }


def write(source: Path) -> Made:
    folder = source / NAME
    folder.mkdir(parents=True, exist_ok=True)
    parts = [INTRODUCTION, ".. currentmodule:: colead\n"]
    for title, names in groups():
        shown = [name for name in names if callable(getattr(colead, name))]
        if not shown:
            continue
        parts += [heading(title, "-"), listing(shown), toctree([f"python/{name}" for name in shown])]
        for name in shown:
            (folder / f"{name}.rst").write_text(name_page(name), encoding="utf-8")
    made = rooms()
    parts += [heading("Rooms of the package", "-"), toctree([f"python/{room}" for room in made])]
    for room, text in made.items():
        (folder / f"{room}.rst").write_text(text, encoding="utf-8")
        parts.append(f"- :doc:`python/{room}`\n")
    (source / f"{NAME}.rst").write_text("\n".join(parts), encoding="utf-8")
    return Made(NAME, "Python", "every public name, from its docstring", ".rst")
