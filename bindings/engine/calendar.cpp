// SPDX-License-Identifier: Apache-2.0
// A capacity that goes by a timetable. A change comes before whatever else happens at its time, and keeps no run going
// unless somebody waits who will get a place.
#include "calendar.hpp"

#include <algorithm>
#include <memory>
#include <new>

#include "support.hpp"

namespace colead::python {
namespace {

int read_times(const EngineObject* engine, PyObject* times, Calendar* calendar) {
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(times); ++i) {
    const double units = PyFloat_AsDouble(PyTuple_GET_ITEM(times, i));
    std::int64_t us = 0;
    if (PyErr_Occurred() != nullptr || microseconds(engine, "times of a Schedule", units, &us) < 0) return -1;
    if (calendar->times.empty() || us > calendar->times.back()) {
      calendar->times.push_back(us);
      continue;
    }
    PyErr_SetString(PyExc_ValueError, "times of a Schedule must be at least a microsecond apart");
    return -1;
  }
  return 0;
}

int read_values(PyObject* values, Calendar* calendar) {
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(values); ++i) {
    const Py_ssize_t value = PyLong_AsSsize_t(PyTuple_GET_ITEM(values, i));
    if (value == -1 && PyErr_Occurred() != nullptr) return -1;
    calendar->values.push_back(value);
  }
  return 0;
}

int read_period(const EngineObject* engine, PyObject* period, Calendar* calendar) {
  if (period == Py_None) return 0;
  const double units = PyFloat_AsDouble(period);
  if (PyErr_Occurred() != nullptr || microseconds(engine, "period of a Schedule", units, &calendar->period) < 0)
    return -1;
  if (calendar->period > calendar->times.back()) return 0;
  PyErr_SetString(PyExc_ValueError, "period of a Schedule must be at least a microsecond beyond its last time");
  return -1;
}

PyObject* tuple_of(PyObject* schedule, const char* field) {
  PyObject* found = PyObject_GetAttrString(schedule, field);
  PyObject* tuple = found == nullptr ? nullptr : PySequence_Tuple(found);
  Py_XDECREF(found);
  return tuple;
}

bool fit(PyObject* times, PyObject* values) {
  const Py_ssize_t count = PyTuple_GET_SIZE(times);
  if (count > 0 && count == PyTuple_GET_SIZE(values)) return true;
  PyErr_SetString(PyExc_ValueError, "a Schedule needs a value for each time");
  return false;
}

/// What the Python class has checked, in microseconds of this engine.
int read_schedule(const EngineObject* engine, PyObject* schedule, Calendar* calendar) {
  PyObject* times = tuple_of(schedule, "times");
  PyObject* values = tuple_of(schedule, "values");
  PyObject* period = PyObject_GetAttrString(schedule, "period");
  const bool found = times != nullptr && values != nullptr && period != nullptr && fit(times, values);
  const int done = found && read_times(engine, times, calendar) == 0 && read_values(values, calendar) == 0 &&
                           read_period(engine, period, calendar) == 0
                       ? 0
                       : -1;
  Py_XDECREF(times);
  Py_XDECREF(values);
  Py_XDECREF(period);
  return done;
}

/// The places in the timetable of what holds now and of what comes next.
struct Where {
  std::size_t now, next;
  std::int64_t round;  ///< when the period of `next` began
};

Where find(const Calendar& calendar, std::int64_t now) {
  const std::int64_t round = calendar.period == 0 ? 0 : now - now % calendar.period;
  const auto later = std::upper_bound(calendar.times.begin(), calendar.times.end(), now - round);
  const auto next = static_cast<std::size_t>(later - calendar.times.begin());
  const std::size_t count = calendar.times.size();
  const std::size_t held = next == 0 ? count - 1 : next - 1;  // before the first time: the last of the period before
  if (next < count || calendar.period == 0) return {held, next, round};
  return {held, 0, round + calendar.period};
}

/// Puts the next change into the future event list; none if there is none, or the clock ends before it.
int plan(ChangeObject* change, std::size_t place, std::int64_t round) {
  ResourceObject* resource = change->resource;
  const Calendar& calendar = *resource->calendar;
  if (place >= calendar.times.size() || round > never().us - 1 - calendar.times[place]) return 0;
  change->place = place;
  change->round = round;
  const When when{Time{round + calendar.times[place]}, urgent};
  if (enter(change, Job::change, when, &change->handle) < 0) return -1;
  resource->change = as<ChangeObject>(Py_NewRef(object(change)));
  ++resource->engine->changes;
  return 0;
}

ChangeObject* make_change(ResourceObject* resource) {
  auto* change = make<ChangeObject>(types.change);
  if (change == nullptr) return nullptr;
  change->engine = as<EngineObject>(Py_NewRef(object(resource->engine)));
  change->resource = as<ResourceObject>(Py_NewRef(object(resource)));
  return change;
}

bool will_grant(const ChangeObject* change) {
  const ResourceObject* resource = change->resource;
  if (resource == nullptr || resource->queue.first == nullptr) return false;
  const auto& values = resource->calendar->values;
  const auto from = resource->calendar->period == 0 ? static_cast<std::ptrdiff_t>(change->place) : 0;
  return std::any_of(values.begin() + from, values.end(), [&](Py_ssize_t n) { return n > resource->users.count; });
}

int traverse(PyObject* self, visitproc visit, void* arg) {
  Py_VISIT(Py_TYPE(self));
  Py_VISIT(as<Item>(self)->engine);
  Py_VISIT(as<ChangeObject>(self)->resource);
  return 0;
}

int clear(PyObject* self) {
  drop(as<ChangeObject>(self)->resource);
  return 0;
}

void deallocate(PyObject* self) {
  PyObject_GC_UnTrack(self);
  PyTypeObject* type = Py_TYPE(self);
  clear(self);
  drop(as<Item>(self)->engine);
  type->tp_free(self);
  Py_DECREF(type);
}

PyType_Slot slots[] = {{Py_tp_doc, const_cast<char*>("A change of a resource's capacity: see Schedule.")},
                       {Py_tp_dealloc, slot(&deallocate)},
                       {Py_tp_traverse, slot(&traverse)},
                       {Py_tp_clear, slot(&clear)},
                       {0, nullptr}};
PyType_Spec spec{"colead._engine.Change", sizeof(ChangeObject), 0,
                 Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots};

}  // namespace

int keep_schedule(ResourceObject* resource, PyObject* schedule) {
  std::unique_ptr<Calendar> calendar(new (std::nothrow) Calendar{});
  if (calendar == nullptr) {
    PyErr_NoMemory();
    return -1;
  }
  try {
    if (read_schedule(resource->engine, schedule, calendar.get()) < 0) return -1;
  } catch (const std::bad_alloc&) {
    PyErr_NoMemory();
    return -1;
  }
  ChangeObject* change = make_change(resource);
  if (change == nullptr) return -1;
  end_schedule(resource);
  const Where where = find(*calendar, resource->engine->core.now().us);
  const Py_ssize_t capacity = calendar->values[where.now];
  resource->schedule = Py_NewRef(schedule);
  resource->calendar = calendar.release();
  const int planned = plan(change, where.next, where.round);
  Py_DECREF(object(change));
  return planned < 0 ? -1 : set_capacity(resource, capacity);
}

void end_schedule(ResourceObject* resource) {
  ChangeObject* change = resource->change;
  resource->change = nullptr;
  if (change != nullptr && change->job != Job::none) {
    EngineObject* engine = resource->engine;
    engine->core.cancel(change->handle);
    change->job = Job::none;
    --engine->changes;
    Item* owned = leave(change);
    Py_DECREF(object(owned));
  }
  Py_XDECREF(object(change));
  delete resource->calendar;
  resource->calendar = nullptr;
  drop(resource->schedule);
}

int carry_out_change(ChangeObject* change) {
  ResourceObject* resource = change->resource;
  --change->engine->changes;
  if (resource == nullptr) return 0;
  drop(resource->change);  // the caller still holds it
  const Calendar& calendar = *resource->calendar;
  const Py_ssize_t capacity = calendar.values[change->place];
  const bool again = change->place + 1 == calendar.times.size() && calendar.period != 0;
  const std::size_t next = again ? 0 : change->place + 1;
  if (plan(change, next, again ? change->round + calendar.period : change->round) < 0) return -1;
  return set_capacity(resource, capacity);
}

bool change_is_awaited(const EngineObject* engine) {
  for (const Item* item = engine->pending; item != nullptr; item = item->next) {
    if (will_grant(static_cast<const ChangeObject*>(item))) return true;
  }
  return false;
}

int add_change(PyObject* module) { return add_type(module, &spec, nullptr, &types.change); }

}  // namespace colead::python
