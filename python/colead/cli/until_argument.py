# SPDX-License-Identifier: Apache-2.0
"""`--until`, `--budget` and `--judge-by`: read before the work begins."""

from __future__ import annotations

from dataclasses import replace

import typer

from colead import _core
from colead.experiments.judged_metric import judged_metric
from colead.experiments.until_text import parse_budget, parse_until
from colead.statistics.until import Until


def read_until(
    scenario: _core.Scenario, text: str | None, budget: str | None, replications: int | None
) -> Until | None:
    """What was asked for on the command line, over what the scenario asks for."""
    if text is not None and replications is not None:
        raise typer.BadParameter("contradicts --replications: give one of them", param_hint="--until")
    own = scenario.until if replications is None else None
    if text is None and own is None:
        if budget is not None:
            raise typer.BadParameter("belongs to --until", param_hint="--budget")
        return None
    try:
        if text is None and own is not None:
            wanted = Until(**own)
        else:
            wanted = parse_until(text or "", _core.Experiment(scenario).outputs)
        judged_metric(scenario, wanted.metric)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--until") from None
    try:
        return replace(wanted, **parse_budget(budget))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--budget") from None


def require_judge(scenario: _core.Scenario, name: str | None) -> None:
    if name is None:
        return
    try:
        judged_metric(scenario, name)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--judge-by") from None
