// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pybind11/functional.h>
#include <pybind11/stl.h>
#include <pybind11/typing.h>

#include <concepts>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "bindings.hpp"

namespace colead {

/// A Python object of which signatures say what it holds: V is a type of C++ that Python knows, or one of py::typing.
template <class V>
class Typed : public py::object {
 public:
  using Value = V;
  Typed() : py::object(py::none()) {}
  Typed(py::object value) : py::object(std::move(value)) {}  // NOLINT(google-explicit-constructor): a value is a value
};

/// One record as Python holds it: values in the order of its fields, which nothing changes. `Source` is the struct that
/// it was made from, and names the class.
struct RowBase {
  std::vector<py::object> values;
};
/// The class of Python that all records share; bound before the first of them.
void bind_row(py::module_& module);
template <class Source>
struct Row : RowBase {};

using Texts = py::typing::Tuple<py::str, py::ellipsis>;
template <class V>
using Many = py::typing::Tuple<V, py::ellipsis>;
template <class V>
using ByName = py::typing::Dict<py::str, V>;
template <class V>
using Maybe = py::typing::Optional<V>;
using VerdictText = py::typing::Literal<"better", "worse", "unclear", "changed", "immaterial">;
using BetterText = py::typing::Literal<"higher", "lower", "neither">;

// What Python sees of a value, one overload for each type that a field may have.
inline Typed<bool> visible(bool value) { return py::bool_(value); }
inline Typed<double> visible(double value) { return py::float_(value); }
inline Typed<py::str> visible(const std::string& value) { return text(value); }
inline Typed<py::str> visible(std::string_view value) { return text(value); }
void visible(const char*) = delete;  // it would be a bool
inline Typed<py::str> visible(py::str value) { return value; }
inline Typed<BetterText> visible(Better value) { return text(value); }
template <std::integral Whole>
Typed<std::int64_t> visible(Whole value) {
  return py::int_(value);
}
template <class V>
Typed<V> visible(Typed<V> value) {
  return value;
}
template <class Source>
Typed<Row<Source>> visible(Row<Source> row) {
  return py::cast(std::move(row));
}

/// What `show` gives of each element, as a tuple.
template <class Range, class Show>
auto many(const Range& range, Show show) {
  using V = typename decltype(visible(std::invoke(show, *std::begin(range))))::Value;
  py::list out;
  for (const auto& element : range) out.append(visible(std::invoke(show, element)));
  return Typed<Many<V>>(py::tuple(out));
}

/// The way back, for fields that are members of their struct.
void take(py::handle value, bool& to);
void take(py::handle value, double& to);
void take(py::handle value, std::int64_t& to);
void take(py::handle value, std::string& to);
void take(py::handle value, Better& to);

/// A field as records of any kind know it.
struct RecordField {
  std::string name;
  std::string type;  ///< float, int, bool, str or object
};
/// Values of a record that Python asks for: each field once, by position or by name. TypeError names the field.
[[nodiscard]] std::vector<py::object> values_from(const std::vector<RecordField>& fields, const py::args& args,
                                                  const py::kwargs& named);
[[nodiscard]] std::string described(const py::object& self, const std::vector<RecordField>& fields);
[[nodiscard]] py::tuple tuple_of(const RowBase& row);
/// To Python's module `dataclasses` the class is one of its own: fields(), asdict() and replace() work.
void declare_dataclass(const py::object& cls, const std::vector<RecordField>& fields);

/// Reads the value at a place of a row. One function for each type V of a value, whatever record holds it: a function
/// for each field of each record made these files the slowest to compile.
template <class V>
py::cpp_function value_at(std::size_t at) {
  return py::cpp_function([at](const RowBase& row) { return V(row.values[at]); });
}

/// A class of records: the one list of its fields. Each is read from the source when the record is made; a member of
/// the source, or a function of it and of what else is needed to tell it (names, an experiment).
template <class Source, class... Context>
class Record {
 public:
  Record(py::module_& module, const char* name, const char* doc) : class_(module, name, py::is_final(), doc) {}

  template <class Get>
  Record& field(const char* name, Get get, const char* doc) {
    using V = decltype(visible(read(get, std::declval<const Source&>(), std::declval<const Context&>()...)));
    const std::size_t at = fields().size();
    class_.def_property_readonly(name, value_at<V>(at), doc);
    fields().push_back({name, type_of(V())});
    readers().push_back([get](const Source& source, const Context&... context) -> py::object {
      return visible(read(get, source, context...));
    });
    if constexpr (requires(const py::object& value, Source& to) { take(value, to.*get); }) {
      takers().push_back([get](const py::object& value, Source& to) { take(value, to.*get); });
    } else {
      takers().push_back({});
    }
    return *this;
  }

  /// What follows from the fields: no field itself.
  template <class Get>
  Record& derived(const char* name, Get get, const char* doc) {
    class_.def_property_readonly(
        name, [get](const Row<Source>& row) { return visible(std::invoke(get, source_of(row))); }, doc);
    return *this;
  }

  /// Ends the list.
  py::class_<Row<Source>, RowBase>& done() {
    class_
        .def(py::init([](const py::args& args, const py::kwargs& named) {
          return Row<Source>{{values_from(fields(), args, named)}};
        }))
        .def(
            "__eq__", [](const Row<Source>& a, const Row<Source>& b) { return tuple_of(a).equal(tuple_of(b)); },
            py::is_operator())
        .def("__hash__", [](const Row<Source>& row) { return py::hash(tuple_of(row)); })
        .def("__repr__", [](const py::object& self) { return described(self, fields()); })
        .def("__reduce__", [](const py::object& self) {
          return py::make_tuple(py::type::of(self), tuple_of(self.cast<const Row<Source>&>()));
        });
    declare_dataclass(class_, fields());
    return class_;
  }

  [[nodiscard]] static Row<Source> of(const Source& source, const Context&... context) {
    Row<Source> row;
    row.values.reserve(readers().size());
    for (const auto& reader : readers()) row.values.push_back(reader(source, context...));
    return row;
  }

 private:
  template <class Get, class... Given>
  static decltype(auto) read(const Get& get, const Source& source, const Given&... context) {
    if constexpr (std::is_invocable_v<const Get&, const Source&, const Given&...>) {
      return std::invoke(get, source, context...);
    } else {
      return std::invoke(get, source);
    }
  }

  static Source source_of(const Row<Source>& row) {
    Source out;
    for (std::size_t at = 0; at < takers().size(); ++at) {
      if (takers()[at]) takers()[at](row.values[at], out);
    }
    return out;
  }

  template <class V>
  static std::string type_of(const Typed<V>& /*value*/) {
    if (std::is_same_v<V, bool>) return "bool";
    if (std::is_floating_point_v<V>) return "float";
    if (std::is_integral_v<V>) return "int";
    return std::is_same_v<V, py::str> || std::is_same_v<V, BetterText> ? "str" : "object";
  }

  using Reader = std::function<py::object(const Source&, const Context&...)>;
  using Taker = std::function<void(const py::object&, Source&)>;

  static std::vector<RecordField>& fields() {
    static std::vector<RecordField> all;
    return all;
  }
  static std::vector<Reader>& readers() {
    static std::vector<Reader> all;
    return all;
  }
  static std::vector<Taker>& takers() {
    static std::vector<Taker> all;
    return all;
  }

  py::class_<Row<Source>, RowBase> class_;
};

}  // namespace colead

namespace pybind11::detail {
template <class V>
struct handle_type_name<colead::Typed<V>> {
  static constexpr auto name = make_caster<V>::name;
};
}  // namespace pybind11::detail
