// SPDX-License-Identifier: Apache-2.0
// People come and go, codes are learnt (assumed_turnover, march_1991).
#include "colead/simulation/workforce.hpp"

#include <gtest/gtest.h>

#include "colead/world/code.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

std::string quiet() { return with(tiny(), "decisions: {rota: {}, beds: {}, plan: {}}", "decisions: {}"); }

TEST(Turnover, LeaversComeAtOneOverTheTenure) {
  for (const char* years : {"0.2", "0.8", "5"}) {
    const Samples figures =
        sample(experiment(with(quiet(), "tenure_years: 0.8", std::string("tenure_years: ") + years)), 0, 300);
    const Estimate leavers = estimate(figures.at({"leavers", "all"}));
    EXPECT_NEAR(leavers.mean, 12.0 * 26.0 / (std::stod(years) * 52.1775), 4.0 * leavers.error) << years;
    const double poisson = std::sqrt(leavers.mean / 300.0);
    EXPECT_NEAR(leavers.error, poisson, 0.2 * poisson);
  }
}

TEST(Turnover, ARotationClockChangesEverybodyOnItsDaysAndNeverBetween) {
  const Experiment made = experiment(with(quiet(), "tenure_years: 0.8", "rotation_months: 3"));
  Simulation simulation = begin(made);
  const double quarter = 52.1775 / 4.0;
  for (int turn = 0; turn < 2; ++turn) {
    simulation.run_until(Time::start() + weeks(quarter * (turn + 1)));
    for (const Person& person : simulation.world().people.all()) EXPECT_EQ(person.generation, turn);
    simulation.run_until(Time::start() + weeks(quarter * (turn + 1) + 0.01));
    for (const Person& person : simulation.world().people.all()) EXPECT_EQ(person.generation, turn + 1);
  }
  for (const auto& [name, values] : sample(made, 0, 3)) {
    if (name.first != "leavers") continue;
    for (const double value : values) EXPECT_EQ(value, 24.0);
  }
}

TEST(Turnover, ASuccessorIsSomebodyElseInTheSamePost) {
  Founded founded(tiny());
  const PersonId id = founded.person(manager_1);
  const Person before = founded.world.people[id];
  for (Tie& tie : founded.world.network.base_ties(id)) tie.positive.fill(100.0F);
  replace_holder(founded.life(), id);
  const Person& after = founded.world.people[id];
  EXPECT_EQ(after.position, before.position);
  EXPECT_EQ(after.tier, before.tier);
  EXPECT_EQ(after.generation, 1U);
  EXPECT_NE(after.identity, before.identity);
  EXPECT_NE(after.values, before.values);
  for (const Tie& tie : founded.world.network.base_ties(id)) {
    if (tie.kind == TieKind::absent) continue;
    EXPECT_EQ(tie.kind, TieKind::line);
    for (std::size_t f = 0; f < facet_count; ++f) {  // first impressions at most, nothing of the predecessor's
      EXPECT_LE(tie.positive[f] + tie.negative[f], founded.world.behaviour().spread.evidence + 1e-5);
    }
  }
}

TEST(Turnover, TheNextHolderIsTheSamePersonWheneverTheyCome) {
  Founded early(tiny()), late(tiny());
  const PersonId id = early.person(medic_2);
  replace_holder(early.life(), early.person(manager_1));
  replace_holder(early.life(), id);
  late.world.engine.run_until(Time::start() + weeks(3), [](const Event&) {});
  replace_holder(late.life(), id);
  EXPECT_EQ(early.world.people[id].values, late.world.people[id].values);
  EXPECT_EQ(early.world.people[id].competence, late.world.people[id].competence);
}

std::string codes(const std::string& fields) { return with_behaviour(tiny(), "{codes: {" + fields + "}}"); }

std::vector<std::uint32_t> beliefs(const World& world) {
  std::vector<std::uint32_t> out(world.profession_code_yes);
  out.insert(out.end(), world.profession_code_no.begin(), world.profession_code_no.end());
  for (const Person& person : world.people.all()) out.push_back(person.code_yes), out.push_back(person.code_no);
  return out;
}

TEST(Codes, WithoutTurbulenceLearningEndsWhereNothingChangesAnyMore) {
  for (std::uint64_t r = 0; r < 5; ++r) {
    Founded founded(codes("turbulence: 0"), r);
    std::uint32_t review = 0;
    for (; review < 800; ++review) review_codes(founded.life(), OrganisationId{0}, review);
    const auto settled = beliefs(founded.world);
    for (; review < 900; ++review) review_codes(founded.life(), OrganisationId{0}, review);
    EXPECT_EQ(beliefs(founded.world), settled);
    for (std::uint32_t i = 0; i < founded.world.people.size(); ++i) {  // everybody holds the code of the profession
      const Person& person = founded.world.people[PersonId{i}];
      const std::uint32_t yes = founded.world.profession_code_yes[person.profession.value];
      const std::uint32_t no = founded.world.profession_code_no[person.profession.value];
      EXPECT_EQ(person.code_yes & (yes | no), yes);
      EXPECT_EQ(person.code_no & (yes | no), no);
    }
  }
}

TEST(Codes, WithoutLearningNothingMovesAndWithFullTurbulenceRealityTurnsOver) {
  Founded founded(codes("turbulence: 0, socialisation: 0, code_learning: 0"));
  const auto before = beliefs(founded.world);
  review_codes(founded.life(), OrganisationId{0}, 0);
  EXPECT_EQ(beliefs(founded.world), before);
  Founded turning(codes("turbulence: 1"));
  const std::uint32_t reality = turning.world.reality[0];
  review_codes(turning.life(), OrganisationId{0}, 0);
  EXPECT_EQ(turning.world.reality[0], ~reality);
}

TEST(Codes, SocialisationMovesHalfAStepWithItsChance) {
  double moved = 0, open = 0;
  for (std::uint64_t r = 0; r < 40; ++r) {
    Founded founded(codes("turbulence: 0, socialisation: 0.1, code_learning: 0"), r);
    const World before = founded.world;
    review_codes(founded.life(), OrganisationId{0}, 0);
    for (std::uint32_t i = 0; i < before.people.size(); ++i) {
      const Person& was = before.people[PersonId{i}];
      const Person& is = founded.world.people[PersonId{i}];
      const std::uint32_t yes = before.profession_code_yes[was.profession.value];
      const std::uint32_t no = before.profession_code_no[was.profession.value];
      for (std::uint32_t d = 0; d < code_dimensions; ++d) {
        const auto level = [d](std::uint32_t up, std::uint32_t down) {
          return static_cast<int>(up >> d & 1U) - static_cast<int>(down >> d & 1U);
        };
        const int code = level(yes, no), old = level(was.code_yes, was.code_no), now = level(is.code_yes, is.code_no);
        if (code == 0 || code == old) {
          ASSERT_EQ(now, old);
          continue;
        }
        ++open;
        moved += now == old ? 0 : 1;
        ASSERT_TRUE(now == old || now == old + code);
      }
    }
  }
  EXPECT_GT(open, 1000.0);
  EXPECT_TRUE(near_share(moved, open, 0.1)) << moved / open;
}

TEST(Codes, LearningFromThoseWhoKnowMoreRaisesWhatTheCodesKnow) {
  Sample gain;
  for (std::uint64_t r = 0; r < 40; ++r) {
    Founded founded(codes("turbulence: 0"), r);
    const auto known = [&] {
      double total = 0;
      for (std::size_t g = 0; g < 2; ++g) {
        total += knowledge(founded.world.profession_code_yes[g], founded.world.profession_code_no[g],
                           founded.world.reality[0], ~0U);
      }
      return total;
    };
    const double before = known();
    for (std::uint32_t review = 0; review < 100; ++review) review_codes(founded.life(), OrganisationId{0}, review);
    gain.push_back(known() - before);
  }
  EXPECT_GT(estimate(gain).mean, 4.0 * estimate(gain).error);
}

}  // namespace
}  // namespace colead
