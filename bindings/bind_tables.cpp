// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "colead/core/error.hpp"
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
  py::class_<TableObject>(module, "Table", py::is_final(),
                          "Columns of equal length that nothing changes: float64, int64, uint64, bool or texts. Any "
                          "library that knows the Arrow C stream reads one without copying (pyarrow.table(t), "
                          "polars.DataFrame(t), DuckDB by its name).")
      .def_static("from_columns", &table_from_columns, py::arg("columns"),
                  "A table from {name: list or one-dimensional array} of numbers, booleans or texts; None among "
                  "numbers is NaN. TypeError and ValueError name the column.")
      .def_property_readonly("column_names", &names_of, "Names of the columns, in order.")
      .def("column", &column, py::arg("name"),
           "One column as a read-only array of shape (rows,), which outlives the table. Texts come as an array of str. "
           "KeyError for a name there is not.")
      .def(
          "__getitem__",
          [](const TableObject& self, const py::object& name) {
            if (py::isinstance<py::str>(name)) return column(self, py::cast<std::string>(name));
            throw py::type_error("a table is read by the name of a column, such as table['" +
                                 py::cast<std::string>(py::object(names_of(self)[0])) + "'], not by " +
                                 py::cast<std::string>(py::type::of(name).attr("__name__")) +
                                 "; its rows are in to_dicts(), to_pandas() and to_polars()");
          },
          py::arg("name"), "The same as column(name). TypeError for anything but a name.")
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
      .def("__repr__", [](py::handle self) { return in_python("described", self); })
      .def("_repr_html_", [](py::handle self) { return in_python("as_html", self); })
      .def("__reduce__", [](py::handle self) { return in_python("state_of", self); });
}

}  // namespace colead
