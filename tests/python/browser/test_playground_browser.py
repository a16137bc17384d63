# SPDX-License-Identifier: Apache-2.0
"""The playground as somebody opens it: from a file, in Chromium, on a desk and on a phone.

Screenshots are kept under build/screenshots/playground.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hostile import files
from playground_samples import needs_engine, require_same
from support import ROOT, TINY

import colead as cl

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
BY_SNAP = CHROMIUM is not None and "snap" in str(Path(CHROMIUM).resolve())
pytestmark = [
    needs_engine,
    pytest.mark.skipif(CHROMIUM is None or BY_SNAP, reason="Debian's chromium is not installed"),
]
SCREENSHOTS = ROOT / "build" / "screenshots" / "playground"
WIDTHS = (1280, 390)
MOST_BYTES = 2_000_000
OWN = """colead: 1
name: ours
title: Our ward
seed: 1
horizon_weeks: 4
warm_up_weeks: 1
organisations: {hospital: {}}
unit_types:
  ward:
    staff:
      - {profession: manager, tier: early, count: 4, calendar: office}
      - {profession: medic, tier: mid, count: 8, calendar: resident}
    decisions: {bed_flow: {}}
units: {ward: {type: ward}}
network: {mean_degree: 4, within_unit: 1.0}
"""
PATIENCE = 300_000  # milliseconds; a busy machine may need them
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
           "--disable-sync", "--no-first-run"]  # fmt: skip


@dataclass
class Visit:
    """An open page, and everything it said and asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cl.playground(cl.Scenario.load(TINY), tmp_path_factory.mktemp("playground") / "page.html")


@contextmanager
def visit(browser: Browser, file: Path, width: int) -> Iterator[Visit]:
    """Its own scenario open, at the first of the three steps."""
    seen = Visit(browser.new_page(viewport={"width": width, "height": 900}))
    seen.page.set_default_timeout(PATIENCE)
    seen.page.on("console", lambda said: seen.complaints.append(said.text) if said.type == "error" else None)
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.on("request", lambda asked: seen.requests.append(asked.url))
    seen.page.goto(file.as_uri())
    wait(seen.page, "playground.generation > 0")
    yield seen
    seen.page.close()


@pytest.fixture(scope="module", params=WIDTHS)
def opened(request: pytest.FixtureRequest, browser: Browser, file: Path) -> Iterator[Visit]:
    """In the sandbox, whichever test of this page comes first."""
    with visit(browser, file, request.param) as seen:
        seen.page.click("#free")
        settle(seen.page)
        yield seen


def wait(page: Page, condition: str, given: object = None) -> None:
    """Until an expression or function of JavaScript is true. Playwright's own waiting makes code of texts, which the
    policy of the page forbids."""
    ends = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(condition, given):
        assert time.monotonic() < ends, condition
        page.wait_for_timeout(50)


def settle(page: Page) -> None:
    """Until the runs are over, whether settled or at their most."""
    wait(page, "playground.progress && playground.progress.over")


def picture(page: Page, name: str) -> None:
    assert page.viewport_size is not None
    folder = SCREENSHOTS / str(page.viewport_size["width"])
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)


@pytest.mark.parametrize("width", WIDTHS)
def test_three_steps_lead_to_the_sandbox_by_keyboard(browser: Browser, file: Path, width: int) -> None:
    with visit(browser, file, width) as opened:
        page = opened.page
        wait(page, "playground.progress")
        assert page.inner_text("h1") == "Two wards"
        for step in range(3):
            assert page.inner_text("#told-title").startswith(f"{step + 1} of 3.")
            picture(page, f"step_{step + 1}")
            page.focus("#next")
            page.keyboard.press("Enter")
        assert page.is_visible("#sandbox")
        assert not page.is_visible("#told")
        settle(page)
        picture(page, "sandbox")
        assert opened.complaints == []


def test_it_asks_for_nothing_and_complains_of_nothing(opened: Visit, file: Path) -> None:
    assert [url for url in opened.requests if not url.startswith("blob:")] == [file.as_uri()]
    assert opened.complaints == []
    assert file.stat().st_size < MOST_BYTES


def test_it_breaks_no_rule_of_accessibility(opened: Visit) -> None:
    opened.page.evaluate("document.querySelectorAll('details').forEach(fold => (fold.open = true))")
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    opened.page.evaluate(axe)  # through the debugger: the page's own policy would refuse a script element
    found = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    opened.page.evaluate("document.querySelectorAll('details').forEach(fold => (fold.open = false))")
    assert [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in found] == []


def test_it_does_not_scroll_sideways(opened: Visit) -> None:
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_moved_slider_is_saved_and_gives_the_same_effects_natively(opened: Visit, tmp_path: Path) -> None:
    page = opened.page
    slider = page.locator('input[data-path="unit_types.ward.staff[1].count"]')
    generation = page.evaluate("playground.generation")
    slider.focus()
    page.keyboard.press("ArrowRight")
    wait(page, "before => playground.generation > before", generation)
    settle(page)
    sync_api.expect(page.locator("#since")).to_contain_text("3 before, 4 now")
    with page.expect_download(timeout=PATIENCE) as kept:
        page.click("#save")
    saved = tmp_path / kept.value.suggested_filename
    kept.value.save_as(saved)
    assert saved.name == "tiny-changed.yaml"
    native = cl.compare(cl.Scenario.load(saved), progress=False)
    told: dict[str, Any] = page.evaluate(
        "({...playground.progress, sides: playground.sides, outputs: playground.outputs})"
    )
    assert native.replications == told["replications"]
    for there in told["effects"]:
        here = native.effect(told["sides"][there["side"]], told["outputs"][there["output"]])
        require_same(there, here)
    page.click("#reset")
    wait(page, "before => playground.generation > before + 1", generation)
    settle(page)


def test_a_file_with_mistakes_is_located_and_harms_nothing(opened: Visit, tmp_path: Path) -> None:
    page = opened.page
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(TINY.read_text("utf-8").replace("per_week: 6", "per_weak: 6"), encoding="utf-8")
    generation = page.evaluate("playground.generation")
    page.set_input_files("#open", wrong)
    sync_api.expect(page.locator("#mistakes")).to_contain_text("wrong.yaml cannot be opened", timeout=PATIENCE)
    sync_api.expect(page.locator("#mistakes")).to_contain_text("line ")
    sync_api.expect(page.locator("#mistakes")).to_contain_text("per_week")
    assert page.evaluate("playground.generation") == generation
    picture(page, "mistakes")


def test_a_dropped_file_is_opened_or_its_mistakes_are_told(opened: Visit) -> None:
    page = opened.page
    generation = page.evaluate("playground.generation")
    drop = """([name, text]) => {
      const given = new DataTransfer();
      given.items.add(new File([text], name));
      dispatchEvent(new DragEvent("drop", {dataTransfer: given, cancelable: true}));
    }"""
    bad = next(one for one in files() if one.name == "quorum_more_than_staff").content().decode("utf-8")
    page.evaluate(drop, ["hostile.yaml", bad])
    sync_api.expect(page.locator("#mistakes")).to_contain_text("line 17, column 26", timeout=PATIENCE)
    assert page.evaluate("playground.generation") == generation
    ours = "extends: parts/health_service.yaml\n" + OWN
    page.evaluate(drop, ["ours.yaml", ours])
    sync_api.expect(page.locator("h1")).to_have_text("Our ward", timeout=PATIENCE)
    sync_api.expect(page.locator("#mistakes")).to_be_hidden(timeout=PATIENCE)
    page.click("#reset")
    sync_api.expect(page.locator("h1")).to_have_text("Two wards", timeout=PATIENCE)
    settle(page)


def test_a_setting_that_cannot_be_is_refused_and_the_last_one_stands(opened: Visit) -> None:
    page = opened.page
    generation = page.evaluate("playground.generation")
    slider = page.locator('input[data-path="unit_types.ward.staff[1].count"]')
    slider.focus()
    page.keyboard.press("Home")
    sync_api.expect(page.locator("#mistakes")).to_contain_text("the last one still stands", timeout=PATIENCE)
    sync_api.expect(page.locator('input[data-path="unit_types.ward.staff[1].count"]')).to_have_value("3")
    assert page.evaluate("playground.generation") == generation


def test_a_budget_turns_red(opened: Visit) -> None:
    page = opened.page
    generation = page.evaluate("playground.generation")
    page.fill("#budget-hours", "1")
    page.keyboard.press("Tab")
    wait(page, "before => playground.generation > before", generation)
    settle(page)
    sync_api.expect(page.locator('.card[data-strategy="shadowing"] p.over')).to_contain_text("over the budget")
    picture(page, "budget")


def test_a_watched_run_plays_and_tells_of_a_decision(opened: Visit) -> None:
    page = opened.page
    page.click("#watch")
    page.wait_for_selector("#network svg.net", timeout=PATIENCE)
    shown = page.locator("#network circle title").all_text_contents()
    native = cl.Simulation(cl.Scenario.load(TINY), strategy=page.evaluate("playground.sides[1]"))
    native.run_until(12)  # its horizon, the week that is shown first
    ties = [(one["source"], one["target"]) for one in native.network.ties.to_dicts()]
    among = [one for one in ties if one[0] in shown and one[1] in shown]
    assert len(shown) == 5
    assert page.locator("#network .ties line").count() == len(among) > 0
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1  # "Print one page"
    page.focus("#week")
    page.keyboard.press("Home")
    sync_api.expect(page.locator("#network output")).to_contain_text("week")
    sync_api.expect(page.locator("#decision")).to_contain_text("Why did this decision go so?")
    sync_api.expect(page.locator("#decision .causes li").first).to_contain_text(re.compile("hours|days"))
    picture(page, "watched")
    assert opened.complaints == []


def test_the_page_is_never_blocked_for_long(browser: Browser, tmp_path: Path) -> None:
    """The longest task of the page's own thread while runs go on; the worker has its own."""
    page = browser.new_page()
    page.add_init_script("""window.longest = 0;
      new PerformanceObserver(list => list.getEntries().forEach(one => (longest = Math.max(longest, one.duration))))
        .observe({type: 'longtask'});""")
    scenario = cl.Scenario.load(ROOT / "scenarios" / "small_unit.yaml")
    page.goto(cl.playground(scenario, tmp_path / "small.html").as_uri())
    wait(page, "playground.progress")
    first = page.evaluate("performance.now()")
    page.evaluate("longest = 0")  # unpacking and the first layout are over
    page.click("#free")
    wait(page, "playground.progress.replications >= 5")
    page.evaluate("document.title")
    longest = page.evaluate("longest")
    speed = page.evaluate("playground.progress.runs / playground.progress.seconds")
    page.close()
    print(f"first figures after {first:.0f} ms, longest task {longest:.0f} ms, {speed:.1f} runs a second")
    assert speed > 0
