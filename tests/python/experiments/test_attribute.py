# SPDX-License-Identifier: Apache-2.0
"""Which part of a bundle did it."""

from __future__ import annotations

import itertools
import json
import math

import pytest
from typer.testing import CliRunner

import colead as cl
from colead import _core
from colead.cli.app import app
from colead.experiments.bundles import parts

BUNDLES = """
strategies:
  baseline: []
  shadowing: [{kind: shadowing, every_weeks: 4}]
  pair: [{kind: shadowing, every_weeks: 4}, {kind: protected_time}]
  five:
    - {kind: shadowing, every_weeks: 4}
    - {kind: protected_time}
    - {kind: real_time}
    - {kind: learning_network}
    - {kind: shadowing, every_weeks: 8}
  six:
    - {kind: shadowing, every_weeks: 4}
    - {kind: protected_time}
    - {kind: real_time}
    - {kind: learning_network}
    - {kind: silo_training}
    - {kind: recognition, dose: 0}
compare: {baseline: baseline, replications: 4}
"""


@pytest.fixture(scope="module")
def bundles(tiny: cl.Scenario) -> cl.Scenario:
    text = tiny.resolved_yaml()
    head = text[: text.index("\nstrategies:")]
    return cl.Scenario.from_yaml(head + BUNDLES)


@pytest.fixture(scope="module")
def five(bundles: cl.Scenario) -> cl.Attribution:
    return cl.attribute(bundles, "five", replications=5, progress=False)


@pytest.mark.parametrize("strategy", ["pair", "five", "six"])
def test_shares_add_up_to_the_whole_effect(bundles: cl.Scenario, strategy: str) -> None:
    found = cl.attribute(bundles, strategy, replications=3, progress=False)
    assert math.fsum(part.shapley for part in found.parts) == pytest.approx(found.whole, rel=1e-12, abs=1e-12)
    assert math.fsum(part.of_whole for part in found.parts) == pytest.approx(1.0, rel=1e-9)


def test_the_whole_is_what_a_comparison_finds(bundles: cl.Scenario, five: cl.Attribution) -> None:
    comparison = cl.compare(bundles, strategies=["five"], replications=5, progress=False)
    effect = comparison.effect("five", "lead_time_mean")
    assert (five.whole, five.whole_low, five.whole_high) == pytest.approx(
        (effect.difference, effect.low, effect.high), rel=1e-12
    )


def test_all_combinations_of_five_parts_are_run(five: cl.Attribution) -> None:
    assert five.arms == 32
    assert [part.part for part in five.parts] == [
        "shadowing 1",
        "protected_time",
        "real_time",
        "learning_network",
        "shadowing 2",
    ]
    assert len(five.interactions) == 10
    assert all(part.shapley_low <= part.shapley <= part.shapley_high for part in five.parts)


def test_two_parts_divide_as_the_formula_says(bundles: cl.Scenario) -> None:
    found = cl.attribute(bundles, "pair", replications=4, progress=False)
    interaction = found.interactions[0].effect
    for part in found.parts:
        assert part.main == pytest.approx((part.alone + part.last) / 2)
        assert part.shapley == pytest.approx(part.main)
        assert (part.last - part.alone) / 2 == pytest.approx(interaction)


def test_a_part_alone_is_the_strategy_of_that_part(bundles: cl.Scenario) -> None:
    found = cl.attribute(bundles, "pair", replications=4, progress=False)
    alone = cl.compare(bundles, strategies=["shadowing"], replications=4, progress=False)
    assert found.parts[0].alone == pytest.approx(alone.effect("shadowing", "lead_time_mean").difference)


def test_a_part_without_a_dose_has_no_share_beyond_five_parts(bundles: cl.Scenario) -> None:
    found = cl.attribute(bundles, "six", replications=3, progress=False)
    assert found.arms < 64
    assert math.isnan(found.parts[0].main)
    nothing = found.parts[5]
    assert (nothing.part, nothing.shapley, nothing.alone, nothing.last) == ("recognition", 0.0, 0.0, 0.0)


def test_what_cannot_be_divided_is_refused(bundles: cl.Scenario) -> None:
    with pytest.raises(cl.ModelError, match="1 intervention: there is nothing to divide"):
        cl.attribute(bundles, "shadowing", progress=False)
    with pytest.raises(ValueError, match=r"unknown metric 'lead_time_men' \(did you mean 'lead_time_mean'"):
        cl.attribute(bundles, "pair", metric="lead_time_men", progress=False)
    with pytest.raises(ValueError, match="unknown group 'nobody'; expected one of: all"):
        cl.attribute(bundles, "pair", group="nobody", replications=2, progress=False)


def test_the_command_prints_and_writes_shares(bundles: cl.Scenario, tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "bundles.yaml").write_text(bundles.resolved_yaml())
    options = ["attribute", str(folder / "bundles.yaml"), "--strategy", "pair", "-n", "2", "--quiet"]
    shown = CliRunner().invoke(app, options)
    assert shown.exit_code == 0, shown.output
    assert "protected_time" in shown.output
    assert "all 2^2 combinations" in " ".join(shown.output.split())
    assert "…" not in shown.output
    written = CliRunner().invoke(app, [*options, "--json", str(folder / "out.json")])
    assert written.exit_code == 0, written.output
    record = json.loads((folder / "out.json").read_text())
    assert record["whole"] == pytest.approx(sum(part["shapley"] for part in record["parts"]))
    wrong = CliRunner().invoke(app, [*options[:3], "shadowing", *options[4:]])
    assert wrong.exit_code == 2
    assert "nothing to divide" in wrong.output


def test_parts_are_paired_on_one_luck(five: cl.Attribution) -> None:
    assert list(itertools.combinations([part.part for part in five.parts], 2)) == [
        (pair.first, pair.second) for pair in five.interactions
    ]


def test_by_default_the_largest_bundle_is_taken_apart(bundles: cl.Scenario) -> None:
    found = cl.attribute(bundles, replications=2, progress=False)
    experiment = _core.Experiment(bundles)
    sizes = {name: len(parts(experiment, experiment.strategy(name))) for name in bundles.strategies}
    assert len(found.parts) == max(sizes.values())
    assert found.strategy == max(sizes, key=lambda name: sizes[name])
