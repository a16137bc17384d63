// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/plan.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "colead/core/error.hpp"
#include "colead/random/random.hpp"

namespace colead {
namespace {

constexpr double hours_per_week = 168.0;

/// Relative weights of the 168 hours of a week. Working hours are Monday to Friday from 8 to 18, daytime is 8 to 18
/// every day.
std::vector<double> hour_weights(ArrivalPattern pattern) {
  std::vector<double> weights(static_cast<std::size_t>(hours_per_week), 0.0);
  for (std::size_t h = 0; h < weights.size(); ++h) {
    const bool weekday = h / 24 < 5;
    const bool day = h % 24 >= 8 && h % 24 < 18;
    const bool any_day = pattern == ArrivalPattern::always || pattern == ArrivalPattern::daytime;
    const bool any_hour = pattern == ArrivalPattern::always || pattern == ArrivalPattern::weekdays;
    weights[h] = (any_day || weekday) && (any_hour || day) ? 1.0 : 0.0;
  }
  return weights;
}

/// Shapes of arrivals, each worked out once however many streams have it.
class Shapes {
 public:
  explicit Shapes(const Setting& setting) : setting_(setting) {}

  /// Of the unit type, else of the class, else the class's pattern.
  RateProfile of(const UnitLoad& arises, const DecisionClass& c, double rate) {
    const Name& named = arises.profile.given() ? arises.profile : c.profile;
    if (!named.given())
      return {rate,
              shape(patterns_, static_cast<std::uint32_t>(c.pattern), 1.0, [&] { return hour_weights(c.pattern); })};
    const ArrivalProfile& own = setting_.arrival_profiles[named.index];
    return {rate, shape(profiles_, named.index, own.cycle_weeks(), [&] { return own.slots(); })};
  }

 private:
  using Known = std::map<std::uint32_t, RateProfile>;

  template <class Weights>
  static const RateProfile& shape(Known& known, std::uint32_t key, double cycle, const Weights& weights) {
    if (const auto at = known.find(key); at != known.end()) return at->second;
    return known.emplace(key, RateProfile(1.0, cycle, weights())).first->second;
  }

  const Setting& setting_;
  Known patterns_;
  Known profiles_;
};

double mean_hours(const CalendarMask& mask, Hours hours) {
  std::size_t quarters = 0;
  for (const WeekMask& week : mask.weeks) quarters += (hours == Hours::open ? week.open : week.duty).count();
  return static_cast<double>(quarters) / 4.0 / static_cast<double>(mask.weeks.size());
}

/// Of the n-th person of a group, what does not depend on the unit.
Position position_of(const StaffGroup& group, const CalendarMask& mask, std::int64_t n) {
  Position position;
  position.profession = ProfessionId{group.profession.index};
  position.tier = group.tier;
  position.rota = {group.calendar.index, static_cast<std::uint32_t>(n % static_cast<std::int64_t>(mask.weeks.size()))};
  position.open_hours = mean_hours(mask, Hours::open);
  position.duty_hours = mean_hours(mask, Hours::duty);
  return position;
}

std::int64_t posts_in(const Setting& setting) {
  std::vector<std::int64_t> of_type;
  for (const UnitType& type : setting.unit_types) {
    std::int64_t posts = 0;
    for (const StaffGroup& group : type.staff) posts += group.count;
    of_type.push_back(posts);
  }
  std::int64_t posts = 0;
  for (const Unit& unit : setting.units) posts += of_type[unit.type_index];
  return posts;
}

}  // namespace

Plan::Plan(const Setting& setting) : setting_(&setting), societal_(setting.row({})) {
  for (const Calendar& calendar : setting.calendars) calendars_.push_back(compile(calendar));
  add_positions();
  add_superiors();
  add_candidates();
  add_streams();
  add_traits();
  check_identities();
  list_of_.clear();
}

void Plan::add_positions() {
  staff_.resize(setting_->units.size());
  seniors_.resize(setting_->organisations.size() * setting_->professions.size());
  members_.resize(seniors_.size());
  positions_.reserve(static_cast<std::size_t>(posts_in(*setting_)));
  for (std::uint32_t u = 0; u < setting_->units.size(); ++u) {
    const Unit& unit = setting_->units[u];
    const UnitType& type = setting_->unit_types[unit.type_index];
    std::map<std::string, int> seen;  // numbering within unit, profession and tier: "theatres.medic.senior.2"
    for (std::uint32_t g = 0; g < type.staff.size(); ++g) {
      const StaffGroup& group = type.staff[g];
      const std::string stem =
          unit.id + "." + group.profession.text + "." + std::string{tier_names[static_cast<std::size_t>(group.tier)]};
      const CalendarMask& mask = calendars_[group.calendar.index];
      for (std::int64_t n = 0; n < group.count; ++n) {
        Position position = position_of(group, mask, n);
        position.name = stem + "." + std::to_string(++seen[stem]);
        position.identity = identity(position.name);
        position.unit = UnitId{u};
        position.staff_group = g;
        const PersonId id{static_cast<std::uint32_t>(positions_.size())};
        staff_[u].push_back(id);
        const std::size_t side = unit.organisation.index * setting_->professions.size() + group.profession.index;
        members_[side].push_back(id);
        if (group.tier >= Tier::senior) seniors_[side].push_back(id);
        positions_.push_back(std::move(position));
      }
    }
  }
  // By identity, so that the order of units in the file decides nothing.
  const auto by_identity = [&](PersonId a, PersonId b) {
    return positions_[a.value].identity < positions_[b.value].identity;
  };
  for (auto& people : members_) std::sort(people.begin(), people.end(), by_identity);
  for (auto& people : seniors_) {
    std::sort(people.begin(), people.end(), by_identity);
    std::stable_sort(people.begin(), people.end(),
                     [&](PersonId a, PersonId b) { return positions_[a.value].tier > positions_[b.value].tier; });
  }
}

void Plan::add_superiors() {
  using ByTier = std::array<PersonId, tier_names.size()>;  // the first person of each
  const auto enter = [&](ByTier& first, PersonId person) {
    PersonId& place = first[static_cast<std::size_t>(positions_[person.value].tier)];
    if (!place.valid()) place = person;
  };
  const auto above = [](const ByTier& first, Tier tier) {
    for (std::size_t t = static_cast<std::size_t>(tier) + 1; t < first.size(); ++t) {
      if (first[t].valid()) return first[t];
    }
    return PersonId{};
  };
  std::vector<ByTier> of_organisation(seniors_.size());
  for (std::size_t side = 0; side < seniors_.size(); ++side) {
    for (const PersonId person : seniors_[side]) enter(of_organisation[side], person);
  }
  superiors_.resize(positions_.size());
  std::vector<ByTier> of_unit(setting_->professions.size());
  for (std::uint32_t u = 0; u < staff_.size(); ++u) {
    of_unit.assign(of_unit.size(), {});
    for (const PersonId person : staff_[u]) enter(of_unit[positions_[person.value].profession.value], person);
    const std::size_t organisation = setting_->units[u].organisation.index * setting_->professions.size();
    for (const PersonId person : staff_[u]) {
      const Position& self = positions_[person.value];
      const PersonId near = above(of_unit[self.profession.value], self.tier);
      superiors_[person.value] =
          near.valid() ? near : above(of_organisation[organisation + self.profession.value], self.tier);
    }
  }
}

void Plan::add_streams() {
  Shapes shapes(*setting_);
  for (std::uint32_t u = 0; u < setting_->units.size(); ++u) {
    const Unit& unit = setting_->units[u];
    for (const UnitLoad& arises : setting_->unit_types[unit.type_index].decisions) {
      const auto found = std::find_if(setting_->decisions.begin(), setting_->decisions.end(),
                                      [&](const DecisionClass& c) { return c.id == arises.id; });
      const double rate = setting_->load * found->per_week * arises.load * unit.load * (1.0 + found->season);
      if (rate <= 0.0) continue;
      streams_.push_back({UnitId{u}, ClassId{static_cast<std::uint32_t>(found - setting_->decisions.begin())},
                          identity(unit.id + "/" + found->id), shapes.of(arises, *found, rate)});
    }
  }
}

void Plan::add_traits() {
  const double concentration = setting_->behaviour.spread.traits;
  const auto table = [concentration](double mean) {
    return QuantileTable([=](double u) {
      // A mean of 0 or 1 leaves no room for spread.
      return mean <= 0.0 || mean >= 1.0 ? mean : beta_quantile(u, mean * concentration, (1.0 - mean) * concentration);
    });
  };
  for (const Profession& p : setting_->professions) {
    traits_.push_back({table(p.competence), table(p.pressure), table(p.habit), table(p.tolerance), table(p.propensity),
                       table(p.understanding), table(p.prior_ability), table(p.prior_benevolence)});
  }
}

void Plan::check_identities() const {
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  order.reserve(positions_.size());
  for (std::size_t n = 0; n < positions_.size(); ++n) order.emplace_back(positions_[n].identity, n);
  std::ranges::sort(order);
  const auto twice = std::ranges::adjacent_find(order, [](const auto& a, const auto& b) { return a.first == b.first; });
  if (twice == order.end()) return;
  throw ModelError("the positions '" + positions_[twice->second].name + "' and '" +
                   positions_[std::next(twice)->second].name + "' share an identity; rename a unit");
}

std::vector<NetworkNode> Plan::nodes() const {
  std::vector<NetworkNode> nodes;
  nodes.reserve(positions_.size());
  for (const Position& p : positions_) {
    const std::uint32_t organisation = setting_->units[p.unit.value].organisation.index;
    nodes.push_back({p.identity, p.unit.value, p.profession.value, organisation, p.name});
  }
  return nodes;
}

std::span<const PersonId> Plan::members(OrganisationId organisation, ProfessionId profession) const {
  return members_[organisation.value * setting_->professions.size() + profession.value];
}

std::span<const PersonId> Plan::seniors(OrganisationId organisation, ProfessionId profession) const {
  return seniors_[organisation.value * setting_->professions.size() + profession.value];
}

std::span<const PersonId> Plan::staff(UnitId unit) const { return staff_[unit.value]; }

}  // namespace colead
