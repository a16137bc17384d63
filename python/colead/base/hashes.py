# SPDX-License-Identifier: Apache-2.0
"""The hash of a pair, as the compiled module makes it (`identity` of two numbers): part of every fingerprint."""

from __future__ import annotations

GOLDEN_GAMMA = 0x9E3779B97F4A7C15
BITS = 2**64 - 1


def mixed(word: int) -> int:
    """Finaliser of SplitMix64."""
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & BITS
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & BITS
    return word ^ (word >> 31)


def paired(first: int, second: int) -> int:
    """The identity of a pair in this order."""
    return mixed((mixed((first + GOLDEN_GAMMA) & BITS) + second + GOLDEN_GAMMA) & BITS)
