// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "colead/core/owned.hpp"
#include "colead/core/visibility.hpp"
#include "colead/engine/event_queue.hpp"
#include "colead/world/decision_account.hpp"
#include "colead/world/decision_record.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Somebody's part in the decision at its present table.
struct Seat {
  PersonId person;
  PersonId working;  ///< who has the preparation now: the person, or a superior asked about an exception
  std::uint8_t needed{shared_holder};  ///< index among the needed people; shared_holder for a higher tier
  bool prepared{false};
  bool asked{false};   ///< a superior has been asked already
  bool booked{false};  ///< the meeting stands in this person's diary
  bool safety_owner{false};
  bool takes_part{true};     ///< in the present stage of the process
  bool signed_off{false};    ///< did their part at some stage without a meeting
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
  Duration late;       ///< that the meeting began late
  Duration ignorance;  ///< part of the whole that was lost to role ignorance
};

/// A decision on its way until it is in force (world/in_force.hpp).
struct Decision {
  DecisionRecord record;
  Stage stage{Stage::closed};
  bool misread{false};  ///< a misreading stands since the last discussion
  bool escalated{false};
  bool defaults{false};  ///< falls back to the status quo when due
  std::uint8_t cue_count{0};
  std::uint8_t seat_count{0};
  std::uint8_t unprepared{0};        ///< preparations or signatures outstanding
  std::uint8_t at_stage{0};          ///< of the process of its class
  std::uint16_t passes{0};           ///< how often the process was taken up again
  std::uint32_t generation{0};       ///< tells a slot's former decision from its present one
  std::uint32_t steps{0};            ///< events scheduled so far: their ordinals
  std::uint32_t undecided_place{0};  ///< among the undecided ones of its unit (world/by_unit.hpp)
  Cause waiting{Cause::work};        ///< what the time until the next step counts as
  Time entered_until;                ///< every hour before this is in the ledger
  std::uint8_t searches{0};          ///< in vain, since the present table was formed
  std::uint8_t redraws{0};           ///< times other seniors were drawn
  Time noticed_at;                   ///< while latent: when it will be noticed
  Time meeting_start;                ///< of the sitting that decides
  Duration meeting_length;           ///< as planned, without what the discussion adds; of each sitting
  Time first_sitting;                ///< of an item split over two
  bool split{false};
  Conclusion conclusion;  ///< of the last discussion
  EventHandle patience;
  EventHandle due;
  EventHandle next;                ///< the event that moves this decision on
  std::span<const PersonId> pool;  ///< in whose queues an untaken signature waits; lent by the plan
  std::array<Seat, max_participants> seats{};
  std::array<float, max_participants> heard{};             ///< by needed person: how far heard, [0,1]
  std::array<float, max_participants> perceived_regret{};  ///< by needed person, >= 0, in spreads
  /// True attributes as far as anybody could know them, option 0 the status quo, all 0; with `unforeseen` what comes of
  /// the option that was found by searching.
  std::array<CriterionRow, max_options> attributes{};
  std::array<CriterionRow, max_options> known{};  ///< what everybody knows of them
  CriterionRow unforeseen;                        ///< of the option found by searching
  std::uint8_t searched{0};                       ///< that option; 0: none
  std::array<Cue, max_cues> cues{};
  Owned<DecisionAccount> account;  ///< only where accounts are kept; nothing that happens depends on it

  /// Time at the table for this discussion, all sittings and what it added.
  [[nodiscard]] Duration sat_together() const {
    return (split ? meeting_length * 2 : meeting_length) + conclusion.extra;
  }
  /// Enters everything since the last entry under one cause, and under a person where one was waited for.
  void enter(Cause cause, Time now, PersonId who = {}) {
    if (account) account->enter({cause, who, entered_until, now});
    record.ledger[static_cast<std::size_t>(cause)] += (now - entered_until).us;
    entered_until = now;
  }
  /// Enters part of it; the rest stays open.
  void enter_part(Cause cause, Duration part, PersonId who = {}) {
    if (account) account->enter({cause, who, entered_until, entered_until + part});
    record.ledger[static_cast<std::size_t>(cause)] += part.us;
    entered_until = entered_until + part;
  }
  /// Tells the account, where one is kept, what has happened.
  void tell(StepKind kind, Time now, PersonId who = {}, PersonId other = {}) {
    if (account) account->tell(kind, now, who, other);
  }
};

}  // namespace colead
COLEAD_PUBLIC_END
