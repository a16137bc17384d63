// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/old_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "colead/core/error.hpp"

namespace colead {
namespace {

struct Renamed {
  std::string_view before;
  std::string_view now;
};

constexpr std::array<Renamed, 1> renamed{{{"measures", "criteria"}}};

std::string quoted(std::string_view name) { return "'" + std::string{name} + "'"; }

Diagnostic at(const Document& document, const Node::Entry& entry) {
  Diagnostic out;
  out.code = ErrorCode::schema;
  out.file = entry.key_mark.file < document.files.size() ? document.files[entry.key_mark.file] : "";
  out.line = static_cast<int>(entry.key_mark.line);
  out.column = static_cast<int>(entry.key_mark.column);
  out.path = entry.key;
  return out;
}

}  // namespace

void rename_old_keys(Document& document) {
  for (const Renamed& name : renamed) {
    const auto old = std::ranges::find(document.root.entries, name.before, &Node::Entry::key);
    if (old == document.root.entries.end()) continue;
    Diagnostic found = at(document, *old);
    found.message = quoted(name.before) + " is now called " + quoted(name.now);
    if (document.root.find(name.now) != nullptr) {
      found.message += ", which is given too";
      found.expected = quoted(name.now) + " alone";
      throw ScenarioError({std::move(found)});
    }
    found.message += "; the old name goes with the next release";
    document.old_names.push_back(std::move(found));
    old->key = name.now;
  }
}

std::string new_name(std::string_view key) {
  const auto found = std::ranges::find(renamed, key, &Renamed::before);
  return found == renamed.end() ? "" : std::string{found->now};
}

void allow_old_names(Node& properties) {
  for (const Renamed& name : renamed) {
    Node schema = *properties.find(name.now);
    schema.add("deprecated", Node::scalar("true"));
    schema.find("description")->text = "older name of " + std::string{name.now};
    properties.add(std::string{name.before}, std::move(schema));
  }
}

}  // namespace colead
