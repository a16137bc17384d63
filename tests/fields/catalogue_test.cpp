// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/catalogue.hpp"

#include <gtest/gtest.h>

#include "colead/fields/field_describer.hpp"
#include "fields/fields_fixture.hpp"

namespace colead {
namespace {

using namespace fields_test;  // NOLINT: the builders of small trees are meant to be short

TEST(Catalogue, KeepsTheOrderInWhichKindsWereAdded) {
  const auto catalogue = trust_catalogue();
  ASSERT_EQ(catalogue.entries().size(), 2U);
  EXPECT_EQ(catalogue.label(), "trust");
  EXPECT_EQ(catalogue.entries()[0].name, "beta_evidence");
  EXPECT_EQ(catalogue.entries()[1].name, "fixed");
}

TEST(Catalogue, FindsByExactName) {
  const auto catalogue = trust_catalogue();
  ASSERT_NE(catalogue.find("fixed"), nullptr);
  EXPECT_EQ(catalogue.find("fixed")->summary, "Trust that stays.");
  EXPECT_EQ(catalogue.find("Fixed"), nullptr);
  EXPECT_EQ(catalogue.find(""), nullptr);
}

TEST(Catalogue, RefusesANameThatIsTaken) {
  auto catalogue = trust_catalogue();
  EXPECT_THROW(catalogue.add<Fixed>("beta_evidence", "", ""), ModelError);
  EXPECT_EQ(catalogue.entries().size(), 2U);
}

TEST(Catalogue, MakesAnObjectFromVisitedParameters) {
  const auto catalogue = trust_catalogue();
  ReadContext context;
  const Node node = m({{"gain", s("0.25")}});
  FieldReader reader(context, node);
  const Kind<TrustRule> kind{catalogue.find("beta_evidence")->make(reader)};
  ASSERT_TRUE(kind.given());
  EXPECT_EQ(kind->value(), 0.25);
  EXPECT_EQ((*kind).value(), 0.25);
  EXPECT_EQ(kind.instance.kind, "beta_evidence");
}

TEST(Catalogue, TheParametersOfAnObjectCanBeVisitedAgain) {
  const auto catalogue = trust_catalogue();
  ReadContext context;
  const Node node = m({{"gain", s("0.25")}});
  FieldReader reader(context, node);
  const KindInstance instance = catalogue.find("beta_evidence")->make(reader);
  FieldDescriber describer;
  instance.visit_params(instance.params.get(), describer);
  EXPECT_EQ(describer.take().children.at(0).default_value, "0.25");
}

TEST(Catalogue, AKindThatIsNotGivenSaysSo) { EXPECT_FALSE(Kind<TrustRule>{}.given()); }

}  // namespace
}  // namespace colead
