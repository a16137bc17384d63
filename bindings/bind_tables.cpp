// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "colead/core/error.hpp"
#include "column_texts.hpp"
#include "table_object.hpp"

namespace colead {
namespace {

/// A capsule that gives back what nobody took over.
template <class Exported, class Export>
py::object capsule(const char* name, Export fill) {
  auto made = std::make_unique<Exported>();
  fill(made.get());
  PyObject* out = PyCapsule_New(made.get(), name, [](PyObject* dropped) {
    auto* held = static_cast<Exported*>(PyCapsule_GetPointer(dropped, PyCapsule_GetName(dropped)));
    if (held->release != nullptr) held->release(held);
    delete held;
  });
  if (out == nullptr) {
    made->release(made.get());
    throw py::error_already_set();
  }
  made.release();
  return py::reinterpret_steal<py::object>(out);
}

py::object stream_of(const TableObject& self, const py::object& /*requested_schema*/) {
  return capsule<ArrowArrayStream>("arrow_array_stream",
                                   [&self](ArrowArrayStream* out) { export_stream(self.table, out); });
}

py::object schema_of(const TableObject& self) {
  return capsule<ArrowSchema>("arrow_schema", [&self](ArrowSchema* out) { export_schema(*self.table, out); });
}

py::tuple names_of(const TableObject& self) {
  const auto& columns = self.table->columns();
  py::tuple out(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) out[i] = text(columns[i].name);
  return out;
}

std::size_t index_of(const TableObject& self, const std::string& name) {
  std::vector<std::string> names;
  for (const TableColumn& column : self.table->columns()) {
    if (column.name == name) return names.size();
    names.push_back(column.name);
  }
  const std::string near = nearest(name, names);
  throw py::key_error("no column '" + name + "'" + (near.empty() ? "" : " (did you mean '" + near + "'?)"));
}

py::tuple text_of(const TableObject& self, const std::string& name) {
  const TableColumn& found = self.table->columns()[index_of(self, name)];
  return py::make_tuple(text(found.unit), text(found.text));
}

py::array column(const TableObject& self, const std::string& name) {
  return column_array(self.table, index_of(self, name));
}

/// (codes, texts) of a text column, so that a reader can keep its texts as categories.
py::tuple categories_of(const TableObject& self, const std::string& name) {
  const auto* texts = std::get_if<TextValues>(&self.table->columns()[index_of(self, name)].values);
  if (texts == nullptr) throw py::type_error("column '" + name + "' holds no texts");
  py::array_t<std::int32_t> codes(static_cast<py::ssize_t>(texts->codes().size()), texts->codes().data());
  py::tuple known(texts->distinct());
  for (std::size_t i = 0; i < texts->distinct(); ++i) known[i] = text(texts->text(i));
  return py::make_tuple(codes, known);
}

/// What needs an optional library is written in Python.
template <class... More>
py::object in_python(const char* function, py::handle self, More&&... more) {
  return py::module_::import("colead.tables.frames").attr(function)(self, std::forward<More>(more)...);
}

}  // namespace

void bind_tables(py::module_& module) {
  module.def(
      "text_of_column",
      [](const std::string& name, bool figures) {
        const ColumnText found = text_of_column(name, figures);
        return py::make_tuple(text(found.unit), text(found.text));
      },
      py::arg("name"), py::arg("figures"),
      "(unit, what it holds) of a column of the tables of runs, by its name; empty for any other. figures: whether the "
      "table has a row for each figure.");
  py::class_<TableObject>(module, "Table", py::is_final(),
                          "Columns of equal length that nothing changes: float64, int64, uint64, bool or texts. Any "
                          "library that knows the Arrow C stream reads one without copying (pyarrow.table(t), "
                          "polars.DataFrame(t), DuckDB by its name).")
      .def_static(
          "from_columns", &table_from_columns, py::arg("columns"), py::kw_only(), py::arg("texts") = py::dict(),
          "A table from {name: list or one-dimensional array} of numbers, booleans or texts; None among "
          "numbers is NaN. `texts` tells of columns: {name: (unit, text)}. TypeError and ValueError name the column.")
      .def_property_readonly("column_names", &names_of, "Names of the columns, in order.")
      .def("column", &column, py::arg("name"),
           "One column as a read-only array of shape (rows,), which outlives the table. Texts come as an array of str. "
           "KeyError for a name there is not.")
      .def(
          "__getitem__",
          [](const py::object& self, const py::object& key) -> py::object {
            if (py::isinstance<py::str>(key)) return column(self.cast<const TableObject&>(), key.cast<std::string>());
            return in_python("part", self, key);
          },
          py::arg("key"),
          "By name the same as column(name), by number a row as a dict, by slice or by a list of names a table of "
          "them.")
      .def("__iter__", [](py::handle self) { return in_python("rows_of", self); })
      .def_property_readonly("columns", &names_of, "The same as column_names.")
      .def_property_readonly(
          "shape",
          [](const TableObject& self) { return py::make_tuple(self.table->rows(), self.table->columns().size()); },
          "(rows, columns).")
      .def("text_of", &text_of, py::arg("name"),
           "(unit, what it holds) of a column, as Arrow's field metadata have them; empty where nobody said.")
      .def("_ipython_key_completions_", &names_of)
      .def("categories", &categories_of, py::arg("name"),
           "(codes, texts) of a text column: row i holds texts[codes[i]]. TypeError for a column of numbers.")
      .def("__len__", [](const TableObject& self) { return self.table->rows(); })
      .def("__arrow_c_stream__", &stream_of, py::arg("requested_schema") = py::none(),
           "PyCapsule of an ArrowArrayStream, a new one at each call; no value is copied.")
      .def("__arrow_c_schema__", &schema_of, "PyCapsule of an ArrowSchema.")
      .def(
          "to_pandas", [](py::handle self) { return in_python("to_pandas", self); },
          "A pandas.DataFrame of its own; needs colead[frames].")
      .def(
          "to_polars", [](py::handle self) { return in_python("to_polars", self); },
          "A polars.DataFrame; needs colead[frames].")
      .def(
          "to_arrow", [](py::handle self) { return in_python("to_arrow", self); },
          "A pyarrow.Table over the same memory; needs colead[frames].")
      .def(
          "to_dicts", [](py::handle self) { return in_python("to_dicts", self); }, "One dict a row.")
      .def("__narwhals_dataframe__", [](py::handle self) { return in_python("as_narwhals", self); })
      .def("__repr__", [](py::handle self) { return in_python("described", self); })
      .def("_repr_html_", [](py::handle self) { return in_python("as_html", self); })
      .def("__reduce__", [](py::handle self) { return in_python("state_of", self); });
}

}  // namespace colead
