// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "colead/simulation/what_if.hpp"

namespace colead {
namespace {

constexpr int halvings = 8;
constexpr double most_spreads = 4.0;

std::uint8_t place(std::size_t index) { return static_cast<std::uint8_t>(index); }

class Search {
 public:
  Search(FrozenMeeting& meeting, const MeetingAccount& account)
      : meeting_(meeting),
        account_(account),
        spread_(meeting.plan->setting().decisions[meeting.decision.record.decision_class.value].spread) {}

  std::vector<SmallestChange> run() {
    cues();
    scores();
    trusts();
    weights();
    std::vector<SmallestChange> out;
    for (const SmallestChange& change : best_) {
      if (std::isfinite(change.size)) out.push_back(change);
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const SmallestChange& a, const SmallestChange& b) { return a.size < b.size; });
    return out;
  }

 private:
  [[nodiscard]] bool flipped(const Replay& other) const { return !other.agreed || other.option != account_.option; }
  [[nodiscard]] std::size_t people() const { return account_.people.size(); }
  SmallestChange& best(ChangeKind kind) { return best_[static_cast<std::size_t>(kind)]; }

  void cues() {
    for (std::size_t n = 0; n < account_.cues.size(); ++n) {
      const CueInMeeting& cue = account_.cues[n];
      if (cue.fate == CueFate::voiced) try_cue(ChangeKind::cue_held, n, -1);
      if (cue.fate == CueFate::held_back || cue.fate == CueFate::forgotten) try_cue(ChangeKind::cue_voiced, n, 1);
    }
  }

  void try_cue(ChangeKind kind, std::size_t cue, std::int8_t does) {
    Change change;
    change.script[cue] = does;
    const Replay other = replay(meeting_, change);
    if (!flipped(other)) return;
    double moved = 0.0;
    for (std::size_t c = 0; c < account_.own.size(); ++c) {
      moved = std::max(moved, std::abs(other.own.score[c] - account_.own[c]));
    }
    if (moved / spread_ >= best(kind).size) return;
    best(kind) = {
        kind,        account_.cues[cue].holder, static_cast<std::uint8_t>(cue), 0, 0, moved / spread_, other.agreed,
        other.option};
  }

  void scores() {
    for (std::size_t a = 0; a < people(); ++a) {
      for (std::size_t o = 0; o < account_.options; ++o) {
        const double from = account_.own[a * account_.options + o];
        for (const double sign : {1.0, -1.0}) {
          halve({ChangeKind::score, a, o, from}, most_spreads, [&](double size) { return sign * size * spread_; });
        }
      }
    }
  }

  void trusts() {
    for (std::size_t a = 0; a < people(); ++a) {
      for (std::size_t b = 0; b < people(); ++b) {
        if (a == b) continue;
        const double from = account_.trust[a * people() + b];
        halve({ChangeKind::trust, a, b, from}, 1.0 - from, [&](double size) { return from + size; });
        halve({ChangeKind::trust, a, b, from}, from, [&](double size) { return from - size; });
      }
    }
  }

  void weights() {
    for (std::size_t a = 0; a < people(); ++a) {
      for (std::size_t k = 0; k < meeting_.plan->setting().criteria.size(); ++k) {
        const double from = account_.weights[a][k];
        halve({ChangeKind::weight, a, k, from}, 1.0 - from, [&](double size) { return size / (1.0 - from); });
      }
    }
  }

  struct Target {
    ChangeKind kind;
    std::size_t person;
    std::size_t index;
    double from;
  };

  /// The smallest size in (0, most] that turns the choice, if it is below the best so far. `amount` turns a size into a
  /// change.
  template <class Amount>
  void halve(const Target& target, double most, Amount amount) {
    double high = std::min(most, best(target.kind).size);
    Change change{.person = target.person, .index = target.index, .kind = target.kind, .amount = amount(high)};
    if (high <= 0.0) return;
    Replay found = replay(meeting_, change);
    if (!flipped(found)) return;
    double low = 0.0;
    for (int step = 0; step < halvings; ++step) {
      const double middle = (low + high) / 2.0;
      change.amount = amount(middle);
      const Replay other = replay(meeting_, change);
      (flipped(other) ? high : low) = middle;
      if (flipped(other)) found = other;
    }
    if (high >= best(target.kind).size) return;
    const double end = target.kind == ChangeKind::trust    ? amount(high)
                       : target.kind == ChangeKind::weight ? target.from + high
                                                           : target.from + amount(high);
    best(target.kind) = {target.kind, place(target.person), place(target.index), target.from, end,
                         high,        found.agreed,         found.option};
  }

  FrozenMeeting& meeting_;
  const MeetingAccount& account_;
  double spread_;
  std::array<SmallestChange, change_names.size()> best_ = [] {
    std::array<SmallestChange, change_names.size()> none{};
    for (SmallestChange& change : none) change.size = std::numeric_limits<double>::infinity();
    return none;
  }();
};

}  // namespace

std::vector<SmallestChange> smallest_changes(FrozenMeeting& meeting, const MeetingAccount& account) {
  return Search(meeting, account).run();
}

}  // namespace colead
