// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/sessions.hpp"
#include "colead/world/relations.hpp"

namespace colead {
namespace {

enum class Partner : std::uint8_t { unknown, known, any };
constexpr std::array<std::string_view, 3> partner_names{"unknown", "known", "any"};

/// Each attendee goes with a host of another profession from the units it is meant for: the one wanted whom luck
/// prefers, and anybody of another profession where none is of the wanted sort. Hosts do not attend: their hours are
/// booked into their own diaries. A host may have several guests. A day shows
/// the less of somebody the more is known of them: hours with a known host count by the uncertainty that is left.
class Shadowing final : public Intervention {
 public:
  struct Params {
    Delivery delivery{.every_weeks = 26, .selection = Selection::voluntary, .session_hours = 7.5};
    Meeting meeting{.conditions = 0.65, .tie_chance = 1.0};
    Partner partner{Partner::unknown};
    double host_hours{2};
    double host_learns{0.25};
    std::vector<std::string> host_tiers{};
    bool standing_pairs{false};

    void visit(FieldVisitor& v) {
      delivery.visit(v);
      meeting.visit(v);
      v.choice({.name = "partner", .doc = "with whom: somebody without a tie, with a tie, or either"}, partner,
               partner_names);
      v.number({.name = "host_hours",
                .doc = "hours that a guest costs the host, times the dose",
                .unit = "hours",
                .low = 0,
                .high = 80,
                .grade = Grade::C,
                .source = "assumed_effects"},
               host_hours);
      v.number(
          share_field("host_learns", "share of the guest's hours that are contact for the host too", "assumed_effects"),
          host_learns);
      v.texts({.name = "host_tiers", .doc = "tiers that have guests: early, mid, senior, board; empty: all"},
              host_tiers);
      const auto is_tier = [](const std::string& t) { return std::ranges::find(tier_names, t) != tier_names.end(); };
      v.require(std::ranges::all_of(host_tiers, is_tier), "host_tiers", "a tier is one of: early, mid, senior, board");
      v.boolean({.name = "standing_pairs", .doc = "the same host every time, known by then or not"}, standing_pairs);
    }
  };

  explicit Shadowing(const Params& params) : params_(params) {}

  [[nodiscard]] const Delivery& delivery() const override { return params_.delivery; }

  /// All hosts are found before anybody meets, so that a tie of today makes nobody known today.
  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    const std::vector<PersonId> people = people_of(world, occasion.units);
    std::vector<Encounter> days;
    for (const auto& [guest, hours, preparation, until] : attendees) {
      if (hours <= 0.0) continue;
      const PersonId host = find_host(world, occasion, guest, people);
      if (!host.valid()) continue;
      const double news = uncertainty(world, guest, host);
      days.push_back({guest, host, hours * news, hours * news * params_.host_learns});
    }
    for (const Encounter& day : days) {
      give_hours(world, day.b, params_.host_hours * occasion.dose);
      meet(world, occasion, params_.meeting, day);
    }
  }

 private:
  [[nodiscard]] bool hosts(const Person& person) const {
    const std::string_view tier = tier_names[static_cast<std::size_t>(person.tier)];
    return params_.host_tiers.empty() || std::ranges::find(params_.host_tiers, tier) != params_.host_tiers.end();
  }

  /// The lower, the sooner somebody becomes host; whoever is not wanted comes after all who are.
  [[nodiscard]] double passing_luck(const World& world, const Occasion& occasion, PersonId guest, PersonId host) const {
    const double second_choice = wanted(world, guest, host) ? 0.0 : 1.0;
    return second_choice + luck_of_pair(world, occasion, Purpose::pair, guest, host);
  }

  static double lasting_luck(const World& world, const Occasion& occasion, PersonId guest, PersonId host) {
    Occasion every = occasion;
    every.ordinal = 0;
    return luck_of_pair(world, every, Purpose::pair, guest, host);
  }

  [[nodiscard]] bool wanted(const World& world, PersonId guest, PersonId host) const {
    const bool known = world.network.find(guest, host) != nullptr;
    return params_.partner == Partner::any || known == (params_.partner == Partner::known);
  }

  [[nodiscard]] PersonId find_host(const World& world, const Occasion& occasion, PersonId guest,
                                   std::span<const PersonId> people) const {
    PersonId best;
    double best_rank = 2.0;
    for (const PersonId host : people) {
      if (world.same_side(guest, host) || !hosts(world.people[host])) continue;
      const double rank = params_.standing_pairs ? lasting_luck(world, occasion, guest, host)
                                                 : passing_luck(world, occasion, guest, host);
      if (rank >= best_rank) continue;
      best = host;
      best_rank = rank;
    }
    return best;
  }

  Params params_;
};

}  // namespace

void add_shadowing(Catalogue<Intervention>& catalogue) {
  catalogue.add<Shadowing>("shadowing", "Spends a day with a manager or medic, by default one they do not know.",
                           "paired_learning_2018");
}

}  // namespace colead
