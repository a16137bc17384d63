// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <tuple>

#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Something that will happen: plain data, never a closure, so that pending events can be copied, compared and stored.
/// The engine reads `time` and the fields of the order; what the others mean is the business of the handler.
struct Event {
  Time time{};
  std::uint8_t priority{0};   ///< at equal times the lower number goes first
  std::uint16_t kind{0};      ///< which handler of the model
  std::uint32_t subject{0};   ///< dense index of whom it befalls
  std::uint64_t identity{0};  ///< stable hash of the subject's text id; survives re-indexing, hence part of the order
  std::uint32_t ordinal{0};   ///< meaningful count, e.g. the k-th meeting of this subject
  std::uint64_t payload{0};

  friend constexpr bool operator==(const Event&, const Event&) = default;

  /// (time, priority, identity, ordinal, kind), never the order of insertion. Events that agree on all five are told
  /// apart by (subject, payload); if those agree too they are identical: which was first shows only in cancel().
  friend constexpr std::strong_ordering operator<=>(const Event& a, const Event& b) {
    const auto key = [](const Event& e) {
      return std::tie(e.time, e.priority, e.identity, e.ordinal, e.kind, e.subject, e.payload);
    };
    return key(a) <=> key(b);
  }
};

}  // namespace colead
COLEAD_PUBLIC_END
