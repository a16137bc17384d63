// SPDX-License-Identifier: Apache-2.0
#include "python_node.hpp"

#include <cmath>
#include <string>
#include <string_view>

#include "colead/core/error.hpp"
#include "colead/fields/scalar.hpp"
#include "colead/scenario/emit.hpp"

namespace colead {
namespace {

constexpr std::size_t most_depth = 64;  // more than a scenario may have, less than the stack bears
constexpr std::size_t most_nodes = 200'000;

class Converter {
 public:
  explicit Converter(const std::string& name) : name_(name) {}

  [[nodiscard]] Node convert(py::handle value, const std::string& path, std::size_t depth) {
    if (depth > most_depth)
      fail(ErrorCode::limit, path, "the scenario is nested too deep, or holds itself", "at most 32 levels");
    if (++nodes_ > most_nodes) fail(ErrorCode::limit, path, "the scenario has too many values", "at most 100000");
    if (value.is_none()) return {};
    if (py::isinstance(value, date_)) return Node::scalar(std::string{py::str(value.attr("isoformat")())}, true);
    if (PyUnicode_Check(value.ptr())) return Node::scalar(utf8(value, path), true);
    if (is_boolean(value)) return Node::scalar(py::bool_(py::reinterpret_borrow<py::object>(value)) ? "true" : "false");
    if (PyFloat_Check(value.ptr())) return number(value, path);
    if (PyIndex_Check(value.ptr())) return integer(value, path);
    if (py::isinstance(value, mapping_)) return mapping(value, path, depth);
    if (is_sequence(value)) return sequence(value, path, depth);
    const PyNumberMethods* methods = Py_TYPE(value.ptr())->tp_as_number;
    if (methods != nullptr && methods->nb_float != nullptr) return number(value, path);
    fail(ErrorCode::type, path, "a " + type_name(value) + " has no place in a scenario",
         "a mapping, list, text, number, boolean, date or None");
  }

 private:
  [[noreturn]] void fail(ErrorCode code, const std::string& path, const std::string& message,
                         const std::string& expected) const {
    Diagnostic problem;
    problem.code = code;
    problem.file = name_;
    problem.path = path;
    problem.message = path.empty() ? message : path + ": " + message;
    problem.expected = expected;
    throw ScenarioError({std::move(problem)});
  }

  static std::string type_name(py::handle value) { return Py_TYPE(value.ptr())->tp_name; }

  static bool is_boolean(py::handle value) {
    if (PyBool_Check(value.ptr())) return true;
    const std::string_view name = Py_TYPE(value.ptr())->tp_name;
    return name == "numpy.bool" || name == "numpy.bool_";
  }

  [[nodiscard]] bool is_sequence(py::handle value) const {
    if (PyBytes_Check(value.ptr()) || PyByteArray_Check(value.ptr())) return false;
    return PyList_Check(value.ptr()) || PyTuple_Check(value.ptr()) || py::isinstance(value, sequence_) ||
           std::string_view{Py_TYPE(value.ptr())->tp_name} == "numpy.ndarray";
  }

  [[nodiscard]] std::string utf8(py::handle value, const std::string& path) const {
    py::ssize_t size = 0;
    const char* bytes = PyUnicode_AsUTF8AndSize(value.ptr(), &size);
    if (bytes != nullptr) return {bytes, static_cast<std::size_t>(size)};
    PyErr_Clear();
    fail(ErrorCode::encoding, path, "this text holds half a character", "text that can be written as UTF-8");
  }

  [[nodiscard]] Node integer(py::handle value, const std::string& path) const {
    const auto exact = py::reinterpret_steal<py::object>(PyNumber_Index(value.ptr()));
    if (!exact) throw py::error_already_set();
    int overflow = 0;
    const long long small = PyLong_AsLongLongAndOverflow(exact.ptr(), &overflow);
    if (overflow == 0) return Node::scalar(std::to_string(small));
    const unsigned long long large = PyLong_AsUnsignedLongLong(exact.ptr());
    if (PyErr_Occurred() == nullptr) return Node::scalar(std::to_string(large));
    PyErr_Clear();
    fail(ErrorCode::range, path, "this number needs more than 64 bits", "a number below 2^64");
  }

  /// 8.0 stays "8.0": no whole number is guessed.
  [[nodiscard]] Node number(py::handle value, const std::string& path) const {
    const double exact = PyFloat_AsDouble(value.ptr());
    if (exact == -1.0 && PyErr_Occurred() != nullptr) throw py::error_already_set();
    if (!std::isfinite(exact)) {
      fail(ErrorCode::range, path, std::string{std::isnan(exact) ? "NaN" : "infinity"} + " is no value",
           "a finite number");
    }
    std::string text = format_double(exact);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return Node::scalar(std::move(text));
  }

  [[nodiscard]] Node mapping(py::handle value, const std::string& path, std::size_t depth) {
    Node node = Node::mapping();
    for (const py::handle pair : value.attr("items")()) {
      const auto item = py::reinterpret_borrow<py::tuple>(pair);
      const py::handle key = item[0];
      if (!PyUnicode_Check(key.ptr()))
        fail(ErrorCode::schema, path, "the key " + std::string{py::repr(key)} + " is no text", "texts as keys");
      const std::string name = utf8(key, path);
      node.add(name, convert(item[1], path.empty() ? name : path + "." + name, depth + 1));
    }
    return node;
  }

  [[nodiscard]] Node sequence(py::handle value, const std::string& path, std::size_t depth) {
    Node node = Node::sequence();
    for (const py::handle item : value)
      node.items.push_back(convert(item, path + "[" + std::to_string(node.items.size()) + "]", depth + 1));
    return node;
  }

  const std::string& name_;
  py::object mapping_ = py::module_::import("collections.abc").attr("Mapping");
  py::object sequence_ = py::module_::import("collections.abc").attr("Sequence");
  py::object date_ = py::module_::import("datetime").attr("date");
  std::size_t nodes_{0};
};

py::object scalar_value(const Node& node) {
  if (node.quoted) return text(node.text);
  if (const auto truth = parse_boolean(node); truth.good()) return py::bool_(truth.value);
  if (const auto whole = parse_integer(node); whole.good()) return py::int_(whole.value);
  if (const auto number = parse_number(node); number.good()) return py::float_(number.value);
  return text(node.text);
}

py::object value_of(const Node& node) {
  if (node.kind == Node::Kind::null) return py::none();
  if (node.kind == Node::Kind::scalar) return scalar_value(node);
  if (node.kind == Node::Kind::sequence) {
    py::list items;
    for (const Node& item : node.items) items.append(python_from_node(item));
    return items;
  }
  py::dict entries;
  for (const Node::Entry& entry : node.entries)
    entries[py::make_tuple(text(entry.key), entry.key_mark.line, entry.key_mark.column)] =
        python_from_node(entry.value);
  return entries;
}

}  // namespace

py::tuple python_from_node(const Node& node) {
  return py::make_tuple(node.mark.line, node.mark.column, value_of(node));
}

Node node_from_python(py::handle value, const std::string& name, const std::string& path) {
  return Converter{name}.convert(value, path, 0);
}

}  // namespace colead
