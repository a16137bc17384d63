// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// Whether a hearer understands a speaker today; one misreading spoils all that is said (assumed_misreading).
enum class Comprehension : std::uint8_t { open, understood, misread };

/// The people round a table and what they make of the options, for the length of one discussion. Matrices are by
/// position at the table, row by holder.
struct TableTalk {
  std::size_t people{0};
  std::size_t options{0};
  std::array<std::size_t, max_participants> seat{};  ///< index into Decision::seats
  std::array<PersonId, max_participants> who{};
  std::array<float, max_participants * max_participants> trust{};
  std::array<float, max_participants * max_participants>
      understanding{};  ///< of the other's role; 1 within a profession
  std::array<float, max_participants * max_participants> respect{};
  std::array<CriterionRow, max_participants> grasp{};          ///< share of a cue on each criterion that is grasped
  std::array<double, max_participants * max_options> score{};  ///< own estimate of each option's value
  std::array<double, max_participants> uptake{};               ///< how far others took up what one voiced, sum
  std::array<std::uint16_t, max_participants> uptakes{};       ///< number of hearings
  std::array<bool, max_participants> held{};                   ///< knew something that nobody else had heard
  bool misread{false};
  std::array<Comprehension, max_participants * max_participants>
      reading{};                                             ///< of the speaker (column) by the hearer (row)
  std::uint16_t questions{0};                                ///< asked by hearers who saw a gap
  MeetingAccount* account{nullptr};                          ///< what is told of this discussion; null: nothing
  const std::array<std::int8_t, max_cues>* script{nullptr};  ///< who speaks, in a replay (what_if.hpp); null: the model

  [[nodiscard]] std::size_t pair(std::size_t a, std::size_t b) const { return a * people + b; }
  [[nodiscard]] double& score_of(std::size_t a, std::size_t o) { return score[a * options + o]; }
  [[nodiscard]] double score_of(std::size_t a, std::size_t o) const { return score[a * options + o]; }
  [[nodiscard]] std::size_t best_of(std::size_t a) const;
  [[nodiscard]] bool conflict() const;  ///< do first choices differ?
};

/// Seats those present and works out what they think before anybody speaks: what everybody knows, what they recall and
/// hold themselves, and an error of judgement (assumed_competence).
[[nodiscard]] TableTalk take_seats(Life life, const Decision& d);
/// Cues are recalled, voiced, read or misread and taken up (stasser_1985, assumed_voice, assumed_uptake).
void voice_cues(Life life, Decision& d, TableTalk& talk, bool on_paper);
/// Rounds of social influence on the scores (friedkin_1999).
void influence(Life life, const Decision& d, TableTalk& talk);
/// Votes err where people mean different things by the criteria: each score by a normal error of standard deviation
/// uptake.definition_noise spreads times the mean mismatch with the others of other professions.
void blur(Life life, const Decision& d, TableTalk& talk);
/// Adds an alternative found by searching: drawn like the others, better on average by `search_gain`.
void search_alternative(Life life, Decision& d, TableTalk& talk);
/// What the class's rule makes of the scores.
[[nodiscard]] Ruling put_to_vote(Life life, const Decision& d, const TableTalk& talk);
/// Place of the highest tier present; of several, the one nearest the owner's seat.
[[nodiscard]] std::size_t authority_at(const World& world, const TableTalk& talk);
/// The vote by the class's rule; an escalated decision that does not agree is settled by the highest authority present.
[[nodiscard]] Conclusion vote(Life life, const Decision& d, const TableTalk& talk);
/// What the discussion leaves behind in the people: contact, evidence on benevolence and integrity, safety, respect.
void part(Life life, Decision& d, const TableTalk& talk, bool on_paper, bool forced);

}  // namespace colead
