# SPDX-License-Identifier: Apache-2.0
"""The report as somebody opens it: from a file, in Chromium, on a desk and on a phone.

Screenshots of every section are kept under build/screenshots.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from report_samples import HOSTILE
from support import ROOT, TINY

import colead as cl

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
BY_SNAP = CHROMIUM is not None and "snap" in str(Path(CHROMIUM).resolve())
pytestmark = pytest.mark.skipif(
    CHROMIUM is None or BY_SNAP,
    reason="Debian's chromium is not installed (on Ubuntu it is a snap, which sees no files)",
)

SCREENSHOTS = ROOT / "build" / "screenshots"
WIDTHS = (1280, 390)
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
SECONDS_TO_OPEN = 2.0
MOST_BYTES = 3_000_000  # with a still picture of every chart of 17 strategies


@dataclass
class Visit:
    """An open page, and everything it said and asked for."""

    page: Page
    seconds: float = 0.0
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole report, of a scenario with a hostile name."""
    written = TINY.read_text("utf-8")
    scenario = cl.Scenario.from_yaml(written.replace("title: Two wards", f'title: "{HOSTILE}"'), "tiny.yaml")
    comparison = cl.compare(scenario, progress=False)
    return comparison.report(tmp_path_factory.mktemp("report") / "report.html")


def visit(browser: Browser, file: Path, width: int) -> Visit:
    seen = Visit(browser.new_page(viewport={"width": width, "height": 900}))
    seen.page.on("console", lambda said: seen.complaints.append(said.text) if said.type == "error" else None)
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.on("dialog", lambda dialog: (seen.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    session = seen.page.context.new_cdp_session(seen.page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # work of the page, however busy the machine
    seen.page.goto(file.as_uri(), wait_until="load")
    told = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    seen.seconds = told["TaskDuration"]
    return seen


# What is seen is drawn with the next frame but one, however long a busy machine takes to get there.
SHOW_FROM = """top => new Promise((done) => {
  scrollTo({top, behavior: "instant"});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
})"""


def read_through(page: Page) -> None:
    """Opens the annex and scrolls from top to bottom, so that everything that is drawn when seen has been."""
    page.evaluate("document.querySelectorAll('.annex > details').forEach(fold => (fold.open = true))")
    top = 0
    while top < int(page.evaluate("document.body.scrollHeight")):  # the page grows while its charts are drawn
        page.evaluate(SHOW_FROM, top)
        top += 600
    sync_api.expect(page.locator("figure.chart .picture:not([data-drawn])")).to_have_count(0)
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")


@pytest.fixture(scope="module", params=WIDTHS)
def opened(request: pytest.FixtureRequest, browser: Browser, report: Path) -> Iterator[Visit]:
    seen = visit(browser, report, request.param)
    read_through(seen.page)
    yield seen
    seen.page.close()


def test_it_asks_nothing_of_a_network_and_complains_of_nothing(opened: Visit, report: Path) -> None:
    assert opened.requests == [report.as_uri()]
    assert opened.complaints == []


def test_it_opens_quickly(opened: Visit) -> None:
    assert opened.seconds < SECONDS_TO_OPEN


def test_it_breaks_no_rule_of_accessibility(opened: Visit) -> None:
    opened.page.evaluate("document.querySelectorAll('details').forEach(fold => (fold.open = true))")
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    opened.page.evaluate(axe)  # through the debugger: the page's own policy would refuse a script element
    found = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    opened.page.evaluate(
        "document.querySelectorAll('main details.fold, main details.data').forEach(f => (f.open = false))"
    )
    assert [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in found] == []


def test_it_does_not_scroll_sideways(opened: Visit) -> None:
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    beyond = """[...document.querySelectorAll('main *')].filter(one => !one.closest('.scroll')
        && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 120))"""
    assert opened.page.evaluate(beyond) == []


def test_every_chart_is_drawn_as_a_vector_picture(opened: Visit) -> None:
    sizes = opened.page.evaluate(
        "[...document.querySelectorAll('figure.chart .picture')].map(p => p.querySelector('svg')?.getBBox().width ?? 0)"
    )
    assert len(sizes) > 10
    assert min(sizes) > 100


def test_hostile_names_appear_as_text(opened: Visit) -> None:
    assert opened.page.inner_text("h1") == HOSTILE
    assert opened.page.title() == HOSTILE


def test_the_week_slider_moves_the_heat_map(opened: Visit) -> None:
    figure = opened.page.locator("#relations figure.chart").first
    before = figure.locator(".picture").inner_text()
    shown = "([figure, before]) => figure.querySelector('.picture').innerText === before"
    changed = shown.replace("===", "!==")
    figure.locator("input[type=range]").focus()
    for key, condition in (("Home", changed), ("End", shown)):
        opened.page.keyboard.press(key)
        opened.page.wait_for_function(condition, arg=[figure.element_handle(), before], timeout=600_000)


def test_choosing_another_strategy_redraws_the_waterfall_and_its_description(opened: Visit) -> None:
    figure = opened.page.locator("#decisions figure.chart:has(select)").first
    before = figure.locator(".described").get_attribute("aria-label")
    figure.locator("select").select_option(index=1)
    assert figure.locator(".picture").get_attribute("data-drawn") == "1"
    assert figure.locator(".described").get_attribute("aria-label") != before
    figure.locator("select").select_option(index=0)


def test_the_network_plays(opened: Visit) -> None:
    network = opened.page.locator("figure.network")
    network.scroll_into_view_if_needed()
    sync_api.expect(network).to_have_attribute("data-week", "0")
    network.locator("input[type=range]").focus()
    opened.page.keyboard.press("End")
    assert network.get_attribute("data-week") == "12"
    network.locator("button.play").press("Enter")
    sync_api.expect(network.locator("button.play")).to_have_attribute("aria-pressed", "true")
    sync_api.expect(network).to_have_attribute("data-week", "2")
    network.locator("button.play").press("Enter")
    sync_api.expect(network.locator("button.play")).to_have_attribute("aria-pressed", "false")


def test_search_shows_only_the_rows_with_the_words(opened: Visit) -> None:
    fold = opened.page.locator("#assumptions details.fold")
    fold.evaluate("one => (one.open = true)")
    fold.locator("input[type=search]").fill("shadowing hours")
    shown = fold.locator("tbody tr:visible").all_inner_texts()
    assert shown
    assert all("shadowing" in row.lower() and "hours" in row.lower() for row in shown)
    assert fold.locator("output").inner_text() == f"{len(shown)} rows"
    fold.locator("input[type=search]").fill("")
    fold.evaluate("one => (one.open = false)")


def test_it_prints_with_every_chart(browser: Browser, report: Path, tmp_path: Path) -> None:
    seen = visit(browser, report, 1280)  # nothing below the first screen has been seen
    seen.page.evaluate(
        """addEventListener('beforeprint', () => {
          const marks = (one) => one.querySelectorAll('path, line, rect, text').length;
          const shown = (one) => one.getBoundingClientRect().height > 40;
          window.printed = [...document.querySelectorAll('figure.chart .picture')].map((one) => {
            const still = one.querySelector('svg');
            return still !== null && shown(still) && marks(still) > 5;
          });
        })"""
    )
    seen.page.pdf(path=tmp_path / "report.pdf", format="A4")
    printed = seen.page.evaluate("window.printed")
    seen.page.close()
    assert len(printed) > 8
    assert all(printed)
    assert (tmp_path / "report.pdf").stat().st_size > 50_000


def test_screenshots_are_kept(opened: Visit) -> None:
    width = opened.page.viewport_size["width"]  # type: ignore[index]
    folder = SCREENSHOTS / str(width)
    folder.mkdir(parents=True, exist_ok=True)
    sections = opened.page.locator("main > section")
    for index in range(sections.count()):
        one: Any = sections.nth(index)
        one.screenshot(path=folder / f"{index + 1:02}_{one.get_attribute('id')}.png")
    assert len(list(folder.glob("*.png"))) >= sections.count() >= 10


def test_the_shipped_hospital_stays_small_and_quick(browser: Browser, tmp_path: Path) -> None:
    scenario = cl.Scenario.load(ROOT / "scenarios" / "acute_hospital.yaml")
    comparison = cl.compare(scenario, replications=2, progress=False)
    file = comparison.report(tmp_path / "report.html")
    seen = visit(browser, file, 1280)
    seen.page.close()
    assert file.stat().st_size < MOST_BYTES
    assert seen.seconds < SECONDS_TO_OPEN
    assert seen.complaints == []


def test_answer_and_caveat_stand_on_the_first_screen(browser: Browser, report: Path) -> None:
    for width in WIDTHS:
        seen = visit(browser, report, width)
        for what in ("#decision .lead", "#decision .warning"):
            box = seen.page.locator(what).first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 800
        seen.page.close()


def test_the_boards_page_is_short(browser: Browser, report: Path) -> None:
    seen = visit(browser, report, 1280)
    words = seen.page.evaluate("""() => {
      const page = document.querySelector('#decision').cloneNode(true);
      page.querySelectorAll('.picture, details').forEach((one) => one.remove());
      document.body.append(page);
      const text = page.innerText;
      page.remove();
      return text.split(/\\s+/).filter(Boolean).length;
    }""")
    seen.page.close()
    assert 80 < words <= 350


def test_every_link_of_the_contents_lands_where_it_says_before_anything_was_seen(
    browser: Browser, report: Path
) -> None:
    for width in WIDTHS:
        seen = visit(browser, report, width)
        page = seen.page
        page.evaluate("document.getElementById('contents').open = true")
        for number in range(page.locator(".contents a").count()):
            link = page.locator(".contents a").nth(number)
            link.evaluate("one => one.click()")
            page.evaluate(
                "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
            )
            apart = page.evaluate(
                """href => {
                  const top = document.querySelector(href).getBoundingClientRect().top;
                  const end = document.documentElement.scrollHeight - innerHeight - scrollY;
                  return end < 1 ? 0 : Math.abs(top);
                }""",
                link.get_attribute("href"),
            )
            assert apart <= 40, (width, link.get_attribute("href"), apart)
        page.close()


def test_without_scripts_every_chart_is_a_still_picture(browser: Browser, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    count = page.locator("figure.chart").count()
    assert count > 10
    assert page.locator("figure.chart .picture svg").count() == count
    context.close()


def test_a_browser_that_cannot_unpack_shows_still_pictures_and_says_so(browser: Browser, report: Path) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script("delete window.DecompressionStream")
    page.goto(report.as_uri())
    said = page.locator("p.noscript").filter(has_text="too old to draw the charts")
    sync_api.expect(said).to_have_count(1)
    assert page.locator("figure.chart .picture svg").count() == page.locator("figure.chart").count() > 10
    assert page.locator("figure.chart select").count() == 0
    assert complaints == []
    page.close()


def test_identifiers_within_still_pictures_are_unique(browser: Browser, report: Path) -> None:
    seen = visit(browser, report, 1280)
    twice = seen.page.evaluate("""() => {
      const all = [...document.querySelectorAll('[id]')].map((one) => one.id);
      return all.filter((id, at) => all.indexOf(id) !== at);
    }""")
    seen.page.close()
    assert twice == []


def test_the_boards_page_fits_one_printed_side(browser: Browser, report: Path) -> None:
    seen = visit(browser, report, 1280)
    whole = printed_sides(seen.page)
    seen.page.evaluate("""() => {
      for (const one of document.querySelectorAll('main > section:not(#decision), .bottom')) one.style.display = 'none';
      document.querySelector('#decision').style.breakAfter = 'auto';
    }""")
    board = printed_sides(seen.page)
    seen.page.close()
    assert board == 1
    assert whole > 5


def printed_sides(page: Page) -> int:
    """As the page itself asks to be printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
