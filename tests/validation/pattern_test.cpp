// SPDX-License-Identifier: Apache-2.0
// design_patterns: patterns the whole model must show. Sign and order only; "clearly" is four standard errors.
#include <gtest/gtest.h>

#include <numeric>

#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"
#include "support/claim.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

const Claims pattern{"pattern", "design_patterns"};

const std::pair<std::string, std::string> all(const char* output) { return {output, "all"}; }

/// Nobody leaves, so that what people learn of each other lasts.
std::string settled() { return with(tiny(), "tenure_years: 0.8", "tenure_years: 500"); }

void expect_clearly_above(const char* what, const Sample& high, const Sample& low) {
  const Estimate x = estimate(high);
  const Estimate y = estimate(low);
  const double error = std::hypot(x.error, y.error);
  expect_above(pattern(what), {x.mean - y.mean, error}, 4.0 * error);
}

void expect_clearly_positive(const char* what, const Sample& values) {
  const Estimate x = estimate(values);
  expect_above(pattern(what), {x.mean, x.error}, 4.0 * x.error);
}

// ---- (a) information sampling; 40 replications ----

const char* const everything_said =
    "{voice: {recall: 1, intercept: 40}, uptake: {floor: 1, misread: 0, confirmation_bias: 0, credit: 0, noise: 0, "
    "definition_loss: 0}}";

TEST(Pattern, SharedCuesAreMentionedFarMoreThanUniqueOnes) {
  const Samples figures = sample(experiment(tiny()), 0, 40);
  const Estimate shared = estimate(figures.at(all("shared_mention_rate")));
  const Estimate unique = estimate(figures.at(all("unique_mention_rate")));
  expect_above(pattern("cues all know are mentioned more often than those of one: share, less 4 errors"),
               {shared.mean - 4.0 * shared.error, shared.error}, 1.5 * (unique.mean + 4.0 * unique.error));
}

TEST(Pattern, SayingEverythingMakesBetterDecisions) {
  const Samples usual = sample(experiment(tiny()), 0, 40);
  const Samples full = sample(experiment(with_behaviour(tiny(), everything_said)), 0, 40);
  expect_clearly_above("saying everything decides better: decision efficiency", full.at(all("decision_efficiency")),
                       usual.at(all("decision_efficiency")));
  expect_clearly_above("saying everything: unique cues mentioned", full.at(all("unique_mention_rate")),
                       usual.at(all("unique_mention_rate")));
}

/// Share of hidden profiles found: decisions taken jointly whose best option is not the one that looks best by what is
/// known to everybody.
double hidden_profiles_found(const std::string& text, std::uint64_t replications) {
  const Experiment made = experiment(text);
  const CriterionRow& societal = made.plan().societal();
  double hidden = 0.0, found = 0.0;
  for (std::uint64_t r = 0; r < replications; ++r) {
    Simulation simulation = begin(made, 0, r);
    std::map<std::uint64_t, bool> profile;
    while (simulation.step()) {
      for (const Decision& d : simulation.world().decisions) {
        if (d.stage == Stage::closed || profile.contains(d.record.identity)) continue;
        std::size_t seeming = 0, best = 0;
        std::array<double, max_options> seems{};
        for (std::size_t o = 1; o < d.record.options; ++o) seems[o] = dot(societal, d.known[o]);
        for (std::size_t c = 0; c < d.cue_count; ++c) {
          const Cue& cue = d.cues[c];
          if (cue.holder == shared_holder) {
            seems[cue.option] += static_cast<double>(societal[cue.criterion]) * static_cast<double>(cue.value);
          }
        }
        for (std::size_t o = 1; o < d.record.options; ++o) {
          if (seems[o] > seems[seeming]) seeming = o;
          if (dot(societal, d.attributes[o]) > dot(societal, d.attributes[best])) best = o;
        }
        profile[d.record.identity] = seeming != best;
      }
    }
    for (const DecisionRecord& record : simulation.finish().decisions) {
      if (record.route != Route::joint || record.style != Style::resolution || !profile[record.identity]) continue;
      hidden += 1.0;
      found += record.value >= record.best_value ? 1.0 : 0.0;
    }
  }
  EXPECT_GT(hidden, 200.0);
  return found / hidden;
}

TEST(Pattern, HiddenProfilesAreFoundFarLessOftenThanWithFullInformation) {
  const std::string joint = with_behaviour(with(tiny(), "    needs:", "    joint_tendency: 9\n    needs:"), "{}");
  const std::string open =
      with_behaviour(with(tiny(), "    needs:", "    joint_tendency: 9\n    needs:"), everything_said);
  const double usual = hidden_profiles_found(joint, 15);
  const double full = hidden_profiles_found(open, 15);
  expect_below(pattern("hidden profiles found, against three quarters of those with full information"), {usual},
               0.75 * full);
  EXPECT_GT(usual, 0.05);
}

// ---- (b) trust and quality; 24 wards, 120 replications ----

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  const double mx = std::accumulate(x.begin(), x.end(), 0.0) / n;
  const double my = std::accumulate(y.begin(), y.end(), 0.0) / n;
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - mx) * (y[i] - my);
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

double trust_across(const World& world, std::span<const PersonId> staff) {
  double total = 0.0, pairs = 0.0;
  for (const PersonId i : staff) {
    for (const PersonId j : staff) {
      if (world.same_side(i, j)) continue;
      total += trust(world, i, j);
      pairs += 1.0;
    }
  }
  return total / pairs;
}

TEST(Pattern, WardsThatTrustMoreDecideBetter) {
  std::string wards = "units:\n";
  for (int n = 0; n < 24; ++n) wards += "  ward_" + std::to_string(n) + ": {type: ward}\n";
  const Experiment made = experiment(with_behaviour(
      with(settled(), "units:\n  north: {type: ward}\n  south: {type: ward}\n", wards), "{spread: {traits: 3}}"));
  Sample quality, support;
  for (std::uint64_t r = 0; r < 120; ++r) {
    Simulation simulation = begin(made, 0, r);
    simulation.run_until(Time::start() + weeks(29));
    std::vector<double> level, value(24), best(24), buy_in(24), count(24);
    for (std::uint32_t u = 0; u < 24; ++u)
      level.push_back(trust_across(simulation.world(), made.plan().staff(UnitId{u})));
    for (const DecisionRecord& d : simulation.finish().decisions) {
      value[d.unit.value] += d.value;
      best[d.unit.value] += d.best_value;
      buy_in[d.unit.value] += d.buy_in;
      count[d.unit.value] += 1.0;
    }
    for (std::size_t u = 0; u < 24; ++u) value[u] /= best[u], buy_in[u] /= count[u];
    quality.push_back(correlation(level, value));
    support.push_back(correlation(level, buy_in));
  }
  expect_clearly_positive("wards that trust more decide better: correlation", quality);
  expect_clearly_positive("wards that trust more buy in more: correlation", support);
  const Estimate moderate = estimate(quality);  // much else decides
  expect_below(pattern("correlation of trust and decision quality is moderate"), {moderate.mean, moderate.error}, 0.6);
}

// ---- (c) seniors; only where a scenario says so; 60 replications ----

TEST(Pattern, SeniorsTrainedInBothProfessionsHaveBetterRelations) {
  const Experiment made = experiment(with(settled(), "tier: senior, calendar", "tier: senior, hybrid: 1, calendar"));
  Sample trusting, understanding_them;
  for (std::uint64_t r = 0; r < 60; ++r) {
    Simulation simulation = begin(made, 0, r);
    simulation.run_until(Time::start() + weeks(29));
    const World& world = simulation.world();
    std::array<double, 2> level{}, known{}, pairs{};
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      for (std::uint32_t j = 0; j < world.people.size(); ++j) {
        const Person& self = world.people[PersonId{i}];
        if (world.same_side(PersonId{i}, PersonId{j}) || self.unit != world.people[PersonId{j}].unit) continue;
        const std::size_t group = self.tier >= Tier::senior ? 0 : 1;
        level[group] += trust(world, PersonId{i}, PersonId{j});
        known[group] += understanding(world, PersonId{i}, world.people[PersonId{j}].profession);
        pairs[group] += 1.0;
      }
    }
    trusting.push_back(level[0] / pairs[0] - level[1] / pairs[1]);
    understanding_them.push_back(known[0] / pairs[0] - known[1] / pairs[1]);
  }
  expect_clearly_positive("seniors trained in both professions understand the other better", understanding_them);
  const Estimate difference = estimate(trusting);
  expect_above(pattern("seniors trained in both professions trust no less"), {difference.mean, difference.error},
               -2.0 * difference.error);
}

// ---- (d) who comes to what is voluntary; 80 replications ----

/// Mean need of those who come less that of everybody at the time, hour by hour.
Sample need_of_those_who_come(const std::string& text, const std::string& learning = "{}") {
  // A course that teaches no roles: attending changes no need. Whom it interests is another question.
  const std::string behaviour = "{attendance: {intercept: -1, need: 3, interest: 0}, learning: " + learning + "}";
  const Experiment made =
      experiment(with_trial(with_behaviour(text, behaviour),
                            "{kind: silo_training, selection: voluntary, every_weeks: 2, session_hours: 1}"));
  Sample out;
  for (std::uint64_t r = 0; r < 80; ++r) {
    Simulation simulation = begin(made, 1, r);
    double come = 0.0, everybody = 0.0, hours_spent = 0.0;
    for (;;) {
      const std::vector<Timesheet> before = simulation.world().timesheets;
      if (!simulation.step()) break;
      const World& world = simulation.world();
      double mean = 0.0, spent = 0.0;
      for (std::uint32_t i = 0; i < world.people.size(); ++i) {
        mean += true_need(world, PersonId{i}) / static_cast<double>(world.people.size());
        if (before[i].attended >= world.timesheets[i].attended) continue;
        come += in_hours(world.timesheets[i].need_met - before[i].need_met);
        spent += in_hours(world.timesheets[i].attended_time - before[i].attended_time);
      }
      everybody += spent * mean;
      hours_spent += spent;
    }
    if (hours_spent > 0.0) out.push_back((come - everybody) / hours_spent);
  }
  return out;
}

TEST(Pattern, ThoseWhoComeNeedItLessWhereThoseInNeedOverrateThemselves) {
  const std::string text =
      with(with(settled(), "  manager: {}", "  manager: {understanding: 0.2, self_assessment_bias: 0.8}"),
           "  medic: {}", "  medic: {understanding: 0.6}");
  const Estimate difference = estimate(need_of_those_who_come(text));
  expect_below(pattern("those who come need it less, where those in need overrate themselves"),
               {difference.mean, difference.error}, -4.0 * difference.error);
}

TEST(Pattern, ThoseWhoComeNeedItMoreWhereEverybodyKnowsTheirNeed) {  // so it is the self-assessment that does it
  expect_clearly_positive("those who come need it more, where everybody knows their need",
                          need_of_those_who_come(settled(), "{self_assessment_slope: 0, self_assessment_noise: 0}"));
}

// ---- (e) delay; 240 replications ----

TEST(Pattern, DelayIsConvexInLoad) {
  const std::array<double, 4> load{0.5, 1.0, 2.0, 3.0};
  std::array<Estimate, 4> delay;
  for (std::size_t n = 0; n < load.size(); ++n) {
    const std::string text = with(tiny(), "{type: ward}", "{type: ward, load: " + std::to_string(load[n]) + "}");
    delay[n] = estimate(sample(experiment(text), 0, 240).at(all("lead_time_mean")));
  }
  std::array<Estimate, 3> slope;
  for (std::size_t n = 0; n < 3; ++n) {
    slope[n].mean = (delay[n + 1].mean - delay[n].mean) / (load[n + 1] - load[n]);
    slope[n].error = std::hypot(delay[n + 1].error, delay[n].error) / (load[n + 1] - load[n]);
  }
  const Claims delay_of{"pattern", "design_patterns, kingman_1961"};
  const double bend_error = std::hypot(slope[2].error, slope[1].error);
  expect_above(delay_of("delay rises with load: h by unit of load, .5 to 1"), {slope[0].mean, slope[0].error},
               2.0 * slope[0].error);
  expect_above(delay_of("delay rises faster from load 1 to 2 than before"), {slope[1].mean, slope[1].error},
               slope[0].mean);
  expect_above(delay_of("delay rises faster from load 2 to 3: h by unit of load more"),
               {slope[2].mean - slope[1].mean, bend_error}, 2.0 * bend_error);
}

// ---- (f) turnover; 30 replications ----

TEST(Pattern, TurnoverLowersTheEvidenceInTies) {
  Sample previous;
  for (const char* years : {"0.1", "0.4", "500"}) {
    const Experiment made = experiment(with(tiny(), "tenure_years: 0.8", std::string("tenure_years: ") + years));
    Sample evidence;
    for (std::uint64_t r = 0; r < 30; ++r) {
      Simulation simulation = begin(made, 0, r);
      simulation.run_until(Time::start() + weeks(29));
      const World& world = simulation.world();
      double total = 0.0, ties_seen = 0.0;
      for (std::uint32_t i = 0; i < world.people.size(); ++i) {
        for (const auto& ties : {world.network.base_ties(PersonId{i}), world.network.added_ties(PersonId{i})}) {
          for (const Tie& tie : ties) {
            if (tie.kind == TieKind::absent) continue;
            for (std::size_t f = 0; f < facet_count; ++f)
              total += static_cast<double>(tie.positive[f] + tie.negative[f]);
            ties_seen += 1.0;
          }
        }
      }
      evidence.push_back(total / ties_seen);
    }
    if (!previous.empty()) expect_clearly_above("less turnover, more evidence in ties", evidence, previous);
    previous = evidence;
  }
}

// ---- (g) contact; 40 replications on common luck ----

void expect_clearly_above_on_common_luck(const char* what, const Sample& high, const Sample& low) {
  ASSERT_EQ(high.size(), low.size());
  Sample differences;
  for (std::size_t r = 0; r < high.size(); ++r) differences.push_back(high[r] - low[r]);
  expect_clearly_positive(what, differences);
}

TEST(Pattern, GoodContactRaisesWhatIsExpectedOfTheOthersAndBadContactLowersIt) {
  const Samples none =
      sample(experiment(with(settled(), "decisions: {rota: {}, beds: {}, plan: {}}", "decisions: {}")), 0, 40);
  const Samples good = sample(experiment(settled()), 0, 40);
  std::string quarrel =
      with(settled(), "  manager: {}",
           "  manager: {pressure: 0.9, scorecard: {finance: 1}, stereotype: {finance: 1}, stereotype_weight: 0.8}");
  quarrel = with(quarrel, "  medic: {}",
                 "  medic: {pressure: 0.9, scorecard: {safety: 1}, stereotype: {safety: 1}, stereotype_weight: 0.8}");
  const Samples bad =
      sample(experiment(with_behaviour(quarrel, "{deliberation: {clarify_above: 0, conflict_above: 0}}")), 0, 40);
  expect_clearly_above_on_common_luck("good contact raises what is expected of the others", good.at(all("prior_mean")),
                                      none.at(all("prior_mean")));
  expect_clearly_above_on_common_luck("bad contact lowers what is expected of the others", none.at(all("prior_mean")),
                                      bad.at(all("prior_mean")));
  expect_clearly_above_on_common_luck("good contact against bad: trust", good.at(all("trust_mean")),
                                      bad.at(all("trust_mean")));
}

}  // namespace
}  // namespace colead
