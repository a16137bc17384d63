# SPDX-License-Identifier: Apache-2.0
"""Whether kinds written in Python can travel to other processes."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from colead.python_kinds.contracts import Kind


def require_importable(kinds: tuple[type[Kind], ...]) -> tuple[type[Kind], ...]:
    """Scenarios travel between processes with their kinds by reference: these must stand in a module."""
    for kind in kinds:
        try:
            pickle.dumps(kind)
        except (pickle.PicklingError, AttributeError) as error:
            raise pickle.PicklingError(
                f"the kind {kind.__qualname__} cannot be imported by another process ({error}); define it at the top "
                "level of a module"
            ) from None
    return kinds
