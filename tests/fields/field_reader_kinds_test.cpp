// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/field_reader.hpp"

#include <gtest/gtest.h>

#include "fields/fields_fixture.hpp"

namespace colead {
namespace {

using namespace fields_test;  // NOLINT: the builders of small trees are meant to be short
using Lines = std::vector<std::string>;

TEST(FieldReaderKinds, NamesThePartOfAnUnknownKey) {
  const Reading reading(with("strategies", m({{"x", l({m({{"kind", s("beta_evidence")}, {"gian", s("0.1")}})})}})));
  EXPECT_EQ(reading.lines(),
            Lines{"ward.yaml:9:7: SCHEMA: unknown key 'gian' in strategies.x[0] (did you mean 'gain'?)"});
  EXPECT_EQ(reading.problems()[0].path, "strategies.x[0].gian");
}

TEST(FieldReaderKinds, AKindMayBeABareWord) {
  const Reading reading(with("rule", s("beta_evidence")));
  EXPECT_EQ(reading.lines(), Lines{});
  EXPECT_EQ(reading.plan.rule->value(), 0.1);
}

TEST(FieldReaderKinds, ABareWordStillNeedsItsRequiredParameters) {
  expect_one("rule", s("fixed"),
             "ward.yaml:6:7: SCHEMA: missing key 'level' in rule (expected Trust that never changes)");
}

TEST(FieldReaderKinds, UnknownKindsListTheKnownOnes) {
  expect_one("rule", s("beta_evidense"),
             "ward.yaml:6:7: REF: rule: unknown trust kind 'beta_evidense'; known: beta_evidence, fixed (did you mean "
             "'beta_evidence'?)");
  expect_one("rule", m({{"kind", s("x")}, {"gain", s("0.1")}}),
             "ward.yaml:7:9: REF: rule: unknown trust kind 'x'; known: beta_evidence, fixed");
  expect_one("rule", m({{"gain", s("0.1")}}),
             "ward.yaml:7:3: SCHEMA: rule: missing key 'kind' (expected one of: beta_evidence, fixed)");
  expect_one("rule", null(), "ward.yaml:6:7: TYPE: rule: nothing is written (expected a name or {kind: name, ...})");
}

TEST(FieldReaderKinds, AConstructorsRefusalStandsAtTheKind) {
  expect_one("rule", m({{"gain", s("0.9")}, {"kind", s("beta_evidence")}, {"loss", s("0.9")}}),
             "ward.yaml:8:9: RANGE: rule: gain and loss together are above 1.5");
}

TEST(FieldReaderKinds, AConstructorIsNotHeardOnFaultyParameters) {
  expect_one("rule", m({{"kind", s("beta_evidence")}, {"gain", s("1")}, {"loss", s("0.9")}, {"lss", s("0.1")}}),
             "ward.yaml:10:3: SCHEMA: unknown key 'lss' in rule (expected one of: kind, gain, loss)");
}

TEST(FieldReaderKinds, ParametersOfKindsSeeTheDeclaredNames) {
  const Node rule = m({{"kind", s("fixed")}, {"level", s("1")}, {"towards", s("medics")}});
  expect_one("rule", rule,
             "ward.yaml:9:12: REF: rule.towards: unknown profession 'medics' (expected one of: manager, medic) (did "
             "you mean 'medic'?)");
}

TEST(FieldReaderKinds, ADefaultKindIsMade) {
  const Reading reading(m({{"professions", m({{"medic", null()}})}}));
  ASSERT_TRUE(reading.plan.rule.given());
  EXPECT_EQ(reading.plan.rule->value(), 0.1);
  ASSERT_NE(reading.assumption("rule.gain"), nullptr);
  EXPECT_EQ(reading.assumption("rule.gain")->origin(), "default");
}

TEST(FieldReaderKinds, AMissingCatalogueIsTheCallersMistake) {
  ReadContext context;
  const Node root = m({{"professions", m({{"a", null()}})}});
  FieldReader reader(context, root);
  Plan plan;
  EXPECT_THROW(plan.visit(reader), ModelError);
}

}  // namespace
}  // namespace colead
