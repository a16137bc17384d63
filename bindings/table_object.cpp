// SPDX-License-Identifier: Apache-2.0
#include "table_object.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#include "column_texts.hpp"

namespace colead {
namespace {

[[noreturn]] void refuse_column(const std::string& name, const std::string& what) {
  throw py::type_error("column '" + name + "' " + what +
                       "; a column is a list or one-dimensional array of numbers, booleans, texts or days");
}

template <class T>
std::vector<T> copied(const py::array& array) {
  const auto cast = py::array_t<T, py::array::c_style | py::array::forcecast>::ensure(array);
  if (!cast) throw py::error_already_set();
  return std::vector<T>(cast.data(), cast.data() + cast.size());
}

TextValues texts_of(const std::string& name, const py::array& array) {
  TextValues out;
  for (const py::handle item : array) {
    if (!py::isinstance<py::str>(item)) refuse_column(name, "mixes texts with " + std::string{py::repr(item)});
    out.add(item.cast<std::string>());
  }
  return out;
}

/// Numbers of a list in which None stands for "no such value".
ColumnValues objects_of(const std::string& name, const py::array& array) {
  bool texts = array.size() > 0;
  for (const py::handle item : array) texts = texts && py::isinstance<py::str>(item);
  if (texts) return texts_of(name, array);
  std::vector<double> out;
  for (const py::handle item : array) {
    if (item.is_none()) {
      out.push_back(std::numeric_limits<double>::quiet_NaN());
    } else if (!PyBool_Check(item.ptr()) && (PyFloat_Check(item.ptr()) || PyIndex_Check(item.ptr()))) {
      out.push_back(PyFloat_AsDouble(item.ptr()));
      if (PyErr_Occurred() != nullptr) throw py::error_already_set();
    } else {
      refuse_column(name, "holds " + std::string{py::repr(item)});
    }
  }
  return out;
}

/// Days; a time of day is not kept silently, nor a day that is none.
ColumnValues days_of(const std::string& name, const py::array& array) {
  const py::array exact = array.attr("astype")("datetime64[D]");
  const auto days = copied<std::int64_t>(exact.attr("astype")("int64"));
  for (const std::int64_t day : days) {
    if (day < std::numeric_limits<std::int32_t>::min() || day > std::numeric_limits<std::int32_t>::max())
      refuse_column(name, "holds a day that is none");
  }
  if (!(array.attr("astype")("datetime64[s]").attr("__eq__")(exact)).attr("all")().cast<bool>())
    refuse_column(name, "holds a time of day");
  return DayValues(days);
}

ColumnValues values_of(const std::string& name, py::handle given) {
  if (PyUnicode_Check(given.ptr()) || PyBytes_Check(given.ptr())) refuse_column(name, "is one text");
  const auto array = py::array::ensure(py::reinterpret_borrow<py::object>(given));
  if (!array || array.ndim() != 1) {
    PyErr_Clear();
    refuse_column(name, "is no plain list");
  }
  switch (array.dtype().kind()) {
    case 'f':
      return copied<double>(array);
    case 'i':
      return copied<std::int64_t>(array);
    case 'u':
      return copied<std::uint64_t>(array);
    case 'b':
      return BoolValues{copied<std::uint8_t>(array)};
    case 'M':
      return days_of(name, array);
    case 'U':
      return texts_of(name, array);
    case 'O':
      return objects_of(name, array);
    default:
      refuse_column(name, "has the type " + std::string{py::str(array.dtype())});
  }
}

/// A view that keeps the table alive and lets nobody write.
template <class T>
py::array view(const SharedTable& table, const py::dtype& type, const std::vector<T>& values) {
  auto share = std::make_unique<SharedTable>(table);
  py::capsule owner(share.release(), [](void* held) { delete static_cast<SharedTable*>(held); });
  const std::vector<py::ssize_t> shape{static_cast<py::ssize_t>(values.size())};
  py::array out(type, shape, values.data(), owner);
  out.attr("setflags")(py::arg("write") = false);
  return out;
}

py::array text_array(const TextValues& texts) {
  py::list known;
  for (std::size_t i = 0; i < texts.distinct(); ++i) known.append(text(texts.text(i)));
  const std::vector<py::ssize_t> shape{static_cast<py::ssize_t>(texts.codes().size())};
  py::array out(py::dtype("O"), shape);
  auto* cells = static_cast<PyObject**>(out.mutable_data());
  for (std::size_t row = 0; row < texts.codes().size(); ++row) {
    PyObject* cell = PyList_GET_ITEM(known.ptr(), texts.codes()[row]);
    Py_INCREF(cell);
    Py_XSETREF(cells[row], cell);
  }
  out.attr("setflags")(py::arg("write") = false);
  return out.attr("view")();  // what does not own its values cannot be made writeable again
}

}  // namespace

TableObject table_object(std::vector<TableColumn> columns) {
  const bool figures =
      std::any_of(columns.begin(), columns.end(), [](const TableColumn& column) { return column.name == "metric"; });
  for (TableColumn& column : columns) {
    const ColumnText found = text_of_column(column.name, figures);
    column.unit = found.unit;
    column.text = found.text;
  }
  return {std::make_shared<const ArrowTable>(std::move(columns))};
}

TableObject table_from_columns(const py::object& columns, const py::dict& texts) {
  if (!py::isinstance(columns, py::module_::import("collections.abc").attr("Mapping")))
    throw py::type_error("from_columns needs a mapping of column names to lists or arrays");
  std::vector<TableColumn> out;
  for (const py::handle pair : columns.attr("items")()) {
    const auto item = py::reinterpret_borrow<py::tuple>(pair);
    if (!py::isinstance<py::str>(item[0])) throw py::type_error("from_columns: the name of a column must be a text");
    auto name = item[0].cast<std::string>();
    ColumnValues values = values_of(name, item[1]);
    out.push_back({std::move(name), std::move(values)});
  }
  for (const auto& [name, pair] : texts) {
    const auto key = name.cast<std::string>();
    const auto column = std::find_if(out.begin(), out.end(), [&](const TableColumn& one) { return one.name == key; });
    if (column == out.end())
      throw py::key_error("from_columns: texts tell of '" + key + "', and there is no such column");
    std::tie(column->unit, column->text) = pair.cast<std::pair<std::string, std::string>>();
  }
  return {std::make_shared<const ArrowTable>(std::move(out))};
}

py::array column_array(const SharedTable& table, std::size_t column) {
  const ColumnValues& values = table->columns()[column].values;
  if (const auto* texts = std::get_if<TextValues>(&values)) return text_array(*texts);
  if (const auto* flags = std::get_if<BoolValues>(&values)) return view(table, py::dtype("bool"), flags->bytes);
  if (const auto* days = std::get_if<DayValues>(&values)) return view(table, py::dtype("datetime64[D]"), days->days);
  if (const auto* reals = std::get_if<std::vector<double>>(&values)) return view(table, py::dtype("float64"), *reals);
  if (const auto* wholes = std::get_if<std::vector<std::int64_t>>(&values))
    return view(table, py::dtype("int64"), *wholes);
  return view(table, py::dtype("uint64"), std::get<std::vector<std::uint64_t>>(values));
}

}  // namespace colead
