// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "colead/fields/field_describer.hpp"
#include "colead/fields/field_writer.hpp"
#include "colead/interventions/sessions.hpp"
#include "interventions/small_world.hpp"

namespace colead {
namespace {

using test::bytes_of;
using test::SmallWorld;

std::vector<std::string> all_kinds() {
  std::vector<std::string> out;
  for (const KindEntry& entry : test::catalogue().entries()) out.push_back(entry.name);
  return out;
}

class EveryIntervention : public testing::TestWithParam<std::string> {
 protected:
  /// A world in which every mechanism has something to act on.
  static void enliven(SmallWorld& small) {
    World& world = small.world;
    acquaint(world, PersonId{0}, PersonId{4}, TieKind::peer);
    acquaint(world, PersonId{1}, PersonId{3}, TieKind::line);
    test::open_decision(world, {PersonId{0}, PersonId{4}, PersonId{5}});
    world.membership.assign(world.people.size(), 1);
  }
};

TEST_P(EveryIntervention, IsMadeFromItsDefaults) {
  const auto kind = test::make(GetParam());
  EXPECT_GE(kind->delivery().dose, 0.0);
  EXPECT_FALSE(test::catalogue().find(GetParam())->summary.empty());
  EXPECT_NE(test::catalogue().find(GetParam())->source.find('_'), std::string::npos) << "cites no key";
}

TEST_P(EveryIntervention, KeysOfDeliveryAndOfTheKindAreFlatAndUnique) {
  FieldDescriber describer;
  test::catalogue().find(GetParam())->describe(describer);
  std::vector<std::string> keys;
  for (const FieldDescription& field : describer.take().children) {
    keys.push_back(field.name);
    EXPECT_FALSE(field.doc.empty()) << field.name;
    EXPECT_TRUE(field.type != "number" || (!field.unit.empty() && !field.grade.empty() && !field.source.empty()))
        << field.name;
    EXPECT_TRUE(field.type != "number" || (field.low > -1e9 && field.high < 1e9)) << field.name;
  }
  EXPECT_NE(std::ranges::find(keys, "session_hours"), keys.end());
  std::ranges::sort(keys);
  EXPECT_EQ(std::ranges::adjacent_find(keys), keys.end());
}

TEST_P(EveryIntervention, ReadsBackWhatItWrites) {
  KindInstance made = test::make(GetParam(), {{"dose", "1.5"}}).instance;
  const NameTable names = test::names();
  const auto written = [&](KindInstance& instance) {
    FieldWriter writer(names);
    instance.visit_params(instance.params.get(), writer);
    return writer.take();
  };
  const Node first = written(made);
  test::Written keys;
  for (const auto& entry : first.entries) keys.emplace_back(entry.key, entry.value);
  KindInstance again = test::make(GetParam(), keys).instance;
  const Node second = written(again);
  ASSERT_EQ(first.entries.size(), second.entries.size());
  for (std::size_t i = 0; i < first.entries.size(); ++i) {
    EXPECT_EQ(first.entries[i].value.text, second.entries[i].value.text) << first.entries[i].key;
  }
}

TEST_P(EveryIntervention, RefusesAMisspeltKey) {
  const auto made = test::make_checked(GetParam(), {{"doze", "1"}});
  ASSERT_FALSE(made.problems.empty());
  EXPECT_EQ(made.problems[0].suggestion, "dose");
}

TEST_P(EveryIntervention, DoseZeroChangesNoBit) {
  SmallWorld small;
  enliven(small);
  const std::string before = bytes_of(small.world);
  const auto kind = test::make(GetParam(), {{"dose", "0"}});
  const Occasion nothing = small.occasion(0, 0.0);
  kind->rule(small.world, nothing, 1.0);
  kind->deliver(small.world, nothing, small.everybody(0.0));
  EXPECT_EQ(before, bytes_of(small.world));
  kind->rule(small.world, nothing, -1.0);
  if (GetParam() != "learning_network") {  // with its end the group dissolves
    EXPECT_EQ(before, bytes_of(small.world));
  }
}

TEST_P(EveryIntervention, NobodyWithHoursChangesNobody) {
  SmallWorld small;
  enliven(small);
  const auto kind = test::make(GetParam());
  const std::string before = bytes_of(small.world);
  kind->deliver(small.world, small.occasion(), small.everybody(0.0));
  EXPECT_EQ(before, bytes_of(small.world));
}

TEST_P(EveryIntervention, ProgrammeOfNoQualityTeachesNothing) {
  SmallWorld small;
  enliven(small);
  const auto kind = test::make(GetParam());
  Occasion occasion = small.occasion();
  occasion.quality = 0.0;
  const auto view = small.view(PersonId{0});
  const auto safety = small.world.units[0].safety;
  kind->deliver(small.world, occasion, small.everybody(4.0, 4.0));
  EXPECT_EQ(small.view(PersonId{0}).understanding, view.understanding);
  EXPECT_EQ(small.view(PersonId{0}).perceived, view.perceived);
  EXPECT_EQ(small.world.units[0].safety, safety);
  EXPECT_EQ(small.world.people[PersonId{0}].competence, 0.5F);
  EXPECT_TRUE(small.world.evidence.empty());
}

TEST_P(EveryIntervention, EndOfARuleRestoresEverythingExactlyWhateverElseIsInForce) {
  SmallWorld small;
  for (Policy& policy : small.world.policies) {
    for (double* figure : {&policy.quorum, &policy.disclosure, &policy.first_move, &policy.standards,
                           &policy.open_eligibility, &policy.owner_tendency[1]}) {
      shift(*figure, 1.0 / 3.0);
    }
  }
  for (std::uint32_t i = 0; i < small.world.people.size(); ++i) refresh_effective_weights(small.world, PersonId{i});
  const std::string before = bytes_of(small.world);
  const auto kind = test::make(GetParam());
  const Occasion weak = small.occasion(0, 0.7);
  const Occasion strong = small.occasion(0, 1.3);
  kind->rule(small.world, weak, 1.0);
  kind->rule(small.world, strong, 1.0);
  kind->rule(small.world, weak, -1.0);
  kind->rule(small.world, strong, -1.0);
  EXPECT_EQ(before, bytes_of(small.world));
}

TEST_P(EveryIntervention, SamePastSameOutcome) {
  SmallWorld one;
  SmallWorld two;
  for (SmallWorld* small : {&one, &two}) {
    enliven(*small);
    const auto kind = test::make(GetParam());
    kind->rule(small->world, small->occasion(), 1.0);
    for (std::uint64_t n = 0; n < 5; ++n) kind->deliver(small->world, small->occasion(n), small->everybody(3.0, 2.0));
  }
  EXPECT_EQ(bytes_of(one.world), bytes_of(two.world));
}

TEST_P(EveryIntervention, SomebodyElsewhereShiftsNobodysLuck) {
  SmallWorld alone;
  SmallWorld more;
  const PersonId newcomer = more.add(1, 0, Tier::senior);
  more.found();
  for (SmallWorld* small : {&alone, &more}) {
    enliven(*small);
    const UnitId ward{0};
    Occasion occasion = small->occasion();
    occasion.units = std::span(&ward, 1);
    const auto kind = test::make(GetParam());
    std::vector<Attendee> guests;
    for (std::uint32_t i = 0; i < 8; ++i) guests.push_back({PersonId{i}, 3.0, 1.0});
    kind->deliver(small->world, occasion, guests);
  }
  for (std::uint32_t i = 0; i < newcomer.value; ++i) {
    EXPECT_EQ(bytes_of(alone.world, PersonId{i}), bytes_of(more.world, PersonId{i})) << i;
  }
}

TEST_P(EveryIntervention, StaysWithinBoundsAtThirtyTimesTheDose) {
  SmallWorld small;
  enliven(small);
  const auto kind = test::make(GetParam());
  kind->rule(small.world, small.occasion(0, 20.0), 1.0);
  for (std::uint64_t n = 0; n < 30; ++n) {
    kind->deliver(small.world, small.occasion(n, 20.0), small.everybody(80.0, 80.0));
  }
  for (std::uint32_t i = 0; i < small.world.people.size(); ++i) {
    const PersonId id{i};
    const View& view = small.view(id);
    for (const float share : {view.understanding, view.prior_ability, view.prior_benevolence}) {
      EXPECT_GE(share, 0.0F);
      EXPECT_LE(share, 1.0F);
    }
    EXPECT_LE(small.world.people[id].competence, 1.0F);
    EXPECT_NEAR(sum(view.perceived), 1.0, 1e-5);
    EXPECT_NEAR(sum(small.world.people[id].values), 1.0, 1e-5);
    EXPECT_NEAR(sum(small.world.people[id].effective), 1.0, 1e-5);
    EXPECT_EQ(small.world.people[id].code_yes & small.world.people[id].code_no, 0U);
  }
  EXPECT_LE(small.world.units[0].safety, 1.0);
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryIntervention, testing::ValuesIn(all_kinds()),
                         [](const auto& kind) { return kind.param; });

}  // namespace
}  // namespace colead
