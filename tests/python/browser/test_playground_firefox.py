# SPDX-License-Identifier: Apache-2.0
"""The playground in Firefox ESR, from a file, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from firefox import FIREFOX, Firefox, firefox
from playground_samples import needs_engine, require_same
from support import ROOT, TINY

import colead as cl

pytest.importorskip("websockets")
pytestmark = [
    needs_engine,
    pytest.mark.skipif(FIREFOX is None, reason="no Firefox is installed"),
    pytest.mark.skipif(
        FIREFOX is not None and "snap" in str(Path(FIREFOX).resolve()), reason="a snap sees no files of this machine"
    ),
]
SCREENSHOTS = ROOT / "build" / "screenshots" / "playground"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    folder = tmp_path_factory.mktemp("firefox")
    file = cl.playground(cl.Scenario.load(TINY), folder / "page.html")
    with firefox(folder / "profile") as opened:
        opened.resize(1280, 900)
        opened.go(file.as_uri())
        opened.wait("playground.progress && playground.progress.over")
        yield opened


def test_it_runs_and_asks_for_nothing(page: Firefox) -> None:
    page.value("document.getElementById('free').click()")
    assert page.value("document.querySelector('h1').innerText") == "Two wards"
    assert page.value("performance.getEntriesByType('resource').map(one => one.name)") == []
    assert [one for one in page.requests if not one.startswith(("data:", "blob:"))] == []
    assert page.complaints == []


def test_its_effects_are_the_native_ones(page: Firefox) -> None:
    told = page.value("({...playground.progress, sides: playground.sides, outputs: playground.outputs})")
    native = cl.compare(
        cl.Scenario.load(TINY), strategies=told["sides"][1:], replications=told["replications"], progress=False
    )
    assert told["effects"]
    for there in told["effects"]:
        here = native.effect(told["sides"][there["side"]], told["outputs"][there["output"]])
        require_same(there, here)


@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits_and_breaks_no_rule_of_accessibility(page: Firefox, width: int) -> None:
    page.resize(width, 900)
    page.picture(SCREENSHOTS / f"firefox_{width}.png")
    assert page.value("document.documentElement.scrollWidth <= innerWidth")
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    found = page.value(f"(() => {{ {axe}\n return axe.run(document, {{resultTypes: ['violations']}}) }})()")
    assert [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in found["violations"]] == []
