# SPDX-License-Identifier: Apache-2.0
"""Runs a second in the playground, in Chromium with its one worker, against the library's own in one thread.

    python benchmarks/playground_speed.py [SCENARIO] [--runs 60] [--turns 3]

Both make runs of the same strategies, in turns, so that whatever else the machine does meets both.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

import colead as cl

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def in_the_page(browser: Browser, file: Path, runs: int) -> dict[str, Any]:
    """Milliseconds to the first run and to the first effects, and runs a second from the second pair on."""
    page = browser.new_page()
    page.goto(file.as_uri())
    told: dict[str, Any] = page.evaluate(
        """async runs => {
          const until = async test => { while (!test()) await new Promise(go => setTimeout(go, 2)); };
          await until(() => playground.first);
          const first = performance.now();
          await until(() => playground.progress);
          const effects = performance.now();
          const begun = playground.progress;
          await until(() => playground.progress.over || playground.progress.runs >= runs);
          const {runs: made, seconds} = playground.progress;
          return {first, effects, sides: playground.sides,
                  speed: (made - begun.runs) / (seconds - begun.seconds)};
        }""",
        runs,
    )
    page.close()
    return told


def natively(scenario: cl.Scenario, sides: list[str], runs: int) -> float:
    """Runs a second."""
    replications = max(2, runs // len(sides))
    began = time.perf_counter()
    cl.compare(
        scenario,
        baseline=sides[0],
        strategies=sides[1:],
        replications=replications,
        threads=1,
        progress=False,
    )
    return replications * len(sides) / (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenario", nargs="?", default="small_unit")
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--turns", type=int, default=3)
    asked = parser.parse_args()
    scenario = cl.Scenario.load(asked.scenario)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = cl.playground(scenario, Path(folder, "page.html"))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
        pages, native = [], []
        for _ in range(asked.turns):
            pages.append(in_the_page(browser, file, asked.runs))
            native.append(natively(scenario, pages[-1]["sides"], asked.runs))
        browser.close()
        size = file.stat().st_size
    page, own = statistics.median(one["speed"] for one in pages), statistics.median(native)
    print(f"{scenario.name}: a page of {size / 1e6:.2f} MB")
    for name, words in (("first", "first run"), ("effects", "first effects")):
        print(f"{words} after {statistics.median(one[name] for one in pages):.0f} ms")
    print(f"{page:.1f} runs a second in the page, {own:.1f} natively in one thread: {page / own:.2f}")


if __name__ == "__main__":
    main()
