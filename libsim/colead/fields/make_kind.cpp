// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/make_kind.hpp"

#include <string>
#include <utility>

#include "colead/fields/field_reader.hpp"

namespace colead {

KindInstance make_instance(const CatalogueBase& catalogue, std::string_view name, const Node& parameters) {
  if (parameters.kind != Node::Kind::mapping) throw ModelError("the parameters of a kind are a mapping");
  if (parameters.find("kind") != nullptr) throw ModelError("the kind is named already: 'kind' is no parameter");
  Node written = parameters;
  written.entries.insert(written.entries.begin(), {"kind", {}, Node::scalar(std::string(name), true)});
  Document document{{"<kind>"}, Node::mapping()};
  document.root.add(catalogue.label(), std::move(written));

  ReadContext context;
  context.document = &document;
  context.catalogues = {&catalogue};
  FieldReader reader(context, document.root);
  Field field;
  field.name = catalogue.label();
  KindInstance made;
  reader.kind(field, catalogue.label(), made);
  reader.finish();
  if (!context.problems.empty()) throw ScenarioError(std::move(context.problems));
  return made;
}

}  // namespace colead
