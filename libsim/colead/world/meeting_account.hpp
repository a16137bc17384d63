// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/world/decision_record.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

inline constexpr std::uint8_t nobody_there = 255;  ///< no place at the table

/// What became of a cue in one meeting.
enum class CueFate : std::uint8_t {
  unmentioned,     ///< everybody could know it, nobody recalled it
  mentioned,       ///< everybody could know it and somebody did
  known_already,   ///< voiced in an earlier meeting, or passed up with the decision
  holder_missing,  ///< whoever holds it was not there
  forgotten,       ///< its holder did not recall it
  held_back,       ///< its holder recalled it and did not speak
  voiced
};
inline constexpr std::array<std::string_view, 7> cue_fate_names{
    "unmentioned", "mentioned", "known_already", "holder_missing", "forgotten", "held_back", "voiced"};

struct CueInMeeting {
  CueFate fate{CueFate::unmentioned};
  std::uint8_t holder{nobody_there};  ///< place at the table
  float speaks{0};                    ///< probability that the holder speaks up
};

/// Where a part of a score comes from.
enum class Source : std::uint8_t {
  own,     ///< a cue the person holds
  common,  ///< a cue the whole table has
  heard    ///< a cue another has voiced
};
inline constexpr std::array<std::string_view, 3> source_names{"own", "common", "heard"};

/// One cue in one person's mind. score += effect; for what is heard, effect = share x its worth by the own weights.
struct Hearing {
  std::uint8_t hearer{0};  ///< place at the table
  std::uint8_t speaker{nobody_there};
  std::uint8_t cue{0};
  Source source{Source::own};
  bool misread{false};  ///< heard and not understood: no effect
  float share{1};       ///< taken up, [0,1]
  double effect{0};
};

/// Who had a seat and how they stood.
struct Sitter {
  PersonId person;
  std::uint8_t profession{0};
  std::uint8_t tier{0};
  std::uint8_t needed{shared_holder};  ///< index among the needed people; shared_holder: a higher tier
  bool present{false};
  bool safety_owner{false};
};

/// What the ruling would have been without one person's score, and with their order of the options turned round.
struct Pivot {
  std::uint8_t person{0};  ///< place at the table
  bool without_agreed{false};
  std::uint8_t without_option{0};
  bool turned_agreed{false};
  std::uint8_t turned_option{0};
  bool pivotal{false};  ///< either changes the outcome
};

/// The kinds of single changes that are searched for.
enum class ChangeKind : std::uint8_t { cue_voiced, cue_held, score, trust, weight };
inline constexpr std::array<std::string_view, 5> change_names{"cue_voiced", "cue_held", "score", "trust", "weight"};

/// The smallest single change of one kind that would have changed the choice, all else as it was.
struct SmallestChange {
  ChangeKind kind{ChangeKind::score};
  std::uint8_t person{nobody_there};  ///< place at the table: whose cue, score, trust or weights
  std::uint8_t index{0};              ///< cue; option; place of the trusted; criterion that gains weight
  double from{0};                     ///< score in value, trust or weight in [0,1]; 0 for cues
  double to{0};
  double size{0};  ///< trust and weight: the change; score and cue: change of a score in spreads of the options
  bool agreed{false};
  std::uint8_t option{0};  ///< what would have been chosen
};

/// One discussion. n people at the table, m options, matrices row by person. For each person and option
/// final = known + error + the effects of the hearings + what the rounds of influence did. There is no term of time
/// pressure in the model.
struct MeetingAccount {
  Time at;
  std::uint8_t attempt{0};
  bool on_paper{false};
  bool escalated{false};
  bool conflict{false};
  bool searched{false};  ///< the last option was found in this meeting
  bool politicked{false};
  bool rule_agreed{false};  ///< what the rule alone said
  bool agreed{false};
  std::uint8_t rule_option{0};
  std::uint8_t option{0};
  std::uint8_t options{0};
  std::uint8_t forced_by{nobody_there};   ///< place at the table
  std::uint8_t settled_by{nobody_there};  ///< the highest authority, where an escalated decision was not agreed
  float incongruency{0};                  ///< perceived, mean over pairs of different professions
  float extra_hours{0};                   ///< beyond the planned length
  std::array<std::uint8_t, behaviour_count> behaviours{};  ///< shown in this meeting
  std::vector<Sitter> people;                              ///< n, those present
  std::vector<Sitter> missing;                             ///< with a seat and not there
  std::vector<CriterionRow> weights;                       ///< n, own weights of the criteria
  std::vector<float> trust;                                ///< n x n, the diagonal 1
  std::vector<float> respect;                              ///< n x n
  std::vector<float> understanding;                        ///< n x n
  std::vector<double> listening;   ///< n x n, rows sum to 1; empty when nobody influences anybody
  std::vector<CueInMeeting> cues;  ///< by cue of the decision
  std::vector<Hearing> hearings;
  std::vector<double> known;                     ///< n x m: what everybody knows, by the own weights
  std::vector<double> error;                     ///< n x m: of judgement
  std::vector<double> own;                       ///< n x m: the own view, before others' weight is felt
  std::vector<double> rounds;                    ///< rounds x n x m: after each round of influence
  std::vector<double> final;                     ///< n x m: what was put to the vote
  std::vector<Pivot> pivots;                     ///< by person
  std::vector<SmallestChange> smallest_changes;  ///< at most one of each kind, the smallest first
};

}  // namespace colead
COLEAD_PUBLIC_END
