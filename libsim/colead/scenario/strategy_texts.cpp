// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/strategy_texts.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "colead/fields/scalar.hpp"
#include "colead/scenario/refuse.hpp"

namespace colead {
namespace {

const std::vector<std::string> text_keys{"title", "description", "interventions"};

bool is_key(const std::string& key) { return std::ranges::find(text_keys, key) != text_keys.end(); }

void require_keys(const Document& document, const Node::Entry& strategy) {
  const std::string path = "strategies." + strategy.key;
  if (const Node* kind = strategy.value.find("kind")) {
    refuse(document, {ErrorCode::type, kind->mark.line > 0 ? kind->mark : strategy.key_mark, path,
                      "a strategy is a list of interventions", "[{kind: ...}], or a line that begins with '- kind:'"});
  }
  for (const Node::Entry& entry : strategy.value.entries) {
    if (is_key(entry.key)) continue;
    refuse(
        document,
        {ErrorCode::schema, entry.key_mark, path + "." + entry.key, "unknown key " + shown(entry.key) + " in " + path,
         "a list of interventions, or title, description and interventions", nearest(entry.key, text_keys)});
  }
}

Node& section(Node& root, const std::string& name) {
  Node* found = root.find(name);
  return found != nullptr ? *found : root.add(name, Node::mapping());
}

void put(Node& mapping, const std::string& key, Node value) {
  if (Node* known = mapping.find(key)) {
    *known = std::move(value);
  } else {
    mapping.add(key, std::move(value));
  }
}

/// Parts of a strategy: its interventions go to `kept`; what is said of it comes back, and nothing when there is none.
std::optional<Node> split(Node::Entry& strategy, std::vector<Node::Entry>& kept) {
  Node text = Node::mapping();
  text.mark = strategy.value.mark;
  bool interventions = false;
  for (Node::Entry& entry : strategy.value.entries) {
    if (entry.key != "interventions") {
      text.entries.push_back(std::move(entry));
      continue;
    }
    interventions = true;
    if (entry.value.kind == Node::Kind::null) entry.value.kind = Node::Kind::sequence;
    kept.push_back({strategy.key, strategy.key_mark, std::move(entry.value)});
  }
  if (text.entries.empty() && interventions) return std::nullopt;
  return text;
}

}  // namespace

void gather_strategy_texts(const Document& document, Node& root) {
  Node* strategies = root.find("strategies");
  if (strategies == nullptr || strategies->kind != Node::Kind::mapping) return;
  std::vector<std::pair<std::string, Node>> texts;
  std::vector<Node::Entry> kept;
  for (Node::Entry& strategy : strategies->entries) {
    if (strategy.value.kind != Node::Kind::mapping) {
      kept.push_back(std::move(strategy));
      continue;
    }
    require_keys(document, strategy);
    if (auto text = split(strategy, kept)) texts.emplace_back(strategy.key, std::move(*text));
  }
  strategies->entries = std::move(kept);
  if (texts.empty()) return;
  Node& all = section(root, "strategy_texts");
  for (auto& [id, text] : texts) {
    if (all.kind != Node::Kind::mapping) return;
    Node& own = section(all, id);
    if (own.kind != Node::Kind::mapping) own = Node::mapping();
    if (own.mark.line == 0) own.mark = text.mark;
    for (Node::Entry& entry : text.entries) put(own, entry.key, std::move(entry.value));
  }
}

}  // namespace colead
