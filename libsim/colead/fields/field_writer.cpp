// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/field_writer.hpp"

#include <algorithm>
#include <cmath>

#include "colead/fields/scalar.hpp"

namespace colead {

FieldWriter::FieldWriter(const NameTable& names) : names_(names) { open(Node::mapping(), {}); }

void FieldWriter::open(Node node, std::string_view key, std::vector<std::string> ids) {
  open_.push_back(Open{std::move(node), std::string{key}, std::move(ids)});
}

void FieldWriter::shut() {
  Open done = std::move(open_.back());
  open_.pop_back();
  put(done.key, std::move(done.node));
}

void FieldWriter::put(std::string_view key, Node node) {
  Node& below = open_.back().node;
  if (below.kind == Node::Kind::sequence) {
    below.items.push_back(std::move(node));
  } else if (key.empty()) {
    below = std::move(node);
  } else {
    below.add(std::string{key}, std::move(node));
  }
}

bool FieldWriter::enter(const Field& field) {
  open(Node::mapping(), field.name);
  return true;
}

bool FieldWriter::begin_list(const Field& field, std::size_t&) {
  open(Node::sequence(), field.name);
  return true;
}

bool FieldWriter::begin_map(const Field& field, std::vector<std::string>& ids) {
  open(Node::mapping(), field.name, ids);
  return true;
}

void FieldWriter::enter_item(std::size_t index) {
  const auto& ids = open_.back().ids;
  const std::string key = ids.empty() ? std::string{} : ids[index];
  open(Node::mapping(), key);
}

void FieldWriter::number(const Field& field, double& value) {
  if (std::isfinite(value)) put(field.name, Node::scalar(number_text(value)));
}

void FieldWriter::integer(const Field& field, std::int64_t& value) {
  put(field.name, Node::scalar(std::to_string(value)));
}

void FieldWriter::seed(const Field& field, std::uint64_t& value) {
  put(field.name, Node::scalar(std::to_string(value)));
}

void FieldWriter::boolean(const Field& field, bool& value) { put(field.name, Node::scalar(value ? "true" : "false")); }

void FieldWriter::text(const Field& field, std::string& value) { put(field.name, Node::scalar(value, true)); }

void FieldWriter::texts(const Field& field, std::vector<std::string>& value) {
  Node list = Node::sequence();
  for (const auto& item : value) list.items.push_back(Node::scalar(item, true));
  put(field.name, std::move(list));
}

void FieldWriter::numbers(const Field& field, std::vector<double>& value) {
  Node list = Node::sequence();
  for (const double item : value) list.items.push_back(Node::scalar(number_text(item)));
  if (std::ranges::all_of(value, [](double item) { return std::isfinite(item); })) put(field.name, std::move(list));
}

void FieldWriter::name(const Field& field, Name& value) {
  if (value.given()) put(field.name, Node::scalar(value.text, true));
}

void FieldWriter::names(const Field& field, std::vector<Name>& value) {
  Node list = Node::sequence();
  for (const auto& item : value) list.items.push_back(Node::scalar(item.text, true));
  put(field.name, std::move(list));
}

void FieldWriter::by_name(const Field& field, std::vector<double>& value, bool) {
  if (value.empty()) return;
  const auto& keys = names_.names(field.names);
  if (keys.size() != value.size())
    throw ModelError("field '" + std::string{field.name} + "' does not fit the declared names");
  Node mapping = Node::mapping();
  for (std::size_t i = 0; i < keys.size(); ++i) mapping.add(keys[i], Node::scalar(number_text(value[i])));
  put(field.name, std::move(mapping));
}

void FieldWriter::choice_index(const Field& field, int& value, std::span<const std::string_view> options) {
  put(field.name, Node::scalar(std::string{options[static_cast<std::size_t>(value)]}, true));
}

Node FieldWriter::kind_node(const KindInstance& value) {
  Node node = Node::mapping();
  node.add("kind", Node::scalar(value.kind, true));
  if (value.visit_params == nullptr) return node;
  open(std::move(node), {});
  value.visit_params(value.params.get(), *this);
  node = std::move(open_.back().node);
  open_.pop_back();
  return node;
}

void FieldWriter::kind(const Field& field, std::string_view, KindInstance& value) {
  if (!value.kind.empty()) put(field.name, kind_node(value));
}

void FieldWriter::kinds(const Field& field, std::string_view, std::vector<KindInstance>& value) {
  Node list = Node::sequence();
  for (const auto& item : value) list.items.push_back(kind_node(item));
  put(field.name, std::move(list));
}

}  // namespace colead
