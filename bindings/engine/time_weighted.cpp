// SPDX-License-Identifier: Apache-2.0
// Statistics of a value that lasts: its integral over time, written down whenever it changes.
#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics.hpp"
#include "support.hpp"

namespace colead::python {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

TimeWeightedObject* own(PyObject* self) { return as<TimeWeightedObject>(self); }

void begin(TimeWeightedObject* measured) {
  measured->begun = measured->since = measured->engine->core.now();
  measured->area = Sum{};
  measured->lowest = std::numeric_limits<double>::infinity();
  measured->highest = -measured->lowest;
}

/// Adds what the value came to since it was last looked at.
void go_on(TimeWeightedObject* measured) {
  const Time now = measured->engine->core.now();
  if (now == measured->since) return;
  measured->area.add(measured->value, static_cast<double>(now.us - measured->since.us));
  measured->lowest = std::min(measured->lowest, measured->value);
  measured->highest = std::max(measured->highest, measured->value);
  measured->since = now;
}

double elapsed_us(const TimeWeightedObject* measured) {
  return static_cast<double>(measured->since.us - measured->begun.us);
}

int read_value(PyObject* given, double* out) {
  *out = PyBool_Check(given) ? -1 : PyFloat_AsDouble(given);
  if (PyBool_Check(given) || (*out == -1 && PyErr_Occurred() != nullptr)) {
    PyErr_Clear();
    PyErr_Format(PyExc_TypeError, "value must be a number, not %R", given);
    return -1;
  }
  if (std::isfinite(*out)) return 0;
  PyErr_Format(PyExc_ValueError, "value must be a finite number, not %R", given);
  return -1;
}

PyObject* create(PyTypeObject*, PyObject* args, PyObject* kwargs) {
  static const char* names[] = {"engine", "value", nullptr};
  PyObject *engine = nullptr, *given = nullptr;
  double value = 0;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!|O:TimeWeighted", const_cast<char**>(names), types.engine, &engine,
                                   &given) ||
      (given != nullptr && read_value(given, &value) < 0))
    return nullptr;
  return object(make_time_weighted(as<EngineObject>(engine), value));
}

PyObject* value_of(PyObject* self, void*) { return PyFloat_FromDouble(own(self)->value); }

int set_value(PyObject* self, PyObject* given, void*) {
  double value = 0;
  if (given == nullptr) {
    PyErr_SetString(PyExc_AttributeError, "value cannot be deleted");
    return -1;
  }
  if (read_value(given, &value) < 0) return -1;
  change_value(own(self), value);
  return 0;
}

PyObject* mean_of(PyObject* self, void*) {
  go_on(own(self));
  const double elapsed = elapsed_us(own(self));
  return PyFloat_FromDouble(elapsed > 0 ? own(self)->area.value() / elapsed : unknown);
}

PyObject* min_of(PyObject* self, void*) {
  go_on(own(self));
  return PyFloat_FromDouble(elapsed_us(own(self)) > 0 ? own(self)->lowest : unknown);
}

PyObject* max_of(PyObject* self, void*) {
  go_on(own(self));
  return PyFloat_FromDouble(elapsed_us(own(self)) > 0 ? own(self)->highest : unknown);
}

PyObject* area_of(PyObject* self, void*) {
  go_on(own(self));
  return PyFloat_FromDouble(own(self)->area.value() / own(self)->engine->us_per_unit);
}

PyObject* elapsed_of(PyObject* self, void*) {
  go_on(own(self));
  return PyFloat_FromDouble(elapsed_us(own(self)) / own(self)->engine->us_per_unit);
}

PyObject* engine_of(PyObject* self, void*) { return Py_NewRef(object(own(self)->engine)); }

PyObject* reset(PyObject* self, PyObject*) {
  begin(own(self));
  Py_RETURN_NONE;
}

PyObject* represent(PyObject* self) { return call_own("colead.engine.monitors", "time_weighted_text", self); }

int traverse(PyObject* self, visitproc visit, void* arg) {
  Py_VISIT(Py_TYPE(self));
  Py_VISIT(own(self)->engine);
  return 0;
}

/// The engine stays to the end: whoever reads a figure needs its clock. Circles are cut where the engine is cleared.
void deallocate(PyObject* self) {
  PyObject_GC_UnTrack(self);
  PyTypeObject* type = Py_TYPE(self);
  drop(own(self)->engine);
  type->tp_free(self);
  Py_DECREF(type);
}

PyMethodDef methods[] = {{"reset", &reset, METH_NOARGS,
                          PyDoc_STR("reset($self, /)\n--\n\n"
                                    "Begin anew at this instant, with the value as it is, as at the end of a warm-up:\n"
                                    "`engine.schedule(warm_up, measured.reset)`.")},
                         {nullptr, nullptr, 0, nullptr}};
PyGetSetDef properties[] = {
    {"engine", &engine_of, nullptr, PyDoc_STR("The engine whose clock it lives by."), nullptr},
    {"value", &value_of, &set_value,
     PyDoc_STR(
         "The value now. Setting it is a change at this instant. TypeError for what is no number, ValueError for\n"
         "one that is not finite."),
     nullptr},
    {"mean", &mean_of, nullptr, PyDoc_STR("Mean over time since it began: area / elapsed; nan before time has passed."),
     nullptr},
    {"min", &min_of, nullptr,
     PyDoc_STR("The least value that lasted longer than an instant; nan before time has passed."), nullptr},
    {"max", &max_of, nullptr,
     PyDoc_STR("The greatest value that lasted longer than an instant; nan before time has passed."), nullptr},
    {"area", &area_of, nullptr, PyDoc_STR("The integral of the value over time: value times the engine's unit."),
     nullptr},
    {"elapsed", &elapsed_of, nullptr, PyDoc_STR("The time since it began, in the engine's unit."), nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
PyType_Slot slots[] = {
    {Py_tp_doc,
     const_cast<char*>("TimeWeighted(engine, value=0)\n--\n\n"
                       "A value that lasts until it changes, and its mean over time (time-persistent statistics, Law,\n"
                       "Simulation Modeling and Analysis). It is integrated, not sampled: whole numbers exactly.\n\n"
                       "Parameters:\n"
                       "    engine: whose clock counts.\n"
                       "    value: a finite number, the value from now on.\n\n"
                       "Raises:\n"
                       "    TypeError: for what is no number.\n"
                       "    ValueError: for one that is not finite.\n\n"
                       "Example:\n"
                       "    >>> engine = Engine()\n"
                       "    >>> stock = TimeWeighted(engine, 10)\n"
                       "    >>> engine.run(until=3)\n"
                       "    >>> stock.value -= 4\n"
                       "    >>> engine.run(until=4)\n"
                       "    >>> stock.mean, stock.min, stock.max\n"
                       "    (9.0, 6.0, 10.0)\n")},
    {Py_tp_new, slot(&create)},
    {Py_tp_dealloc, slot(&deallocate)},
    {Py_tp_traverse, slot(&traverse)},
    {Py_tp_repr, slot(&represent)},
    {Py_tp_methods, methods},
    {Py_tp_getset, properties},
    {0, nullptr}};
PyType_Spec spec{"colead._engine.TimeWeighted", sizeof(TimeWeightedObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
                 slots};

}  // namespace

TimeWeightedObject* make_time_weighted(EngineObject* engine, double value) {
  auto* measured = make<TimeWeightedObject>(types.time_weighted);
  if (measured == nullptr) return nullptr;
  measured->engine = as<EngineObject>(Py_NewRef(object(engine)));
  measured->value = value;
  begin(measured);
  return measured;
}

void change_value(TimeWeightedObject* measured, double value) {
  go_on(measured);
  measured->value = value;
}

int add_time_weighted(PyObject* module) { return add_type(module, &spec, nullptr, &types.time_weighted); }

}  // namespace colead::python
