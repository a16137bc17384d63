// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"
#include "colead/people/profession.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

struct Person;

/// What sets a delivery off. `schedule`: its own calendar. The others are looked at in a weekly review of each unit.
enum class Trigger : std::uint8_t { schedule, overdue, failure, entry };
inline constexpr std::array<std::string_view, 4> trigger_names{"schedule", "overdue", "failure", "entry"};

/// Who among those it is meant for takes part.
enum class Selection : std::uint8_t { everybody, random, voluntary, needy, connected };
inline constexpr std::array<std::string_view, 5> selection_names{"everybody", "random", "voluntary", "needy",
                                                                 "connected"};

/// Problems that nobody has noticed are raised by those who come to a session: see problem_feed.hpp.
struct ProblemFeed {
  double raise_per_hour{0};  ///< per attendee-hour; 0: off
  double minutes_each{5};    ///< of the session that raising one takes

  void visit(FieldVisitor& v);
};

/// When, who, how much, at what cost and until when (design_delivery): the part that all interventions share. The hours
/// are taken out of the same diaries that decisions need. A kind's Params hold one, visit it first and set their own
/// defaults.
struct Delivery {
  // when
  Trigger trigger{Trigger::schedule};
  double threshold{0.3};   ///< overdue: share of decisions; failure: share of outcomes
  double start_week{0};    ///< after the end of the warm-up
  double every_weeks{4};   ///< 0: once (or, for standing rules, throughout); with a trigger the least time between two
  double every_months{0};  ///< > 0: on the same day of every such calendar month, in place of every_weeks
  double lasts_weeks{0};   ///< 0: to the end
  double probability{1};   ///< of each delivery taking place
  // who
  std::vector<Name> professions{};   ///< empty: all
  std::vector<std::string> tiers{};  ///< empty: all
  std::vector<Name> units{};         ///< empty: all
  double share{1};                   ///< of those meant that are invited
  Selection selection{Selection::everybody};
  bool together{false};   ///< one delivery for all employers; otherwise each runs its own, of a quality of its own
  bool accredited{true};  ///< counts towards continuing professional development
  // how much and at what cost
  double dose{1};               ///< multiplies hours, and with them gains, and standing rules; 0 is the baseline
  double session_hours{2};      ///< per attendee and delivery
  double preparation_hours{0};  ///< per attendee and delivery, outside the session
  std::string at{"any"};        ///< "any": each at a time of their own; or a fixed slot such as "wed 14:00"
  double budget_hours{0};       ///< > 0: stop once this many person-hours a week, saved up from the start, are spent
  ProblemFeed problem_feed{};

  void visit(FieldVisitor& v);

  /// Weeks from one delivery to the next, on average.
  [[nodiscard]] double weeks_between() const;
  /// When the n-th delivery after the first takes place; never() when there is none.
  [[nodiscard]] Time time_of(Time first, Time now, std::uint32_t n) const;
  /// The fixed slot as time since Monday 00:00; none for "any". ModelError for a text that visit() would have refused.
  [[nodiscard]] std::optional<Duration> slot() const;
  /// Whether profession, tier and unit of a person are among those it is meant for. Names must have been read.
  [[nodiscard]] bool meant_for(const Person& person) const;
};

}  // namespace colead
COLEAD_PUBLIC_END
