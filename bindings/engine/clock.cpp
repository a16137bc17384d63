// SPDX-License-Identifier: Apache-2.0
// The user's unit of time and the 64-bit microseconds of the engine.
#include <array>
#include <cmath>
#include <cstring>

#include "support.hpp"

namespace colead::python {
namespace {

struct Unit {
  const char* name;
  double us;
};

constexpr std::array<Unit, 7> known_units{{{"microseconds", 1},
                                           {"milliseconds", 1e3},
                                           {"seconds", 1e6},
                                           {"minutes", 60e6},
                                           {"hours", 3600e6},
                                           {"days", 24 * 3600e6},
                                           {"weeks", 7 * 24 * 3600e6}}};

int number(const EngineObject* engine, const char* name, PyObject* value, double* out) {
  *out = PyBool_Check(value) ? -1 : PyFloat_AsDouble(value);
  if (!PyBool_Check(value) && (*out != -1 || PyErr_Occurred() == nullptr)) return 0;
  PyErr_Clear();
  PyErr_Format(PyExc_TypeError, "%s must be a number of %s, not %R", name, engine->unit, value);
  return -1;
}

/// The nearest microsecond of `units` after `base`.
int reach(const EngineObject* engine, Time base, double units, Time* out) {
  const double us = std::nearbyint(units * engine->us_per_unit);
  if (!(us < static_cast<double>(never().us - base.us))) return -1;
  *out = Time{base.us + static_cast<std::int64_t>(us)};
  return *out < never() ? 0 : -1;
}

int refuse(const EngineObject* engine, const char* name, const char* wanted, PyObject* value) {
  const double units = PyFloat_AsDouble(value);
  if (!(units >= 0 && std::isfinite(units))) {
    PyErr_Format(PyExc_ValueError, "%s must be %s %s, not %R", name, wanted, engine->unit, value);
    return -1;
  }
  PyObject* end = in_units(engine, never());
  if (end != nullptr)
    PyErr_Format(PyExc_ValueError, "%s of %R %s lies beyond the end of the clock, at %R %s", name, value, engine->unit,
                 end, engine->unit);
  Py_XDECREF(end);
  return -1;
}

}  // namespace

int choose_unit(EngineObject* engine, const char* unit) {
  for (const Unit& known : known_units) {
    if (std::strcmp(known.name, unit) != 0) continue;
    engine->unit = known.name;
    engine->us_per_unit = known.us;
    return 0;
  }
  PyErr_Format(PyExc_ValueError,
               "unit must be one of microseconds, milliseconds, seconds, minutes, hours, days, weeks, not '%s'", unit);
  return -1;
}

PyObject* in_units(const EngineObject* engine, Time time) {
  return PyFloat_FromDouble(static_cast<double>(time.us) / engine->us_per_unit);
}

int after(const EngineObject* engine, PyObject* delay, Time* out) {
  double units = 0;
  if (PyFloat_CheckExact(delay)) {
    units = PyFloat_AS_DOUBLE(delay);
  } else if (number(engine, "delay", delay, &units) < 0) {
    return -1;
  }
  if (units >= 0 && reach(engine, engine->core.now(), units, out) == 0) return 0;
  return refuse(engine, "delay", "a finite, non-negative number of", delay);
}

int beginning(const EngineObject* engine, PyObject* units, Time* out) {
  double value = 0;
  if (number(engine, "initial_time", units, &value) < 0) return -1;
  if (value >= 0 && reach(engine, Time::start(), value, out) == 0) return 0;
  return refuse(engine, "initial_time", "a finite, non-negative number of", units);
}

int microseconds(const EngineObject* engine, const char* name, double units, std::int64_t* out) {
  Time time{};
  if (units >= 0 && reach(engine, Time::start(), units, &time) == 0) {
    *out = time.us;
    return 0;
  }
  PyObject* given = PyFloat_FromDouble(units);
  if (given != nullptr) refuse(engine, name, "a finite, non-negative number of", given);
  Py_XDECREF(given);
  return -1;
}

int instant(const EngineObject* engine, PyObject* units, Time* out) {
  double value = 0;
  if (number(engine, "until", units, &value) < 0) return -1;
  if (!(value >= 0) || reach(engine, Time::start(), value, out) < 0)
    return refuse(engine, "until", "an event or a finite number of", units);
  if (*out >= engine->core.now()) return 0;
  PyObject* now = in_units(engine, engine->core.now());
  if (now != nullptr)
    PyErr_Format(PyExc_ValueError, "until must not lie before now (%R %s), not %R", now, engine->unit, units);
  Py_XDECREF(now);
  return -1;
}

}  // namespace colead::python
