// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/people_rows.hpp"

#include <limits>

#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"

namespace colead {
namespace {

double mean_of(double sum, double count) {
  return count > 0.0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

/// Mean trust of those who know a post in who holds it.
std::vector<double> trust_received(const World& world) {
  std::vector<double> sum(world.people.size(), 0.0);
  std::vector<double> count(world.people.size(), 0.0);
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    const PersonId holder{i};
    for (const auto row : {world.network.base_ties(holder), world.network.added_ties(holder)}) {
      for (const Tie& tie : row) {
        if (tie.kind == TieKind::absent) continue;
        sum[tie.target] += trust(world, holder, PersonId{tie.target});
        count[tie.target] += 1.0;
      }
    }
  }
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = mean_of(sum[i], count[i]);
  return sum;
}

double understanding_of_others(const World& world, PersonId person) {
  double sum = 0.0;
  double count = 0.0;
  for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
    if (g == world.people[person].profession.value) continue;
    sum += understanding(world, person, ProfessionId{g});
    count += 1.0;
  }
  return mean_of(sum, count);
}

}  // namespace

void PeopleTally::add(std::span<const DecisionRecord> closed, std::size_t people) {
  sums_.resize(people);
  for (const DecisionRecord& decision : closed) {
    if (decision.style == Style::open) continue;
    for (std::size_t n = 0; n < decision.participants; ++n) {
      Sum& sum = sums_[decision.people[n].value];
      ++sum.decisions;
      sum.regret += decision.regret[n];
      sum.own_score += decision.own_score[n];
    }
  }
}

std::vector<PersonRow> PeopleTally::rows(const World& world) const {
  const std::vector<double> trust = trust_received(world);
  std::vector<PersonRow> out(world.people.size());
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    const Sum sum = i < sums_.size() ? sums_[i] : Sum{};
    const Timesheet sheet = i < world.timesheets.size() ? world.timesheets[i] : Timesheet{};
    PersonRow& row = out[i];
    row.decisions = sum.decisions;
    row.regret = mean_of(sum.regret, sum.decisions);
    row.own_score = mean_of(sum.own_score, sum.decisions);
    row.joint_hours = in_hours(sheet.preparation + sheet.meetings);
    row.programme_hours = in_hours(sheet.strategy + sheet.protected_time);
    row.displaced_hours = in_hours(sheet.displaced);
    row.trust_received = trust[i];
    row.understanding = understanding_of_others(world, PersonId{i});
  }
  return out;
}

}  // namespace colead
