// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/field_writer.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "colead/fields/scalar.hpp"
#include "fields/fields_fixture.hpp"

namespace colead {
namespace {

using namespace fields_test;  // NOLINT: the builders of small trees are meant to be short

/// The tree in one line, quotes as they are kept.
std::string flow(const Node& node) {
  std::string out;
  switch (node.kind) {
    case Node::Kind::null:
      return "~";
    case Node::Kind::scalar:
      return node.quoted ? '"' + node.text + '"' : node.text;
    case Node::Kind::sequence:
      for (const auto& item : node.items) out += (out.empty() ? "" : ", ") + flow(item);
      return "[" + out + "]";
    case Node::Kind::mapping:
      for (const auto& entry : node.entries) out += (out.empty() ? "" : ", ") + entry.key + ": " + flow(entry.value);
      return "{" + out + "}";
  }
  return out;
}

std::string written(const Reading& reading) { return flow(write_fields(reading.plan, reading.context.names)); }

Node full() {
  Node root = with("seed", s("18446744073709551615"));
  root.add("trust", s("0.1"));
  root.add("title", q("10"));
  root.add("tags", l({s("a"), q("yes")}));
  root.add("lead", s("medic"));
  root.add("targets", l({s("medic")}));
  root.add("weights", m({{"medic", s("1")}}));
  root.add("mode", s("formal"));
  root.add("limits", m({{"low", s("1e-9")}, {"high", s("1e300")}}));
  root.add("sessions", l({m({{"dose", s("2")}, {"who", s("manager")}}), m({{"dose", s("0.3333333333333333")}})}));
  root.add("strategies",
           m({{"none", l({})}, {"x", l({m({{"kind", s("fixed")}, {"level", s("0.9")}}), s("beta_evidence")})}}));
  return root;
}

TEST(FieldWriter, WritesEveryFieldWithItsValue) {
  const Reading reading(full());
  ASSERT_EQ(reading.lines(), std::vector<std::string>{});
  EXPECT_EQ(
      written(reading),
      "{seed: 18446744073709551615, replications: 10, trust: 0.1, shared_goal: false, title: \"10\", "
      "tags: [\"a\", \"yes\"], knots: [1, 2], professions: {manager: {title: \"\", share: 0.5}, "
      "medic: {title: \"\", share: 0.5}}, lead: \"medic\", targets: [\"medic\"], weights: {manager: 0, medic: 1}, "
      "mode: \"formal\", limits: {low: 1e-09, high: 1e+300}, sessions: [{dose: 2, who: \"manager\"}, "
      "{dose: 0.3333333333333333}], strategies: {none: [], x: [{kind: \"fixed\", level: 0.9}, "
      "{kind: \"beta_evidence\", gain: 0.1, loss: 0.2}]}, rule: {kind: \"beta_evidence\", gain: 0.1, loss: 0.2}}");
}

TEST(FieldWriter, WhatIsWrittenReadsBackTheSame) {
  const Reading first(full());
  const Reading second(write_fields(first.plan, first.context.names));
  EXPECT_EQ(second.lines(), std::vector<std::string>{});
  EXPECT_EQ(written(first), written(second));
  EXPECT_EQ(second.plan.weights, first.plan.weights);
  EXPECT_EQ(second.plan.sessions.at(1).dose, first.plan.sessions.at(1).dose);
  EXPECT_EQ(second.plan.strategies.at(1).steps.size(), 2U);
}

TEST(FieldWriter, DefaultsReadBackTheSame) {
  const Reading first(m({{"professions", m({{"medic", null()}})}}));
  const Reading second(write_fields(first.plan, first.context.names));
  EXPECT_EQ(second.lines(), std::vector<std::string>{});
  EXPECT_EQ(written(first), written(second));
}

TEST(FieldWriter, LeavesOutWhatIsNotGiven) {
  const Reading reading(m({{"professions", m({{"medic", null()}})}}));
  const Node node = write_fields(reading.plan, reading.context.names);
  EXPECT_EQ(node.find("lead"), nullptr);
  EXPECT_EQ(node.find("weights"), nullptr);
  EXPECT_NE(node.find("targets"), nullptr);
}

TEST(FieldWriter, LeavesOutNumbersThatAreNotFinite) {
  Limits limits{0, std::numeric_limits<double>::infinity()};
  EXPECT_EQ(flow(write_fields(limits, NameTable{})), "{low: 0}");
}

TEST(FieldWriter, ValuesThatDoNotFitTheNamesAreTheCallersMistake) {
  Plan plan;
  plan.weights = {1};
  EXPECT_THROW(static_cast<void>(write_fields(plan, NameTable{})), ModelError);
}

TEST(Scalar, NumberTextReadsBackAsTheSameDouble) {
  for (const double value : {0.1, 1.0 / 3, 1e-7, 1e22, 123456789.0, 5e-324, 1.7976931348623157e308, -2.5, 1e15}) {
    EXPECT_EQ(parse_number(Node::scalar(number_text(value))).value, value) << number_text(value);
  }
  EXPECT_EQ(number_text(1000000), "1000000");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(0.0001), "0.0001");
}

TEST(Scalar, ShownTextIsCutBetweenLetters) {
  EXPECT_EQ(shown("abc"), "'abc'");
  std::string text(59, 'a');
  text += "\xc3\xa9 and more";
  EXPECT_EQ(shown(text), "'" + std::string(59, 'a') + "...'");
}

}  // namespace
}  // namespace colead
