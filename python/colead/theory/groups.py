# SPDX-License-Identifier: Apache-2.0
"""Groups that choose between two options: votes, truths that win, what is mentioned, and criteria that differ."""

from __future__ import annotations

from collections.abc import Sequence

from colead import _core
from colead.base.checks import whole

MOST_PEOPLE = 1_000_000


def at_least(least: int, people: int, p: float) -> float:
    """Probability of at least so many of independent events.

    Parameters:
        least: how many are needed.
        people: how many events there are.
        p: probability of each.

    Returns:
        A probability.

    Raises:
        ModelError: for a probability outside 0 to 1.

    Example:
        >>> theory.at_least(1, 2, 0.5)
        0.75
    """
    return _core.theory_at_least(_count("least", least), _count("people", people), p)


def majority_success(people: int, p: float) -> float:
    """Probability that a strict majority is right (Condorcet 1785).

    Parameters:
        people: how many judge, independently of each other, 1 or more.
        p: probability that one of them is right.

    Returns:
        A probability.

    Raises:
        ModelError: for a probability outside 0 to 1.

    Example:
        >>> round(theory.majority_success(3, 0.6), 3)
        0.648
    """
    return _core.theory_majority_success(_count("people", people, 1), p)


def log_odds_weight(p: float) -> float:
    """Weight with which a judge should count: ln(p / (1 - p)) (Nitzan & Paroush 1982).

    Parameters:
        p: probability that the judge is right, between 0 and 1.

    Returns:
        The weight; it is negative for one who is rather wrong.

    Raises:
        ModelError: for 0 and 1, and outside.

    Example:
        >>> theory.log_odds_weight(0.5)
        0.0
    """
    return _core.theory_log_odds_weight(p)


def weighted_success(competences: Sequence[float], weights: Sequence[float]) -> float:
    """Probability that a weighted vote is right, a tie half of the time: exact, over all votes.

    Parameters:
        competences: probability that each judge is right; at most 24 judges.
        weights: a weight for each.

    Returns:
        A probability.

    Raises:
        ModelError: outside these ranges, or where the two are not of one length.

    Example:
        >>> round(theory.weighted_success([0.9, 0.6, 0.6], [1, 0, 0]), 3)
        0.9
    """
    return _core.theory_weighted_success(list(competences), list(weights))


def best_success(competences: Sequence[float]) -> float:
    """The largest success that any rule can have with these judges: that of log-odds weights.

    Parameters:
        competences: probability that each judge is right, between 0 and 1; at most 24 judges.

    Returns:
        A probability.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> theory.best_success([0.9, 0.6, 0.6]) >= theory.weighted_success([0.9, 0.6, 0.6], [1, 1, 1])
        True
    """
    return _core.theory_best_success(list(competences))


def truth_wins(people: int, p: float, needed: int = 1) -> float:
    """Probability that a group finds a truth that can be shown (Davis 1973).

    Parameters:
        people: how many there are.
        p: probability that one of them sees it.
        needed: how many carry the others: 1 truth wins, 2 truth-supported wins.

    Returns:
        A probability.

    Raises:
        ModelError: for a probability outside 0 to 1.

    Example:
        >>> theory.truth_wins(2, 0.5)
        0.75
    """
    return _core.theory_truth_wins(_count("people", people), p, _count("needed", needed))


def galam_step(size: int, p: float) -> float:
    """Share for reform one level up in a hierarchy of groups that decide by strict majority (Galam 1986).

    Parameters:
        size: people in a group, 1 or more; a tie keeps the status quo.
        p: share for reform below.

    Returns:
        The share.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> theory.galam_step(3, 0.5)
        0.5
    """
    return _core.theory_galam_step(_count("size", size, 1), p)


def galam_threshold(size: int) -> float:
    """Share above which reform grows from level to level.

    Parameters:
        size: people in a group, 3 or more.

    Returns:
        The share: 1/2 for odd sizes, more for even ones, where a tie keeps the status quo.

    Raises:
        ModelError: for sizes 1 and 2, which have none.

    Example:
        >>> round(theory.galam_threshold(4), 3)
        0.768
    """
    return _core.theory_galam_threshold(_count("size", size, 1))


def voter_success(people: int, holders: int) -> float:
    """Probability that all end up with an opinion where people copy each other (Clifford & Sudbury 1973).

    Parameters:
        people: how many there are, 1 or more.
        holders: how many of them hold it at first.

    Returns:
        Their share.

    Raises:
        ModelError: for more holders than people.

    Example:
        >>> theory.voter_success(20, 5)
        0.25
    """
    return _core.theory_voter_success(_count("people", people, 1), _count("holders", holders))


def voter_steps(people: int, holders: int) -> float:
    """Mean number of steps until all agree there.

    Parameters:
        people: how many there are, 2 or more.
        holders: how many of them hold the opinion at first.

    Returns:
        The mean number of steps, in each of which one copies another.

    Raises:
        ModelError: for more holders than people.

    Example:
        >>> theory.voter_steps(2, 1)
        1.0
    """
    return _core.theory_voter_steps(_count("people", people, 2), _count("holders", holders))


def mention_probability(recall: float, holders: float) -> float:
    """Probability that a piece of information is mentioned (Stasser & Titus 1987).

    Parameters:
        recall: probability that one of its holders recalls it.
        holders: how many know it.

    Returns:
        1 - (1 - recall)^holders.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> theory.mention_probability(0.5, 2)
        0.75
    """
    return _core.theory_mention_probability(recall, holders)


def hidden_profile_success(for_a: Sequence[float], for_b: Sequence[float]) -> float:
    """Probability that strictly more is mentioned for A than for B.

    Parameters:
        for_a, for_b: probability that each cue for it is mentioned, on its own; either may be empty.

    Returns:
        A probability, exact.

    Raises:
        ModelError: for a probability outside 0 to 1.

    Example:
        >>> theory.hidden_profile_success([0.5], [])
        0.5
    """
    return _core.theory_hidden_profile_success(list(for_a), list(for_b))


def disagreement_probability(one: Sequence[float], other: Sequence[float]) -> float:
    """Probability that two people who weigh the same criteria differently prefer different options.

    Parameters:
        one, other: their weights, of one length and not all 0.

    Returns:
        The angle between the two, as a share of a half turn.

    Raises:
        ModelError: for weights that are all 0 or not of one length.

    Example:
        >>> theory.disagreement_probability([1, 0], [0, 1])
        0.5
    """
    return _core.theory_disagreement_probability(list(one), list(other))


def decision_efficiency(deciding: Sequence[float], judging: Sequence[float]) -> float:
    """What is gained where one's weights choose and another's judge, as a share of letting the latter choose.

    Parameters:
        deciding, judging: weights, of one length and not all 0.

    Returns:
        The cosine of the angle between the two.

    Raises:
        ModelError: for weights that are all 0 or not of one length.

    Example:
        >>> round(theory.decision_efficiency([1, 0], [1, 1]), 3)
        0.707
    """
    return _core.theory_decision_efficiency(list(deciding), list(judging))


def _count(name: str, value: int, least: int = 0) -> int:
    return whole(name, value, least, MOST_PEOPLE)
