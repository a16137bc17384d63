// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <string>

#include "colead/world/world.hpp"
#include "python_kinds/columns.hpp"
#include "python_kinds/loan.hpp"

namespace colead {

/// The world as a kind written in Python sees it: lent for one call, every array a frozen copy.
struct WorldView {
  Loan<const World> world;

  explicit WorldView(const World& seen) : world(seen, "this view of the world") {}
};

/// The same with what interventions may do.
struct ChangeableWorld : WorldView {
  Loan<World> changed;

  explicit ChangeableWorld(World& own) : WorldView(own), changed(own, "this view of the world") {}
};

/// Ends the loans of a view when the call is over, however it ends.
class Showing {
 public:
  explicit Showing(const WorldView& view) : seen_(view.world) {}
  Showing(const Showing&) = delete;
  Showing& operator=(const Showing&) = delete;
  ~Showing() { seen_.end(); }

 private:
  Loan<const World> seen_;
};

// Indices from Python, checked: IndexError names what there is.
[[nodiscard]] PersonId person_at(const World& world, std::int64_t index);
[[nodiscard]] ProfessionId profession_at(const World& world, std::int64_t index);
[[nodiscard]] UnitId unit_at(const World& world, std::int64_t index);

/// As Python counts people, units and professions.
using Index = std::int64_t;

/// The upper end of an amount that has none.
inline constexpr double endless = std::numeric_limits<double>::max();

/// Throws ValueError unless the amount is finite and in [low, high].
double checked(const char* what, double amount, double low, double high);

}  // namespace colead
