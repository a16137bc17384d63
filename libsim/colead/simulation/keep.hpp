// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// How much is kept of each decision.
enum class Records : std::uint8_t {
  off,
  summary,  ///< the DecisionRecord of every decision that closed
  full      ///< the account of how it was made too: options, cues, scores by source, rounds
};
inline constexpr std::array<std::string_view, 3> records_names{"off", "summary", "full"};

/// What a run keeps beside its figures. Keeping more costs time and memory and changes no bit of what happens.
struct Keep {
  Records records{Records::off};
  bool trust{false};   ///< the ledger of every change of trust, with its cause
  bool people{false};  ///< figures of every post: who gains, who loses
  bool draws{false};   ///< which draws of luck were asked for, and a digest of the trace week by week

  friend bool operator==(const Keep&, const Keep&) = default;
};

}  // namespace colead
COLEAD_PUBLIC_END
