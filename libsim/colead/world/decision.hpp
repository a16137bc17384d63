// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "colead/core/ids.hpp"
#include "colead/core/time.hpp"
#include "colead/engine/event_queue.hpp"
#include "colead/people/measures.hpp"

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
  conflicting_measures,
  low_trust,
  role_ignorance,
  formal_channel,
  rework
};
inline constexpr std::size_t cause_count = 9;
inline constexpr std::array<std::string_view, cause_count> cause_names{
    "undetected", "work",           "waiting_for_person", "no_shared_slot", "conflicting_measures",
    "low_trust",  "role_ignorance", "formal_channel",     "rework"};

enum class Route : std::uint8_t { joint, one_sided, formal };
inline constexpr std::array<std::string_view, 3> route_names{"joint", "one_sided", "formal"};

/// How a decision ended (domain 2.8). `open`: not yet.
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
  in_force,
  closed
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
  Route route{Route::joint};
  Style style{Style::open};
  std::uint8_t attempts{0};  ///< meetings held
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
  float best_value{0};                             ///< of the best option
  float realised_value{0};                         ///< after implementation and noise
  float buy_in{0};                                 ///< mean over the people needed
  float stakes{1};
  std::uint8_t unique_held{0};    ///< unique cues that people present held ...
  std::uint8_t unique_voiced{0};  ///< ... and voiced
  std::uint8_t unique_total{0};
  std::uint8_t shared_voiced{0};
  std::uint8_t shared_total{0};
  std::uint8_t participants{0};
  float joint_hours{0};        ///< person-hours of preparation and meetings
  float incongruency{0};       ///< mean perceived G over cross-profession pairs at the first meeting
  float true_incongruency{0};  ///< the same with the other's true weights
  std::array<PersonId, max_participants> people{};  ///< needed people (holders at triage)
  std::array<std::uint8_t, max_participants> profession{};
  std::array<bool, max_participants> present{};          ///< at the meeting that decided
  std::array<float, max_participants> accountability{};  ///< shares, sum 1
  std::array<float, max_participants> regret{};          ///< own best score minus own score of the choice, >= 0
  std::array<float, max_participants> own_score{};       ///< own score of the choice minus that of the status quo

  [[nodiscard]] Duration lead_time() const { return decided - arrived; }
};

/// One piece of information on one option and one measure.
struct Cue {
  float value{0};
  std::uint8_t option{0};
  std::uint8_t measure{0};
  std::uint8_t holder{0};  ///< index of the needed person who holds it; shared_holder: everybody
  bool heard{false};       ///< voiced in an earlier meeting of this decision
};
inline constexpr std::uint8_t shared_holder = 255;

/// Somebody's part in the decision at its present table.
struct Seat {
  PersonId person;
  PersonId working;  ///< who has the preparation now: the person, or a superior asked about an exception
  std::uint8_t needed{shared_holder};  ///< index among the needed people; shared_holder for a higher tier
  bool prepared{false};
  bool asked{false};   ///< a superior has been asked already
  bool booked{false};  ///< the meeting stands in this person's diary
  bool safety_owner{false};
  float work_hours{0};       ///< preparation proper ...
  float ignorance_hours{0};  ///< ... its extension for not knowing the other roles
  float checking_hours{0};   ///< ... and for checking people not trusted
};

/// What a discussion came to.
struct Conclusion {
  bool agreed{false};
  bool politicked{false};
  std::uint8_t option{0};
  Duration extra;      ///< beyond the planned length
  Duration ignorance;  ///< part of the whole that was lost to role ignorance
};

/// A decision on its way.
struct Decision {
  DecisionRecord record;
  Stage stage{Stage::closed};
  bool misread{false};  ///< a misreading stands since the last discussion
  bool escalated{false};
  bool defaults{false};  ///< falls back to the status quo when due
  std::uint8_t cue_count{0};
  std::uint8_t seat_count{0};
  std::uint8_t unprepared{0};   ///< preparations outstanding
  std::uint32_t generation{0};  ///< tells a slot's former decision from its present one
  std::uint32_t steps{0};       ///< events scheduled so far: their ordinals
  Cause waiting{Cause::work};   ///< what the time until the next step counts as
  Time booked_until;            ///< every hour before this is in the ledger
  Time meeting_start;
  Duration meeting_length;  ///< as planned, without what the discussion adds
  Conclusion conclusion;    ///< of the last discussion
  EventHandle patience;
  EventHandle due;
  EventHandle next;  ///< the event that moves this decision on
  std::array<Seat, max_participants> seats{};
  std::array<float, max_participants> heard{};             ///< by needed person: how far heard, [0,1]
  std::array<float, max_participants> perceived_regret{};  ///< by needed person, >= 0, in spreads
  std::array<MeasureRow, max_options> attributes{};        ///< true attributes; option 0 is the status quo, all 0
  std::array<MeasureRow, max_options> known{};             ///< what everybody knows of them
  std::array<Cue, max_cues> cues{};

  /// Books everything since the last booking to one cause.
  void book(Cause cause, Time now) {
    record.ledger[static_cast<std::size_t>(cause)] += (now - booked_until).us;
    booked_until = now;
  }
  /// Books part of it; the rest stays open.
  void book_part(Cause cause, Duration part) {
    record.ledger[static_cast<std::size_t>(cause)] += part.us;
    booked_until = booked_until + part;
  }
};

}  // namespace colead
