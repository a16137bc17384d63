# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import gc
import pickle
import weakref
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import colead as cl


@pytest.fixture
def table() -> cl.Table:
    return cl.Table.from_columns(
        {
            "week": [1.5, None, 3.0],
            "count": [1, -2, 3],
            "seed": np.array([0, 1, 2**64 - 1], dtype=np.uint64),
            "joint": [True, False, True],
            "unit": ["north", "south", "north"],
        }
    )


@dataclass(frozen=True)
class Sample:
    name: str
    value: float
    pairs: int
    good: bool
    note: str | None = None


def test_a_table_tells_its_columns_and_rows(table: cl.Table) -> None:
    assert table.column_names == ("week", "count", "seed", "joint", "unit")
    assert len(table) == 3
    assert [table.column(name).dtype.kind for name in table.column_names] == ["f", "i", "u", "b", "O"]


def test_values_come_out_as_they_went_in(table: cl.Table) -> None:
    assert table["count"].tolist() == [1, -2, 3]
    assert table["seed"].tolist() == [0, 1, 2**64 - 1]
    assert table["joint"].tolist() == [True, False, True]
    assert table["unit"].tolist() == ["north", "south", "north"]
    assert table["week"].tolist()[::2] == [1.5, 3.0]
    assert np.isnan(table["week"][1])


@pytest.mark.parametrize("name", ["week", "count", "seed", "joint", "unit"])
def test_nobody_can_write_into_a_column(table: cl.Table, name: str) -> None:
    column = table.column(name)
    with pytest.raises(ValueError, match="read-only"):
        column[0] = column[1]
    with pytest.raises(ValueError, match="WRITEABLE"):
        column.setflags(write=True)


def test_a_column_is_a_view_and_not_a_copy(table: cl.Table) -> None:
    assert np.shares_memory(table.column("count"), table.column("count"))


def test_a_column_outlives_its_table() -> None:
    table = cl.Table.from_columns({"value": np.arange(100_000.0)})
    column = table.column("value")
    part = column[50_000:]
    del table, column
    gc.collect()
    junk = [np.full(100_000, -1.0) for _ in range(20)]
    assert part.sum() == np.arange(50_000.0, 100_000.0).sum()
    del junk


def test_an_arrow_table_outlives_its_source_and_shares_its_memory() -> None:
    table = cl.Table.from_columns({"value": np.arange(1000.0), "text": ["a", "b"] * 500})
    address = table.column("value").ctypes.data
    arrow = pa.table(table)
    assert arrow.column("value").chunk(0).buffers()[1].address == address
    del table
    gc.collect()
    assert arrow.column("value").to_pylist() == list(map(float, range(1000)))
    assert arrow.column("text").to_pylist() == ["a", "b"] * 500


def test_one_column_may_be_kept_when_the_rest_is_dropped(table: cl.Table) -> None:
    arrow = pa.table(table)
    unit = arrow.column("unit")
    del arrow, table
    gc.collect()
    assert unit.to_pylist() == ["north", "south", "north"]


def test_every_stream_is_fresh(table: cl.Table) -> None:
    assert pa.table(table) is not pa.table(table)
    assert pa.table(table).num_rows == pa.table(table).num_rows == 3


def test_a_stream_that_nobody_reads_is_given_back(table: cl.Table) -> None:
    for _ in range(100):
        table.__arrow_c_stream__()
        table.__arrow_c_schema__()
    gc.collect()
    assert len(table) == 3


def test_a_stream_can_be_read_once(table: cl.Table) -> None:
    reader = pa.RecordBatchReader.from_stream(table)
    assert reader.read_all().num_rows == 3
    with pytest.raises(StopIteration):
        reader.read_next_batch()


def test_the_schema_says_what_the_columns_hold(table: cl.Table) -> None:
    schema = pa.schema(table)
    assert schema.names == list(table.column_names)
    text = pa.dictionary(pa.int32(), pa.string())
    assert schema.types == [pa.float64(), pa.int64(), pa.uint64(), pa.bool_(), text]


def test_libraries_read_the_same_values(table: cl.Table) -> None:
    pandas, polars, arrow = table.to_pandas(), table.to_polars(), table.to_arrow()
    assert isinstance(pandas, pd.DataFrame)
    assert isinstance(polars, pl.DataFrame)
    assert isinstance(arrow, pa.Table)
    for name in ("count", "seed", "joint", "unit"):
        assert pandas[name].tolist() == polars[name].to_list() == arrow[name].to_pylist() == table[name].tolist()
    assert pl.DataFrame(table).equals(polars)
    assert pa.table(table).drop_columns("week").equals(arrow.drop_columns("week"))  # NaN equals nothing there


def test_duckdb_queries_a_table_by_its_name(table: cl.Table) -> None:
    counts = table
    rows = duckdb.sql("select unit, sum(count) from counts group by unit order by unit").fetchall()
    assert rows == [("north", 4), ("south", -2)]
    del counts


def test_a_data_frame_belongs_to_its_reader(table: cl.Table) -> None:
    frame = table.to_pandas()
    frame.loc[0, "count"] = 100
    assert table["count"][0] == 1


@pytest.mark.parametrize("rows", [0, 1, 7, 8, 9, 1000])
def test_true_and_false_keep_their_place(rows: int) -> None:
    values = [row % 3 == 0 for row in range(rows)]
    table = cl.Table.from_columns({"flag": np.array(values, dtype=bool)})
    assert pa.table(table)["flag"].to_pylist() == table["flag"].tolist() == values


def test_a_table_without_rows_keeps_its_columns() -> None:
    table = cl.Table.from_columns({"value": [], "name": np.array([], dtype=str)})
    assert len(table) == 0
    assert pa.table(table).schema.types == [pa.float64(), pa.dictionary(pa.int32(), pa.string())]
    assert table.to_pandas().empty
    assert table.to_dicts() == []


def test_a_table_without_columns_is_a_table() -> None:
    table = cl.Table.from_columns({})
    assert (len(table), table.column_names) == (0, ())
    assert "0 rows" in repr(table)


def test_texts_may_be_any_unicode() -> None:
    texts = ["", "Ward Ä", "日本", "a\0b", "north"]
    table = cl.Table.from_columns({"text": texts})
    assert table["text"].tolist() == pa.table(table)["text"].to_pylist() == texts


def test_categories_are_codes_into_the_different_texts(table: cl.Table) -> None:
    codes, texts = table.categories("unit")
    assert texts == ("north", "south")
    assert codes.tolist() == [0, 1, 0]
    with pytest.raises(TypeError, match="'week' holds no texts"):
        table.categories("week")


def test_an_unknown_column_is_refused_with_a_near_name(table: cl.Table) -> None:
    with pytest.raises(KeyError, match=r"no column 'weeks'.*did you mean 'week'"):
        table.column("weeks")


@pytest.mark.parametrize(
    ("column", "what"),
    [
        ("north", "one text"),
        ([["a"]], "no plain list"),
        ([1, "a", None], "holds 'a'"),
        ([1 + 2j], "has the type complex128"),
        ([object()], "holds"),
        (3, "no plain list"),
    ],
)
def test_what_is_no_column_is_refused_by_name(column: object, what: str) -> None:
    with pytest.raises(TypeError, match=f"column 'odd' .*{what}"):
        cl.Table.from_columns({"odd": column})  # type: ignore[dict-item]


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="'b' has 1 rows, 'a' has 2"):
        cl.Table.from_columns({"a": [1, 2], "b": [1]})


def test_a_table_survives_pickling(table: cl.Table) -> None:
    again = pickle.loads(pickle.dumps(table))
    assert pa.table(again).schema == pa.table(table).schema
    assert again.to_dicts()[0] == table.to_dicts()[0]


def test_a_table_shows_its_first_rows(table: cl.Table) -> None:
    assert "3 rows, 5 columns" in repr(table)
    assert "north" in repr(table)
    tall = cl.Table.from_columns({"n": list(range(1000))})
    assert len(repr(tall).splitlines()) == 3


def test_a_notebook_never_runs_what_a_text_holds() -> None:
    table = cl.Table.from_columns({"<b>": ["<script>alert(1)</script>"]})
    html = table._repr_html_()
    assert "<script>" not in html
    assert "&lt;b&gt;" in html


def test_rows_are_a_sequence_and_a_table() -> None:
    rows = cl.Rows([Sample("a", 1.0, 2, True), Sample("b", float("nan"), 3, False, "low")])
    assert isinstance(rows, Sequence)
    assert rows[0].name == "a"
    assert len(rows) == len(rows.table) == 2
    assert rows.column_names == ("name", "value", "pairs", "good", "note")
    assert rows.column("note").tolist() == ["", "low"]
    assert rows.to_pandas()["pairs"].tolist() == rows.to_polars()["pairs"].to_list() == [2, 3]
    assert pa.table(rows).column("pairs").to_pylist() == pl.DataFrame(rows)["pairs"].to_list() == [2, 3]
    assert duckdb.sql("select sum(pairs) from rows").fetchall() == [(5,)]
    assert rows[:1] == rows[0:1] == (rows[0],)


def test_rows_never_change() -> None:
    rows = cl.Rows([Sample("a", 1.0, 2, True)])
    with pytest.raises(TypeError):
        rows[0] = rows[0]  # type: ignore[index]
    with pytest.raises(AttributeError, match="never change"):
        rows._items = ()


def test_rows_without_rows_keep_their_columns() -> None:
    rows: cl.Rows[Sample] = cl.Rows(of=Sample)
    assert len(rows) == 0
    assert rows.column_names == ("name", "value", "pairs", "good", "note")
    assert pa.schema(rows).types[:4] == [pa.dictionary(pa.int32(), pa.string()), pa.float64(), pa.int64(), pa.bool_()]


def test_rows_survive_pickling() -> None:
    rows = cl.Rows([Sample("a", 1.0, 2, True)])
    again = pickle.loads(pickle.dumps(rows))
    assert again == rows
    assert isinstance(again, cl.Rows)


def test_a_dropped_table_is_freed() -> None:
    column = cl.Table.from_columns({"value": np.arange(10.0)}).column("value")
    dropped = weakref.ref(column)
    del column
    gc.collect()
    assert dropped() is None


def test_effects_are_a_table(comparison: cl.Comparison) -> None:
    frame = comparison.effects.to_pandas()
    assert len(frame) == len(comparison.effects)
    assert {"strategy", "metric", "difference", "low", "high"} <= set(frame.columns)
    assert frame["strategy"].tolist() == [effect.strategy for effect in comparison.effects]


def test_rows_and_slices_of_a_table(table: cl.Table) -> None:
    assert table[0] == table.to_dicts()[0]
    assert table[-1]["unit"] == "north"
    assert [row["unit"] for row in table] == ["north", "south", "north"]
    assert table[1:]["unit"].tolist() == ["south", "north"]
    assert table[::-1]["count"].tolist() == table["count"].tolist()[::-1]
    assert table[["unit", "week"]].columns == ("unit", "week")
    assert table.columns == table.column_names
    assert table.shape == (3, 5)
    assert table._ipython_key_completions_() == table.column_names


def test_pandas_and_narwhals_take_a_table_as_it_is(table: cl.Table) -> None:
    frame = pd.DataFrame(table)
    assert list(frame.columns) == list(table.columns)
    assert frame["count"].tolist() == table["count"].tolist()
    narwhals = pytest.importorskip("narwhals")
    taken = narwhals.from_arrow(table, backend="polars")
    assert taken.columns == list(table.columns)
    assert taken["unit"].to_list() == table["unit"].tolist()
    native = narwhals.from_native(table)
    assert native.columns == list(table.columns)
    busy = native.filter(narwhals.col("count") > int(table["count"].min()))
    assert busy["unit"].to_list() == [row["unit"] for row in table if row["count"] > table["count"].min()]


def test_unit_and_text_stand_in_the_field_metadata_of_arrow(comparison: cl.Comparison) -> None:
    schema = pa.table(comparison.decisions).schema
    told = schema.field("lead_time_hours").metadata
    assert told == {b"unit": b"h", b"text": b"from arrival until in force"}
    assert schema.field("unit").metadata == {b"text": b"unit, by name"}
    figures = pa.table(comparison.metrics).schema
    assert figures.field("unit").metadata == {b"text": b"unit of the value"}
    assert b"in the unit of its row" in figures.field("value").metadata[b"text"]
    assert comparison.decisions.text_of("lead_time_hours") == ("h", "from arrival until in force")


def test_every_column_of_every_table_of_runs_says_what_it_holds(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    living = cl.Simulation(tiny)
    living.run_until(4)
    tables = [comparison.metrics, comparison.series, comparison.decisions, comparison.differences]
    tables += [living.people, living.units, living.network.ties, living.decisions, living.open_decisions]
    tables += [cl.run(tiny, replications=1, progress=False).events]
    for one in tables:
        assert [name for name in one.columns if not one.text_of(name)[1]] == []


def test_texts_of_ones_own_are_kept_by_slices_and_pickle() -> None:
    table = cl.Table.from_columns({"dose": [1.0, 2.0], "n": [1, 2]}, texts={"dose": ("mg", "taken a day")})
    for one in (table, table[1:], table[["dose"]], pickle.loads(pickle.dumps(table))):
        assert one.text_of("dose") == ("mg", "taken a day")
    assert table.text_of("n") == ("", "")
    assert pa.table(table).schema.field("n").metadata is None
    with pytest.raises(KeyError, match="there is no such column"):
        cl.Table.from_columns({"a": [1]}, texts={"b": ("h", "hours")})
