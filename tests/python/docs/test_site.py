# SPDX-License-Identifier: Apache-2.0
"""The documentation site: every page is in it, and what is made of the code leaves nothing out."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import typer.main
from support import ROOT

import colead as cl
from colead.cli.app import app, main
from colead.experiments import capsule, event_log

sys.path.insert(0, str(ROOT / "scripts"))

import check_docs
import site_commands
import site_cpp
import site_notebooks
import site_pages
import site_playground
import site_python
import site_tables

INDEX = ROOT / "docs" / "index.md"
FORMATS = (ROOT / "docs/reference/file_formats.md").read_text(encoding="utf-8")


# ---- Every page is in it ----


def chapters() -> str:
    """The front page as it stands in the site."""
    places = site_pages.written()
    text = site_pages.relinked(INDEX.read_text(encoding="utf-8"), INDEX, Path("/site"), places)
    return site_pages.front_page(text, [site_pages.Made("reference/made", "Made", "of the code")])


def test_every_page_is_in_a_chapter_of_the_front_page() -> None:
    trees = re.findall(r"```{toctree}\n:hidden:\n:caption: [^\n]+\n\n(.*?)\n```", chapters(), flags=re.DOTALL)
    listed = [page for tree in trees for page in tree.splitlines()]
    wanted = {place.rpartition(".")[0] for place in site_pages.written().values()} - {"index"}
    assert set(listed) - {"reference/made"} == wanted
    assert sorted(listed) == sorted(set(listed)), "a page stands in two chapters"


def test_pages_made_of_the_code_are_listed_where_the_front_page_wants_them() -> None:
    assert "- [Made](reference/made.md): of the code\n" in chapters()
    with pytest.raises(ValueError, match="expected a line <!-- generated pages -->"):
        site_pages.front_page("# A page\n", [])


def test_the_playground_is_shown_on_the_front_page_where_there_is_one() -> None:
    text = f"# A\n\n## Try it\n\n{site_pages.PLAYGROUND}- [P](p.md)\n\n## Rest\n\n{site_pages.GENERATED}"
    assert "<iframe" not in site_pages.front_page(text, [])
    assert f'<iframe src="{site_playground.PAGE}"' in site_pages.front_page(text, [], site_playground.EMBEDDED)
    with pytest.raises(ValueError, match="expected a line <!-- playground -->"):
        site_pages.front_page(site_pages.GENERATED, [])


def test_links_lead_to_the_place_that_a_page_has_in_the_site() -> None:
    page, places = ROOT / "docs/guides/engine.md", site_pages.written()
    text = (
        "[a](adding_a_kind.md#x) [b](../../CONTRIBUTING.md) [c](https://x.org/y.md) [d](#here)\n"
        "[e](../../tests/engine)\n"
        "```md\n[f](../../CONTRIBUTING.md)\n```\n[g](../../notebooks/first_run.py)\n"
    )
    assert site_pages.relinked(text, page, ROOT / "build/docs/source", places) == (
        "[a](adding_a_kind.md#x) [b](../project/contributing.md) [c](https://x.org/y.md) [d](#here)\ne\n"
        "```md\n[f](../../CONTRIBUTING.md)\n```\n[g](../notebooks/first_run.ipynb)\n"
    )
    assert site_pages.relinked("[l](../../LICENSE)", page, ROOT / "build/docs/source", places) == (
        "[l](../../../../LICENSE)"
    )


# ---- Made of the code ----


def test_the_page_of_commands_has_every_command_and_option() -> None:
    page, group = site_commands.page(), typer.main.get_command(app)
    sections = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", page, flags=re.MULTILINE | re.DOTALL))
    commands: dict[str, Any] = group.commands  # type: ignore[attr-defined]
    assert list(sections) == list(commands)
    for name, command in commands.items():
        options = {one for p in command.params if p.param_type_name == "option" for one in [*p.opts, *p.secondary_opts]}
        options -= {"--help", "-h"}
        assert set(re.findall(r"`(--?[\w-]+)`", sections[name].partition("|---")[2])) == options, name
    assert "| `--replications`, `-n` | whole number, 2 to 100000000 |" in sections["compare"]
    assert (
        "| `FILE` |  | required | A scenario file (YAML), or the name of one that comes with colead. |"
        in sections["compare"]
    )


def test_the_pages_of_python_have_every_public_name() -> None:
    groups = list(site_python.groups())
    assert [name for _, names in groups for name in names] == cl.__all__
    assert groups[0] == (
        "Scenarios, and the kinds they name",
        ["Scenario", "scenarios", "ShippedScenario", "kinds", "schema", "edge_list"],
    )


def test_the_page_of_a_comparison_has_what_stands_in_the_class_below_it() -> None:
    assert ":inherited-members:" in site_python.name_page("Comparison")
    assert ":inherited-members:" not in site_python.name_page("Store"), "what a file of runs does inside is nobody's"


def test_the_page_of_tables_tells_of_every_column() -> None:
    page = site_tables.page()
    assert "| `lead_time_hours` | number | hours from arrival until in force |" in page
    assert "| `unit` | text | unit of the value |" in page
    assert "| `date` | date | day on which it came up, where the scenario gives `observed_from` |" in page
    assert "## series_effects, of `Comparison`" in page
    assert "| `unit` | text | unit of the organisation in which it came up |" in page
    with pytest.raises(KeyError, match=r"columns\.toml: nothing tells of the column 'nonsense' of people"):
        site_tables.meaning("people", "nonsense")


def test_no_meaning_is_left_of_a_column_that_there_is_no_more() -> None:
    shown = list(site_tables.tables())
    for section, told in site_tables.meanings().items():
        columns = {name for one in shown if section in {one.section, "everywhere"} for name in one.columns}
        unused = [name for name in told if not any(site_tables.fnmatchcase(column, name) for column in columns)]
        assert set(unused) <= {"better"}, section


def test_public_headers_stand_in_layers_that_the_page_on_architecture_tells_of() -> None:
    headers = site_cpp.public_headers()
    assert "colead/experiment/comparison.hpp" in headers
    assert "colead/core/error.hpp" in headers
    layers = site_cpp.layers()
    assert layers["core"].startswith("errors, strong ids")
    folders = {header.split("/")[1] for header in headers if header.count("/") == 2}
    assert folders <= set(layers)


@pytest.mark.skipif(shutil.which("doxygen") is None, reason="no Doxygen here")
def test_headers_are_found_by_their_path_and_without_what_is_private(tmp_path: Path) -> None:
    headers = ["colead/core/checked.hpp", "colead/core/cloned.hpp", "colead/theory/voting.hpp"]
    site_cpp.read_headers(headers, tmp_path / "doxygen")
    xml = tmp_path / "doxygen/xml"
    index = (xml / "index.xml").read_text(encoding="utf-8")
    assert [name for name in re.findall(r"<name>([^<]+\.hpp)</name>", index) if "/" not in name] == []
    assert set(re.findall(r"<name>(colead/[^<]+\.hpp)</name>", index)) == set(headers)
    cloned = next(xml.glob("classcolead_1_1Cloned.xml")).read_text(encoding="utf-8")
    assert "operator*" in cloned
    assert '<sectiondef kind="public-func">' in cloned
    assert '<sectiondef kind="private' not in cloned
    assert site_cpp.declaring(xml) == {"colead/core/cloned.hpp", "colead/theory/voting.hpp"}


def test_a_notebook_begins_with_its_title() -> None:
    for path in sorted((ROOT / "notebooks").glob("*.py")):
        first = site_notebooks.read(path).cells[0]
        assert (first.cell_type, first.source[:2]) == ("markdown", "# "), path


# ---- File formats ----


def names_of(section: str) -> list[str]:
    """First column of the table below a heading."""
    text = FORMATS.partition(f"\n## {section}")[2].partition("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)


def test_formats_of_results_are_as_the_page_has_them(tiny: cl.Scenario, tmp_path: Path) -> None:
    file = tmp_path / "tiny.json"
    file.write_text(tiny.resolved_json(), encoding="utf-8")
    target, sealed, store = (tmp_path / name for name in ("result.json", "answer.capsule", "runs.sqlite"))
    quick = ["--replications", "2", "--quiet", "--json", str(target), "--capsule", str(sealed), "--store", str(store)]
    assert main(["compare", str(file), *quick]) == 0
    assert set(names_of("Results")) == set(json.loads(target.read_text("utf-8")))
    manifest = json.loads((tmp_path / "result.json.manifest.json").read_text("utf-8"))
    assert set(names_of("Manifest")) == set(manifest)
    with zipfile.ZipFile(sealed) as archive:
        assert set(names_of("Capsule")) == set(json.loads(archive.read("capsule.json")))
    assert ", ".join(f"`{name}`" for name in capsule.COLUMNS) == "`week`, `event`, `decision`, `person`, `other`"
    assert ", ".join(f"`{name}`" for name in capsule.COLUMNS) in FORMATS
    with closing(sqlite3.connect(store)) as file_of_runs:
        tables = {name for (name,) in file_of_runs.execute("select name from sqlite_master where type = 'table'")}
        assert set(names_of("Store")) == tables
        for table in tables:
            columns = ", ".join(f"`{row[1]}`" for row in file_of_runs.execute(f"pragma table_info({table})"))
            assert f"| `{table}` | {columns} |" in FORMATS


def test_formats_of_events_and_checkpoints_are_as_the_page_has_them(tiny: cl.Scenario, tmp_path: Path) -> None:
    assert tuple(names_of("Events")) == event_log.COLUMNS
    living = cl.Simulation(tiny)
    living.save(tmp_path / "run.json")
    assert set(names_of("Checkpoint")) == set(json.loads((tmp_path / "run.json").read_text("utf-8")))


# ---- What pages show, runs ----


RUN = ["guides/engine.md", "guides/from_simpy.md", "guides/from_mesa.md", "guides/sweeps.md", "guides/without_a_run.md"]


@pytest.mark.parametrize("page", [*RUN, "reference/contracts.md"])
def test_examples_of_a_page_run_in_one_go(page: str) -> None:
    if "mesa" in page:
        pytest.importorskip("mesa")
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert len(check_docs.printed(text)) == text.count("```python\n")


def test_the_first_hour_runs_in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from test_docs import commands, example

    page = ROOT / "docs/tutorials/first_hour.md"
    text = page.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for words in commands(text):
        quick = ["--quiet"] if words[0] in {"compare", "explain"} else []
        assert main([*words, *quick]) == 0, words
    (tmp_path / "walks.yaml").write_text(example(page, "walks"), encoding="utf-8")
    printed = check_docs.printed(text, tmp_path)
    assert list(printed) == ["intervention", "laws", "comparison", "sweep"]
    assert printed["comparison"].startswith("understanding_mean: +")
    gains = [float(number) for number in re.findall(r"-?\d+\.\d+", printed["sweep"])]
    assert len(gains) == 3
    assert gains == sorted(set(gains)), "more of what a walk teaches teaches more"
