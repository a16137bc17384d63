// SPDX-License-Identifier: Apache-2.0
// Statistics of single observations, such as how long each had to wait.
#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics.hpp"
#include "support.hpp"

namespace colead::python {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

TallyObject* own(PyObject* self) { return as<TallyObject>(self); }

void begin(TallyObject* tally) {
  tally->count = 0;
  tally->total = Sum{};
  tally->lowest = std::numeric_limits<double>::infinity();
  tally->highest = -tally->lowest;
}

PyObject* create(PyTypeObject*, PyObject* args, PyObject* kwargs) {
  static const char* names[] = {nullptr};
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, ":Tally", const_cast<char**>(names))) return nullptr;
  return object(make_tally(1));
}

PyObject* observe_method(PyObject* self, PyObject* given) {
  const bool is_truth = PyBool_Check(given);
  const double value = is_truth ? -1 : PyFloat_AsDouble(given);
  if (is_truth || (value == -1 && PyErr_Occurred() != nullptr)) {
    PyErr_Clear();
    return PyErr_Format(PyExc_TypeError, "observe() needs a number, not %R", given);
  }
  if (!std::isfinite(value)) return PyErr_Format(PyExc_ValueError, "observe() needs a finite number, not %R", given);
  observe(own(self), value * own(self)->scale);
  Py_RETURN_NONE;
}

PyObject* reset(PyObject* self, PyObject*) {
  begin(own(self));
  Py_RETURN_NONE;
}

PyObject* read_out(PyObject* self, double figure) {
  return PyFloat_FromDouble(own(self)->count > 0 ? figure / own(self)->scale : unknown);
}

PyObject* count_of(PyObject* self, void*) { return PyLong_FromSsize_t(own(self)->count); }
PyObject* total_of(PyObject* self, void*) { return PyFloat_FromDouble(own(self)->total.value() / own(self)->scale); }
PyObject* mean_of(PyObject* self, void*) {
  return read_out(self, own(self)->total.value() / static_cast<double>(own(self)->count));
}
PyObject* min_of(PyObject* self, void*) { return read_out(self, own(self)->lowest); }
PyObject* max_of(PyObject* self, void*) { return read_out(self, own(self)->highest); }

PyObject* represent(PyObject* self) { return call_own("colead.engine.monitors", "tally_text", self); }

void deallocate(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  type->tp_free(self);
  Py_DECREF(type);
}

PyMethodDef methods[] = {
    {"observe", &observe_method, METH_O,
     PyDoc_STR("observe($self, value, /)\n--\n\n"
               "Add an observation. TypeError for what is no number, ValueError for one that is not finite.")},
    {"reset", &reset, METH_NOARGS, PyDoc_STR("reset($self, /)\n--\n\nBegin anew, as at the end of a warm-up.")},
    {nullptr, nullptr, 0, nullptr}};
PyGetSetDef properties[] = {{"count", &count_of, nullptr, PyDoc_STR("How many there were."), nullptr},
                            {"total", &total_of, nullptr, PyDoc_STR("Their sum."), nullptr},
                            {"mean", &mean_of, nullptr, PyDoc_STR("Their mean; nan if there were none."), nullptr},
                            {"min", &min_of, nullptr, PyDoc_STR("The least; nan if there were none."), nullptr},
                            {"max", &max_of, nullptr, PyDoc_STR("The greatest; nan if there were none."), nullptr},
                            {nullptr, nullptr, nullptr, nullptr, nullptr}};
PyType_Slot slots[] = {{Py_tp_doc, const_cast<char*>("Tally()\n--\n\n"
                                                     "Single observations, each of the same weight: how many, their "
                                                     "sum, mean, least and greatest.\n\n"
                                                     "Example:\n"
                                                     "    >>> delays = Tally()\n"
                                                     "    >>> for delay in (1, 2, 6):\n"
                                                     "    ...     delays.observe(delay)\n"
                                                     "    >>> delays.count, delays.mean, delays.max\n"
                                                     "    (3, 3.0, 6.0)\n")},
                       {Py_tp_new, slot(&create)},
                       {Py_tp_dealloc, slot(&deallocate)},
                       {Py_tp_repr, slot(&represent)},
                       {Py_tp_methods, methods},
                       {Py_tp_getset, properties},
                       {0, nullptr}};
PyType_Spec spec{"colead._engine.Tally", sizeof(TallyObject), 0, Py_TPFLAGS_DEFAULT, slots};

}  // namespace

TallyObject* make_tally(double scale) {
  auto* tally = make<TallyObject>(types.tally);
  if (tally == nullptr) return nullptr;
  tally->scale = scale;
  begin(tally);
  return tally;
}

void observe(TallyObject* tally, double value) {
  ++tally->count;
  tally->total.add(value);
  tally->lowest = std::min(tally->lowest, value);
  tally->highest = std::max(tally->highest, value);
}

int add_tally(PyObject* module) { return add_type(module, &spec, nullptr, &types.tally); }

}  // namespace colead::python
