# SPDX-License-Identifier: Apache-2.0
"""Why a decision went as it did, and what a strategy changed in one run.

>>> import colead as cl
>>> from colead import explain
>>> scenario = cl.Scenario.load("scenarios/small_unit.yaml")  # doctest: +SKIP
>>> explain.interesting(scenario)  # doctest: +SKIP
>>> print(explain.why(scenario, decision="service.rota_gap.17"))  # doctest: +SKIP
>>> print(explain.two_runs(scenario, strategy="real_time").narrative)  # doctest: +SKIP
>>> print(explain.story(scenario, strategy="real_time").narrative)  # doctest: +SKIP

Everything is found by running again with records kept: a run is a pure function, and keeping records changes nothing.
A decision is named `unit.class.ordinal` and has the same name in every strategy, for the same things come up.
Weeks count from the end of the warm-up, hours from the arrival of the decision. People are named by their posts.
Options are numbered; 0 leaves things as they are.

Data classes, all frozen, all with `to_json()` (plain dicts, lists, texts, numbers, None):

- `Account`: one decision in one run. `sections` is its text by heading, `record` everything that was kept:
  id, unit, decision_class, arrived_week, decided_week, due_week, lead_hours, style, chosen, value, best_value,
  realised_value, buy_in, stakes, regret, attempts, escalations, reworks, joint_hours, conflict, rule, and
  route {taken, choice, terms {tendency, policy, trust, understanding, habit, load}, joint_probability,
  formal_probability}; options [{option, worth, attributes {criterion: value}, known {criterion: value}}];
  cues [{cue, option, criterion, value, holder (None: everybody), told}];
  people [{post, profession, present, accountability, regret, own_score}];
  steps [{step, week, hours, who, other}]; delays [{cause, who, profession, from_hours, to_hours, hours}];
  meetings [{week, hours, on_paper, escalated, people, missing, conflict, incongruency, behaviours, agreed, option,
  rule_said, forced_by, settled_by, trust, respect, understanding, listening {post: {post: value}},
  scores [{post, option, known, own_cues, common_cues, error, evidence {speaker: value}, own_view, influence,
  definitions, time_pressure (the model has none: 0), final, rounds}], cues [{cue, fate, holder, speaks}],
  hearings [{hearer, speaker, cue, source, misread, share, effect}], pivots [{post, pivotal, without, turned}],
  smallest_changes [{kind, post, cue, option, trusted, criterion, before, after, size, then}]}]. known + own_cues +
  common_cues + error + the sum of evidence = own_view; own_view + influence + definitions = final.
- `TwoRuns`: the same decision under two strategies with the same luck. `here` and `there` are Accounts, `divergence`
  the first thing that went otherwise, `downstream` what it touched, `timeline` a tuple of `Moment`, `narrative`
  Markdown.
- `Difference`: what went otherwise, how it went here and there, and `sentence()`.
- `Divergence`: week, what, whom. `Downstream`: counts, and `by_week`, a tuple of `WeekOfChange`.
- `Story`: typical, best and worst replication for a strategy, each a `Chapter` with its `figures` and `runs`
  (TwoRuns); `narrative` is a page of Markdown.
- `Waterfall`: hours between arrival and decision by cause and, where somebody was waited for, by profession.
- `TieAccount`: the trust of one post in another. `record` is holder, target, began_week, start, trust and changes
  [{week, cause, facet, size, trust}].
"""

from colead.explain.account import Account, Section
from colead.explain.divergence import Divergence, Downstream, WeekOfChange
from colead.explain.stories import Chapter, MetricInPair, Story, story
from colead.explain.ties import TieAccount, tie
from colead.explain.two_runs import Difference, Moment, TwoRuns, two_runs
from colead.explain.waterfall import DelayStep, Waterfall, waterfall
from colead.explain.why_decision import interesting, why

__all__ = [
    "Account",
    "Chapter",
    "DelayStep",
    "Difference",
    "Divergence",
    "Downstream",
    "MetricInPair",
    "Moment",
    "Section",
    "Story",
    "TieAccount",
    "TwoRuns",
    "Waterfall",
    "WeekOfChange",
    "interesting",
    "story",
    "tie",
    "two_runs",
    "waterfall",
    "why",
]
