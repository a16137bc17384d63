// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/json_schema.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "colead/fields/scalar.hpp"

namespace colead {
namespace {

Node text(std::string_view value) { return Node::scalar(std::string{value}, true); }

Node plain(std::string_view value) { return Node::scalar(std::string{value}); }

Node texts(const std::vector<std::string>& values) {
  Node list = Node::sequence();
  for (const auto& value : values) list.items.push_back(text(value));
  return list;
}

Node list_of(std::initializer_list<Node> nodes) {
  Node list = Node::sequence();
  list.items = nodes;
  return list;
}

Node typed(std::string_view type) {
  Node node = Node::mapping();
  node.add("type", text(type));
  return node;
}

// YAML takes an unquoted 1 or true for something else than text, the reader does not.
Node any_text() {
  Node node = Node::mapping();
  node.add("type", texts({"string", "number", "boolean"}));
  return node;
}

// Null stands for "not written" where a part may be left out.
Node part(std::string_view type, bool required) {
  Node node = Node::mapping();
  node.add("type", required ? text(type) : texts({std::string{type}, "null"}));
  return node;
}

/// A day, year-month-day; or nothing.
Node day() {
  Node node = typed("string");
  node.add("pattern", text("^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"));
  return node;
}

Node reference(const std::string& definition) {
  Node node = Node::mapping();
  node.add("$ref", text("#/definitions/" + definition));
  return node;
}

Node bounded(const FieldDescription& field, std::string_view type) {
  Node node = typed(type);
  if (std::isfinite(field.low))
    node.add(field.open_low ? "exclusiveMinimum" : "minimum", plain(number_text(field.low)));
  if (std::isfinite(field.high)) node.add("maximum", plain(number_text(field.high)));
  return node;
}

/// A bare number, or a number with what is known of it.
Node number(const FieldDescription& field, std::string_view type) {
  Node range = typed("array");
  range.add("items", bounded(field, type));
  range.add("minItems", plain("2"));
  range.add("maxItems", plain("2"));
  Node grade = Node::mapping();
  grade.add("enum", texts({"A", "B", "C", "R"}));
  Node facts = typed("object");
  Node& properties = facts.add("properties", Node::mapping());
  properties.add("value", bounded(field, type));
  properties.add("range", std::move(range));
  properties.add("grade", std::move(grade));
  properties.add("source", any_text());
  facts.add("required", texts({"value"}));
  facts.add("additionalProperties", plain("false"));
  Node node = Node::mapping();
  node.add("oneOf", list_of({bounded(field, type), std::move(facts)}));
  return node;
}

Node array_of(Node items, bool nullable = false) {
  Node node = part("array", !nullable);
  node.add("items", std::move(items));
  return node;
}

Node object(const std::vector<FieldDescription>& fields, bool required);

Node map(const FieldDescription& field) {
  Node node = part("object", field.required);
  Node ids = Node::mapping();
  ids.add("pattern", text("^[A-Za-z0-9_.-]{1,64}$"));
  node.add("propertyNames", std::move(ids));
  node.add("additionalProperties", object(field.children, false));
  if (field.required) node.add("minProperties", plain("1"));
  return node;
}

Node seed() {
  Node node = typed("integer");
  node.add("minimum", plain("0"));
  node.add("maximum", plain("18446744073709551615"));
  return node;
}

Node by_name(const FieldDescription& field) {
  Node node = typed("object");
  node.add("additionalProperties", number(field, "number"));
  return node;
}

Node list(const FieldDescription& field) {
  Node node = array_of(object(field.children, true), !field.required);
  if (field.required) node.add("minItems", plain("1"));
  return node;
}

// A definition takes no neighbours in draft-07, so it stands in an allOf of one.
Node kind(const FieldDescription& field) {
  Node node = Node::mapping();
  node.add("allOf", list_of({reference(field.catalogue)}));
  return node;
}

Node choice(const FieldDescription& field) {
  Node node = Node::mapping();
  node.add("enum", texts(field.options));
  return node;
}

Node names(const FieldDescription& field) {
  Node node = array_of(any_text());
  if (field.type == "names") node.add("uniqueItems", plain("true"));
  return node;
}

Node schema_of(const FieldDescription& field) {
  const std::string& type = field.type;
  if (type == "mapping") return object(field.children, field.required);
  if (type == "list") return list(field);
  if (type == "map") return map(field);
  if (type == "number" || type == "integer") return number(field, type);
  if (type == "numbers") return array_of(number(field, "number"));
  if (type == "seed") return seed();
  if (type == "boolean") return typed("boolean");
  if (type == "by_name") return by_name(field);
  if (type == "choice") return choice(field);
  if (type == "kind") return kind(field);
  if (type == "kinds") return array_of(reference(field.catalogue), !field.required);
  if (type == "names" || type == "texts") return names(field);
  return field.unit == "date" ? day() : any_text();
}

std::string description(const FieldDescription& field) {
  std::string out = field.doc;
  const auto sentence = [&out](const std::string& words) {
    if (!out.empty()) out += out.ends_with('.') ? " " : ". ";
    out += words + ".";
  };
  if (!field.unit.empty() && field.unit != "date") sentence("Unit: " + field.unit);
  if (!field.names.empty()) sentence("One of the names of the list: " + field.names);
  if (!field.source.empty()) sentence("Source: " + field.source);
  if (!field.grade.empty()) sentence("Grade: " + field.grade);
  return out;
}

void annotate(Node& node, const FieldDescription& field) {
  const std::string words = description(field);
  if (!words.empty()) node.add("description", text(words));
  if (field.default_value.empty()) return;
  const std::string& type = field.type;
  const bool is_plain = type == "number" || type == "integer" || type == "seed" || type == "boolean";
  const bool is_text = type == "text" || type == "name" || type == "choice" || type == "kind";
  if (is_plain || is_text) node.add("default", Node::scalar(field.default_value, is_text));
}

void add_fields(Node& node, const std::vector<FieldDescription>& fields, std::vector<std::string> required) {
  Node* properties = node.find("properties");
  for (const auto& field : fields) {
    Node property = schema_of(field);
    annotate(property, field);
    properties->add(field.name, std::move(property));
    if (field.required) required.push_back(field.name);
  }
  if (!required.empty()) node.add("required", texts(required));
  node.add("additionalProperties", plain("false"));
}

Node object(const std::vector<FieldDescription>& fields, bool required) {
  if (fields.size() == 1 && fields.front().name.empty()) return schema_of(fields.front());
  Node node = part("object", required);
  node.add("properties", Node::mapping());
  add_fields(node, fields, {});
  return node;
}

Node kind_definition(const FieldDescription& entry) {
  Node node = typed("object");
  const std::string words = description(entry);
  if (!words.empty()) node.add("description", text(words));
  Node word = Node::mapping();
  word.add("const", text(entry.name));
  node.add("properties", Node::mapping()).add("kind", std::move(word));
  add_fields(node, entry.children, {"kind"});
  return node;
}

void define(Node& definitions, const FieldDescription& catalogue) {
  Node bare = choice(FieldDescription{});
  Node alternatives = Node::sequence();
  Node& words = *bare.find("enum");
  for (const auto& entry : catalogue.children) {
    const bool needs = std::ranges::any_of(entry.children, &FieldDescription::required);
    if (!needs) words.items.push_back(text(entry.name));
    alternatives.items.push_back(reference(catalogue.name + "." + entry.name));
  }
  if (!words.items.empty()) alternatives.items.insert(alternatives.items.begin(), std::move(bare));
  Node& any = definitions.add(catalogue.name, Node::mapping());
  if (alternatives.items.empty()) {
    any.add("not", Node::mapping());  // no kind, so nothing fits
  } else {
    any.add("oneOf", std::move(alternatives));
  }
  for (const auto& entry : catalogue.children)
    definitions.add(catalogue.name + "." + entry.name, kind_definition(entry));
}

}  // namespace

Node json_schema(const FieldDescription& root, const std::vector<const CatalogueBase*>& catalogues,
                 const std::string& title) {
  Node schema = Node::mapping();
  schema.add("$schema", text("http://json-schema.org/draft-07/schema#"));
  schema.add("title", text(title));
  Node body = object(root.children, true);
  for (auto& entry : body.entries) schema.add(entry.key, std::move(entry.value));
  if (catalogues.empty()) return schema;
  Node& definitions = schema.add("definitions", Node::mapping());
  for (const auto* catalogue : catalogues) define(definitions, describe_catalogue(*catalogue, catalogues));
  return schema;
}

}  // namespace colead
