// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/field_describer.hpp"

#include <cmath>

#include "colead/fields/name_table.hpp"
#include "colead/fields/scalar.hpp"

namespace colead {
namespace {

std::string number_or_nothing(double value) { return std::isfinite(value) ? number_text(value) : std::string{}; }

template <class List, class Text>
std::string listed(const List& values, Text&& text) {
  std::string out = "[";
  for (const auto& value : values) out += (out.size() == 1 ? "" : ", ") + text(value);
  return out + "]";
}

std::string itself(const std::string& text) { return text; }

}  // namespace

FieldDescriber::FieldDescriber(std::vector<const CatalogueBase*> catalogues) : catalogues_(std::move(catalogues)) {
  frames_.emplace_back();
  frames_.back().type = "mapping";
}

FieldDescription FieldDescriber::described(const Field& field, std::string_view type) const {
  const FieldDescription& parent = frames_.back();
  FieldDescription out;
  out.name = std::string{field.name};
  out.path = parent.path;
  if (parent.type == "list") out.path += "[]";
  if (parent.type == "map") out.path += ".<id>";
  if (!out.name.empty()) out.path += (out.path.empty() ? "" : ".") + out.name;
  out.type = std::string{type};
  out.unit = std::string{field.unit};
  out.range = range_text(field);
  out.grade = std::string{to_string(field.grade)};
  out.source = std::string{field.source};
  out.doc = std::string{field.doc};
  out.required = field.required;
  out.low = field.low;
  out.high = field.high;
  out.open_low = field.open_low;
  if (field.names != Domain::none) out.names = std::string{to_string(field.names)};
  return out;
}

void FieldDescriber::add(const Field& field, std::string_view type, const std::string& default_value) {
  FieldDescription out = described(field, type);
  if (!field.required) out.default_value = default_value;
  frames_.back().children.push_back(std::move(out));
}

void FieldDescriber::number(const Field& field, double& value) { add(field, "number", number_or_nothing(value)); }

void FieldDescriber::integer(const Field& field, std::int64_t& value) { add(field, "integer", std::to_string(value)); }

void FieldDescriber::seed(const Field& field, std::uint64_t& value) { add(field, "seed", std::to_string(value)); }

void FieldDescriber::boolean(const Field& field, bool& value) { add(field, "boolean", value ? "true" : "false"); }

void FieldDescriber::text(const Field& field, std::string& value) { add(field, "text", value); }

void FieldDescriber::texts(const Field& field, std::vector<std::string>& value) {
  add(field, "texts", listed(value, itself));
}

void FieldDescriber::numbers(const Field& field, std::vector<double>& value) {
  add(field, "numbers", listed(value, number_or_nothing));
}

void FieldDescriber::name(const Field& field, Name& value) { add(field, "name", value.text); }

void FieldDescriber::names(const Field& field, std::vector<Name>& value) {
  add(field, "names", listed(value, [](const Name& item) { return item.text; }));
}

void FieldDescriber::by_name(const Field& field, std::vector<double>&, bool) { add(field, "by_name", {}); }

void FieldDescriber::choice_index(const Field& field, int& value, std::span<const std::string_view> options) {
  add(field, "choice", std::string{options[static_cast<std::size_t>(value)]});
  frames_.back().children.back().options.assign(options.begin(), options.end());
}

void FieldDescriber::add_kinds(const Field& field, std::string_view type, std::string_view catalogue,
                               const std::string& default_value) {
  add(field, type, default_value);
  FieldDescription& out = frames_.back().children.back();
  out.catalogue = std::string{catalogue};
  for (const auto* known : catalogues_) {
    if (known->label() != catalogue) continue;
    for (const auto& entry : known->entries()) out.options.push_back(entry.name);
  }
}

void FieldDescriber::kind(const Field& field, std::string_view catalogue, KindInstance& value) {
  add_kinds(field, "kind", catalogue, value.kind);
}

void FieldDescriber::kinds(const Field& field, std::string_view catalogue, std::vector<KindInstance>& value) {
  add_kinds(field, "kinds", catalogue, listed(value, [](const KindInstance& item) { return item.kind; }));
}

bool FieldDescriber::enter(const Field& field) {
  frames_.push_back(described(field, "mapping"));
  return true;
}

void FieldDescriber::shut() {
  FieldDescription done = std::move(frames_.back());
  frames_.pop_back();
  frames_.back().children.push_back(std::move(done));
}

bool FieldDescriber::begin_list(const Field& field, std::size_t& count) {
  frames_.push_back(described(field, "list"));
  ++count;
  return true;
}

bool FieldDescriber::begin_map(const Field& field, std::vector<std::string>& ids) {
  frames_.push_back(described(field, "map"));
  ids.emplace_back("<id>");
  return true;
}

// Default items come first; the blank item after them is the one to describe.
void FieldDescriber::enter_item(std::size_t) { frames_.back().children.clear(); }

FieldDescription describe_kind(const KindEntry& entry, const std::vector<const CatalogueBase*>& catalogues) {
  FieldDescriber describer(catalogues);
  entry.describe(describer);
  FieldDescription out = describer.take();
  out.name = entry.name;
  out.type = "kind";
  out.doc = entry.summary;
  out.source = entry.source;
  return out;
}

FieldDescription describe_catalogue(const CatalogueBase& catalogue,
                                    const std::vector<const CatalogueBase*>& catalogues) {
  FieldDescription out;
  out.name = catalogue.label();
  out.type = "kinds";
  out.catalogue = catalogue.label();
  for (const auto& entry : catalogue.entries()) {
    out.options.push_back(entry.name);
    out.children.push_back(describe_kind(entry, catalogues));
  }
  return out;
}

}  // namespace colead
