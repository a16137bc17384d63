// SPDX-License-Identifier: Apache-2.0
#include "metrics/record_builder.hpp"

namespace colead {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

TEST(Value, IsWeightedByStakesAndPerWeek) {
  const SmallWorld small;
  const auto f = report("value", small, {RecordBuilder().realised(2, 3), RecordBuilder().realised(-1, 1)});
  EXPECT_DOUBLE_EQ(at(f, "value_per_decision"), 5.0 / 4);
  EXPECT_DOUBLE_EQ(at(f, "value_per_week"), 0.5);
}

TEST(Value, LeavesOutOutcomesBeyondTheHorizon) {
  const SmallWorld small;
  const auto f = report("value", small, {RecordBuilder().realised(2, 3), RecordBuilder().realised(nothing, 9)});
  EXPECT_DOUBLE_EQ(at(f, "value_per_decision"), 2.0);
  EXPECT_DOUBLE_EQ(at(f, "value_per_week"), 0.6);
  EXPECT_TRUE(std::isnan(at(report("value", small, {RecordBuilder().realised(nothing)}), "value_per_decision")));
}

TEST(Value, OutcomesBeyondTheHorizonCountElsewhere) {
  const SmallWorld small;
  EXPECT_EQ(at(report("lead_time", small, {RecordBuilder(0, 2).realised(nothing)}), "lead_time_mean"), 2.0);
}

/// Two managers and a medic who have spent hours.
struct Spent : SmallWorld {
  explicit Spent(bool swapped = false) : SmallWorld(swapped) {
    hire(manager), hire(manager), hire(medic);
    auto& sheets = world.timesheets;
    sheets[0].preparation = hours(10), sheets[0].meetings = hours(20);
    sheets[1].meetings = hours(10), sheets[1].strategy = hours(5);
    sheets[2].preparation = hours(40), sheets[2].strategy = hours(15), sheets[2].displaced = hours(30);
    open();
  }
};

TEST(Value, WhatIsOverdueAndOpenAtTheEndEarnsNothingAndCounts) {
  SmallWorld small;
  for (const auto& [arrived, due, stage] :
       {std::tuple{3.0, 4.0, Stage::preparing}, std::tuple{3.0, 40.0, Stage::latent},
        std::tuple{1.0, 4.0, Stage::meeting}, std::tuple{3.0, 4.0, Stage::closed}}) {
    Decision d;
    d.record.arrived = Time::start() + weeks(arrived);
    d.record.due = Time::start() + weeks(due);
    d.record.stakes = 4.0F;
    d.stage = stage;
    small.world.decisions.push_back(d);
  }
  const auto f = report("value", small, {RecordBuilder().realised(2, 3), RecordBuilder().realised(-1, 1)});
  EXPECT_DOUBLE_EQ(at(f, "value_per_decision"), 5.0 / 8) << "the first of the four alone";
  EXPECT_DOUBLE_EQ(at(f, "value_per_week"), 0.5);
}

TEST(Value, LostToLatenessIsAShareOfTheValueChosen) {
  const SmallWorld small;
  const auto decided = [](float value, float kept, double stakes) {
    return RecordBuilder().realised(1, stakes).with([=](auto& d) { d.value = value, d.kept = kept; });
  };
  const auto f = report("value", small, {decided(2, 0.25F, 1), decided(1, 1, 4), decided(-3, 0.5F, 9)});
  EXPECT_DOUBLE_EQ(at(f, "late_loss_share"), 0.75 * 2 / (2 + 4));
}

TEST(NetBenefit, IsValueLessThePriceOfDisplacedDutyPer100OfAllHours) {
  for (const double price : {0.0, 0.05, 0.2}) {
    Spent small;  // 100 hours of joint and strategy work, 30 of them displaced
    small.world.timesheets[0].protected_time = hours(20);
    small.setting.behaviour.prices.displaced_hour = price;
    const auto f = report("net_benefit", small, {RecordBuilder().realised(2, 3), RecordBuilder().realised(nothing)});
    EXPECT_DOUBLE_EQ(at(f, "value_per_100_hours"), 100 * (6.0 - 30 * price) / 120) << price;
    EXPECT_DOUBLE_EQ(at(f, "net_value_per_week"), (6.0 - 30 * price) / 10) << price;
  }
}

TEST(AllHours, CountEachHourOnce) {
  Spent small;
  small.world.timesheets[0].protected_time = hours(20);
  const auto f = report("all_hours", small);
  EXPECT_DOUBLE_EQ(at(f, "all_hours"), 120.0 / 30);
  EXPECT_DOUBLE_EQ(at(f, "all_hours", "manager"), 65.0 / 20);
  EXPECT_DOUBLE_EQ(at(f, "hours_by_use", "joint"), 80.0 / 30);
  EXPECT_DOUBLE_EQ(at(f, "hours_by_use", "programme"), 20.0 / 30);
  EXPECT_DOUBLE_EQ(at(f, "hours_by_use", "reserved"), 20.0 / 30);
  EXPECT_DOUBLE_EQ(at(f, "hours_by_use", "displaced"), 30.0 / 30);
}

TEST(NetBenefit, WithoutHoursIsUnknown) {
  const SmallWorld small;
  EXPECT_TRUE(std::isnan(at(report("net_benefit", small, {RecordBuilder().realised(2)}), "value_per_100_hours")));
}

TEST(JointHours, ArePerPersonWeekAndDecision) {
  const Spent small;
  const auto f =
      report("joint_hours", small, {RecordBuilder().with([](auto& d) { d.joint_hours = 3; }), RecordBuilder()});
  EXPECT_DOUBLE_EQ(at(f, "joint_hours"), 80.0 / 30);
  EXPECT_DOUBLE_EQ(at(f, "joint_hours", "manager"), 2.0);
  EXPECT_DOUBLE_EQ(at(f, "joint_hours", "medic"), 4.0);
  EXPECT_DOUBLE_EQ(at(f, "joint_hours_per_decision"), 1.5);
}

TEST(StrategyHours, ArePerPersonWeek) {
  const Spent small;
  const auto f = report("strategy_hours", small);
  EXPECT_DOUBLE_EQ(at(f, "strategy_hours"), 20.0 / 30);
  EXPECT_DOUBLE_EQ(at(f, "strategy_hours", "manager"), 0.25);
  EXPECT_DOUBLE_EQ(at(f, "strategy_hours", "medic"), 1.5);
}

TEST(DisplacedHours, ArePerPersonWeek) {
  const Spent small;
  const auto f = report("displaced_hours", small);
  EXPECT_DOUBLE_EQ(at(f, "displaced_hours"), 1.0);
  EXPECT_EQ(at(f, "displaced_hours", "manager"), 0.0);
  EXPECT_DOUBLE_EQ(at(f, "displaced_hours", "medic"), 3.0);
}

TEST(Hours, BeforeObservationHasLastedAreUnknown) {
  Spent small;
  small.world.observed_from = small.world.now();
  for (const auto kind : {"joint_hours", "strategy_hours", "displaced_hours", "utilisation"}) {
    EXPECT_TRUE(std::isnan(at(report(kind, small), kind))) << kind;
  }
}

TEST(Utilisation, AddsBackgroundAndDutyThatIsNotOpen) {
  Spent small;
  for (Person& person : small.world.people.all()) person.background = 0.25F;
  const auto f = report("utilisation", small);
  // Ten weeks. Managers: 400 h open, all of duty; 20 and 15 h together. Medic: 200 h open of 600, 15 h together.
  const double managers = 10 + 20 + 0.25 * 380 + 15 + 0.25 * 385;
  const double medic = 40 + 15 + 0.25 * 185 + 400;
  EXPECT_DOUBLE_EQ(at(f, "utilisation", "manager"), managers / 800);
  EXPECT_DOUBLE_EQ(at(f, "utilisation", "medic"), medic / 600);
  EXPECT_DOUBLE_EQ(at(f, "utilisation"), (managers + medic) / 1400);
}

TEST(Utilisation, OfSomebodyWhoPreparesInAllTheRestIsOne) {
  SmallWorld small;
  const PersonId busy = small.hire(small.manager);
  small.world.people[busy].background = 0.5F;
  small.world.timesheets[0].meetings = hours(100);
  small.world.timesheets[0].preparation = hours(150);
  small.open();
  EXPECT_DOUBLE_EQ(at(report("utilisation", small), "utilisation"), 1.0);
}

/// Sessions of 250 h where 200 are open: 50 h of duty wait and are still to be done.
TEST(Utilisation, IsAboveOneWhereHoursWereTakenOutOfDutyAsItsDefinitionSays) {
  SmallWorld small;
  const PersonId busy = small.hire(small.medic);
  small.world.people[busy].background = 0.5F;
  small.world.timesheets[0].strategy = hours(250);
  small.open();
  EXPECT_DOUBLE_EQ(at(report("utilisation", small), "utilisation"), 650.0 / 600);
  EXPECT_NE(make_metric("utilisation")->outputs()[0].doc.find("above 1"), std::string_view::npos);
}

TEST(Utilisation, ProtectedHoursAreOpen) {
  SmallWorld small;
  small.hire(small.medic);
  small.open();
  EXPECT_DOUBLE_EQ(at(report("utilisation", small), "utilisation"), 400.0 / 600);
  small.world.diaries.protect(PersonId{0}, hours(10));
  EXPECT_DOUBLE_EQ(at(report("utilisation", small), "utilisation"), 300.0 / 600);
}

TEST(Attendance, IsOfWhatWasOffered) {
  Spent small;
  auto& sheets = small.world.timesheets;
  sheets[0].offered = 4, sheets[0].attended = 1;
  sheets[1].offered = 4, sheets[1].attended = 2;
  sheets[2].offered = 2, sheets[2].attended = 2;
  const auto f = report("attendance", small);
  EXPECT_DOUBLE_EQ(at(f, "attendance_share"), 0.5);
  EXPECT_DOUBLE_EQ(at(f, "attendance_share", "manager"), 3.0 / 8);
  EXPECT_DOUBLE_EQ(at(f, "attendance_share", "medic"), 1.0);
  EXPECT_DOUBLE_EQ(at(f, "attendance_by_calendar", "office"), 3.0 / 8);
  EXPECT_DOUBLE_EQ(at(f, "attendance_by_calendar", "ward"), 1.0);
}

TEST(Attendance, WithoutOffersIsUnknown) {
  const Spent small;
  EXPECT_TRUE(std::isnan(at(report("attendance", small), "attendance_share", "medic")));
}

/// Medics of these understandings of managers who spent these hours at sessions.
struct Course : SmallWorld {
  Course(const std::vector<float>& understanding, const std::vector<double>& attended) {
    for (std::size_t i = 0; i < understanding.size(); ++i) {
      view(hire(medic), manager).understanding = understanding[i];
      world.timesheets[i].strategy = world.timesheets[i].attended_time = hours(attended[i]);
      world.timesheets[i].attended = attended[i] > 0.0 ? 1 : 0;
      world.timesheets[i].need_met = hours(attended[i] * (1.0 - static_cast<double>(understanding[i])));
    }
  }
  [[nodiscard]] double concentration() const {
    return at(report("access_concentration", *this), "access_concentration");
  }
};

// With one person of n taking all, C = (2 rank - 1) / n - 1.
TEST(AccessConcentration, OfOneTakerFollowsTheRankOfNeed) {
  const std::vector<float> understanding{0.75F, 0.5F, 0.25F, 0.0F};  // needs rise with the index
  EXPECT_DOUBLE_EQ(Course(understanding, {1, 0, 0, 0}).concentration(), -0.75);
  EXPECT_DOUBLE_EQ(Course(understanding, {0, 1, 0, 0}).concentration(), -0.25);
  EXPECT_DOUBLE_EQ(Course(understanding, {0, 0, 0, 7}).concentration(), 0.75);
}

TEST(AccessConcentration, OfEqualHoursIsNought) {
  EXPECT_NEAR(Course({0.75F, 0.0F, 0.25F}, {2, 2, 2}).concentration(), 0.0, 1e-15);
}

TEST(AccessConcentration, EqualsTwiceTheCovarianceOverTheMean) {
  // By need: hours 4, 0, 1, 3, ranks 1/8, 3/8, 5/8, 7/8; mean 2. cov = (4 + 0 + 5 + 21)/32 - 1 = -1/16.
  EXPECT_DOUBLE_EQ(Course({0.25F, 0.75F, 0.0F, 0.5F}, {1, 4, 3, 0}).concentration(), -1.0 / 16);
}

TEST(AccessConcentration, TiedNeedsShareTheirRank) {
  EXPECT_NEAR(Course({0.5F, 0.5F, 0.5F}, {9, 0, 0}).concentration(), 0.0, 1e-15);
  // Ranks 1/6, 2/3, 2/3: all hours to one of the two that need it more.
  EXPECT_DOUBLE_EQ(Course({0.5F, 0.25F, 0.25F}, {0, 0, 3}).concentration(), 2 * 2.0 / 3 - 1);
}

TEST(AccessConcentration, WithoutSessionsIsUnknown) {
  EXPECT_TRUE(std::isnan(Course({0.5F, 0.0F}, {0, 0}).concentration()));
}

TEST(AccessConcentration, RanksNeedAsItWasAtTheStart) {
  Course small({0.75F, 0.0F}, {0, 1});
  const auto metric = make_metric("access_concentration");
  metric->begin(small.world);
  small.view(PersonId{1}, small.manager).understanding = 1.0F;  // has learnt it all since
  EXPECT_DOUBLE_EQ(at(report(*metric, small.world), "access_concentration"), 0.5);
}

TEST(AccessConcentration, GapIsNeedMetLessEverybodysNeed) {
  Course small({0.75F, 0.25F}, {1, 3});
  const auto metric = make_metric("access_concentration");
  metric->begin(small.world);
  static_cast<void>(sampled(*metric, small.world));  // mean need 0.5
  small.view(PersonId{1}, small.manager).understanding = 0.75F;
  static_cast<void>(sampled(*metric, small.world));  // 0.25
  const double met = (1 * 0.25 + 3 * 0.75) / 4;
  EXPECT_DOUBLE_EQ(at(report(*metric, small.world), "access_need_gap"), met - 0.375);
}

}  // namespace
}  // namespace colead
