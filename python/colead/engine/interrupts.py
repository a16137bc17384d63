# SPDX-License-Identifier: Apache-2.0
"""What a process meets when another one interrupts it."""

from __future__ import annotations


class Interrupt(Exception):  # noqa: N818 - the name of the field, not an error
    """Raised inside a process by `process.interrupt(cause)`."""

    def __init__(self, cause: object = None) -> None:
        super().__init__(cause)

    @property
    def cause(self) -> object:
        """What the one who interrupted had to say."""
        return self.args[0]
