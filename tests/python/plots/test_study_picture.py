# SPDX-License-Identifier: Apache-2.0
"""The picture of a study: titled with its finding, drawn of its figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support import TINY

import colead as cl
from colead.plots.pictures import write_picture
from colead.plots.study import study_picture

TEXT = f"""\
study: 1
name: s
title: Two wards
question: Does it take longer?
hypothesis: hypothesis_3
design: Two wards.
scenario: {TINY}
variants:
  as_it_is: {{title: as it is}}
  beside: {{title: with days beside each other, strategy: shadowing}}
  kept: {{title: with time kept free, strategy: protected}}
replications: 3
"""
LEVELS = "levels: {title: rate, paths: [decisions.beds.per_week], values: [3, 6, 30]}\n"


def made(folder: Path, more: str) -> cl.Study:
    file = folder / "s.yaml"
    file.write_text(TEXT + more, encoding="utf-8")
    return cl.study(file, progress=False)


@pytest.fixture
def swept(tmp_path: Path) -> cl.Study:
    claim = "claims: [{metric: lead_time, variant: beside, than: as_it_is, is: higher, at: 6, matters: 1.5}]\n"
    return made(tmp_path, LEVELS + claim)


def specification(study: cl.Study) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(study_picture(study).to_json())
    return found


def data(study: cl.Study) -> list[list[dict[str, Any]]]:
    return list(specification(study)["datasets"].values())


def test_it_is_titled_with_what_was_found(swept: cl.Study) -> None:
    title = specification(swept)["title"]
    assert " ".join(title["text"]) == swept.headline
    assert swept.headline.startswith(swept.sentence[:5])
    assert title["subtitle"][0] == "Two wards"


def test_it_draws_the_differences_to_the_first_variant(swept: cl.Study) -> None:
    drawn = max(data(swept), key=len)
    wanted = {
        (swept.asked.variant(one.variant).title, one.level): one.mean
        for one in swept.differences
        if one.metric == "lead_time_mean"
    }
    assert {(row["variant"], row["level"]): row["mean"] for row in drawn} == pytest.approx(wanted, rel=1e-5)
    assert len(wanted) == 6


def test_the_band_is_what_would_not_matter(swept: cl.Study) -> None:
    assert [{"low": -1.5, "high": 1.5}] in data(swept)


def test_means_are_of_every_variant(tmp_path: Path) -> None:
    claim = "claims: [{metric: lead_time, variant: beside, is: higher, since: 3, at: 6}]\npicture: means\n"
    study = made(tmp_path, LEVELS + claim)
    assert {row["variant"] for row in max(data(study), key=len)} == {one.title for one in study.asked.variants}


def test_without_levels_it_has_a_row_for_each_variant_and_shows_what_is_asked(tmp_path: Path) -> None:
    claim = "claims: [{metric: lead_time, variant: beside, than: as_it_is, is: higher}]\nshown: [trust_mean]\n"
    study = made(tmp_path, claim)
    drawn = max(data(study), key=len)
    assert [row["variant"] for row in drawn] == ["with days beside each other", "with time kept free"]
    assert [row["mean"] for row in drawn] == pytest.approx(
        [one.mean for one in study.differences if one.metric == "trust_mean"], rel=1e-5
    )


def test_it_is_written_as_its_name_ends(swept: cl.Study, tmp_path: Path) -> None:
    write_picture(study_picture(swept), tmp_path / "a.svg")
    write_picture(study_picture(swept), tmp_path / "a.png")
    assert "<svg" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(ValueError, match="a picture is"):
        write_picture(study_picture(swept), tmp_path / "a.gif")
