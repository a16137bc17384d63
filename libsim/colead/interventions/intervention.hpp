// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "colead/core/visibility.hpp"
#include "colead/interventions/delivery.hpp"
#include "colead/world/world.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Of a strategy: each has a bit in World::membership.
inline constexpr std::size_t most_interventions = 64;

/// One delivery of an intervention: what luck is keyed by and how large it is.
struct Occasion {
  std::uint64_t intervention{0};  ///< stable identity of the intervention within its strategy
  std::uint64_t ordinal{0};       ///< n-th delivery
  double dose{1};                 ///< Delivery::dose
  double quality{1};              ///< programme quality of this delivery: 1 on average, spread by sigma_prog, >= 0
  std::span<const UnitId> units;  ///< units it is meant for
  std::uint32_t index{0};         ///< position of the intervention in its strategy: its bit in World::membership
};

/// Somebody who takes part. Hours are those really spent (dose included); 0 hours must change nothing.
struct Attendee {
  PersonId person;
  double hours{0};        ///< in the session
  double preparation{0};  ///< outside it: reading, online modules; no joint calendar needed
  Time until{};           ///< when the hours in the session are over
};

/// A change under study. Immutable; everything it changes is in the World. Draws only from purposes of the
/// interventions block, keyed by its occasion, so that it shifts nobody's luck elsewhere. With dose 0 every change is
/// exactly nothing.
class Intervention {
 public:
  virtual ~Intervention() = default;
  [[nodiscard]] virtual const Delivery& delivery() const = 0;
  /// Whether it acts by a standing rule, without anybody's hours. Whatever does not acts through hours that are spent:
  /// without hours, or with nobody able to come, it changes nothing.
  [[nodiscard]] virtual bool acts_by_rule() const { return false; }
  /// Whether a standing rule heeds a field that is otherwise about sessions (`tiers`, `every_weeks`, ...).
  [[nodiscard]] virtual bool heeds(std::string_view field) const { return static_cast<void>(field), false; }
  /// Why a standing rule takes nobody's time of its own; empty: it does, and says where.
  [[nodiscard]] virtual std::string_view free_because() const { return {}; }
  /// Standing rules come into force (sign +1) or end (sign -1) in occasion.units; the two leave a Policy as it was.
  virtual void rule(World& world, const Occasion& occasion, double sign) const {
    static_cast<void>(world), static_cast<void>(occasion), static_cast<void>(sign);
  }
  /// Whether somebody for whom it is meant may be invited now: members of a standing group only, say.
  [[nodiscard]] virtual bool admits(const World& world, const Occasion& occasion, PersonId person) const {
    static_cast<void>(world), static_cast<void>(occasion), static_cast<void>(person);
    return true;
  }
  /// One delivery to those who attend, called even when nobody does. Diaries and hours of attendees are booked already;
  /// what others give (a host's hours) the kind books and charges itself.
  virtual void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const {
    static_cast<void>(world), static_cast<void>(occasion), static_cast<void>(attendees);
  }
};

}  // namespace colead
COLEAD_PUBLIC_END
