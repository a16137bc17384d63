// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "colead/simulation/discussion.hpp"

namespace colead {

struct FrozenMeeting;

// Where a discussion tells its account what is happening. Every function does nothing, and is one branch, when no
// account is kept; none of them changes anything else.

/// A cue that somebody has in mind without being told: an own one, or one that the whole table has.
inline void tell_in_mind(const TableTalk& talk, std::size_t hearer, std::size_t cue, Source source, double effect) {
  if (talk.account == nullptr) return;
  talk.account->hearings.push_back(
      {static_cast<std::uint8_t>(hearer), nobody_there, static_cast<std::uint8_t>(cue), source, false, 1.0F, effect});
}

/// A cue that one has voiced and another has heard.
inline void tell_heard(const TableTalk& talk, Hearing hearing) {
  if (talk.account == nullptr) return;
  hearing.source = Source::heard;
  talk.account->hearings.push_back(hearing);
}

inline void tell_fate(const TableTalk& talk, std::size_t cue, CueInMeeting fate) {
  if (talk.account != nullptr) talk.account->cues[cue] = fate;
}

inline void tell_listening(const TableTalk& talk, const double* weights) {
  if (talk.account != nullptr) talk.account->listening.assign(weights, weights + talk.people * talk.people);
}

/// The scores after a round of influence.
inline void tell_round(const TableTalk& talk) {
  if (talk.account == nullptr) return;
  talk.account->rounds.insert(talk.account->rounds.end(), talk.score.begin(),
                              talk.score.begin() + static_cast<std::ptrdiff_t>(talk.people * talk.options));
}

/// How a discussion ended.
struct TalkEnd {
  const TableTalk& own;    ///< scores before others' weight was felt
  const TableTalk& voted;  ///< and those put to the vote
  const Conclusion& conclusion;
  std::size_t forced_by;  ///< place at the table; people: nobody
  double incongruency;
};

/// Keeps the account of one discussion. Made before people take their seats.
class TalkRecorder {
 public:
  TalkRecorder(Life life, Decision& d, bool on_paper);
  TalkRecorder(const TalkRecorder&) = delete;
  TalkRecorder& operator=(const TalkRecorder&) = delete;
  ~TalkRecorder();

  /// Before anybody speaks. From here on the talk tells the account.
  void seated(TableTalk& talk) {
    if (account_ != nullptr) record_table(talk);
  }
  void concluded(const TalkEnd& end) {
    if (account_ != nullptr) record_end(end);
  }

 private:
  void record_table(TableTalk& talk);
  void record_end(const TalkEnd& end);
  void record_ruling(const TalkEnd& end);

  Life life_;
  Decision& d_;
  MeetingAccount* account_{nullptr};
  std::unique_ptr<FrozenMeeting> frozen_;
};

}  // namespace colead
