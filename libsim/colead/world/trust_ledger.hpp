// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"
#include "colead/network/network.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Why a tie changed: the name stands in the trust ledger.
enum class TrustCause : std::uint8_t {
  outcome,
  heard,
  ignored,
  overruled,
  steamrolled,
  excluded,
  politicked,
  attended,
  absent,
  gossip,
  contact,
  help,
  session,
  spoke,
  kept_back,
  included,
  rebuffed,
  in_time,  ///< a due date was kept by those accountable ...
  late,     ///< ... or missed
  // What follows is no evidence that anybody hands in: the ledger's own lines.
  faded,        ///< evidence forgotten since the last line
  expectation,  ///< what the holder expects of the target's profession has moved
  ended         ///< one of the two has left the post, or they lost touch
};
inline constexpr std::array<std::string_view, 22> trust_cause_names{
    "outcome",  "heard",   "ignored", "overruled", "steamrolled", "excluded", "politicked", "attended",
    "absent",   "gossip",  "contact", "help",      "session",     "spoke",    "kept_back",  "included",
    "rebuffed", "in_time", "late",    "faded",     "expectation", "ended"};

/// A line of the ledger: the trust of holder in target before and after. Lines of a tie follow one another without gap.
struct TrustEntry {
  Time at;
  PersonId holder;
  PersonId target;
  TrustCause cause{TrustCause::outcome};
  Facet facet{Facet::ability};  ///< of the evidence; without meaning for the ledger's own lines
  float before{0};
  float after{0};
};

/// Where the account of a tie begins: at the founding, at the first evidence about somebody new, or with a new holder
/// of one of the posts.
struct TrustStart {
  Time at;
  PersonId holder;
  PersonId target;
  float trust{0};
};

/// Every change of every tie. For each tie the changes since its last start add up to trust now minus trust then.
struct TrustLedger {
  std::vector<TrustStart> starts;
  std::vector<TrustEntry> entries;

  /// How a tie stood at its last line.
  struct Standing {
    float trust{0};
    std::array<float, facet_count> prior{};
  };
  std::unordered_map<std::uint64_t, Standing> standing;  ///< by key_of

  [[nodiscard]] static std::uint64_t key_of(PersonId holder, PersonId target) {
    return (std::uint64_t{holder.value} << 32U) | target.value;
  }
};

}  // namespace colead
COLEAD_PUBLIC_END
