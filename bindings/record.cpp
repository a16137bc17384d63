// SPDX-License-Identifier: Apache-2.0
#include "record.hpp"

#include <algorithm>
#include <cmath>

namespace colead {
namespace {

constexpr std::size_t longest_shown = 60;  // characters of one value in a repr

/// The value if it is of the field's type, as Python's own dataclasses would hold it; whole numbers become floats.
py::object checked(const RecordField& field, py::object value) {
  const bool whole = py::isinstance<py::int_>(value) && !py::isinstance<py::bool_>(value);
  const bool fits = field.type == "object" || (field.type == "str" && py::isinstance<py::str>(value)) ||
                    (field.type == "bool" && py::isinstance<py::bool_>(value)) || (field.type == "int" && whole) ||
                    (field.type == "float" && (whole || py::isinstance<py::float_>(value)));
  if (!fits)
    throw py::type_error("'" + field.name + "' must be a " + field.type + ", not " +
                         py::cast<std::string>(py::type::of(value).attr("__name__")));
  return field.type == "float" ? py::object(py::float_(value)) : value;
}

std::string shortened(const py::handle& value) {
  const auto out = py::cast<std::string>(py::repr(value));
  const bool cut = out.size() > longest_shown && py::isinstance<py::sequence>(value) && !py::isinstance<py::str>(value);
  return cut ? "<" + std::to_string(py::len(value)) + ">" : out;
}

/// Python takes one NaN for equal to itself and to no other: with the same one everywhere, equal runs are equal records
/// and have equal hashes.
py::object with_one_nan(const py::object& value) {
  if (PyFloat_CheckExact(value.ptr()) != 0) {
    return std::isnan(PyFloat_AS_DOUBLE(value.ptr())) ? py::module_::import("math").attr("nan") : value;
  }
  if (PyTuple_CheckExact(value.ptr()) == 0) return value;
  const auto given = py::reinterpret_borrow<py::tuple>(value);
  py::tuple out(given.size());
  for (std::size_t at = 0; at < given.size(); ++at) out[at] = with_one_nan(py::object(given[at]));
  return out;
}

}  // namespace

void take(py::handle value, bool& to) { to = py::cast<bool>(value); }
void take(py::handle value, double& to) { to = py::cast<double>(value); }
void take(py::handle value, std::int64_t& to) { to = py::cast<std::int64_t>(value); }
void take(py::handle value, std::string& to) { to = py::cast<std::string>(value); }
void take(py::handle value, Better& to) {
  const auto name = py::cast<std::string>(value);
  if (name != "higher" && name != "lower" && name != "neither")
    throw py::value_error("better is higher, lower or neither, not '" + name + "'");
  to = name == "higher" ? Better::higher : name == "lower" ? Better::lower : Better::neither;
}

std::vector<py::object> values_from(const std::vector<RecordField>& fields, const py::args& args,
                                    const py::kwargs& named) {
  if (args.size() > fields.size())
    throw py::type_error("there are " + std::to_string(fields.size()) + " fields, and " + std::to_string(args.size()) +
                         " values were given");
  std::vector<py::object> out;
  for (std::size_t at = 0; at < fields.size(); ++at) {
    const RecordField& field = fields[at];
    const bool by_name = named.contains(field.name.c_str());
    if (by_name == (at < args.size())) throw py::type_error("'" + field.name + "' must be given once");
    out.push_back(checked(field, by_name ? py::object(named[field.name.c_str()]) : py::object(args[at])));
  }
  if (args.size() + named.size() > fields.size()) {
    for (const auto& [name, value] : named) {
      const auto known = [key = py::cast<std::string>(name)](const RecordField& field) { return field.name == key; };
      if (std::none_of(fields.begin(), fields.end(), known))
        throw py::type_error("there is no field '" + py::cast<std::string>(name) + "'");
    }
  }
  return out;
}

void bind_row(py::module_& module) {
  py::class_<RowBase>(module, "Record", "What all records share: named values that nothing changes.")
      .def("_repr_html_",
           [](py::handle self) { return py::module_::import("colead.tables.frames").attr("record_as_html")(self); });
}

std::string described(const py::object& self, const std::vector<RecordField>& fields) {
  std::string out = py::cast<std::string>(py::type::of(self).attr("__name__")) + "(";
  for (const RecordField& field : fields) {
    if (&field != &fields.front()) out += ", ";
    out += field.name + "=" + shortened(self.attr(field.name.c_str()));
  }
  return out + ")";
}

py::tuple tuple_of(const RowBase& row) {
  py::tuple out(row.values.size());
  for (std::size_t at = 0; at < row.values.size(); ++at) out[at] = with_one_nan(row.values[at]);
  return out;
}

void declare_dataclass(const py::object& cls, const std::vector<RecordField>& fields) {
  const py::module_ builtins = py::module_::import("builtins");
  py::list declared;
  for (const RecordField& field : fields)
    declared.append(py::make_tuple(field.name, builtins.attr(field.type.c_str())));
  const py::object like = py::module_::import("dataclasses").attr("make_dataclass")(cls.attr("__name__"), declared);
  cls.attr("__dataclass_fields__") = like.attr("__dataclass_fields__");
}

}  // namespace colead
