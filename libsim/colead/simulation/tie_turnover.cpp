// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/tie_turnover.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "colead/core/year.hpp"
#include "colead/math/functions.hpp"
#include "colead/random/distributions.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/ledger_keeping.hpp"

namespace colead {
namespace {

/// Where a pair belongs: units first, then organisations, then what is beyond; within each by professions, low first.
struct Blocks {
  const World& world;

  [[nodiscard]] std::size_t professions() const { return world.profession_count(); }
  [[nodiscard]] std::size_t organisations() const { return world.setting->organisations.size(); }
  [[nodiscard]] std::size_t size() const {
    return (world.units.size() + organisations() + 1) * professions() * professions();
  }
  [[nodiscard]] std::size_t place(std::size_t group, ProfessionId a, ProfessionId b) const {
    return (group * professions() + std::min(a.value, b.value)) * professions() + std::max(a.value, b.value);
  }
  [[nodiscard]] std::size_t of(PersonId i, PersonId j) const {
    const Person& a = world.people[i];
    const Person& b = world.people[j];
    std::size_t group = a.unit.value;
    if (a.unit != b.unit) {
      const OrganisationId employer = world.organisation_of(a.unit);
      const bool same = employer == world.organisation_of(b.unit);
      group = world.units.size() + (same ? employer.value : organisations());
    }
    return place(group, a.profession, b.profession);
  }
};

/// The tie of one person to others asked about in ascending order, null where there is none: as Network::find, but each
/// row is walked along and not searched. No tie may be added meanwhile.
class TiesInOrder {
 public:
  TiesInOrder() = default;
  TiesInOrder(const Network& network, PersonId holder)
      : base_(network.base_ties(holder)), added_(network.added_ties(holder)) {}

  [[nodiscard]] const Tie* to(PersonId target) {
    const Tie* tie = at(base_, target);
    if (tie == nullptr) tie = at(added_, target);
    return tie != nullptr && tie->kind != TieKind::absent ? tie : nullptr;
  }

 private:
  static const Tie* at(std::span<const Tie>& row, PersonId target) {
    while (!row.empty() && row.front().target < target.value) row = row.subspan(1);
    return !row.empty() && row.front().target == target.value ? row.data() : nullptr;
  }

  std::span<const Tie> base_;
  std::span<const Tie> added_;
};

/// Does something to each pair with a tie in either direction, once; `last` is when either had news of the other. Ties
/// may end meanwhile, none may be added.
template <class Do>
void for_each_pair(World& world, Do what) {
  // Holders come in ascending order, and so do those to whom anybody is asked to look back.
  std::vector<TiesInOrder> looking_back;
  looking_back.reserve(world.people.size());
  for (std::uint32_t i = 0; i < world.people.size(); ++i) looking_back.emplace_back(world.network, PersonId{i});
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    const PersonId holder{i};
    for (const auto row : {world.network.base_ties(holder), world.network.added_ties(holder)}) {
      for (const Tie& tie : row) {
        if (tie.kind == TieKind::absent) continue;
        const PersonId target{tie.target};
        const Tie* back = looking_back[target.value].to(holder);
        if (back != nullptr && target < holder) continue;
        const float last = back == nullptr ? tie.updated_weeks : std::max(tie.updated_weeks, back->updated_weeks);
        what(holder, target, tie.kind, static_cast<double>(last));
      }
    }
  }
}

std::uint64_t key_of(const World& world, PersonId i, PersonId j) {
  const auto [low, high] = std::minmax(world.people[i].identity, world.people[j].identity);
  return identity(low, high);
}

void end_tie(World& world, PersonId i, PersonId j) {
  if (world.recorder && world.recorder->ties) end_tie_account(world, i, j);
  world.network.part(i, j);
}

/// Ties without news since the last review end with the chance of that time; counts what is left.
std::vector<std::uint32_t> let_lapse(World& world, std::uint32_t review) {
  const auto& rules = world.behaviour().acquaintance;
  const double chance =
      -math::expm1(-std::numbers::ln2 * rules.review_weeks / (rules.tie_half_life_months * weeks_per_month));
  const double quiet_since = world.now_weeks() - rules.review_weeks;
  const Blocks blocks{world};
  std::vector<std::uint32_t> left(blocks.size(), 0);
  for_each_pair(world, [&](PersonId i, PersonId j, TieKind kind, double last) {
    const bool quiet = kind != TieKind::line && last < quiet_since;
    if (quiet && world.luck.uniform(Purpose::tie_lapse, key_of(world, i, j), 0, review) < chance) {
      end_tie(world, i, j);
    } else {
      ++left[blocks.of(i, j)];
    }
  });
  return left;
}

using Members = std::span<const PersonId>;

/// People of one profession in a unit, an organisation or anywhere.
class Staff {
 public:
  Staff(const Plan& plan, const World& world) : plan_(plan), world_(world) {}

  [[nodiscard]] std::size_t number_in(UnitId unit, ProfessionId g) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(plan_.staff(unit), [&](PersonId i) { return world_.people[i].profession == g; }));
  }
  /// Writes them over `out`, whose room is used again.
  void of_group(std::size_t group, ProfessionId g, std::vector<PersonId>& out) const {
    out.clear();
    if (group < world_.units.size()) {
      for (const PersonId i : plan_.staff(UnitId{static_cast<std::uint32_t>(group)})) {
        if (world_.people[i].profession == g) out.push_back(i);
      }
      return;
    }
    const std::size_t organisations = world_.setting->organisations.size();
    const std::size_t own = group - world_.units.size();  // beyond the last organisation: all of them
    for (std::size_t o = own < organisations ? own : 0; o < (own < organisations ? own + 1 : organisations); ++o) {
      const Members people = plan_.members(OrganisationId{static_cast<std::uint32_t>(o)}, g);
      out.insert(out.end(), people.begin(), people.end());
    }
  }

 private:
  const Plan& plan_;
  const World& world_;
};

TieKind kind_within(std::size_t group, const World& world) {
  return group < world.units.size() ? TieKind::peer : TieKind::network;
}

/// A block's luck is its own, wherever its unit and professions stand in the file.
std::uint64_t key_of_block(const World& world, std::size_t place) {
  const Setting& setting = *world.setting;
  const std::size_t g = world.profession_count();
  const std::size_t group = place / (g * g);
  const std::size_t employer = group < world.units.size() ? 0 : group - world.units.size();
  const std::uint64_t where = group < world.units.size()                ? identity(setting.units[group].id)
                              : employer < setting.organisations.size() ? identity(setting.organisations[employer].id)
                                                                        : 0;
  const auto [low, high] =
      std::minmax({identity(setting.professions[place / g % g].id), identity(setting.professions[place % g].id)});
  return identity(where, identity(low, high));
}

/// Those of a block: the profession that stands first, and the other.
struct Sides {
  std::vector<PersonId> one;
  std::vector<PersonId> other;

  void look_up(const Staff& staff, std::size_t place, std::size_t professions) {
    const std::size_t group = place / (professions * professions);
    staff.of_group(group, ProfessionId{static_cast<std::uint32_t>(place / professions % professions)}, one);
    staff.of_group(group, ProfessionId{static_cast<std::uint32_t>(place % professions)}, other);
  }
};

/// Forms up to `missing` ties of a block between people drawn at random; a block nearly full may stay a few short.
void form(World& world, const Sides& sides, std::size_t place, std::uint32_t missing, std::uint32_t review) {
  constexpr std::uint32_t tries = 16;
  const std::size_t group = place / (world.profession_count() * world.profession_count());
  const auto& [one, other] = sides;
  if (one.empty() || other.empty()) return;
  const Blocks blocks{world};
  Draws draws = world.luck.draws(Purpose::tie_renewal, key_of_block(world, place), 0, review);
  for (std::uint32_t n = 0; n < missing * tries && missing > 0; ++n) {
    const PersonId i = one[choose(draws.next(), one.size())];
    const PersonId j = other[choose(draws.next(), other.size())];
    if (i == j || blocks.of(i, j) != place || world.network.find(i, j) || world.network.find(j, i)) continue;
    acquaint(world, i, j, kind_within(group, world));
    --missing;
  }
}

/// Pairs of the person's profession and organisation that share a unit.
double pairs_within_units(Life life, const Person& self) {
  double pairs = 0.0;
  const Staff staff(life.plan, life.world);
  for (const UnitId unit : life.world.units_of[life.world.organisation_of(self.unit).value]) {
    const auto m = static_cast<double>(staff.number_in(unit, self.profession));
    pairs += m * (m - 1) / 2;
  }
  return pairs;
}

}  // namespace

void count_founding_ties(const Plan& /*plan*/, World& world) {
  const Blocks blocks{world};
  world.tie_counts.assign(blocks.size(), 0);
  for_each_pair(
      world, [&](PersonId i, PersonId j, TieKind /*kind*/, double /*last*/) { ++world.tie_counts[blocks.of(i, j)]; });
}

namespace {

/// To whom somebody has a tie; of an entrant, those ties that come with the position.
std::vector<PersonId> known_to(const World& world, PersonId person) {
  std::vector<PersonId> out;
  for (const auto row : {world.network.base_ties(person), world.network.added_ties(person)}) {
    for (const Tie& tie : row) {
      if (tie.kind != TieKind::absent) out.push_back(PersonId{tie.target});
    }
  }
  return out;
}

}  // namespace

void make_entry_ties(Life life, PersonId entrant) {
  World& world = life.world;
  const double share = world.behaviour().acquaintance.entry_ties;
  if (share <= 0.0) return;
  const Person& self = world.people[entrant];
  const Blocks blocks{world};
  const Members colleagues = life.plan.members(world.organisation_of(self.unit), self.profession);
  std::size_t unit_size = 0;
  for (const PersonId other : colleagues) unit_size += world.people[other].unit == self.unit ? 1 : 0;
  const auto n = static_cast<double>(colleagues.size());
  const auto m = static_cast<double>(unit_size);
  const std::size_t employer = world.units.size() + world.organisation_of(self.unit).value;
  const double pairs_between = n * (n - 1) / 2 - pairs_within_units(life, self);
  const auto density = [&](std::size_t group, double pairs) {
    const double ties = world.tie_counts[blocks.place(group, self.profession, self.profession)];
    return pairs > 0.0 ? std::min(1.0, share * ties / pairs) : 0.0;
  };
  const double inside = density(self.unit.value, m * (m - 1) / 2);
  const double between = density(employer, pairs_between);
  const std::vector<PersonId> known = known_to(world, entrant);
  for (const PersonId other : colleagues) {
    if (other == entrant || std::ranges::find(known, other) != known.end()) continue;
    const bool same = world.people[other].unit == self.unit;
    if (world.luck.uniform(Purpose::entry_tie, key_of(world, entrant, other)) >= (same ? inside : between)) continue;
    acquaint(world, entrant, other, same ? TieKind::peer : TieKind::network);
  }
}

void review_ties(Life life, std::uint32_t review) {
  World& world = life.world;
  const double renewal = world.behaviour().acquaintance.tie_renewal;
  const std::vector<std::uint32_t> left = let_lapse(world, review);
  const Staff staff(life.plan, world);
  Sides sides;
  for (std::size_t place = 0; place < left.size(); ++place) {
    if (left[place] >= world.tie_counts[place]) continue;
    const auto missing = std::lround(renewal * (world.tie_counts[place] - left[place]));
    sides.look_up(staff, place, world.profession_count());
    form(world, sides, place, static_cast<std::uint32_t>(missing), review);
  }
}

}  // namespace colead
