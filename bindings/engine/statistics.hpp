// SPDX-License-Identifier: Apache-2.0
// What is measured while a model runs: of values that last, and of single observations.
#pragma once

#include "objects.hpp"
#include "sum.hpp"

namespace colead::python {

/// A value that changes at instants: its integral over time. Lowest and highest are of values that lasted.
struct TimeWeightedObject {
  PyObject_HEAD EngineObject* engine;
  Time begun, since;
  double value, lowest, highest;
  Sum area;  ///< value times microseconds
};

/// Single observations. Those of a resource are microseconds; `scale` is what they are divided by when they are read.
struct TallyObject {
  PyObject_HEAD Py_ssize_t count;
  double lowest, highest, scale;
  Sum total;
};

/// What is measured of a resource, and the object that shows it.
struct Watch {
  TimeWeightedObject *in_use, *queue, *capacity;
  TallyObject *wait, *use, *reneged;
  PyObject* monitor;
};

// time_weighted.cpp
[[nodiscard]] TimeWeightedObject* make_time_weighted(EngineObject* engine, double value);
void change_value(TimeWeightedObject* measured, double value);

// tally.cpp
[[nodiscard]] TallyObject* make_tally(double scale);
void observe(TallyObject* tally, double value);

// watch.cpp
/// The monitor of a resource, made when it is first asked for.
[[nodiscard]] PyObject* monitor_of(ResourceObject* resource);
int visit_watch(const Watch* watch, visitproc visit, void* arg);
void drop_watch(ResourceObject* resource);
void write_down_numbers(const ResourceObject* resource);
void write_down_time(const RequestObject* request, TallyObject* Watch::*of);

/// Writes down how many hold a resource, how many wait for it and how many may.
inline void write_down(const ResourceObject* resource) {
  if (resource->watch != nullptr) write_down_numbers(resource);
}
/// Writes down for how long a request has waited, or held a place, up to now.
inline void write_down_stay(const RequestObject* request, TallyObject* Watch::*of) {
  if (request->resource->watch != nullptr) write_down_time(request, of);
}

}  // namespace colead::python
