// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "colead/fields/field_reader.hpp"

namespace colead {
namespace {

std::vector<std::string> names_of(const CatalogueBase& catalogue) {
  std::vector<std::string> names;
  for (const auto& entry : catalogue.entries()) names.push_back(entry.name);
  return names;
}

std::string all(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out.empty() ? "none" : out;
}

const Node& no_parameters() {
  static const Node node = Node::mapping();
  return node;
}

}  // namespace

const CatalogueBase& FieldReader::catalogue(std::string_view label) const {
  const auto place = std::ranges::find(context_.catalogues, label, &CatalogueBase::label);
  if (place == context_.catalogues.end()) throw ModelError("no catalogue '" + std::string{label} + "' to read from");
  return **place;
}

void FieldReader::make(const KindEntry& entry, Mark mark, KindInstance& value) {
  const std::size_t depth = frames_.size();
  const std::size_t series = series_.size();
  frames_.back().known.emplace_back("kind");
  try {
    value = entry.make(*this);
  } catch (const ModelError& error) {
    frames_.resize(depth);
    series_.resize(series);
    Frame& frame = frames_.back();
    frame.broken_rules.push_back(problem(ErrorCode::range, mark, frame.path, frame.path + ": " + error.what()));
    // A default that its own constructor refuses has no fields to blame.
    if (frame.state == State::absent) add(std::move(frame.broken_rules.back()));
  }
}

void FieldReader::read_kind(const Place& place, const CatalogueBase& catalogue, KindInstance& value) {
  const Node& node = *place.node;
  const bool bare = node.kind != Node::Kind::mapping;
  const Node* word = bare ? &node : node.find("kind");
  const auto known = names_of(catalogue);
  if (word == nullptr) {
    report(ErrorCode::schema, node, place.path, "missing key 'kind'", one_of(known));
    if (!node.entries.empty() && catalogue.find(node.entries.front().key) != nullptr)
      context_.problems.back().suggestion = "{kind: " + node.entries.front().key + ", ...}";
    return;
  }
  if (word->kind != Node::Kind::scalar) {
    return report(kind_code(*word), *word, place.path, not_a(*word, "a kind"), "a name or {kind: name, ...}");
  }
  const KindEntry* entry = catalogue.find(word->text);
  if (entry == nullptr) {
    const std::string message =
        "unknown " + catalogue.label() + " kind " + shown(word->text) + "; known: " + all(known);
    report(ErrorCode::ref, *word, place.path, message);
    context_.problems.back().suggestion = suggest(word->text, known);
    return;
  }
  context_.origins.push_back(Origin{place.path, word->mark, true});
  push(State::open, bare ? &no_parameters() : &node, node.mark, place.path);
  make(*entry, word->mark, value);
  close();
}

void FieldReader::default_kind(const Place& place, const CatalogueBase& catalogue, KindInstance& value) {
  if (value.kind.empty()) return;
  const KindEntry* entry = catalogue.find(value.kind);
  if (entry == nullptr)
    throw ModelError("default kind '" + value.kind + "' is not in catalogue '" + catalogue.label() + "'");
  record_origin(place);
  push(State::absent, nullptr, frames_.back().mark, place.path);
  if (value.object == nullptr) {
    make(*entry, frames_.back().mark, value);
  } else if (value.visit_params != nullptr) {
    value.visit_params(value.params.get(), *this);
  }
  close();
}

void FieldReader::kind(const Field& field, std::string_view catalogue_label, KindInstance& value) {
  const CatalogueBase& kinds_known = catalogue(catalogue_label);
  const Place place = locate(field);
  if (place.state == State::dead) return;
  if (place.node == nullptr) return default_kind(place, kinds_known, value);
  KindInstance read;
  read_kind(place, kinds_known, read);
  value = std::move(read);
}

void FieldReader::kinds(const Field& field, std::string_view catalogue_label, std::vector<KindInstance>& value) {
  const CatalogueBase& kinds_known = catalogue(catalogue_label);
  const Place place = locate(field, true);
  if (place.state == State::dead) return;
  const auto item = [&place](std::size_t i, const Node* node) {
    return Place{place.state, node, place.path + "[" + std::to_string(i) + "]"};
  };
  if (place.node == nullptr) {
    for (std::size_t i = 0; i < value.size(); ++i) default_kind(item(i, nullptr), kinds_known, value[i]);
    return;
  }
  if (!is_list(*place.node, place.path)) return;
  value.clear();
  for (std::size_t i = 0; i < place.node->items.size(); ++i) {
    KindInstance read;
    read_kind(item(i, &place.node->items[i]), kinds_known, read);
    if (read.object != nullptr) value.push_back(std::move(read));
  }
}

}  // namespace colead
