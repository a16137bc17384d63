// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "colead/simulation/talk_recorder.hpp"

namespace colead {

/// What each cue's holder does: +1 speaks, -1 does not, 0 as in the model.
using Script = std::array<std::int8_t, max_cues>;

/// All that a discussion depends on, as it was before anybody spoke: the people round the table as a world of their
/// own, the decision, and how they stood to each other. What they did about a conflict (a search, politicking, somebody
/// forcing the own choice) is given too. Replaying it runs the model's own functions on this and gives the same scores
/// and the same choice, bit for bit.
struct FrozenMeeting {
  const Plan* plan{nullptr};
  World world;        ///< people are the places at the table, the unit is unit 0
  Decision decision;  ///< its unit and persons are those of `world`
  TableTalk talk;
  bool on_paper{false};
  bool searched{false};
  bool politicked{false};
  std::size_t forced_by{0};
};

/// A single change to a frozen meeting. What is not set is as it was.
struct Change {
  Script script{};
  std::size_t person{max_participants};  ///< whose score, trust or weights
  std::size_t index{0};                  ///< option of the score, place of the trusted, criterion that gains weight
  ChangeKind kind{ChangeKind::score};    ///< which of the three
  double amount{0};  ///< added to the score; the new trust; share of the weights that moves to the criterion
};

/// A change as the change that brings it about.
[[nodiscard]] Change as_change(const SmallestChange& change);

struct Replay {
  bool agreed{false};
  std::uint8_t option{0};
  TableTalk own;
  TableTalk voted;
};

[[nodiscard]] FrozenMeeting freeze(Life life, Decision& d, const TableTalk& talk, bool on_paper);
[[nodiscard]] Replay replay(FrozenMeeting& meeting, const Change& change);

/// The rule once more without each person's score, and with their order of the options turned round. Where somebody
/// forced a choice, that person alone is pivotal.
[[nodiscard]] std::vector<Pivot> pivots(Life life, const Decision& d, const TalkEnd& end);

/// For each kind of change the smallest single one that gives another choice or no agreement, smallest first:
/// - one cue: every cue of somebody present that was not voiced is voiced, every voiced one held back;
/// - one score: one person's own view of one option, up or down, by at most four spreads of the options;
/// - one trust: of one person in another, to any value in [0,1];
/// - weights: a share of one person's weights moves to one criterion.
/// The last three are searched by trying the largest change, and then by halving (eight times). The search takes for
/// granted that a larger change of one kind does not undo what a smaller one did.
[[nodiscard]] std::vector<SmallestChange> smallest_changes(FrozenMeeting& meeting, const MeetingAccount& account);

}  // namespace colead
