// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "colead/fields/field_reader.hpp"

namespace colead {
namespace {

/// The entry of a mapping that a dotted path starts with. Ids may hold dots, so the longest key that fits is meant.
const Node* step(const Node& node, std::string_view& path) {
  const Node* next = nullptr;
  std::size_t longest = 0;
  for (const auto& entry : node.entries) {
    const std::size_t size = entry.key.size();
    if (size < longest || !path.starts_with(entry.key)) continue;
    if (size < path.size() && path[size] != '.' && path[size] != '[') continue;
    next = &entry.value;
    longest = size;
  }
  path.remove_prefix(longest);
  return next;
}

const Node* resolved(const Node* node, std::string_view path) {
  while (node != nullptr && !path.empty()) {
    if (path.front() == '[') {
      std::size_t index = 0;
      path.remove_prefix(1);
      for (; !path.empty() && path.front() != ']'; path.remove_prefix(1)) {
        index = std::min<std::size_t>(index * 10 + static_cast<std::size_t>(path.front() - '0'), 1U << 30U);
      }
      if (!path.empty()) path.remove_prefix(1);
      node = index < node->items.size() ? &node->items[index] : nullptr;
      continue;
    }
    if (path.front() == '.') path.remove_prefix(1);
    node = step(*node, path);
  }
  return node;
}

/// "replicate" is many letters from "replications", yet nothing else can be meant: the candidate that shares at least
/// five letters and three quarters of the word at its start; "" if none does.
std::string same_start(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string* best = nullptr;
  std::size_t longest = std::max<std::size_t>(5, (3 * word.size() + 3) / 4) - 1;
  for (const auto& candidate : candidates) {
    const auto [end, other] = std::mismatch(word.begin(), word.end(), candidate.begin(), candidate.end());
    const auto shared = static_cast<std::size_t>(end - word.begin());
    if (shared <= longest) continue;
    longest = shared;
    best = &candidate;
  }
  return best == nullptr ? std::string{} : *best;
}

}  // namespace

std::string FieldReader::one_of(const std::vector<std::string>& words) {
  constexpr std::size_t most = 20;
  std::string out = "one of: ";
  for (std::size_t i = 0; i < std::min(most, words.size()); ++i) out += (i == 0 ? "" : ", ") + cut(words[i]);
  return words.size() > most ? out + ", ... (" + std::to_string(words.size()) + " in all)" : out;
}

/// Nobody reads more, and to find the next one may cost as much as all before it: reading ends with those found.
Diagnostic FieldReader::problem(ErrorCode code, Mark mark, std::string path, std::string message) const {
  constexpr std::size_t most = 100;
  if (context_.problems.size() == most) {
    std::vector<Diagnostic> told = context_.problems;
    Diagnostic last = told.back();
    last.code = ErrorCode::limit;
    last.message = "there are more mistakes than these " + std::to_string(most) + "; the rest is not looked for";
    last.expected.clear();
    last.suggestion.clear();
    told.push_back(std::move(last));
    throw ScenarioError(std::move(told));
  }
  Diagnostic diagnostic;
  diagnostic.code = code;
  if (context_.document != nullptr && mark.file < context_.document->files.size()) {
    diagnostic.file = context_.document->files[mark.file];
  }
  diagnostic.line = static_cast<int>(mark.line);
  diagnostic.column = static_cast<int>(mark.column);
  diagnostic.path = std::move(path);
  diagnostic.message = std::move(message);
  return diagnostic;
}

void FieldReader::report(ErrorCode code, const Node& node, const std::string& path, const std::string& message,
                         std::string expected) {
  // A null node may have no place of its own; its mapping has.
  const Mark mark = node.mark.line == 0 && !frames_.empty() ? frames_.back().mark : node.mark;
  Diagnostic diagnostic = problem(code, mark, path, path.empty() ? message : path + ": " + message);
  diagnostic.expected = std::move(expected);
  add(std::move(diagnostic));
}

std::string FieldReader::suggest(std::string_view word, const std::vector<std::string>& candidates) {
  // The distance costs the product of the lengths. Thousands of wrong names against thousands of right ones must not
  // take seconds, so suggestions stop when this much has been spent.
  constexpr std::size_t most = 20'000'000;
  std::size_t letters = 0;
  for (const auto& candidate : candidates) letters += candidate.size() + 1;
  if (word.size() > 80 || suggestion_work_ + word.size() * letters > most) return {};
  suggestion_work_ += word.size() * letters;
  std::string near = nearest(word, candidates);
  return near.empty() ? same_start(word, candidates) : near;
}

void FieldReader::unknown_name(const Field& field, const Node& node, const std::string& path, const std::string& lead) {
  const std::string what{to_string(field.names)};
  const auto& known = context_.names.names(field.names);
  const Mark mark = node.mark.line == 0 ? frames_.back().mark : node.mark;
  Diagnostic diagnostic =
      problem(ErrorCode::ref, mark, path, path + ": " + lead + "unknown " + what + " " + shown(node.text));
  if (known.empty()) diagnostic.message += "; no " + what + " is declared";
  if (!known.empty()) diagnostic.expected = one_of(known);
  diagnostic.suggestion = suggest(node.text, known);
  const bool consequence = context_.names.lost(field.names) || (skipped_ && !context_.names.declared(field.names));
  if (consequence) {
    held_.push_back(std::move(diagnostic));
  } else {
    add(std::move(diagnostic));
  }
}

Diagnostic FieldReader::missing_key(const Frame& frame, const Field& field, const std::string& path) const {
  const std::string place = frame.path.empty() ? "" : " in " + frame.path;
  Diagnostic diagnostic =
      problem(ErrorCode::schema, frame.mark, path, "missing key '" + std::string{field.name} + "'" + place);
  diagnostic.expected = std::string{field.doc};
  return diagnostic;
}

bool FieldReader::misspelt(const Frame& frame, const Field& field) {
  if (frame.state != State::open || frame.whole) return false;
  std::vector<std::string> unread;
  for (const auto& entry : frame.node->entries) {
    if (std::ranges::find(frame.known, entry.key) == frame.known.end()) unread.push_back(entry.key);
  }
  return !suggest(field.name, unread).empty();
}

Mark FieldReader::mark_of(const Frame& frame, std::string_view field_name) const {
  // What is not written is looked for where the nearest part above it stands.
  while (true) {
    const Node* node = resolved(frame.node, field_name);
    if (node != nullptr && node->mark.line > 0) return node->mark;
    const std::size_t cut = field_name.find_last_of(".[");
    if (cut == std::string_view::npos || cut == 0) return frame.mark;
    field_name = field_name.substr(0, cut);
  }
}

void FieldReader::fail(ErrorCode code, std::string_view field_name, std::string message, std::string expected,
                       std::string suggestion) {
  const Frame& frame = frames_.back();
  std::string place = frame.path;
  if (!field_name.empty()) place += (place.empty() || field_name.front() == '[' ? "" : ".") + std::string{field_name};
  Diagnostic diagnostic =
      problem(code, mark_of(frame, field_name), place, place.empty() ? message : place + ": " + message);
  diagnostic.expected = std::move(expected);
  diagnostic.suggestion = std::move(suggestion);
  add(std::move(diagnostic));
}

}  // namespace colead
