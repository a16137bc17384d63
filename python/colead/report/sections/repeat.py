# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import hashlib
import math
import platform

from colead._core import __version__
from colead.experiments.checks import placebos_told
from colead.report.blocks import Section, Table, Words
from colead.report.content import ReportContent
from colead.words import titles


def repeat(content: ReportContent) -> Section:
    comparison = content.comparison
    digest = hashlib.sha256(content.scenario.canonical().encode("utf-8")).hexdigest()
    rows = [
        ["Scenario", comparison.scenario],
        ["Scenario, SHA-256 of its meaning", digest],
        ["Seed", str(comparison.seed)],
        ["Replications of each strategy", str(comparison.replications)],
        ["Baseline", comparison.baseline],
        ["Fingerprint of all runs", f"{comparison.fingerprint:016x}"],
        ["Decisions simulated", f"{comparison.decision_count:,}"],
        ["colead", __version__],
        ["System", f"{platform.system()}, Python {platform.python_version()}"],
    ]
    return Section(
        "repeat",
        "How to repeat it",
        [
            *_saved(content),
            Words(
                "The same scenario, seed and version give the same numbers on any number of processors:",
                command=command(content),
            ),
            *_worlds(content),
            Table("What identifies this comparison", ["What", "Value"], rows),
            *_grounds(content),
        ],
    )


def _saved(content: ReportContent) -> list[object]:
    """What the command needs, where the scenario was changed after it was read."""
    save = content.question.to_save
    if not save:
        return []
    return [Words("No file holds this scenario: it was changed or made in Python. Save it there first:", command=save)]


def _worlds(content: ReportContent) -> list[object]:
    """How the plausible worlds are drawn again."""
    stress = content.stress
    if stress is None or stress.question is None:
        return []
    return [Words("The plausible worlds are drawn, and run, by:", command=stress.question.command())]


def command(content: ReportContent) -> str:
    """The command that makes this report again."""
    collected = " --on-error collect" if content.comparison.failures else ""
    return f"{content.question.command()}{collected} --report report.html"


def _grounds(content: ReportContent) -> list[object]:
    """What the comparison checked of itself."""
    comparison, coupling = content.comparison, content.comparison.coupling
    checked = (comparison.placebo, comparison.hours_checks, content.title)
    blocks: list[object] = [Words(text, "warning") for text in placebos_told.failed(*checked)]
    held = placebos_told.held(*checked)
    if held:
        blocks.append(Words(held))
    if coupling is not None and coupling.variance and math.isfinite(coupling.variance_reduction.median):
        least, middle, largest = (
            titles.figures(factor, factor / 10) if math.isfinite(factor) else "any number"
            for factor in coupling.variance_reduction
        )
        shares = [100 * coupling.matched_share(strategy) for strategy in content.rivals]
        blocks.append(
            Words(
                f"Common luck: between {min(shares):.0f} and {max(shares):.0f}\u00a0% of all draws are the same under "
                f"a strategy as under {content.baseline_name}. Without it, {middle} times as many runs would be "
                f"needed for the same intervals (median; from {least} to {largest})."
            )
        )
    return blocks
