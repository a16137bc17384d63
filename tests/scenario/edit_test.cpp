// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/edit.hpp"

#include <gtest/gtest.h>

#include "colead/scenario/gate.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

Scenario base() { return parse_scenario(tiny(), "tiny.yaml", shipped()); }

Scenario with(const Scenario& scenario, const std::string& path, const std::string& value) {
  const std::vector<Edit> edits{{path, Node::scalar(value)}};
  return edited(scenario, edits, shipped());
}

Diagnostic problem_with(const std::string& path, const std::string& value) {
  try {
    static_cast<void>(with(base(), path, value));
  } catch (const ScenarioError& error) {
    return error.diagnostics().front();
  }
  return {};
}

TEST(Edit, ReplacesOneValueAndNothingElse) {
  const Scenario scenario = base();
  const Scenario busier = with(scenario, "decisions.rota.per_week", "5");
  EXPECT_EQ(busier.setting.decisions[0].per_week, 5.0);
  EXPECT_EQ(canonical(with(busier, "decisions.rota.per_week", "3")), canonical(scenario));
}

TEST(Edit, SetsDefaultsThatNobodyWrote) {
  EXPECT_EQ(with(base(), "trust.evidence_half_life_months", "7").setting.trust.instance.kind, "beta_evidence");
  EXPECT_EQ(with(base(), "load", "2").setting.load, 2.0);
}

TEST(Edit, NumbersByNameStayWhole) {
  Node weights = Node::mapping();
  weights.add("safety", Node::scalar("1"));
  const std::vector<Edit> edits{{"societal_weights", weights}, {"societal_weights.safety", Node::scalar("1")}};
  EXPECT_EQ(edited(base(), edits, shipped()).setting.societal_weights, (std::vector<double>{1, 0, 0}));
}

TEST(Edit, RefusesPathsThatLeadNowhereWithANearName) {
  const Diagnostic problem = problem_with("decisions.rota.per_weak", "5");
  EXPECT_EQ(problem.path, "decisions.rota.per_weak");
  EXPECT_EQ(problem.suggestion, "per_week");
  EXPECT_EQ(problem.file, "tiny.yaml");
}

TEST(Edit, RefusesValuesAsTheFileWould) {
  EXPECT_EQ(problem_with("decisions.rota.per_week", "-1").code, ErrorCode::range);
  EXPECT_EQ(problem_with("decisions.rota.per_week", "many").code, ErrorCode::type);
}

TEST(Admit, HoldsATreeAgainstTheLimitsOfAText) {
  Document deep{{"deep"}, Node::mapping()};
  Node* inner = &deep.root;
  for (int level = 0; level < 40; ++level) inner = &inner->add("a", Node::mapping());
  EXPECT_THROW(admit(deep), ScenarioError);
  Document twice{{"twice"}, Node::mapping()};
  twice.root.add("a", Node{});
  twice.root.add("a", Node{});
  EXPECT_THROW(admit(twice), ScenarioError);
  Document odd{{"odd"}, Node::mapping()};
  odd.root.add("a", Node::scalar("\x1b"));
  EXPECT_THROW(admit(odd), ScenarioError);
}

}  // namespace
}  // namespace colead
