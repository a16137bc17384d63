# SPDX-License-Identifier: Apache-2.0
"""Progress in a notebook: one line of HTML that is replaced as the work goes on. No widgets, no threads."""

from __future__ import annotations

import sys
from collections.abc import Callable
from html import escape
from typing import Any


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
    left = f", about {seconds / done * (total - done):.0f} s left" if 0 < done < total else ""
    return (
        f'<label>{escape(label)} <progress value="{done}" max="{max(1, total)}"></progress> '
        f"{done} of {total} runs{left}</label>"
    )
