# SPDX-License-Identifier: Apache-2.0
"""Progress in a notebook: one line of HTML that is replaced as the work goes on. No widgets, no threads."""

from __future__ import annotations

import sys
from collections.abc import Callable
from html import escape
from typing import Any

from colead.base.text import duration
from colead.runs.outcome import share_of


def in_notebook() -> bool:
    """Is this a Jupyter kernel? IPython is never imported for the question."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell is not None else None
    return running is not None and type(running).__name__ == "ZMQInteractiveShell"


def bar(label: str) -> Callable[[int, int, float], None]:
    """A callback that moves a bar below the cell."""
    display: Any = sys.modules["IPython.display"]
    shown = display.display(display.HTML(_line(label, 0, 1, 0.0)), display_id=True)

    def move(done: int, total: int, seconds: float) -> None:
        shown.update(display.HTML(_line(label, done, total, seconds)))

    return move


def _line(label: str, done: int, total: int, seconds: float) -> str:
    share = share_of(done, total)
    left = f", about {duration(seconds / share * (1 - share))} left" if 0 < share < 1 else ""
    return (
        f'<label>{escape(label)} <progress value="{share:.4g}" max="1"></progress> {done} of {total} runs{left}</label>'
    )
