// SPDX-License-Identifier: Apache-2.0
// The life of an event: triggered once, then settled (processing.cpp).
#include "support.hpp"

namespace colead::python {
namespace {

int refuse_second(EventObject* event) {
  PyErr_Format(PyExc_RuntimeError, "%R has already been triggered", object(event));
  return -1;
}

}  // namespace

void clear_event(EventObject* event) {
  drop(event->value);
  drop(event->callbacks);
}

int traverse_event(EventObject* event, visitproc visit, void* arg) {
  Py_VISIT(Py_TYPE(event));
  Py_VISIT(event->engine);
  Py_VISIT(event->value);
  Py_VISIT(event->callbacks);
  return 0;
}

int succeed(EventObject* event, PyObject* value) {
  if (is_triggered(event)) return refuse_second(event);
  event->ok = true;
  event->value = Py_NewRef(value);
  if (enter_now(event, Job::settle) == 0) return 0;
  drop(event->value);
  return -1;
}

int fail(EventObject* event, PyObject* exception) {
  if (is_triggered(event)) return refuse_second(event);
  if (!PyExceptionInstance_Check(exception)) {
    PyErr_Format(PyExc_TypeError, "fail() needs an exception, not %R", exception);
    return -1;
  }
  event->ok = false;
  event->value = Py_NewRef(exception);
  if (enter_now(event, Job::settle) == 0) return 0;
  drop(event->value);
  return -1;
}

PyObject* make_timeout(EngineObject* engine, PyObject* delay, PyObject* value) {
  Time time{};
  if (after(engine, delay, &time) < 0) return nullptr;
  auto* event = make<EventObject>(types.timeout);
  if (event == nullptr) return nullptr;
  event->engine = as<EngineObject>(Py_NewRef(object(engine)));
  event->ok = true;
  event->value = Py_NewRef(value);
  if (enter(event, Job::settle, {time}) < 0) Py_CLEAR(event);
  return object(event);
}

}  // namespace colead::python
