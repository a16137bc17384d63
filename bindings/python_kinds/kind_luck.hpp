// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "colead/random/random.hpp"

namespace colead {

/// The luck of one kind written in Python. Every number is keyed by the kind's name and what it is for, so kinds
/// neither share numbers with one another nor with those written in C++ (Purpose::custom).
class KindLuck {
 public:
  KindLuck(const Luck& luck, std::string_view kind) : luck_(luck), kind_(identity(kind)) {}

  /// In (0, 1), of an entity and perhaps a partner; `ordinal` counts, `use` tells several numbers of one entity apart.
  [[nodiscard]] double uniform(std::uint64_t entity, std::uint64_t partner, std::uint64_t ordinal,
                               std::string_view use) const {
    return luck_.uniform(Purpose::custom, identity(identity(kind_, identity(use)), entity), partner, ordinal);
  }
  [[nodiscard]] const Luck& luck() const { return luck_; }

 private:
  Luck luck_;
  std::uint64_t kind_;
};

}  // namespace colead
