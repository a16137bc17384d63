// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "bindings.hpp"
#include "colead/fields/field_describer.hpp"
#include "colead/fields/field_writer.hpp"
#include "colead/scenario/emit.hpp"
#include "colead/scenario/load.hpp"
#include "colead/scenario/schema.hpp"
#include "python_kinds/python_kinds.hpp"
#include "record.hpp"

namespace colead {
namespace {

Typed<Maybe<double>> finite(double value) {
  if (!std::isfinite(value)) return {};
  return py::object(py::float_(value));
}

Typed<Texts> texts(const std::vector<std::string>& values) { return many(values, std::identity{}); }

/// A kind among those that a scenario may name.
struct KindListed {
  const CatalogueBase& catalogue;
  const KindEntry& entry;
  const Catalogues& known;
};
struct CatalogueListed {
  const CatalogueBase& catalogue;
  const Catalogues& known;
};

using FieldRecord = Record<FieldDescription>;
using KindRecord = Record<KindListed>;
using CatalogueRecord = Record<CatalogueListed>;
using F = const FieldDescription&;
using K = const KindListed&;

void bind_field(py::module_& module) {
  FieldRecord(module, "FieldInfo", "A value that a scenario may write.")
      .field("name", &FieldDescription::name, "Its key.")
      .field("path", &FieldDescription::path, "Keys that lead to it.")
      .field("type", &FieldDescription::type, "number, integer, boolean, text, choice, kind, list ...")
      .field("unit", &FieldDescription::unit, "Of the number; 1: none.")
      .field("default", &FieldDescription::default_value, "As it would be written.")
      .field("required", &FieldDescription::required, "Whether it must be written.")
      .field("range", &FieldDescription::range, "What may be written, in words.")
      .field(
          "low", [](F field) { return finite(field.low); }, "Least value; None: no limit.")
      .field(
          "high", [](F field) { return finite(field.high); }, "Greatest value; None: no limit.")
      .field("open_low", &FieldDescription::open_low, "Whether `low` itself is left out.")
      .field("grade", &FieldDescription::grade, "Of the evidence for the default: A, B or C.")
      .field("source", &FieldDescription::source, "What the default rests on: keys of sources.")
      .field("doc", &FieldDescription::doc, "What it means.")
      .field(
          "options", [](F field) { return texts(field.options); }, "Of a choice.")
      .field("catalogue", &FieldDescription::catalogue, "Of which a kind may stand there; else empty.")
      .field("names", &FieldDescription::names, "What it names in the same scenario; else empty.")
      .field(
          "fields", [](F field) { return many(field.children, &FieldRecord::of); }, "Those inside it.")
      .done();
}

/// What a metric with default parameters gives; nothing for a kind that is none.
Typed<Many<Row<Output>>> outputs_of_kind(K kind) {
  if (&kind.catalogue != &kind.known.metrics) return py::object(py::tuple());
  const NameTable no_names;
  FieldWriter defaults(no_names);  // a visitor that leaves the defaults as they are
  const Kind<Metric> metric{kind.entry.make(defaults)};
  return many(metric->outputs(), &Record<Output>::of);
}

void bind_kind(py::module_& module) {
  KindRecord(module, "KindInfo", "A kind that a scenario may name.")
      .field(
          "name", [](K kind) -> std::string_view { return kind.entry.name; }, "As it is written.")
      .field(
          "summary", [](K kind) -> std::string_view { return kind.entry.summary; }, "What it does.")
      .field(
          "source", [](K kind) -> std::string_view { return kind.entry.source; }, "What it rests on: keys of sources.")
      .field(
          "fields", [](K kind) { return many(describe_kind(kind.entry, kind.known.all()).children, &FieldRecord::of); },
          "Its parameters.")
      .field("outputs", &outputs_of_kind, "What a metric with default parameters gives; empty for other kinds.")
      .done();
  CatalogueRecord(module, "CatalogueInfo", "Kinds that stand for one another.")
      .field(
          "name", [](const CatalogueListed& c) -> std::string_view { return c.catalogue.label(); },
          "generators, trust, interventions, metrics ...")
      .field(
          "kinds",
          [](const CatalogueListed& c) {
            return many(c.catalogue.entries(), [&](const KindEntry& entry) {
              return KindRecord::of({c.catalogue, entry, c.known});
            });
          },
          "In the order of their names.")
      .done();
}

Typed<Many<Row<CatalogueListed>>> kinds(const py::iterable& classes) {
  const std::shared_ptr<const OwnCatalogues> own = own_catalogues(classes);
  const Catalogues& known = own == nullptr ? catalogues() : *own;
  return many(known.all(), [&](const CatalogueBase* catalogue) { return CatalogueRecord::of({*catalogue, known}); });
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

void bind_catalogues(py::module_& module) {
  bind_field(module);
  bind_kind(module);
  module.def("kinds", &kinds, py::arg("kinds") = py::tuple(),
             "Every catalogue with its kinds, those of one's own among them, and their described fields.");
  module.def("schema", &schema, py::arg("kinds") = py::tuple(),
             "JSON Schema (draft-07) of scenario files, as JSON text.");
}

}  // namespace colead
