# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.base.shown import quoted
from colead.cli.answers import scenario_for
from colead.cli.arguments import File, JsonFile, Seed, Strategy, key_option, require_name, terminal
from colead.cli.destinations import give
from colead.cli.option_groups import Here, grouped
from colead.cli.views.explain_view import account_view, interesting_view, narrative_view, two_runs_view
from colead.experiments.at_work import silent
from colead.explain.recorded_run import RecordedRun, RunKey, near_decision, record_runs
from colead.explain.stories import MOST_REPLICATIONS, StoryQuestion, told
from colead.explain.two_runs import two_runs_of
from colead.explain.why_decision import account_in, interesting_in


@grouped
def explain(
    file: File,
    here: Here,
    strategy: Strategy = None,
    replication: Annotated[int, key_option("--replication", "-r", told="Which run; counted from 0.")] = 0,
    decision: Annotated[
        str | None, typer.Option(help="unit.class.number, such as theatres.rota_gap.17; without it, some worth a look.")
    ] = None,
    against: Annotated[str | None, typer.Option(help="Another strategy: the same decision in two runs.")] = None,
    tell: Annotated[
        bool, typer.Option("--story", help="With --against: the typical run, the best and the worst.")
    ] = False,
    replications: Annotated[
        int | None,
        typer.Option("--replications", "-n", min=3, max=MOST_REPLICATIONS, help="Runs a story chooses from."),
    ] = None,
    seed: Seed = None,
    json_file: JsonFile = None,
) -> None:
    """Why one decision went as it did, and what another strategy would have made of it.

    Example: colead explain scenarios/small_unit.yaml --strategy check_ins
    """
    scenario = scenario_for(json_file, file)
    used = scenario.baseline if strategy is None else strategy
    for name, hint in ((used, "--strategy"), (against, "--against")):
        if name is not None:
            require_name("strategy", name, scenario.strategies, hint)
    _require_sense(used, against, tell, decision, replications)
    console = terminal()
    if tell:
        with here.opened() as options:
            story = told(StoryQuestion.of(scenario, (used, against), replications, seed), options)
        return give(json_file, story.to_json(), lambda: console.print(narrative_view(story.narrative)))
    with here.opened() as options:
        key = RunKey.of(scenario, replication, seed)
        runs = record_runs(scenario, [used, *([against] if against else [])], key, silent(options))
    if decision is None:
        found = interesting_in(runs[0], runs[1] if against else None)
        listed = {reason: [one.to_json() for one in noted] for reason, noted in found.items()}
        return give(json_file, listed, lambda: console.print(interesting_view(found, runs)))
    _require_decision(decision, runs)
    if against is None:
        account = account_in(runs[0], decision)
        return give(json_file, account.to_json(), lambda: console.print(account_view(account)))
    pair = two_runs_of(runs[0], runs[1], decision)
    return give(json_file, pair.to_json(), lambda: console.print(two_runs_view(pair, console)))


def _require_sense(strategy: str, against: str | None, tell: bool, decision: str | None, n: int | None) -> None:
    if against == strategy:
        raise typer.BadParameter(f"'{strategy}' is the strategy itself; name another", param_hint="--against")
    if tell and against is None:
        raise typer.BadParameter("a story needs another strategy: --against baseline", param_hint="--story")
    if tell and decision is not None:
        raise typer.BadParameter("a story chooses its decisions itself", param_hint="--decision")
    if n is not None and not tell:
        raise typer.BadParameter("only a story looks at several replications", param_hint="--replications")


def _require_decision(decision: str, runs: list[RecordedRun]) -> None:
    known = [name for name in runs[0].briefs if all(name in run.briefs for run in runs)]
    if decision in known:
        return
    near = near_decision(decision, known)
    where = " under both strategies" if len(runs) > 1 else ""
    advice = f"did you mean '{near}'?" if near else "leave --decision out for a list"
    raise typer.BadParameter(f"no decision {quoted(decision)} closed{where}; {advice}", param_hint="--decision")
