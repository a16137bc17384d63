// SPDX-License-Identifier: Apache-2.0
// Minimally different worlds: what is added or reordered elsewhere changes nobody's luck (design_metamorphic).
#include <gtest/gtest.h>

#include <bit>
#include <sstream>

#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

/// No ties but those of the line, and everything seen a while before it is taken up.
std::string bare() {
  std::string text =
      with(tiny(), "network: {kind: erdos_renyi, mean_degree: 5}", "network: {kind: edge_list, ties: []}");
  return with(std::move(text), "    effort_hours", "    detection_days: 0.2\n    effort_hours");
}

std::string without_second_delay(std::string text) {  // `beds` has its own
  return with(std::move(text), "    detection_days: 0.2\n    detection_days: 0.2\n", "    detection_days: 0.2\n");
}

std::string plain() { return without_second_delay(bare()); }

std::string positions(const Plan& plan, std::span<const PersonId> people) {
  std::string out;
  for (const PersonId person : people) out += (person.valid() ? plan.positions()[person.value].name : "nobody") + " ";
  return out;
}

void put(std::ostringstream& out, const CriterionRow& row) {
  for (const float x : row.x) out << std::bit_cast<std::uint32_t>(x) << ' ';
}

/// What befalls an organisation from outside, by decision: when, to whom, with which options and cues.
std::map<std::uint64_t, std::string> arrivals(const Experiment& made, const std::string& unit) {
  Simulation simulation = begin(made);
  std::map<std::uint64_t, std::string> out;
  while (simulation.step()) {
    const World& world = simulation.world();
    for (const Decision& d : world.decisions) {
      if (d.stage != Stage::latent || out.contains(d.record.identity)) continue;
      if (world.setting->units[d.record.unit.value].id != unit) continue;
      std::ostringstream text;
      text << d.record.arrived.us << ' ' << d.record.due.us << ' ' << d.defaults << ' '
           << positions(made.plan(), {d.record.people.data(), d.record.participants});
      for (std::size_t o = 0; o < d.record.options; ++o) put(text, d.known[o]), put(text, d.attributes[o]);
      for (std::size_t c = 0; c < d.cue_count; ++c) {
        const Cue& cue = d.cues[c];
        text << +cue.option << ' ' << +cue.criterion << ' ' << +cue.holder << ' '
             << std::bit_cast<std::uint32_t>(cue.value) << ';';
      }
      out[d.record.identity] = text.str();
    }
  }
  return out;
}

/// Traits of founders, by the name of their post.
std::map<std::string, std::string> traits(const Experiment& made, const std::string& unit) {
  const Simulation simulation = begin(made);
  const World& world = simulation.world();
  std::map<std::string, std::string> out;
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    const Person& p = world.people[PersonId{i}];
    if (world.setting->units[p.unit.value].id != unit) continue;
    std::ostringstream text;
    put(text, p.values), put(text, p.effective);
    text << p.identity << ' ' << p.competence << ' ' << p.pressure << ' ' << p.propensity << ' ' << p.habit << ' '
         << p.tolerance << ' ' << p.code_yes << ' ' << p.code_no;
    for (const Profession& other : world.setting->professions) {
      const auto g = static_cast<std::uint32_t>(&other - world.setting->professions.data());
      const View& view = world.people.view(PersonId{i}, ProfessionId{g});
      text << other.id[1] << view.understanding << ' ' << view.prior_ability << ' ' << view.prior_benevolence << ' ';
      put(text, view.perceived);
    }
    out[made.plan().positions()[i].name] = text.str();
  }
  return out;
}

/// Everything on record of a unit's decisions that does not hang on places in lists.
std::map<std::uint64_t, std::string> records(const Experiment& made, const std::string& unit,
                                             std::size_t strategy = 0) {
  std::map<std::uint64_t, std::string> out;
  const Setting& setting = made.scenario().setting;
  for (const DecisionRecord& r : run(made, strategy).decisions) {
    if (setting.units[r.unit.value].id != unit) continue;
    std::ostringstream text;
    text << setting.decisions[r.decision_class.value].id << ' ' << r.arrived.us << ' ' << r.decided.us << ' '
         << static_cast<int>(r.route) << static_cast<int>(r.style) << +r.attempts << +r.escalations << +r.reworks
         << +r.options << +r.chosen << ' ' << std::bit_cast<std::uint32_t>(r.value) << ' '
         << std::bit_cast<std::uint32_t>(r.buy_in) << ' ' << +r.unique_voiced << +r.shared_voiced << ' '
         << positions(made.plan(), {r.people.data(), r.participants});
    for (const std::int64_t part : r.ledger) text << part << ' ';
    out[r.identity] = text.str();
  }
  return out;
}

std::string one_unit_more(const std::string& text, const std::string& place, const std::string& organisation) {
  const std::string unit = "  east: {type: ward, organisation: " + organisation + "}\n";
  std::string out =
      with(text, "  hospital: {visibility: 0.5}\n", "  hospital: {visibility: 0.5}\n  clinic: {visibility: 0.5}\n");
  if (place == "first") return with(out, "units:\n  north", "units:\n" + unit + "  north");
  if (place == "between") return with(out, "  south: {type: ward}\n", unit + "  south: {type: ward}\n");
  return with(out, "  south: {type: ward}\n", "  south: {type: ward}\n" + unit);
}

class OneUnitMore : public testing::TestWithParam<std::string> {};

TEST_P(OneUnitMore, LeavesTheTraitsOfEverybodyElse) {
  const Experiment few = experiment(plain());
  const Experiment more = experiment(one_unit_more(plain(), GetParam(), "hospital"));
  for (const char* unit : {"north", "south"}) {
    EXPECT_EQ(traits(few, unit).size(), 6U);
    EXPECT_EQ(traits(few, unit), traits(more, unit)) << unit;
  }
}

TEST_P(OneUnitMore, LeavesArrivalsOptionsAndCuesElsewhere) {
  const Experiment few = experiment(plain());
  const Experiment more = experiment(one_unit_more(plain(), GetParam(), "hospital"));
  for (const char* unit : {"north", "south"}) {
    const auto here = arrivals(few, unit);
    EXPECT_GT(here.size(), 100U);
    EXPECT_EQ(here, arrivals(more, unit)) << unit;
  }
}

TEST_P(OneUnitMore, OfAnotherEmployerLeavesEveryDecisionElsewhere) {
  const Experiment few = experiment(plain());
  const Experiment more = experiment(one_unit_more(plain(), GetParam(), "clinic"));
  for (const char* unit : {"north", "south"}) EXPECT_EQ(records(few, unit), records(more, unit)) << unit;
}

TEST_P(OneUnitMore, ThatSharesItsSeniorsIsFelt) {  // the control: the law above can fail
  const Experiment few = experiment(plain());
  const Experiment more = experiment(one_unit_more(plain(), GetParam(), "hospital"));
  EXPECT_NE(records(few, "north"), records(more, "north"));
}

INSTANTIATE_TEST_SUITE_P(Places, OneUnitMore, testing::Values("first", "between", "last"),
                         [](const auto& place) { return place.param; });

TEST(WorldsApart, AnotherNameOrAnotherSeedIsOtherLuck) {
  const auto here = arrivals(experiment(plain()), "north");
  EXPECT_NE(here, arrivals(experiment(with(plain(), "  north:", "  nordic:")), "nordic"));
  EXPECT_NE(here, arrivals(experiment(with(plain(), "seed: 11", "seed: 12")), "north"));
}

TEST(WorldsApart, OneDecisionClassMoreLeavesArrivalsOptionsAndCuesOfTheOthers) {
  const Experiment few = experiment(with(plain(), "{rota: {}, beds: {}, plan: {}}", "{rota: {}, beds: {}}"));
  const Experiment more = experiment(plain());
  const auto all = arrivals(more, "north");
  for (const auto& [identity, text] : arrivals(few, "north")) {
    ASSERT_TRUE(all.contains(identity));
    EXPECT_EQ(text, all.at(identity));
  }
}

TEST(WorldsApart, OnePersonMoreLeavesTraitsAndArrivalTimesOfTheOthers) {
  const Experiment few = experiment(plain());
  const Experiment more = experiment(with(plain(), "tier: mid, count: 2, calendar: office, tenure_years: 0.8}\n    dec",
                                          "tier: mid, count: 3, calendar: office, tenure_years: 0.8}\n    dec"));
  const auto all = traits(more, "south");
  EXPECT_EQ(all.size(), 7U);
  for (const auto& [name, text] : traits(few, "south")) EXPECT_EQ(text, all.at(name)) << name;
  const auto here = arrivals(few, "south");
  const auto there = arrivals(more, "south");
  ASSERT_EQ(here.size(), there.size());
  for (const auto& [identity, text] : here)
    EXPECT_EQ(text.substr(0, text.find(' ')), there.at(identity).substr(0, text.find(' ')));
}

/// Each kind of intervention on its own, in one unit.
class Elsewhere : public testing::TestWithParam<std::string> {
 protected:
  [[nodiscard]] static std::string text() { return in_north(plain()); }
  [[nodiscard]] static std::string in_north(const std::string& scenario) {
    const std::string spread = with(scenario, "{visibility: 0.5}", "{visibility: 0.5, programme_spread: 0.5}");
    return GetParam() == "baseline" ? spread : with_trial(spread, "{kind: " + GetParam() + ", units: [north]}");
  }
  [[nodiscard]] static std::size_t strategy() { return GetParam() == "baseline" ? 0 : 1; }
};

TEST_P(Elsewhere, AUnitOfAnotherEmployerChangesNoDecisionHere) {
  const std::string here = text();
  const Experiment few = experiment(here);
  for (const char* place : {"first", "between", "last"}) {
    const Experiment more =
        experiment(with(one_unit_more(with(here, ", programme_spread: 0.5", ""), place, "clinic"),
                        "hospital: {visibility: 0.5}", "hospital: {visibility: 0.5, programme_spread: 0.5}"));
    EXPECT_EQ(records(few, "north", strategy()), records(more, "north", strategy())) << place;
  }
}

TEST_P(Elsewhere, TheOrderOfUnitsInTheFileChangesNoDecision) {
  const Experiment here = experiment(text());
  const Experiment there = experiment(
      with(text(), "  north: {type: ward}\n  south: {type: ward}\n", "  south: {type: ward}\n  north: {type: ward}\n"));
  for (const char* unit : {"north", "south"}) {
    EXPECT_EQ(records(here, unit, strategy()), records(there, unit, strategy())) << unit;
  }
}

std::vector<std::string> every_strategy() {
  std::vector<std::string> out{"baseline"};
  for (const KindEntry& entry : shipped().interventions.entries()) out.push_back(entry.name);
  return out;
}

INSTANTIATE_TEST_SUITE_P(Strategies, Elsewhere, testing::ValuesIn(every_strategy()),
                         [](const auto& strategy) { return strategy.param; });

TEST(WorldsApart, OrderOfProfessionsInTheFileChangesNoDecision) {
  const Experiment here = experiment(plain());
  const Experiment there = experiment(with(plain(), "  manager: {}\n  medic: {}\n", "  medic: {}\n  manager: {}\n"));
  EXPECT_EQ(records(here, "north"), records(there, "north"));
}

TEST(WorldsApart, OrderOfDecisionClassesInTheFileChangesNoDecision) {
  std::string text = plain();
  const std::size_t rota = text.find("  rota:\n");
  const std::size_t beds = text.find("  beds:\n");
  const std::size_t plan = text.find("  plan:\n");
  const std::string turned =
      text.substr(0, rota) + text.substr(beds, plan - beds) + text.substr(rota, beds - rota) + text.substr(plan);
  EXPECT_EQ(records(experiment(text), "north"), records(experiment(turned), "north"));
}

}  // namespace
}  // namespace colead
