# SPDX-License-Identifier: Apache-2.0
"""What a process meets when another one interrupts it."""

from __future__ import annotations


class Interrupt(Exception):  # noqa: N818 - the name of the field, not an error
    """Raised inside a process by `process.interrupt(cause)`.

    Parameters:
        cause: what the one who interrupted had to say.

    Example:
        >>> engine = Engine()
        >>> def sleeper():
        ...     try:
        ...         yield engine.timeout(8)
        ...     except Interrupt as met:
        ...         print(engine.now, met.cause)
        >>> sleeping = engine.process(sleeper())
        >>> handle = engine.schedule(3, lambda: sleeping.interrupt("the telephone"))
        >>> engine.run()
        3.0 the telephone
    """

    def __init__(self, cause: object = None) -> None:
        super().__init__(cause)

    @property
    def cause(self) -> object:
        """What the one who interrupted had to say."""
        return self.args[0]
