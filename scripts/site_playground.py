# SPDX-License-Identifier: Apache-2.0
"""The playground on the front page of the site, where `make playground` has built its engine."""

from __future__ import annotations

from pathlib import Path

import colead as cl
from colead.base.errors import MissingLibraryError

PAGE = "playground.html"
SCENARIO = "small_unit"
EMBEDDED = f"""```{{raw}} html
<iframe src="{PAGE}" title="Playground" loading="lazy"
  style="width: 100%; height: 46rem; border: 1px solid #d4d4d4"></iframe>
<p><a href="{PAGE}">The playground alone</a>, to be kept or passed on: it is one file.</p>
```

"""


def embedded() -> str:
    """What the front page shows of it; nothing where the engine is not there."""
    from colead.browser.engine import require_engine

    try:
        require_engine()
    except MissingLibraryError:
        return ""
    return EMBEDDED


def write(html: Path) -> None:
    """The page beside the built front page that shows it."""
    if embedded():
        cl.playground(cl.Scenario.load(SCENARIO), html / PAGE)
