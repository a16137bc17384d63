# SPDX-License-Identifier: Apache-2.0
"""Values of a sweep as an xarray Dataset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from colead.base.optional_libraries import extra_library
from colead.experiments.sweep_tables import SweptValues, label_of

if TYPE_CHECKING:
    import xarray


def dataset_of(swept: SweptValues, about: Mapping[str, str]) -> xarray.Dataset:
    """A variable for each figure, with its unit; a grid has its axes as dimensions, another design the point.

    An axis of parts of a scenario (a rule with its fields, say) has them as JSON texts, and one of several paths has
    the number of the step, with a coordinate for each path.
    """
    replications = next(iter(swept.values.values())).shape[1]
    coords: dict[str, object] = {"strategy": list(swept.strategies), "replication": np.arange(replications)}
    stacked = {name: np.stack([swept.values[s, name] for s in swept.strategies], axis=1) for name in swept.figures}
    if swept.points.design == "grid":
        dimensions, shape = _grid(swept, coords)
    else:
        dimensions, shape = ("point",), (len(swept.points),)
        for parameter in swept.points.parameters:
            for path in parameter.paths:
                coords[path] = ("point", _coordinate([point[path] for point in swept.points]))
    data = {
        name: ((*dimensions, "strategy", "replication"), block.reshape((*shape, len(swept.strategies), replications)))
        for name, block in stacked.items()
    }
    made: xarray.Dataset = extra_library("xarray", "frames").Dataset(data, coords=coords, attrs=dict(about))
    for name in swept.figures:
        made[name].attrs["units"] = swept.units[name]  # as charts of xarray and netCDF read it
    return made


def _grid(swept: SweptValues, coords: dict[str, object]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    dimensions, shape = [], []
    for at, parameter in enumerate(swept.points.parameters):
        levels = list({repr(row[at]): row[at] for row in swept.points.values}.values())
        dimensions.append(parameter.path)
        shape.append(len(levels))
        if parameter.linked:
            coords[parameter.path] = np.arange(len(levels))
            for place, path in enumerate(parameter.linked):
                coords[path] = (parameter.path, _coordinate([level[place] for level in levels]))
        else:
            coords[parameter.path] = _coordinate(levels)
    return tuple(dimensions), tuple(shape)


def _coordinate(values: list[Any]) -> list[Any]:
    """Numbers, booleans and texts as they are; where there is anything else, all as text."""
    plain = all(isinstance(value, int | float | str) for value in values)
    return values if plain and len({isinstance(value, str) for value in values}) == 1 else [*map(label_of, values)]
