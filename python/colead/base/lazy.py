# SPDX-License-Identifier: Apache-2.0
"""Packages and modules whose names are imported when they are asked for: a command pays for what it uses alone."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, resolve_name
from types import MappingProxyType
from typing import Any

GUARD = "TYPE_CHECKING"


def lazily(
    spec: ModuleSpec | None, modules: Iterable[str] = ()
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a package or module that imports its names under `if TYPE_CHECKING:`.

    Parameters:
        spec: its own `__spec__`. None of the names of a package may be that of a module in it, which would hide it.
        modules: in the package, which are public and complete as its names do.

    Returns: two functions, to be bound to these two names. Modules in the package are found as well.

    Raises: AttributeError from the first, for a name that there is not.

    Example:
        __getattr__, __dir__ = lazily(__spec__)
    """
    if spec is None:
        raise ImportError("what is run as a program has no names to import")
    package = spec

    def get(name: str) -> Any:
        home = homes_of(package).get(name)
        if home is None:
            return _module_in(package, name)
        found = getattr(import_module(home), name)
        setattr(import_module(package.name), name, found)  # the next time it is there
        return found

    def names() -> list[str]:
        there = vars(import_module(package.name))
        inner = {name for name in there if name.startswith("__")}
        public = there.get("__all__", {*there, *homes_of(package)})
        return sorted(inner.union(public, modules))

    return get, names


def _module_in(package: ModuleSpec, name: str) -> Any:
    """`colead.explain`, say, without an import of its own."""
    inner = f"{package.name}.{name}"
    alone = package.submodule_search_locations is None  # a module, which has no modules in it
    if alone or name.startswith("__") or find_spec(inner) is None:
        raise AttributeError(f"module '{package.name}' has no attribute '{name}'")
    return import_module(inner)


@cache
def _homes(name: str, source: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for guard in ast.parse(source).body:
        if isinstance(guard, ast.If) and isinstance(guard.test, ast.Name) and guard.test.id == GUARD:
            for node in guard.body:
                if isinstance(node, ast.ImportFrom):
                    home = resolve_name("." * node.level + (node.module or ""), name)
                    found |= {one.asname or one.name: home for one in node.names}
    return MappingProxyType(found)


def homes_of(spec: ModuleSpec) -> Mapping[str, str]:
    """The module that each name is imported from, as the package's own source says."""
    loader: Any = spec.loader
    return _homes(spec.name, loader.get_source(spec.name))
