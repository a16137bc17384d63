// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

#include "colead/core/ids.hpp"
#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"
#include "colead/people/criteria.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

inline constexpr std::size_t max_participants = 12;
inline constexpr std::size_t max_options = 8;  ///< status quo and searched-for option included
inline constexpr std::size_t max_cues = 40;

/// What an hour between arrival and the decision in force was spent on. Every hour has exactly one cause.
enum class Cause : std::uint8_t {
  undetected,
  work,
  waiting_for_person,
  no_shared_slot,
  conflicting_criteria,
  low_trust,
  role_ignorance,
  formal_channel,
  rework
};
inline constexpr std::size_t cause_count = 9;
inline constexpr std::array<std::string_view, cause_count> cause_names{
    "undetected", "work",           "waiting_for_person", "no_shared_slot", "conflicting_criteria",
    "low_trust",  "role_ignorance", "formal_channel",     "rework"};

/// `none`: it came into force before anybody had noticed it, so nobody set about it and nobody is accountable.
enum class Route : std::uint8_t { joint, one_sided, formal, none };
inline constexpr std::array<std::string_view, 4> route_names{"joint", "one_sided", "formal", "none"};

/// How a decision ended (cohen_1972, inamizu_2015). `open`: not yet.
enum class Style : std::uint8_t { open, resolution, oversight, flight, escalated };
inline constexpr std::array<std::string_view, 5> style_names{"open", "resolution", "oversight", "flight", "escalated"};

enum class Stage : std::uint8_t {
  latent,
  routed,
  preparing,
  waiting_for_slot,
  meeting,
  deferred,
  reworking,
  signing,  ///< seniors sign it off one after another
  closed    ///< in force: its slot is free
};

/// The seven peer and hierarchical behaviours of Thomsen, Levitt & Nass (2005).
enum class PeerBehaviour : std::uint8_t {
  exception,
  monitoring,
  delegation,
  search,
  clarification,
  steamrolling,
  politicking
};
inline constexpr std::size_t behaviour_count = 7;
inline constexpr std::array<std::string_view, behaviour_count> behaviour_names{
    "exception", "monitoring", "delegation", "search", "clarification", "steamrolling", "politicking"};

/// What is kept of a decision: plain data, filled in as it goes, handed to metrics and logs in blocks when it closes.
/// Values are on the societal weights, 0 for the status quo; professions are indexed as in the scenario (two sides at
/// most eight).
struct DecisionRecord {
  std::uint64_t identity{0};
  std::uint32_t ordinal{0};  ///< n-th decision of its unit and class
  ClassId decision_class;
  UnitId unit;
  Time arrived;
  Time decided;  ///< in force (resolution, oversight, flight, escalated)
  Time due;
  Route route{Route::none};
  Style style{Style::open};
  std::uint8_t attempts{0};  ///< discussions: in a meeting, on paper or by one person alone
  std::uint8_t escalations{0};
  std::uint8_t reworks{0};
  std::uint8_t misread_reworks{0};  ///< reworks that a misreading caused
  std::uint8_t options{0};          ///< alternatives, status quo included
  std::uint8_t chosen{0};
  bool pareto_efficient{false};
  bool conflict{false};  ///< participants' own best options differed at the first meeting
  std::array<std::uint8_t, behaviour_count> behaviours{};
  std::array<std::int64_t, cause_count> ledger{};  ///< microseconds per cause; adds up to decided - arrived
  float value{0};                                  ///< of the chosen option
  float best_value{0};                             ///< of the best option on the table
  float attainable_value{0};                       ///< of the best option on the table or to be found by searching
  float realised_value{0};                         ///< after implementation, noise and lateness
  float kept{1};                                   ///< share of its value left when it was decided, by lateness
  float buy_in{0};                                 ///< mean over the people needed
  float stakes{1};
  std::uint8_t unique_held{0};    ///< unique cues that people present held ...
  std::uint8_t unique_voiced{0};  ///< ... and voiced
  std::uint8_t unique_total{0};
  std::uint8_t shared_voiced{0};
  std::uint8_t shared_total{0};
  std::uint8_t participants{0};
  float joint_hours{0};  ///< person-hours that were spent on preparation and meetings
  /// Mean perceived G over cross-profession pairs at the first meeting; NaN without such a pair.
  float incongruency{std::numeric_limits<float>::quiet_NaN()};
  float true_incongruency{std::numeric_limits<float>::quiet_NaN()};  ///< the same with the other's true weights
  std::array<PersonId, max_participants> people{};                   ///< needed people (holders at triage)
  std::array<std::uint8_t, max_participants> profession{};
  std::array<bool, max_participants> present{};          ///< at the meeting that decided
  std::array<float, max_participants> accountability{};  ///< shares, sum 1; all 0 with route none
  std::array<float, max_participants> regret{};          ///< own best score minus own score of the choice, >= 0
  std::array<float, max_participants> own_score{};       ///< own score of the choice minus that of the status quo

  [[nodiscard]] Duration lead_time() const { return decided - arrived; }
};

/// One piece of information on one option and one criterion.
struct Cue {
  float value{0};
  std::uint8_t option{0};
  std::uint8_t criterion{0};
  std::uint8_t holder{0};  ///< index of the needed person who holds it; shared_holder: everybody
  bool heard{false};       ///< voiced in an earlier meeting of this decision
};
inline constexpr std::uint8_t shared_holder = 255;

}  // namespace colead
COLEAD_PUBLIC_END
