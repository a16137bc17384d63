// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "colead/fields/field_reader.hpp"

namespace colead {
namespace {

constexpr std::size_t longest_id = 64;

bool is_id(std::string_view text) {
  const auto good = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           c == '-';
  };
  return !text.empty() && text.size() <= longest_id && std::ranges::all_of(text, good);
}

std::string at(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

}  // namespace

ErrorCode FieldReader::kind_code(const Node& node) {
  return node.kind == Node::Kind::null ? ErrorCode::type : ErrorCode::schema;
}

bool FieldReader::is_text(const Node& node, const std::string& path, std::string_view what) {
  if (node.kind == Node::Kind::scalar) return true;
  report(ErrorCode::type, node, path, not_a(node, what), std::string{what});
  return false;
}

bool FieldReader::is_list(const Node& node, const std::string& path) {
  if (node.kind == Node::Kind::sequence) return true;
  report(kind_code(node), node, path, not_a(node, "a list"), "a list");
  if (node.kind == Node::Kind::scalar && !node.text.empty() && node.text.size() <= 64)
    context_.problems.back().suggestion = "[" + node.text + "]";
  return false;
}

std::optional<std::uint32_t> FieldReader::reference(const Field& field, const Node& node, const std::string& path) {
  const auto index = context_.names.find(field.names, node.text);
  // An id may be spelt `null`; where a name is wanted, that spelling means the id.
  if (index && node.kind == Node::Kind::null) return index;
  if (!is_text(node, path, "a name")) return std::nullopt;
  if (!index) unknown_name(field, node, path);
  return index;
}

void FieldReader::text(const Field& field, std::string& value) {
  const Place place = locate(field);
  if (place.state == State::dead) return;
  record_origin(place);
  if (place.node != nullptr && is_text(*place.node, place.path, "text")) value = place.node->text;
}

void FieldReader::texts(const Field& field, std::vector<std::string>& value) {
  const Place place = locate(field);
  if (place.state == State::dead) return;
  record_origin(place);
  if (place.node == nullptr || !is_list(*place.node, place.path)) return;
  value.clear();
  for (std::size_t i = 0; i < place.node->items.size(); ++i) {
    const Node& item = place.node->items[i];
    const std::string path = at(place.path, i);
    if (field.names != Domain::none) {
      static_cast<void>(reference(field, item, path));
    } else {
      static_cast<void>(is_text(item, path, "text"));
    }
    value.push_back(item.text);
  }
}

void FieldReader::resolve_default(const Field& field, const Place& place, Name& value) {
  const auto index = context_.names.find(field.names, value.text);
  if (index) value.index = *index;
  // A default may name what this scenario does not have; that matters only where the part that holds it is there.
  if (index || !value.given() || frames_.back().state == State::absent) return;
  Node node = Node::scalar(value.text);
  node.mark = frames_.back().mark;
  unknown_name(field, node, place.path, "nothing is written and the default is an ");
}

void FieldReader::name(const Field& field, Name& value) {
  const Place place = locate(field);
  if (place.state == State::dead) return;
  record_origin(place);
  if (place.node == nullptr) return resolve_default(field, place, value);
  value = Name{place.node->text};
  if (const auto index = reference(field, *place.node, place.path)) value.index = *index;
}

void FieldReader::names(const Field& field, std::vector<Name>& value) {
  const Place place = locate(field);
  if (place.state == State::dead) return;
  record_origin(place);
  if (place.node == nullptr) {
    for (auto& item : value) resolve_default(field, place, item);
    return;
  }
  if (!is_list(*place.node, place.path)) {
    const std::string near = suggest(place.node->text, context_.names.names(field.names));
    if (!near.empty()) context_.problems.back().suggestion = "[" + near + "]";
    return;
  }
  value.clear();
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < place.node->items.size(); ++i) {
    const Node& item = place.node->items[i];
    const std::string path = at(place.path, i);
    Name read{item.text};
    if (const auto index = reference(field, item, path)) {
      read.index = *index;
      if (!seen.insert(item.text).second) report(ErrorCode::ref, item, path, shown(item.text) + " stands twice");
    }
    value.push_back(std::move(read));
  }
}

void FieldReader::choice_index(const Field& field, int& value, std::span<const std::string_view> options) {
  const Place place = locate(field);
  if (place.state == State::dead) return;
  record_origin(place);
  if (place.node == nullptr) return;
  const std::vector<std::string> words(options.begin(), options.end());
  const Node& node = *place.node;
  const auto word = std::ranges::find(words, node.text);
  if (node.kind == Node::Kind::scalar && word != words.end()) {
    value = static_cast<int>(word - words.begin());
    return;
  }
  report(ErrorCode::type, node, place.path, not_a(node, "a choice here"), one_of(words));
  context_.problems.back().suggestion = suggest(node.text, words);
}

void FieldReader::check_simplex(const Field& field, const Place& place, const std::vector<double>& value) {
  double sum = 0;
  bool negative = false;
  for (const auto& entry : place.node->entries) {
    const double part = value[*context_.names.find(field.names, entry.key)];
    sum += part;
    if (part >= 0) continue;
    report(ErrorCode::range, entry.value, place.path + "." + entry.key, number_text(part) + " is negative",
           "a part of 1");
    negative = true;
  }
  if (negative || std::fabs(sum - 1) <= 1e-6) return;
  report(ErrorCode::range, *place.node, place.path, "the parts sum to " + number_text(std::round(sum * 1e9) / 1e9),
         "a sum of 1");
}

std::vector<std::string> FieldReader::checked_ids(const Node& node, const std::string& path) {
  std::vector<std::string> ids;
  std::unordered_set<std::string> seen;
  for (const auto& entry : node.entries) {
    ids.push_back(entry.key);
    Node key = Node::scalar(entry.key);
    key.mark = entry.key_mark;
    if (!is_id(entry.key)) {
      report(ErrorCode::schema, key, path, shown(entry.key) + " is not an id",
             "1 to 64 letters, digits, '_', '.' or '-'");
    } else if (!seen.insert(entry.key).second) {
      report(ErrorCode::ref, key, path, "id " + shown(entry.key) + " stands twice");
    }
  }
  return ids;
}

}  // namespace colead
