// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/make_kind.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "colead/fields/written.hpp"
#include "colead/scenario/catalogues.hpp"
#include "colead/scenario/emit.hpp"

namespace colead {
namespace {

TEST(MakeKind, TakesParametersAsAScenarioWouldWriteThem) {
  const Catalogues all;
  const Node half_a_year = mapping_of({{"every_weeks", 26}, {"host_tiers", list_of({"mid", "senior"})}});
  const Kind<Intervention> shadowing = make_kind(all.interventions, "shadowing", half_a_year);
  EXPECT_EQ(shadowing.instance.kind, "shadowing");
  EXPECT_EQ(shadowing->delivery().every_weeks, 26);
  EXPECT_EQ(make_kind(all.interventions, "shadowing", mapping_of({{"every_weeks", 6.5}}))->delivery().every_weeks, 6.5);
}

TEST(MakeKind, EveryShippedKindIsMadeFromItsDefaults) {
  const Catalogues all;
  for (const CatalogueBase* catalogue : all.all()) {
    for (const KindEntry& entry : catalogue->entries()) {
      try {
        EXPECT_NE(make_instance(*catalogue, entry.name, Node::mapping()).object, nullptr) << entry.name;
      } catch (const ScenarioError& error) {  // what has no default has to be named
        for (const Diagnostic& mistake : error.diagnostics()) EXPECT_NE(mistake.message, "") << one_line(mistake);
      }
    }
  }
}

TEST(MakeKind, TellsEveryMistakeWithItsPathAndTheNearestName) {
  const Catalogues all;
  try {
    static_cast<void>(make_kind(all.interventions, "shadowing", mapping_of({{"every_wekks", 2}, {"host_hours", -1}})));
    FAIL() << "accepted";
  } catch (const ScenarioError& error) {
    ASSERT_EQ(error.diagnostics().size(), 2U) << error.what();
    std::string told = error.what();
    EXPECT_NE(told.find("did you mean 'every_weeks'?"), std::string::npos) << told;
    EXPECT_NE(told.find("host_hours"), std::string::npos) << told;
    EXPECT_EQ(error.diagnostics()[0].file, "<kind>");
  }
  EXPECT_THROW(static_cast<void>(make_kind(all.trust, "beta_evidenc")), ScenarioError);
  EXPECT_THROW(static_cast<void>(make_kind(all.trust, "constant", list_of({1}))), ModelError);
  EXPECT_THROW(static_cast<void>(make_kind(all.trust, "constant", mapping_of({{"kind", "constant"}}))), ModelError);
}

TEST(Written, IsWhatYamlWouldSay) {
  const Node tree = mapping_of({{"text", "yes"},
                                {"whole", 13},
                                {"real", 0.1},
                                {"large", std::numeric_limits<std::uint64_t>::max()},
                                {"truth", true},
                                {"nothing", nullptr},
                                {"list", list_of({1, "two", mapping_of({{"three", 3.0}})})}});
  EXPECT_EQ(emit_json(tree), R"({"text":"yes","whole":13,"real":0.1,"large":18446744073709551615,"truth":true,)"
                             R"("nothing":null,"list":[1,"two",{"three":3}]})");
}

TEST(Written, RefusesWhatNoScenarioCanSay) {
  EXPECT_THROW(static_cast<void>(mapping_of({{"a", 1}, {"a", 2}})), ModelError);
  EXPECT_THROW(static_cast<void>(list_of({std::numeric_limits<double>::infinity()})), ModelError);
  EXPECT_THROW(static_cast<void>(list_of({std::numeric_limits<double>::quiet_NaN()})), ModelError);
}

}  // namespace
}  // namespace colead
