// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/field_describer.hpp"

#include <gtest/gtest.h>

#include "fields/fields_fixture.hpp"

namespace colead {
namespace {

using namespace fields_test;  // NOLINT: the builders of small trees are meant to be short

const FieldDescription& child(const FieldDescription& of, std::string_view name) {
  for (const auto& field : of.children) {
    if (field.name == name) return field;
  }
  throw std::out_of_range(std::string{name});
}

TEST(FieldDescriber, TellsAllThatIsKnownOfANumber) {
  const FieldDescription plan = describe_fields<Plan>();
  const FieldDescription& trust = child(plan, "trust");
  EXPECT_EQ(trust.type, "number");
  EXPECT_EQ(trust.path, "trust");
  EXPECT_EQ(trust.unit, "share");
  EXPECT_EQ(trust.default_value, "0.5");
  EXPECT_EQ(trust.range, "[0, 1]");
  EXPECT_EQ(trust.grade, "B");
  EXPECT_EQ(trust.source, "Handbook");
  EXPECT_EQ(trust.doc, "At the start");
  EXPECT_FALSE(trust.required);
}

TEST(FieldDescriber, KeepsTheOrderOfTheVisit) {
  const FieldDescription plan = describe_fields<Plan>();
  ASSERT_EQ(plan.children.size(), 16U);
  EXPECT_EQ(plan.children.front().name, "seed");
  EXPECT_EQ(plan.children.back().name, "rule");
}

TEST(FieldDescriber, DescribesOneItemOfAnEmptyList) {
  const FieldDescription plan = describe_fields<Plan>();
  const FieldDescription& sessions = child(plan, "sessions");
  EXPECT_EQ(sessions.type, "list");
  ASSERT_EQ(sessions.children.size(), 2U);
  EXPECT_EQ(sessions.children[0].path, "sessions[].dose");
  EXPECT_TRUE(sessions.children[0].required);
  EXPECT_EQ(sessions.children[0].default_value, "");
}

TEST(FieldDescriber, DescribesOneItemOfAMap) {
  const FieldDescription plan = describe_fields<Plan>();
  EXPECT_EQ(child(child(plan, "professions"), "share").path, "professions.<id>.share");
  const FieldDescription& strategy = child(plan, "strategies");
  ASSERT_EQ(strategy.children.size(), 1U);
  EXPECT_EQ(strategy.children[0].type, "kinds");
  EXPECT_EQ(strategy.children[0].path, "strategies.<id>");
}

struct Filled {
  std::vector<Session> sessions{Session{5, {}}, Session{6, {}}};
  void visit(FieldVisitor& v) { v.list({.name = "sessions", .doc = "Training"}, sessions); }
};

TEST(FieldDescriber, DescribesABlankItemBesideDefaultOnes) {
  const FieldDescription filled = describe_fields<Filled>();
  EXPECT_EQ(filled.children.at(0).children.size(), 2U);
}

TEST(FieldDescriber, ListsOptionsOfChoicesAndKinds) {
  const auto trust = trust_catalogue();
  const FieldDescription plan = describe_fields<Plan>({&trust});
  EXPECT_EQ(child(plan, "mode").options, (std::vector<std::string>{"joint", "single", "formal"}));
  EXPECT_EQ(child(plan, "mode").default_value, "joint");
  EXPECT_EQ(child(plan, "rule").options, (std::vector<std::string>{"beta_evidence", "fixed"}));
  EXPECT_EQ(child(plan, "rule").catalogue, "trust");
  EXPECT_EQ(child(plan, "lead").names, "profession");
}

TEST(FieldDescriber, ShowsDefaultListsInFull) {
  EXPECT_EQ(child(describe_fields<Plan>(), "knots").default_value, "[1, 2]");
}

TEST(FieldDescriber, DescribesTheKindsOfACatalogue) {
  const FieldDescription trust = describe_catalogue(trust_catalogue());
  EXPECT_EQ(trust.name, "trust");
  ASSERT_EQ(trust.children.size(), 2U);
  EXPECT_EQ(trust.children[0].doc, "Evidence counted by a beta distribution.");
  EXPECT_EQ(trust.children[0].source, "Josang 2002");
  EXPECT_EQ(child(trust.children[0], "loss").range, "(0, 1]");
  EXPECT_EQ(child(trust.children[0], "gain").path, "gain");
}

}  // namespace
}  // namespace colead
