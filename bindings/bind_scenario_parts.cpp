// SPDX-License-Identifier: Apache-2.0
#include "bind_scenario_parts.hpp"

#include "colead/scenario/emit.hpp"
#include "python_node.hpp"

namespace colead {
namespace {

/// A tree as it is written, in plain Python, without where it stands.
py::object plain(const Node& node) {
  if (node.kind == Node::Kind::sequence) {
    py::list items;
    for (const Node& item : node.items) items.append(plain(item));
    return items;
  }
  if (node.kind != Node::Kind::mapping) return python_from_node(node)[2];
  py::dict entries;
  for (const Node::Entry& entry : node.entries) entries[text(entry.key)] = plain(entry.value);
  return entries;
}

/// What needs no compiled code is written in Python.
template <class... More>
py::object in_python(const char* function, py::handle self, More&&... more) {
  return py::module_::import("colead.base.scenario_parts").attr(function)(self, std::forward<More>(more)...);
}

}  // namespace

void bind_scenario_parts(py::class_<Scenario>& scenario) {
  scenario
      .def(
          "to_dict", [](const Scenario& s) { return plain(s.document.root); },
          "The scenario as it is written, as dicts, lists, texts, numbers and booleans, with every range, grade and "
          "source; what its presets and the file it extends say stands in it. `from_dict` reads it back.")
      .def(
          "written_yaml", [](const Scenario& s) { return text(emit_yaml(s.document.root)); },
          "The same as YAML text; `from_yaml` reads it back.")
      .def(
          "save", [](py::handle self, const py::object& path) { return in_python("save", self, path); },
          py::arg("path"), "Writes `written_yaml` to a file, whole or not at all; gives its path.")
      .def(
          "__getitem__", [](py::handle self, const py::object& path) { return in_python("part", self, path); },
          py::arg("path"),
          "The value at a path, defaults filled in: a number, a text, or a part as dicts and lists. Paths are those of "
          "`with_`. KeyError with the nearest name for a path that leads nowhere.")
      .def(
          "date_of",
          [](py::handle self, const py::object& weeks) {
            return py::module_::import("colead.base.dates").attr("date_of")(self, weeks);
          },
          py::arg("weeks"),
          "The day of a week since observation began, as a datetime.date; of an array of weeks, an array of days "
          "(datetime64[D]), where NaN is NaT. ModelError where `observed_from` is not written.")
      .def(
          "with_strategy",
          [](py::handle self, const py::object& name, const py::object& interventions, const py::object& title,
             const py::object& description) {
            return in_python("with_strategy", self, name, interventions, title, description);
          },
          py::arg("name"), py::arg("interventions"), py::kw_only(), py::arg("title") = "", py::arg("description") = "",
          "A new scenario with one strategy more, or with another one of that name: a list of interventions as in a "
          "file. Where the file lists the strategies to compare it is among them.")
      .def(
          "only", [](py::handle self, const py::args& names) { return in_python("only", self, names); },
          "A new scenario with the baseline and these strategies alone, and without what is believed of others.")
      .def(
          "without", [](py::handle self, const py::args& names) { return in_python("without", self, names); },
          "A new scenario without these strategies, and without what is believed of them. ModelError for the baseline.")
      .def("_ipython_key_completions_", [](py::handle self) { return in_python("paths", self); })
      .def("_repr_html_", [](py::handle self) { return in_python("as_html", self); })
      .def(
          "__eq__", [](py::handle self, py::handle other) { return in_python("equal", self, other); },
          py::is_operator())
      .def("__hash__", [](py::handle self) { return in_python("hashed", self); });
}

}  // namespace colead
