// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/field_reader.hpp"

#include <algorithm>
#include <tuple>

namespace colead {
namespace {

std::string joined(const std::string& path, std::string_view name) {
  if (name.empty()) return path;
  return path.empty() ? std::string{name} : path + "." + std::string{name};
}

const Node& blank() {
  static const Node node = Node::mapping();
  return node;
}

}  // namespace

FieldReader::FieldReader(ReadContext& context, const Node& root) : context_(context) {
  push(State::open, &root, root.mark, {});
  if (root.kind != Node::Kind::null) return;
  report(ErrorCode::schema, root, {}, "empty scenario: nothing is written");
  frames_.back().state = State::dead;
}

void FieldReader::push(State state, const Node* node, Mark mark, std::string path) {
  Frame frame;
  frame.state = state;
  frame.node = node;
  frame.mark = mark;
  frame.path = std::move(path);
  frame.problems_before = context_.problems.size();
  frames_.push_back(std::move(frame));
}

bool FieldReader::check_mapping(Frame& frame) {
  if (frame.is_mapping) return true;
  frame.is_mapping = frame.node->kind == Node::Kind::mapping;
  if (frame.is_mapping) return true;
  frame.state = State::dead;
  skipped_ = true;
  if (frame.path.empty()) {
    report(ErrorCode::schema, *frame.node, {}, "root must be a mapping");
  } else {
    report(ErrorCode::schema, *frame.node, frame.path, not_a(*frame.node, "a mapping"), "a mapping");
  }
  return false;
}

FieldReader::Place FieldReader::locate(const Field& field, bool null_is_absent) {
  Frame& frame = frames_.back();
  const bool whole = field.name.empty();
  Place place{frame.state, nullptr, joined(frame.path, field.name)};
  if (frame.state == State::absent && field.required) place.state = State::dead;  // the whole part is not there
  if (frame.state != State::open) return place;
  if (whole) {
    frame.whole = true;
    place.node = frame.node;
  } else {
    frame.known.emplace_back(field.name);
    if (!check_mapping(frame)) return {};
    place.node = frame.node->find(field.name);
  }
  if (place.node != nullptr && null_is_absent && place.node->kind == Node::Kind::null) place.node = nullptr;
  if (place.node != nullptr) return place;
  place.state = State::absent;
  if (!field.required) return place;
  frame.missing.push_back(missing_key(frame, field, place.path));
  place.state = State::dead;
  return place;
}

void FieldReader::conclude() {
  Frame& frame = frames_.back();
  if (frame.state == State::open && !frame.whole && check_mapping(frame)) report_unknown(frame);
  if (frame.state != State::open) return;
  for (auto& diagnostic : frame.missing) add(std::move(diagnostic));
  // A rule between fields says nothing when one of them could not be read.
  if (context_.problems.size() != frame.problems_before) return;
  for (auto& diagnostic : frame.broken_rules) add(std::move(diagnostic));
}

void FieldReader::close() {
  conclude();
  frames_.pop_back();
}

void FieldReader::finish() {
  conclude();
  frames_.back().state = State::dead;
  if (context_.problems.empty()) {
    for (auto& diagnostic : held_) add(std::move(diagnostic));
  }
  held_.clear();
  std::ranges::stable_sort(context_.problems, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
}

void FieldReader::report_unknown(Frame& frame) {
  std::vector<std::string> unwritten;
  for (const auto& key : frame.known) {
    if (frame.node->find(key) == nullptr) unwritten.push_back(key);
  }
  for (const auto& entry : frame.node->entries) {
    if (std::ranges::find(frame.known, entry.key) == frame.known.end()) report_unknown_key(frame, entry, unwritten);
  }
}

void FieldReader::report_unknown_key(Frame& frame, const Node::Entry& entry,
                                     const std::vector<std::string>& unwritten) {
  const std::string place = frame.path.empty() ? "" : " in " + frame.path;
  Diagnostic diagnostic = problem(ErrorCode::schema, entry.key_mark, joined(frame.path, entry.key),
                                  "unknown key " + shown(entry.key) + place);
  const auto longer =
      std::ranges::find_if(unwritten, [&](const std::string& key) { return key.starts_with(entry.key + "_"); });
  std::string meant = longer != unwritten.end() ? *longer : suggest(entry.key, unwritten);
  diagnostic.suggestion = meant;
  for (const auto& key : frame.known) {  // "trust 0.5" and "trust:0.5" are one key each to YAML
    if (entry.key.size() <= key.size() + 1 || !entry.key.starts_with(key)) continue;
    if (entry.key[key.size()] != ' ' && entry.key[key.size()] != ':') continue;
    meant = key;
    diagnostic.suggestion = key + ": " + entry.key.substr(key.size() + 1, 40);
  }
  if (meant.empty()) {
    if (!frame.known.empty()) diagnostic.expected = one_of(frame.known);
  } else {  // a misspelt key is not also a missing one
    std::erase_if(frame.missing, [&](const Diagnostic& other) { return other.path == joined(frame.path, meant); });
  }
  add(std::move(diagnostic));
}

void FieldReader::require(bool holds, std::string_view field_name, std::string_view message) {
  Frame& frame = frames_.back();
  if (holds || frame.state != State::open) return;
  const std::string place = joined(frame.path, field_name);
  frame.broken_rules.push_back(
      problem(ErrorCode::range, mark_of(frame, field_name), place, place + ": " + std::string{message}));
}

bool FieldReader::enter(const Field& field) {
  const Place place = locate(field, true);
  if (place.state == State::dead) {
    skipped_ = true;
    return false;
  }
  push(place.state, place.node, place.node != nullptr ? place.node->mark : frames_.back().mark, place.path);
  return true;
}

void FieldReader::lose_domain(const Field& field) {
  skipped_ = true;
  if (field.names != Domain::none) context_.names.lose(field.names);
}

bool FieldReader::begin_list(const Field& field, std::size_t& count) {
  const Place place = locate(field, true);
  if (place.state == State::dead || (place.node != nullptr && !is_list(*place.node, place.path))) {
    lose_domain(field);
    return false;
  }
  replaces_ = place.node != nullptr;
  if (replaces_) count = place.node->items.size();
  if (replaces_ && count == 0 && field.required)
    report(ErrorCode::schema, *place.node, place.path, "must not be empty");
  series_.push_back(Series{place.node, place.path, {}});
  return true;
}

bool FieldReader::begin_map(const Field& field, std::vector<std::string>& ids) {
  const Place place = locate(field, true);
  bool good = place.state != State::dead;
  if (good && place.node != nullptr && place.node->kind != Node::Kind::mapping) {
    report(ErrorCode::schema, *place.node, place.path, not_a(*place.node, "a mapping"), "a mapping from ids");
    good = false;
  }
  if (!good) {
    lose_domain(field);
    return false;
  }
  replaces_ = place.node != nullptr;
  if (replaces_) ids = checked_ids(*place.node, place.path);
  if (replaces_ && ids.empty() && field.required)
    report(ErrorCode::schema, *place.node, place.path, "must not be empty");
  if (field.names != Domain::none) context_.names.declare(field.names, ids);
  // Under a misspelt key the ids may stand after all; references into them are judged once the key is right.
  if (!replaces_ && field.names != Domain::none && misspelt(frames_.back(), field)) lose_domain(field);
  series_.push_back(Series{place.node, place.path, ids});
  return true;
}

void FieldReader::enter_item(std::size_t index) {
  const Series& series = series_.back();
  const bool is_map = !series.ids.empty();
  const std::string place =
      is_map ? joined(series.path, series.ids[index]) : series.path + "[" + std::to_string(index) + "]";
  if (series.node == nullptr) {
    push(State::absent, nullptr, frames_.back().mark, place);
    return;
  }
  const Node& item = is_map ? series.node->entries[index].value : series.node->items[index];
  push(State::open, &item, item.mark, place);
  if (item.kind != Node::Kind::null) return;
  if (is_map) {  // an id with nothing behind it takes every default
    frames_.back().node = &blank();
    if (item.mark.line == 0) frames_.back().mark = series.node->entries[index].key_mark;
    return;
  }
  report(ErrorCode::type, item, place, "nothing is written", "a mapping");
  frames_.back().state = State::dead;
  skipped_ = true;
}

}  // namespace colead
