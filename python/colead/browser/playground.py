# SPDX-License-Identifier: Apache-2.0
"""The playground as Python writes it."""

from __future__ import annotations

from pathlib import Path

from colead import _core
from colead.base.files import write_file
from colead.base.fronts import front
from colead.browser.content import content_of
from colead.browser.engine import engine
from colead.browser.page import render
from colead.experiments.stress_answer import Stress


@front
def playground(scenario: _core.Scenario, path: str | Path = "playground.html", *, stress: Stress | None = None) -> Path:
    """Writes a page in which the scenario can be changed and run: the engine itself is inside, in WebAssembly.

    The page loads nothing and sends nothing, and works from a folder or a memory stick. What is changed on it can be
    saved as a scenario that `colead compare` reads, with the same effects.

    Parameters:
        scenario: the organisation that the page begins with. Kinds written in Python cannot be in it.
        path: the file to write.
        stress: a stress test of the scenario: the numbers at which its answer flips are then marked on their sliders.

    Returns:
        The path.

    Raises:
        MissingLibraryError: the engine was not built; the message says how to.
        ValueError: the stress test is of another scenario, or the scenario names a kind written in Python.

    Example:
        >>> cl.playground(scenario, "page.html")  # doctest: +SKIP
        PosixPath('page.html')
    """
    packed = engine()
    target = Path(path)
    write_file(target, render(content_of(scenario, stress), packed))
    return target
