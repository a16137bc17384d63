// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/schema.hpp"

#include "colead/fields/json_schema.hpp"
#include "colead/scenario/old_names.hpp"
#include "colead/scenario/preset.hpp"

namespace colead {
namespace {

void drop_required(Node& node) {
  std::erase_if(node.entries,
                [](const Node::Entry& e) { return e.key == "required" && e.value.kind == Node::Kind::sequence; });
  for (Node::Entry& entry : node.entries) drop_required(entry.value);
  for (Node& item : node.items) drop_required(item);
}

/// Beside the bare list, a strategy may be a mapping with its texts: {title, description, interventions}.
void allow_texts(Node& schema) {
  Node& properties = *schema.find("properties");
  Node* strategy = properties.find("strategies")->find("additionalProperties");
  Node texts = *properties.find("strategy_texts")->find("additionalProperties");
  texts.find("properties")->add("interventions", *strategy);
  Node either = Node::mapping();
  Node& ways = either.add("anyOf", Node::sequence());
  ways.items.push_back(std::move(*strategy));
  ways.items.push_back(std::move(texts));
  *strategy = std::move(either);
}

}  // namespace

Node scenario_schema(const Catalogues& catalogues) {
  Node schema = json_schema<Scenario>(catalogues.all(), "colead scenario");
  Node extends = Node::mapping();
  extends.add("type", Node::scalar("string", true));
  extends.add("description",
              Node::scalar("another scenario file beside this one or below, or the name of one that comes with colead; "
                           "entries here take the place of its own",
                           true));
  schema.find("properties")->add("extends", std::move(extends));
  schema.find("properties")->add("preset", preset_schema());
  allow_texts(schema);
  allow_old_names(*schema.find("properties"));
  // What is required may stand in the file that is extended, at any depth: an editor cannot know. The loader does.
  drop_required(*schema.find("properties"));
  Node whole = Node::mapping();
  std::vector<Node::Entry> kept;
  for (Node::Entry& entry : schema.entries) {
    if (entry.key == "required") {
      whole.add("required", std::move(entry.value));
    } else {
      kept.push_back(std::move(entry));
    }
  }
  schema.entries = std::move(kept);
  Node given = Node::mapping();
  Node& either = given.add("anyOf", Node::sequence());
  for (const char* key : {"extends", "preset"}) {
    either.items.push_back(Node::mapping());
    either.items.back().add("required", Node::sequence()).items.push_back(Node::scalar(key, true));
  }
  schema.add("if", std::move(given));
  schema.add("else", std::move(whole));
  return schema;
}

}  // namespace colead
