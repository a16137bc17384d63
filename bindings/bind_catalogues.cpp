// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "bindings.hpp"
#include "colead/fields/field_describer.hpp"
#include "colead/fields/field_writer.hpp"
#include "colead/scenario/emit.hpp"
#include "colead/scenario/load.hpp"
#include "python_kinds/python_kinds.hpp"

namespace colead {
namespace {

py::list texts(const std::vector<std::string>& values) {
  py::list out;
  for (const auto& value : values) out.append(text(value));
  return out;
}

py::object finite(double value) { return std::isfinite(value) ? py::object(py::float_(value)) : py::none(); }

py::dict field_record(const FieldDescription& field) {
  py::dict out;
  out["name"] = text(field.name);
  out["path"] = text(field.path);
  out["type"] = text(field.type);
  out["unit"] = text(field.unit);
  out["default"] = text(field.default_value);
  out["required"] = field.required;
  out["range"] = text(field.range);
  out["low"] = finite(field.low);
  out["high"] = finite(field.high);
  out["open_low"] = field.open_low;
  out["grade"] = text(field.grade);
  out["source"] = text(field.source);
  out["doc"] = text(field.doc);
  out["options"] = texts(field.options);
  out["catalogue"] = text(field.catalogue);
  out["names"] = text(field.names);
  py::list fields;
  for (const auto& child : field.children) fields.append(field_record(child));
  out["fields"] = fields;
  return out;
}

/// What a metric with default parameters gives.
py::list outputs_of(const KindEntry& entry) {
  const NameTable no_names;
  FieldWriter defaults(no_names);  // a visitor that leaves the defaults as they are
  const Kind<Metric> metric{entry.make(defaults)};
  py::list out;
  for (const Output& output : metric->outputs()) {
    out.append(output_record(output));
  }
  return out;
}

py::dict kind_record(const CatalogueBase& catalogue, const KindEntry& entry, const Catalogues& known) {
  const FieldDescription described = describe_kind(entry, known.all());
  py::dict out;
  out["name"] = text(entry.name);
  out["summary"] = text(entry.summary);
  out["source"] = text(entry.source);
  py::list fields;
  for (const auto& field : described.children) fields.append(field_record(field));
  out["fields"] = fields;
  if (&catalogue == &known.metrics) out["outputs"] = outputs_of(entry);
  return out;
}

py::list kinds(const py::iterable& classes) {
  const std::shared_ptr<const OwnCatalogues> own = own_catalogues(classes);
  const Catalogues& known = own == nullptr ? catalogues() : *own;
  py::list out;
  for (const CatalogueBase* catalogue : known.all()) {
    py::list entries;
    for (const KindEntry& entry : catalogue->entries()) entries.append(kind_record(*catalogue, entry, known));
    py::dict record;
    record["name"] = text(catalogue->label());
    record["kinds"] = entries;
    out.append(record);
  }
  return out;
}

py::str schema(const py::iterable& classes) {
  const std::shared_ptr<const OwnCatalogues> own = own_catalogues(classes);
  return text(emit_json(scenario_schema(own == nullptr ? catalogues() : *own)));
}

}  // namespace

const Catalogues& catalogues() {
  static const Catalogues all;
  return all;
}

py::str text(Better better) {
  return better == Better::higher ? "higher" : better == Better::lower ? "lower" : "neither";
}

py::dict output_record(const Output& output) {
  py::dict out;
  out["name"] = text(output.name);
  out["title"] = text(output.title);
  out["unit"] = text(output.unit);
  out["better"] = text(output.better);
  out["groups"] = text(groups_names[static_cast<std::size_t>(output.groups)]);
  out["doc"] = text(output.doc);
  return out;
}

void bind_catalogues(py::module_& module) {
  module.def("kinds", &kinds, py::arg("kinds") = py::tuple(),
             "Every catalogue with its kinds, those of one's own among them, and their described fields.");
  module.def("schema", &schema, py::arg("kinds") = py::tuple(),
             "JSON Schema (draft-07) of scenario files, as JSON text.");
}

}  // namespace colead
