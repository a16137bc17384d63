# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.base.text import escaped
from colead.cli.commands.doctor import StoreFile
from colead.cli.present import write_beside
from colead.experiments.stored import open_store
from colead.store.export import export_csv, export_parquet


def export(
    store: StoreFile,
    parquet: Annotated[str | None, typer.Option(metavar="FOLDER", help="Write Parquet files into it.")] = None,
    csv: Annotated[str | None, typer.Option(metavar="FOLDER", help="Write CSV files into it.")] = None,
) -> None:
    """Write the runs of a store as tables: runs, metrics, series.

    Example: colead export runs.db --parquet tables
    """
    if parquet is None and csv is None:
        raise typer.BadParameter("say where to: --parquet FOLDER, --csv FOLDER or both", param_hint="--parquet")
    with open_store(store) as opened:
        written = [] if parquet is None else [*export_parquet(opened, parquet)]
        written += [] if csv is None else [*export_csv(opened, csv)]
    for path in written:
        write_beside(path)
    print("\n".join(escaped(str(path)) for path in written))
