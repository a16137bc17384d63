// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Which draws of one purpose were asked for: a sample of their identities that is the same sample in every run. An
/// identity is kept when the first `level` bits of its hash are 0; `level` rises until no more than draws_kept remain
/// (Broder 1997, doi 10.1109/SEQUEN.1997.666900; here by a threshold, so that two samples meet at the higher level). At
/// level 0 it is no sample but all of them.
struct PurposeDraws {
  std::uint32_t purpose{0};
  std::uint64_t asked{0};  ///< how often, repetitions included
  std::uint8_t level{0};
  std::vector<std::uint64_t> kept;  ///< hashes, ascending, each once
};
inline constexpr std::size_t draws_kept = 1024;

/// Notes what a run asks of its luck. A value; does not influence what is drawn.
class DrawLog {
 public:
  void note(std::uint32_t purpose, std::uint64_t hash) {
    PurposeDraws& draws = at(purpose);
    ++draws.asked;
    if (draws.level > 0 && hash >> (64U - draws.level) != 0) return;
    draws.kept.push_back(hash);
    if (draws.kept.size() >= 4 * draws_kept) thin(draws);
  }

  /// By purpose, ascending.
  [[nodiscard]] std::vector<PurposeDraws> summary() const;

 private:
  PurposeDraws& at(std::uint32_t purpose) {
    if (purpose >= by_purpose_.size()) by_purpose_.resize(purpose + 1);
    return by_purpose_[purpose];
  }
  static void thin(PurposeDraws& draws);

  std::vector<PurposeDraws> by_purpose_;
};

namespace detail {

/// Read at every draw, hence the model of storage: one load where a call would be needed otherwise.
[[gnu::tls_model("initial-exec")]] inline constinit thread_local DrawLog* noting_draws = nullptr;

}  // namespace detail

/// While it lives, what this thread asks of any luck is noted in a log (null: in none); afterwards as before. A luck
/// itself stays two numbers, so that a world can be copied without a thought for who listens.
class NotingDraws {
 public:
  explicit NotingDraws(DrawLog* log) : before_(detail::noting_draws) { detail::noting_draws = log; }
  ~NotingDraws() { detail::noting_draws = before_; }
  NotingDraws(const NotingDraws&) = delete;
  NotingDraws& operator=(const NotingDraws&) = delete;
  NotingDraws(NotingDraws&&) = delete;
  NotingDraws& operator=(NotingDraws&&) = delete;

  [[nodiscard]] static DrawLog* current() { return detail::noting_draws; }

 private:
  DrawLog* before_;
};

}  // namespace colead
COLEAD_PUBLIC_END
