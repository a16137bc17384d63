// SPDX-License-Identifier: Apache-2.0
#include "metrics/record_builder.hpp"

namespace colead {
namespace {

std::vector<DecisionRecord> lasting(const std::vector<double>& hours_each, std::uint32_t decision_class = 0) {
  std::vector<DecisionRecord> records;
  for (const double h : hours_each) records.push_back(RecordBuilder(5, 5 + h).of_class(decision_class));
  return records;
}

Decision still_open(double due_hours, Stage stage = Stage::deferred, double arrived_hours = 0) {
  Decision d;
  d.record = RecordBuilder(arrived_hours, 0, due_hours);
  d.record.style = Style::open;
  d.stage = stage;
  return d;
}

/// A time read from bins that are 1/128 of it wide at most.
void expect_within_a_bin(double found, double hours) { EXPECT_NEAR(found, hours, hours / 128); }

TEST(LeadTime, MeanMedianAndPercentiles) {
  const SmallWorld small;
  const auto f = report("lead_time", small, lasting({10, 1, 2, 3, 4}));
  EXPECT_DOUBLE_EQ(at(f, "lead_time_mean"), 4.0);
  expect_within_a_bin(at(f, "lead_time_median"), 3.0);
  expect_within_a_bin(at(f, "lead_time_p90"), 10.0);
  expect_within_a_bin(at(f, "lead_time_quantile"), 10.0);
}

TEST(LeadTime, TheQuantileIsChosen) {
  const SmallWorld small;
  for (const auto& [share, expected] : {std::pair{0.0, 1.0}, {0.2, 1.0}, {0.25, 2.0}, {0.6, 3.0}, {1.0, 9.0}}) {
    const auto metric = make_metric("lead_time", {{"quantile", share}});
    metric->observe(small.world, lasting({1, 2, 3, 4, 9}));
    expect_within_a_bin(at(report(*metric, small.world), "lead_time_quantile"), expected);
  }
}

TEST(LeadTime, IsRestricted) {
  const SmallWorld small;
  for (const auto& [restricted_weeks, expected] :
       {std::pair{1.0, (24.0 + 168 + 168) / 3}, {5.0, (24.0 + 300 + 840) / 3}}) {
    const auto metric = make_metric("lead_time", {{"restricted_weeks", restricted_weeks}});
    metric->observe(small.world, lasting({24, 300, 900}));
    EXPECT_DOUBLE_EQ(at(report(*metric, small.world), "lead_time_mean"), expected);
  }
}

TEST(LeadTime, IsGivenByClass) {
  const SmallWorld small;
  auto records = lasting({1, 3}, 0);
  const auto budget = lasting({8}, 1);
  records.insert(records.end(), budget.begin(), budget.end());
  const auto f = report("lead_time", small, records);
  EXPECT_DOUBLE_EQ(at(f, "lead_time_mean"), 4.0);
  EXPECT_DOUBLE_EQ(at(f, "lead_time_mean", "rota"), 2.0);
  expect_within_a_bin(at(f, "lead_time_median", "rota"), 1.0);
  expect_within_a_bin(at(f, "lead_time_p90", "budget"), 8.0);
}

TEST(LeadTime, OfAClassThatNeverAroseIsUnknown) {
  const SmallWorld small;
  const auto f = report("lead_time", small, lasting({1}));
  EXPECT_TRUE(std::isnan(at(f, "lead_time_mean", "budget")));
  EXPECT_TRUE(std::isnan(at(f, "lead_time_p90", "budget")));
}

TEST(LeadTime, CountsEveryWayOfComingIntoForce) {
  const SmallWorld small;
  const auto f = report(
      "lead_time", small,
      {RecordBuilder(0, 1), RecordBuilder(0, 2).style(Style::flight), RecordBuilder(0, 3).style(Style::oversight),
       RecordBuilder(0, 6).style(Style::escalated), RecordBuilder(0, 100).style(Style::open)});
  EXPECT_DOUBLE_EQ(at(f, "lead_time_mean"), 3.0);
}

TEST(LeadTime, CountsWhatIsOpenAsUndecidedUpToItsAge) {
  SmallWorld small;  // now is 1680 h after observation began
  small.world.decisions = {still_open(1e4, Stage::deferred, 1675), still_open(1e4, Stage::latent, 0),
                           still_open(1e4, Stage::deferred, -1)};
  const auto f = report("lead_time", small, lasting({2, 4, 10, 20}));
  // At risk 6, then 5; the one of age 5 leaves; then 3 and 2. Undecided: 5/6, 4/6, 4/6 2/3, 4/6 1/3; to the end of the
  // observed time, which is shorter than 26 weeks.
  const double tail = 4.0 / 6 / 3;
  const double area = 2 + 5.0 / 6 * 2 + 4.0 / 6 * 6 + 4.0 / 9 * 10 + tail * (1680 - 20);
  EXPECT_NEAR(at(f, "lead_time_mean"), area, 1e-9);
  EXPECT_TRUE(std::isnan(at(f, "lead_time_p90"))) << "never reached";
}

TEST(Undecided, AreThoseOpenForLongAndAllThatAreOpen) {
  SmallWorld small;
  small.world.decisions = {still_open(1, Stage::deferred, 0), still_open(1, Stage::latent, 1600),
                           still_open(1, Stage::closed, 0), still_open(1, Stage::deferred, -5)};
  for (const auto& [after, never] : {std::pair{5.0, 1.0 / 3}, {0.0, 2.0 / 5}, {11.0, std::nan("")}}) {
    const auto metric = make_metric("undecided", {{"never_after_weeks", after}});
    metric->observe(small.world, {{RecordBuilder(0, 9), RecordBuilder(100, 900), RecordBuilder(1500, 1501)}});
    const auto f = report(*metric, small.world);
    if (std::isnan(never)) {
      EXPECT_TRUE(std::isnan(at(f, "never_decided_share")));
    } else {
      EXPECT_DOUBLE_EQ(at(f, "never_decided_share"), never) << after;
      EXPECT_DOUBLE_EQ(at(f, "never_decided_share", "rota"), never) << after;
    }
    EXPECT_EQ(at(f, "open_at_end"), 2.0);
    EXPECT_EQ(at(f, "open_at_end", "rota"), 2.0);
    EXPECT_EQ(at(f, "open_at_end", "budget"), 0.0);
  }
}

TEST(Overdue, IsDecidedAfterDueOrStillOpenPastDue) {
  SmallWorld small;  // now is 1680 h after observation began
  small.world.decisions = {still_open(1679), still_open(1681), still_open(5, Stage::closed)};
  const auto f = report("overdue", small, {RecordBuilder(0, 3, 2), RecordBuilder(0, 2, 2), RecordBuilder(0, 1, 2)});
  EXPECT_DOUBLE_EQ(at(f, "overdue_decided_share"), 1.0 / 3);  // decided when due is in time
  EXPECT_DOUBLE_EQ(at(f, "overdue_share"), 2.0 / 4);
  EXPECT_EQ(at(f, "overdue_open"), 1.0);
}

TEST(Overdue, IsGivenByClass) {
  SmallWorld small;
  small.world.decisions = {still_open(1)};
  const auto f = report("overdue", small, {RecordBuilder(0, 1, 2), RecordBuilder(0, 1, 2).of_class(1)});
  EXPECT_EQ(at(f, "overdue_share", "rota"), 0.5);
  EXPECT_EQ(at(f, "overdue_share", "budget"), 0.0);
}

TEST(Overdue, LeavesOutOpenDecisionsFromBeforeObservation) {
  SmallWorld small;
  small.world.decisions = {still_open(1, Stage::latent, -1)};
  const auto f = report("overdue", small);
  EXPECT_EQ(at(f, "overdue_open"), 0.0);
  EXPECT_TRUE(std::isnan(at(f, "overdue_share")));
}

TEST(Backlog, IsTheMeanOverSamplesAndTheEnd) {
  SmallWorld small;
  const auto metric = make_metric("backlog");
  small.world.units[0].open_decisions = 4;
  EXPECT_EQ(at(sampled(*metric, small.world), "backlog"), 4.0);
  small.world.units[1].open_decisions = 3;
  EXPECT_EQ(at(sampled(*metric, small.world), "backlog"), 7.0);
  small.world.units[0].open_decisions = 0;
  const auto f = report(*metric, small.world);
  EXPECT_EQ(at(f, "backlog_mean"), 5.5);
  EXPECT_EQ(at(f, "backlog"), 3.0);
}

TEST(Backlog, BeforeObservationDoesNotCountForTheMean) {
  SmallWorld small;
  small.world.observing = false;
  const auto metric = make_metric("backlog");
  static_cast<void>(sampled(*metric, small.world));
  EXPECT_TRUE(std::isnan(at(report(*metric, small.world), "backlog_mean")));
}

TEST(LatentTime, IsTheUndetectedPart) {
  const SmallWorld small;
  const auto f =
      report("latent_time", small,
             {RecordBuilder().spent(Cause::undetected, hours(3).us), RecordBuilder().spent(Cause::work, hours(5).us)});
  EXPECT_DOUBLE_EQ(at(f, "latent_hours"), 1.5);
}

TEST(DelayCauses, AreMeanHoursPerDecision) {
  const SmallWorld small;
  const auto f = report("delay_causes", small,
                        {RecordBuilder(0, 3).spent(Cause::work, hours(1).us).spent(Cause::low_trust, hours(2).us),
                         RecordBuilder(0, 1).spent(Cause::work, hours(1).us)});
  EXPECT_DOUBLE_EQ(at(f, "delay_hours", "work"), 1.0);
  EXPECT_DOUBLE_EQ(at(f, "delay_hours", "low_trust"), 1.0);
  EXPECT_EQ(at(f, "delay_hours", "formal_channel"), 0.0);
  EXPECT_DOUBLE_EQ(at(f, "delay_hours"), 2.0);
  EXPECT_EQ(f.size(), cause_count + 1);
}

/// Ledgers of odd microseconds that add up to the lead time.
std::vector<DecisionRecord> accounted(std::size_t count) {
  std::vector<DecisionRecord> records;
  for (std::size_t n = 0; n < count; ++n) {
    DecisionRecord d = RecordBuilder();
    std::int64_t total = 0;
    for (std::size_t cause = 0; cause < cause_count; ++cause) {
      d.ledger[cause] = static_cast<std::int64_t>((n * 2654435761U + cause * 40503U) % 3600000017U);
      total += d.ledger[cause];
    }
    d.decided = d.arrived + microseconds(total);
    records.push_back(d);
  }
  return records;
}

TEST(DelayCauses, AddUpToTheLeadTimeToTheMicrosecond) {
  const SmallWorld small;
  const auto records = accounted(997);
  const auto f = report("delay_causes", small, records);
  std::int64_t lead = 0;
  for (const DecisionRecord& d : records) lead += d.lead_time().us;
  std::int64_t causes = 0;
  for (const auto name : cause_names) {
    causes += std::llround(at(f, "delay_hours", std::string(name)) * 997 * 3600e6);
  }
  EXPECT_EQ(causes, lead);
  EXPECT_EQ(std::llround(at(f, "delay_hours") * 997 * 3600e6), lead);
  EXPECT_DOUBLE_EQ(at(f, "delay_hours"), at(report("lead_time", small, records), "lead_time_mean"));
}

TEST(Leavers, ArePer100PersonYears) {
  SmallWorld small;
  for (int n = 0; n < 4; ++n) small.hire(small.medic);
  small.world.counts.leavers = 2;
  const auto metric = make_metric("leavers");
  EXPECT_EQ(at(sampled(*metric, small.world), "leavers"), 2.0);
  const auto f = report(*metric, small.world);
  EXPECT_EQ(at(f, "leavers"), 2.0);
  EXPECT_DOUBLE_EQ(at(f, "leavers_per_100_person_years"), 200.0 / (4 * 10 / 52.1775));
}

}  // namespace
}  // namespace colead
