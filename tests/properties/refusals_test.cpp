// SPDX-License-Identifier: Apache-2.0
// What cannot be is refused in words, at the place where it stands; nothing that is written ends otherwise.
#include <cmath>
#include <string>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/fields/written.hpp"
#include "colead/scenario/edit.hpp"
#include "colead/scenario/emit.hpp"
#include "properties/drawn.hpp"
#include "properties/numbers.hpp"
#include "properties/property.hpp"
#include "support/tiny_scenario.hpp"

namespace colead::test {
namespace {

constexpr int one_in = 2;  ///< each case reads whole scenarios

Scenario any_read() {
  const Drawn drawn = *any_scenario();
  try {
    return build_scenario(drawn.root, "drawn", shipped());
  } catch (const ScenarioError&) {
    RC_DISCARD("numbers that do not go together");
  }
  return {};
}

/// Every node of one kind in a tree.
void gather(Node& node, Node::Kind kind, std::vector<Node*>& out) {
  if (node.kind == kind) out.push_back(&node);
  for (Node& item : node.items) gather(item, kind, out);
  for (Node::Entry& entry : node.entries) gather(entry.value, kind, out);
}

Node& any_of(Node& root, Node::Kind kind) {
  std::vector<Node*> all;
  gather(root, kind, all);
  return *all[*rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, all.size()))];
}

/// Each mistake says what is wrong; the one looked for is among them.
template <class Make, class Wanted>
void refused(const Make& make, const Wanted& wanted) {
  try {
    make();
  } catch (const ScenarioError& error) {
    RC_ASSERT_FALSE(error.diagnostics().empty());
    RC_LOG() << error.what() << "\n";
    for (const Diagnostic& one : error.diagnostics()) RC_ASSERT_FALSE(one.message.empty());
    RC_ASSERT(std::ranges::any_of(error.diagnostics(), wanted));
    return;
  }
  RC_FAIL("it was accepted");
}

PROPERTY_OF_RUNS(AMistake, InAKeyIsRefusedWhereverItStands, one_in, ()) {
  Node whole = resolved(any_read());
  const std::string key = "q" + std::to_string(*rc::gen::inRange(0, 1000)) + "_unheard_of";
  any_of(whole, Node::Kind::mapping).add(key, Written(7).node());
  RC_LOG() << emit_yaml(whole) << "\n";
  refused([&] { static_cast<void>(build_scenario(whole, "drawn", shipped())); },
          [&](const Diagnostic& one) { return (one.path + one.message).find(key) != std::string::npos; });
}

PROPERTY_OF_RUNS(AMistake, InANumberIsRefusedWithItsPathAndWhatIsExpected, one_in, ()) {
  const Scenario scenario = any_read();
  std::vector<Edit> wrong;
  const double by = *positive();
  for (const Assumption& number : scenario.assumptions) {
    if (number.ranged) continue;
    for (const double value : {number.low - by, number.high + by}) {
      const bool outside = value < number.low || value > number.high;  // not beside a limit of 1e300
      if (std::isfinite(value) && outside) wrong.push_back({number.path, Written(value).node()});
    }
  }
  RC_ASSERT_FALSE(wrong.empty());
  const Edit edit = wrong[*rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, wrong.size()))];
  RC_LOG() << edit.path << " = " << edit.value.text << "\n";
  refused(
      [&] {
        static_cast<void>(edited(scenario, {&edit, 1}, shipped()));
      },
      [&](const Diagnostic& one) { return one.path == edit.path && !one.expected.empty(); });
}

/// Reads the text; what it refuses, it refuses in words.
void read_or_refused(const std::string& text) {
  RC_LOG() << text << "\n";
  try {
    const Scenario scenario = parse_scenario(text, "drawn.yaml", shipped());
    RC_ASSERT(canonical(parse_scenario(emit_yaml(resolved(scenario)), "again.yaml", shipped())) == canonical(scenario));
  } catch (const ScenarioError& error) {
    RC_ASSERT_FALSE(error.diagnostics().empty());
    for (const Diagnostic& one : error.diagnostics()) {
      RC_ASSERT(one.file == "drawn.yaml" && !one.message.empty());
    }
  }
}

PROPERTY_OF_RUNS(AMistake, InTheTextIsRefusedOrReadAndNothingElse, one_in, ()) {
  std::string text = emit_yaml((*any_scenario()).root);
  const std::string noise = "{}[]:,-#&*!|>'\"%@` \n\t\\0159.eE~\xc3\xff";
  const int changes = *rc::gen::inRange(1, 6);
  for (int n = 0; n < changes && !text.empty(); ++n) {
    const auto place = rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, text.size()));
    const std::size_t at = *place;
    const std::size_t size = *rc::gen::inRange<std::size_t>(1, 12);
    switch (*rc::gen::inRange(0, 3)) {
      case 0:
        text.erase(at, size);
        break;
      case 1:
        text.insert(at, text.substr(*place, size));
        break;
      default:
        text.insert(at, 1, noise[*rc::gen::inRange<std::size_t>(0, noise.size())]);
    }
  }
  read_or_refused(text);
}

PROPERTY_OF_RUNS(AMistake, InTheShapeIsRefusedOrReadAndNothingElse, one_in, ()) {
  Node whole = (*any_scenario()).root;
  Node& scalar = any_of(whole, Node::Kind::scalar);
  scalar = *rc::gen::element(Node{}, Node::mapping(), Node::sequence(), Written("medic").node(), Written(-1).node(),
                             Written(1e300).node(), Written(true).node(), list_of({1, 2}), mapping_of({{"value", 1}}),
                             Node::scalar(".nan"), Node::scalar("1e999"), Written("").node());
  read_or_refused(emit_yaml(whole));
}

}  // namespace
}  // namespace colead::test
