// SPDX-License-Identifier: Apache-2.0
// What relations are worth: patterns of sign and size that the literature gives, in shipped scenarios as they stand.
#include <gtest/gtest.h>

#include <iostream>
#include <numeric>

#include "relations/standing.hpp"

namespace colead {
namespace {

using namespace test;

Scenario shipped_scenario(const std::string& name, double horizon_weeks) {
  Scenario scenario = load_scenario(source_dir() + "/scenarios/" + name + ".yaml", shipped());
  scenario.setting.horizon_weeks = horizon_weeks;
  return scenario;
}

/// Everybody trusts, respects, understands and knows everybody, and is not afraid to speak.
Scenario perfect(Scenario scenario) {
  for (Profession& p : scenario.setting.professions) {
    p.understanding = 1.0, p.respect = 1.0, p.stereotype_weight = 0.0, p.habit = 0.0;
    p.prior_ability = p.prior_benevolence = p.propensity = 0.99;
    p.identity_strength = 0.0;
  }
  for (Unit& unit : scenario.setting.units) unit.safety = 0.99;
  return scenario;
}

struct Quality {
  double efficiency{0}, realised{0}, unique{0}, shared{0}, joint{0}, alone{0};
};

Quality quality_of(Scenario scenario, std::uint64_t replication) {
  const Experiment made(std::move(scenario), shipped());
  std::array<double, 2> value{}, best{};
  double unique = 0, held = 0, shared = 0, all_shared = 0, realised = 0, best_realised = 0;
  for (const DecisionRecord& d : run(made, 0, replication).decisions) {
    if (d.style == Style::oversight || d.style == Style::flight || d.attempts == 0) continue;
    const std::size_t side = d.route == Route::one_sided ? 1 : 0;
    value[side] += static_cast<double>(d.stakes * d.value),
        best[side] += static_cast<double>(d.stakes * d.attainable_value);
    if (!std::isnan(d.realised_value)) {
      realised += static_cast<double>(d.stakes * d.realised_value);
      best_realised += static_cast<double>(d.stakes * d.attainable_value);
    }
    unique += d.unique_voiced, held += d.unique_held, shared += d.shared_voiced, all_shared += d.shared_total;
  }
  return {(value[0] + value[1]) / (best[0] + best[1]),
          realised / best_realised,
          unique / held,
          shared / all_shared,
          value[0] / best[0],
          value[1] / best[1]};
}

/// The acute hospital with everything that relations do not reach mended as well: all is recalled and said, nobody
/// clings to a first opinion or errs in their own.
Scenario all_said(Scenario scenario) {
  scenario = perfect(std::move(scenario));
  auto& behaviour = scenario.setting.behaviour;
  behaviour.voice.recall = 1.0, behaviour.voice.intercept = 40.0;
  behaviour.uptake.confirmation_bias = 0.0, behaviour.uptake.noise = 0.0;
  return scenario;
}

TEST(Relations, AreWorthWhatTheyChangeOfWhatIsKnownAndCarriedOut) {
  Sample gain, brought_about, ceiling;
  for (std::uint64_t r = 0; r < 4; ++r) {
    const Quality as_is = quality_of(shipped_scenario("acute_hospital", 104), r);
    const Quality best = quality_of(perfect(shipped_scenario("acute_hospital", 104)), r);
    const Quality said = quality_of(all_said(shipped_scenario("acute_hospital", 104)), r);
    Scenario unasked = shipped_scenario("acute_hospital", 104);
    unasked.setting.behaviour.voice.asked = 0.0;
    const Quality strangers = quality_of(std::move(unasked), r);
    std::cout << "  efficiency " << as_is.efficiency << " perfect " << best.efficiency << " all said "
              << said.efficiency << "; realised " << as_is.realised << " perfect " << best.realised << "; joint "
              << as_is.joint << " one-sided " << as_is.alone << "; unique " << strangers.unique << " " << as_is.unique
              << " perfect " << best.unique << " shared " << as_is.shared << "\n";
    gain.push_back(best.efficiency - as_is.efficiency);
    brought_about.push_back(best.realised - as_is.realised);
    ceiling.push_back(said.efficiency - as_is.efficiency);
    // Discussions of people who do not know each other's roles have 46 % of what is shared and 18 % of what one alone
    // knows (Stasser, Taylor & Hanna 1989); those who do say more of it (Stasser, Stewart & Wittenbaum 1995).
    EXPECT_NEAR(strangers.shared, 0.46, 0.08);
    EXPECT_NEAR(strangers.unique, 0.18, 0.05);
    EXPECT_GT(as_is.unique, strangers.unique);
    EXPECT_GT(best.unique, as_is.unique);
    EXPECT_LT(as_is.unique, 0.75 * as_is.shared);
    EXPECT_GT(as_is.joint, as_is.alone);
    // Four times what relations were worth in the first edition (0.025), in what decisions bring about.
    EXPECT_GT(best.realised - as_is.realised, 0.1);
    EXPECT_GT(best.efficiency - as_is.efficiency, 0.025);
  }
  const Estimate chosen = estimate(gain), realised = estimate(brought_about), known = estimate(ceiling);
  std::cout << "  gain in efficiency " << chosen.mean << " +- " << 1.96 * chosen.error << ", were all said "
            << known.mean << " +- " << 1.96 * known.error << "; in what is realised " << realised.mean << " +- "
            << 1.96 * realised.error << "\n";
  EXPECT_GT(realised.mean - 1.96 * realised.error, 0.1);
  // Known gap (docs/concepts/model.md): in what is chosen they are worth twice as much as in the first edition, not
  // four times, which would take that all that anybody knows is said. When this fails, it has closed.
  EXPECT_GT(chosen.mean - 1.96 * chosen.error, 0.04);
  EXPECT_LT(chosen.mean, 0.1);
  EXPECT_GT(known.mean - 1.96 * known.error, 0.09);
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  const double mx = std::accumulate(x.begin(), x.end(), 0.0) / n, my = std::accumulate(y.begin(), y.end(), 0.0) / n;
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - mx) * (y[i] - my), xx += (x[i] - mx) * (x[i] - mx), yy += (y[i] - my) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

/// Over the hospital's units: mean trust across professions half-way, and what decisions brought about of the best.
double trust_and_quality(std::uint64_t replication) {
  const Experiment made(shipped_scenario("acute_hospital", 104), shipped());
  Simulation simulation = begin(made, 0, replication);
  simulation.run_until(Time::start() + weeks(made.plan().setting().warm_up_weeks + 52));
  const World& world = simulation.world();
  const std::size_t units = world.units.size();
  std::vector<double> level(units), pairs(units), value(units), best(units);
  for (std::uint32_t u = 0; u < units; ++u) {
    for (const PersonId i : made.plan().staff(UnitId{u})) {
      for (const PersonId j : made.plan().staff(UnitId{u})) {
        if (world.same_side(i, j)) continue;
        level[u] += trust(world, i, j), ++pairs[u];
      }
    }
  }
  for (const DecisionRecord& d : simulation.finish().decisions) {
    if (d.style == Style::oversight || d.style == Style::flight) continue;
    if (std::isnan(d.realised_value)) continue;
    value[d.unit.value] += d.realised_value, best[d.unit.value] += d.attainable_value;
  }
  std::vector<double> x, y;
  for (std::size_t u = 0; u < units; ++u) {
    if (best[u] > 0 && pairs[u] > 0) x.push_back(level[u] / pairs[u]), y.push_back(value[u] / best[u]);
  }
  return correlation(x, y);
}

TEST(Relations, TrustAndQualityCorrelateOverUnitsAsOverTeams) {  // de Jong, Dirks & Gillespie 2016: .30
  Sample sample;
  for (std::uint64_t r = 0; r < 12; ++r) sample.push_back(trust_and_quality(r));
  const Estimate found = estimate(sample);
  std::cout << "  correlation " << found.mean << " +- " << 1.96 * found.error << "\n";
  EXPECT_GT(found.mean - 1.96 * found.error, 0.1);
  EXPECT_LT(found.mean, 0.5);
}

}  // namespace
}  // namespace colead
