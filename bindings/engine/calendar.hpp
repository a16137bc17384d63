// SPDX-License-Identifier: Apache-2.0
// The timetable of a resource's capacity, by the engine's clock.
#pragma once

#include <vector>

#include "objects.hpp"

namespace colead::python {

/// From each of `times` on, in microseconds since 0, the capacity is that of `values`; again after every `period`.
struct Calendar {
  std::vector<std::int64_t> times;
  std::vector<Py_ssize_t> values;
  std::int64_t period;  ///< 0: once
};

/// The next change of a capacity.
struct ChangeObject : Item {
  ResourceObject* resource;
  EventHandle handle;
  std::size_t place;   ///< which of the times
  std::int64_t round;  ///< when the period began
};

}  // namespace colead::python
