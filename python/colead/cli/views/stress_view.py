# SPDX-License-Identifier: Apache-2.0
"""What a stress test says: strategies over worlds, flips, what to measure next, and the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from colead.base.shown import counted
from colead.base.text import decimals_for, escaped, number, wrapped
from colead.cli.views.not_happened_view import of_runs
from colead.experiments.robustness import Robustness
from colead.experiments.stress_answer import Stress

WIDEST_NAME = 18
MOST_FLIPS = 5
MOST_NUMBERS = 5


def stress_view(stress: Stress) -> RenderableType:
    lost = f", and {counted(stress.lost, 'world has', 'worlds have')} no replication left" if stress.lost else ""
    left = f"{len(stress.failures)} runs failed{lost}: a replication that failed in one strategy counts in none."
    return Group(
        *of_runs(left, stress.failures),
        _strategies(stress),
        "",
        *_flips(stress),
        *_numbers(stress),
        *_notes(stress),
        _sentence(stress),
    )


def _scale(stress: Stress) -> tuple[float, str]:
    return (100.0, "points") if stress.unit == "share" else (1.0, stress.unit)


def _strategies(stress: Stress) -> Table:
    scale, unit = _scale(stress)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("strategy", vertical="top", no_wrap=True)
    for title in ("best in\n% of worlds", f"gain\n{unit}", "middle 90 %\nof worlds", "expected\nregret"):
        table.add_column(title, justify="right", vertical="top", no_wrap=True)
    widths = [scale * (one.gain_high - one.gain_low) / 2 for one in stress.strategies]
    decimals = decimals_for(min((width for width in widths if width > 0), default=1.0))
    for one in stress.strategies:
        name = Text("\n".join(wrapped(escaped(one.strategy), WIDEST_NAME)))
        share = _share(one, best=stress.best)
        spread = f"[{number(scale * one.gain_low, decimals)}, {number(scale * one.gain_high, decimals)}]"
        is_baseline = one.strategy == stress.baseline
        gain = "" if is_baseline else number(scale * one.gain, decimals)
        regret = number(scale * one.expected_regret, decimals)
        table.add_row(name, share, gain, "" if is_baseline else spread, regret)
    return table


def _share(one: Robustness, best: Robustness) -> str:
    """How often it is the best; of what the budget rules out, that it does."""
    if one.over and not best.over:
        return f"over the budget\n{one.hours_a_year:,.0f} h a year"
    return f"{100 * one.share_best:.0f} [{100 * one.low:.0f}, {100 * one.high:.0f}]"


def _flips(stress: Stress) -> Iterator[RenderableType]:
    if not stress.flips:
        return
    yield Text(f"Where {escaped(stress.best.strategy)} is no longer best most often:", "bold")
    for flip in stress.flips[:MOST_FLIPS]:
        side = "above" if flip.above else "below"
        sure = "" if flip.chance <= 0.05 else f", a hint only (chance {flip.chance:.2f})"
        yield Text(
            f"  {escaped(flip.path)} {side} {flip.value:.3g} [{flip.low:.3g}, {flip.high:.3g}]: "
            f"{escaped(flip.strategy)} {100 * flip.share:.0f} %, {escaped(stress.best.strategy)} "
            f"{100 * flip.favourite_share:.0f} % of {flip.worlds} worlds{sure}"
        )
    yield ""


def _percent(share: float) -> str:
    """Of what was told: estimates stray beyond 0 and 100 % by less than their error."""
    return f"{100 * min(1.0, max(0.0, share)):.0f} %"


def _numbers(stress: Stress) -> Iterator[RenderableType]:
    scale, unit = _scale(stress)
    spread = stress.spread
    luck = "" if spread.luck != spread.luck else f", luck {_percent(spread.luck)}"
    yield Text("What the spread of the answer rests on:", "bold")
    if spread.deviation == 0.0:
        yield Text("  nothing: the answer is the same in every world")
    elif spread.told:
        yield Text(
            f"  numbers of grade C one by one {_percent(spread.grade_c)}, others {_percent(spread.other)}{luck}, "
            f"the rest together {_percent(spread.together)} (deviation {scale * spread.deviation:.3g} {unit})"
        )
    else:
        yield Text(
            f"  {stress.worlds} worlds are too few to share it out among {len(stress.varied)} numbers{luck} "
            f"(deviation {scale * spread.deviation:.3g} {unit})"
        )
    for one in [one for one in stress.information if one.clear or one.spreads][:MOST_NUMBERS]:
        clear = "" if one.clear else ", not clear"
        yield Text(
            f"  {escaped(one.path)} (grade {one.grade or 'none'}): knowing it is worth {scale * one.worth:.2g} {unit}"
            f"{clear}; {_percent(one.share_of_spread)} of the spread{'' if one.spreads else ', not clear'}"
        )
    if (next_one := stress.measure_next) is not None:
        enough = f": {stress.measurement}" if stress.measurement else ""
        yield Text(f"  Measure next: {escaped(next_one.path)}{enough}.")
    else:
        yield Text("  Measure next: no number stands out from what chance shows; more worlds, or --only, may tell.")
    yield ""


def _notes(stress: Stress) -> Iterator[RenderableType]:
    refused = f"; {stress.impossible} more were impossible" if stress.impossible else ""
    if stress.lost and not stress.failures:
        refused += f"; {stress.lost} more have no replication with it in every strategy"
    yield Text(
        f"{stress.worlds} worlds{refused}, {stress.replications} replication{'s' * (stress.replications > 1)} each, "
        f"judged by {stress.metric}; {stress.tried}, {len(stress.varied)} of them each by itself. Seed "
        f"{stress.seed}. Gains are against {escaped(stress.baseline)}, positive is better.",
        "dim",
    )
    yield ""


def _sentence(stress: Stress) -> Text:
    return Text(escaped(stress.sentence) + ".", "bold")
