# SPDX-License-Identifier: Apache-2.0
"""Options that may stand alone or with a value behind them: the words of a command with the usual value written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

CHEAPEST = "cheapest"
USUAL: Mapping[str, Mapping[str, str]] = {"compare": {"--equal-hours": CHEAPEST}}


def written_out(arguments: Sequence[str]) -> list[str]:
    """`--equal-hours FILE` as `--equal-hours=cheapest FILE`; what is neither a file nor an option is its value."""
    words = list(arguments)
    usual = USUAL.get(words[0], {}) if words else {}
    following = [*words[1:], ""]
    return [
        f"{word}={usual[word]}" if word in usual and not _is_value(then) else word
        for word, then in zip(words, following, strict=False)
    ]


def _is_value(word: str) -> bool:
    """A number, or what is no option, no file and not named like one: a slip that the option itself tells of."""
    if word.lstrip("-+")[:1].isdigit():
        return not Path(word).is_file()
    return bool(word) and not word.startswith("-") and not Path(word).exists() and not Path(word).suffix
