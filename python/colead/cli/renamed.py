# SPDX-License-Identifier: Apache-2.0
"""Options under the names they had before: still read for one release, with a notice that names the new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

OLD_OPTIONS: Mapping[str, Mapping[str, str]] = {
    "attribute": {"--measure": "--metric"},
    "compare": {"--judge-by": "--metric", "--measure": "--show"},
    "doctor": {"-k": "--runs"},
    "report": {"--output": "--report", "-o": "--report"},
    "run": {"--measure": "--metric"},
    "stress": {"--judge-by": "--metric"},
}


def notices(arguments: Sequence[str]) -> Iterator[str]:
    """A sentence for each old name in the words of a command, which is the first of them."""
    if not arguments:
        return
    command, *words = arguments
    typed = {word.split("=")[0] for word in words}
    for old, new in OLD_OPTIONS.get(command, {}).items():
        if old in typed:
            yield f"{old} is now called {new}; the old name goes with the next release"


def renewed(arguments: Sequence[str]) -> list[str]:
    """The same words with the new names, which are the only ones that the commands know."""
    if not arguments:
        return []
    command, *words = arguments
    names = OLD_OPTIONS.get(command, {})
    return [command, *(_renewed(word, names) for word in words)]


def _renewed(word: str, names: Mapping[str, str]) -> str:
    name, equals, value = word.partition("=")
    return names.get(name, name) + equals + value
