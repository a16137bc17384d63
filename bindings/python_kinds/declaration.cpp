// SPDX-License-Identifier: Apache-2.0
#include "python_kinds/declaration.hpp"

#include <pybind11/stl.h>

#include <string_view>
#include <type_traits>

#include "colead/core/error.hpp"
#include "colead/fields/field_reader.hpp"
#include "python_kinds/names.hpp"

namespace colead {
namespace {

constexpr std::array<std::string_view, 5> grades{"none", "A", "B", "C", "R"};
constexpr std::array<std::string_view, 3> directions{"higher", "lower", "neither"};

ParameterValue value_of(const std::string& type, const py::handle& value, const std::vector<std::string>& options) {
  if (type == "number") return value.cast<double>();
  if (type == "integer") return value.cast<std::int64_t>();
  if (type == "boolean") return value.cast<bool>();
  if (type == "text") return value.cast<std::string>();
  if (type == "numbers") return value.cast<std::vector<double>>();
  if (type == "texts") return value.cast<std::vector<std::string>>();
  const auto place = std::find(options.begin(), options.end(), value.cast<std::string>());
  if (type != "choice" || place == options.end()) throw ModelError("a parameter of no known type: '" + type + "'");
  return Chosen{static_cast<int>(place - options.begin())};
}

DeclaredField read_field(const py::handle& record) {
  DeclaredField out;
  out.name = record["name"].cast<std::string>();
  out.doc = record["doc"].cast<std::string>();
  out.unit = record["unit"].cast<std::string>();
  out.source = record["source"].cast<std::string>();
  out.low = record["low"].cast<double>();
  out.high = record["high"].cast<double>();
  out.open_low = record["open_low"].cast<bool>();
  out.required = record["required"].cast<bool>();
  out.grade = named<Grade>("grade", grades, record["grade"].cast<std::string>());
  out.options = record["options"].cast<std::vector<std::string>>();
  out.value = value_of(record["type"].cast<std::string>(), record["default"], out.options);
  return out;
}

DeclaredOutput read_output(const py::handle& record) {
  return {record["name"].cast<std::string>(), record["unit"].cast<std::string>(),
          named<Better>("better", directions, record["better"].cast<std::string>()), record["doc"].cast<std::string>()};
}

/// An intervention's own defaults of its delivery, given as it would be written in a scenario.
Delivery read_delivery(const std::string& kind, const py::dict& written) {
  Node node = Node::mapping();
  for (const auto& [key, value] : written) {
    node.add(key.cast<std::string>(), Node::scalar(value.cast<std::string>()));
  }
  ReadContext context;
  FieldReader reader(context, node);
  Delivery out;
  out.visit(reader);
  reader.finish();
  if (context.problems.empty()) return out;
  throw py::value_error(kind + ".delivery: " + context.problems.front().message);
}

void visit_value(FieldVisitor& visitor, const DeclaredField& declared, ParameterValue& value) {
  const Field field = declared.field();
  std::visit(
      [&](auto& held) {
        using T = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<T, double>) visitor.number(field, held);
        if constexpr (std::is_same_v<T, std::int64_t>) visitor.integer(field, held);
        if constexpr (std::is_same_v<T, bool>) visitor.boolean(field, held);
        if constexpr (std::is_same_v<T, std::string>) visitor.text(field, held);
        if constexpr (std::is_same_v<T, std::vector<double>>) visitor.numbers(field, held);
        if constexpr (std::is_same_v<T, std::vector<std::string>>) visitor.texts(field, held);
        if constexpr (std::is_same_v<T, Chosen>) {
          const std::vector<std::string_view> options(declared.options.begin(), declared.options.end());
          visitor.choice_index(field, held.index, options);
        }
      },
      value);
}

py::object python_value(const DeclaredField& declared, const ParameterValue& value) {
  return std::visit(
      [&](const auto& held) -> py::object {
        using T = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<T, Chosen>) {
          return py::cast(declared.options[static_cast<std::size_t>(held.index)]);
        } else if constexpr (std::is_same_v<T, std::vector<double>> || std::is_same_v<T, std::vector<std::string>>) {
          return py::tuple(py::cast(held));
        } else {
          return py::cast(held);
        }
      },
      value);
}

}  // namespace

Field DeclaredField::field() const {
  Field out;
  out.name = name;
  out.doc = doc;
  out.unit = unit;
  out.low = low;
  out.high = high;
  out.grade = grade;
  out.source = source;
  out.required = required;
  out.open_low = open_low;
  return out;
}

DeclarationPtr read_declaration(const py::dict& record) {
  auto out = std::make_shared<Declaration>();
  out->catalogue = record["catalogue"].cast<std::string>();
  out->name = record["name"].cast<std::string>();
  out->summary = record["summary"].cast<std::string>();
  out->source = record["source"].cast<std::string>();
  for (const py::handle field : record["fields"]) out->fields.push_back(read_field(field));
  for (const py::handle output : record["outputs"]) out->declared_outputs.push_back(read_output(output));
  for (const DeclaredOutput& o : out->declared_outputs)
    out->outputs.push_back({o.name, {}, o.unit, o.better, Groups::own, o.doc});
  out->delivery = read_delivery(out->name, record["delivery"]);
  out->overrides = record["overrides"].cast<std::set<std::string>>();
  out->make = PythonObject(record["make"]);
  return out;
}

PythonParams::PythonParams(DeclarationPtr declared) : declaration(std::move(declared)) {
  for (const DeclaredField& field : declaration->fields) values.push_back(field.value);
  if (declaration->catalogue == "interventions") delivery = declaration->delivery;
}

void PythonParams::visit(FieldVisitor& visitor) {
  if (delivery) delivery->visit(visitor);
  for (std::size_t i = 0; i < values.size(); ++i) visit_value(visitor, declaration->fields[i], values[i]);
}

PythonObject PythonParams::instantiate() const {
  const InterpreterLock lock;
  py::dict parameters;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const DeclaredField& field = declaration->fields[i];
    parameters[py::str(field.name)] = python_value(field, values[i]);
  }
  try {
    return PythonObject(declaration->make(parameters));
  } catch (py::error_already_set& error) {
    if (!error.matches(PyExc_ValueError) && !error.matches(PyExc_TypeError)) throw;
    throw ModelError(py::str(error.value()).cast<std::string>());
  }
}

}  // namespace colead
