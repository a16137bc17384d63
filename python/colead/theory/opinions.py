# SPDX-License-Identifier: Apache-2.0
"""Opinions of subjective logic and their algebra, and trust that is learnt from experience."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from colead import _core
from colead.base.checks import whole
from colead.base.errors import ModelError
from colead.base.shown import ShownFields

MOST_EXPERIENCES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Opinion(ShownFields):
    """What somebody thinks of a statement, and how much stands behind it (Josang & Ismail 2002; Josang 2016).

    Belief, disbelief and uncertainty are none of them negative and sum to 1. `a + b` is what two people know together
    who saw different events.

    Fields:
        belief, disbelief, uncertainty: 0 to 1 each.
        base_rate: what is expected where nothing is known, 0 to 1.

    Example:
        >>> theory.Opinion.from_evidence(8, 0).expectation
        0.9
    """

    belief: float = 0.0
    disbelief: float = 0.0
    uncertainty: float = 1.0
    base_rate: float = 0.5

    def __post_init__(self) -> None:
        parts = (self.belief, self.disbelief, self.uncertainty)
        if not all(part >= 0.0 for part in parts) or not math.isclose(sum(parts), 1.0, abs_tol=1e-9):
            raise ModelError(f"belief, disbelief and uncertainty must be 0 or more and sum to 1, not {parts}")
        if not 0.0 <= self.base_rate <= 1.0:
            raise ModelError(f"a base rate lies from 0 to 1: {self.base_rate} does not")

    @classmethod
    def from_evidence(
        cls, positive: float, negative: float, *, prior_strength: float = 2.0, base_rate: float = 0.5
    ) -> Opinion:
        """The opinion that evidence gives.

        Parameters:
            positive, negative: amounts of evidence, 0 or more.
            prior_strength: how many pieces of evidence the prior counts as, above 0.
            base_rate: what is expected where nothing is known, 0 to 1.

        Returns:
            The opinion.

        Raises:
            ModelError: outside these ranges.
        """
        return cls(*_core.theory_from_evidence(positive, negative, prior_strength, base_rate))

    def evidence(self, *, prior_strength: float = 2.0) -> tuple[float, float]:
        """The evidence that stands behind it: the inverse of `from_evidence`.

        Parameters:
            prior_strength: how many pieces of evidence the prior counts as.

        Returns:
            (positive, negative).

        Raises:
            ModelError: for an opinion without uncertainty, which stands for endless evidence.
        """
        positive, negative = _core.theory_evidence_of(astuple(self), prior_strength)
        return positive, negative

    @property
    def expectation(self) -> float:
        """The probability that it amounts to: belief and the base rate's share of what is uncertain."""
        return _core.theory_expectation(astuple(self))

    def fuse(self, other: Opinion) -> Opinion:
        """What two people know together who saw different events: the evidence behind both (cumulative fusion).

        Parameters:
            other: the other's opinion. Of two without uncertainty the mean is taken.

        Returns:
            Their opinion; `one + other` is the same.
        """
        return Opinion(*_core.theory_fuse(astuple(self), astuple(other)))

    def __add__(self, other: object) -> Opinion:
        return self.fuse(other) if isinstance(other, Opinion) else NotImplemented

    def heard_from(self, trust: Opinion) -> Opinion:
        """This opinion as heard from somebody in whom the hearer has `trust` (uncertainty-favouring discounting).

        Parameters:
            trust: the hearer's opinion of the speaker. Distrust makes unsure; it does not turn praise into blame.

        Returns:
            What the hearer takes from it.
        """
        return Opinion(*_core.theory_discount(astuple(trust), astuple(self)))


@dataclass(frozen=True, slots=True)
class Level(ShownFields):
    """Mean and standard deviation of a level, 0 to 1.

    Fields:
        mean: of the level.
        deviation: its standard deviation.

    Example:
        >>> theory.linear_trust(good=1.0, up=0.1, down=0.5).mean
        1.0
    """

    mean: float
    deviation: float


def linear_trust(good: float, up: float, down: float) -> Level:
    """Where trust settles that moves a share of the way to 1 or to 0 with each experience (Bush & Mosteller 1955).

    Parameters:
        good: probability that an experience is good.
        up: share of the way to 1 after a good one.
        down: share of the way to 0 after a bad one.

    Returns:
        Mean and standard deviation in the long run.

    Raises:
        ModelError: outside 0 to 1, and where nothing ever moves it.

    Example:
        >>> theory.linear_trust(good=0.5, up=0.1, down=0.1).mean
        0.5
    """
    return Level(*_core.theory_linear_trust(good, up, down))


def linear_trust_after(experiences: int, first: float, *, good: float, up: float, down: float) -> float:
    """Mean of such trust after so many experiences.

    Parameters:
        experiences: how many.
        first: the level at first, 0 to 1.
        good, up, down: as of `linear_trust`.

    Returns:
        The mean level.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> theory.linear_trust_after(1, 0.5, good=1.0, up=0.2, down=0.2)
        0.6
    """
    count = whole("experiences", experiences, 0, MOST_EXPERIENCES)
    return _core.theory_linear_trust_after(good, up, down, first, count)


def reputation(positive: float, negative: float, *, prior_strength: float = 2.0, base_rate: float = 0.5) -> Level:
    """The chance that the next experience is good, from those before (beta reputation; Josang & Ismail 2002).

    Parameters:
        positive, negative: experiences so far, 0 or more.
        prior_strength: how many experiences the prior counts as, above 0.
        base_rate: what is expected where nothing is known, 0 to 1.

    Returns:
        Its mean and standard deviation.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> theory.reputation(8, 0).mean == theory.Opinion.from_evidence(8, 0).expectation
        True
    """
    mean, variance = _core.theory_reputation(positive, negative, prior_strength, base_rate)
    return Level(mean, math.sqrt(variance))


def faded_evidence(history: Sequence[float], kept: float) -> tuple[float, float]:
    """What is left of experiences that fade.

    Parameters:
        history: experiences, oldest first, each a share of good, 0 to 1.
        kept: share of the evidence that is kept from one experience to the next, 0 to 1.

    Returns:
        (positive, negative) evidence.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> theory.faded_evidence([1.0, 1.0, 0.0], kept=0.5)
        (0.75, 1.0)
    """
    positive, negative = _core.theory_faded_evidence(list(history), kept)
    return positive, negative


def settled_evidence(good: float, kept: float) -> tuple[float, float]:
    """Where fading evidence settles when every experience is good with the same share.

    Parameters:
        good: the share of good, 0 to 1.
        kept: share of the evidence that is kept from one experience to the next, from 0 to below 1.

    Returns:
        (positive, negative) evidence.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> theory.settled_evidence(good=0.75, kept=0.5)
        (1.5, 0.5)
    """
    positive, negative = _core.theory_settled_evidence(good, kept)
    return positive, negative
