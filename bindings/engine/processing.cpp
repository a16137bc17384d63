// SPDX-License-Identifier: Apache-2.0
// What happens when the time of an item has come, and who is told of an event.
#include "calendar.hpp"
#include "support.hpp"

namespace colead::python {
namespace {

int tell(PyObject* callback, EventObject* event) {
  if (Py_IS_TYPE(callback, types.process)) return resume(as<ProcessObject>(callback), event);
  if (Py_IS_TYPE(callback, types.condition)) return one_happened(as<ConditionObject>(callback), event);
  PyObject* result = PyObject_CallOneArg(callback, object(event));
  Py_XDECREF(result);
  return result == nullptr ? -1 : 0;
}

/// Callbacks that come after one that raised are not lost: they get their turn when the run goes on.
void keep_rest(EventObject* event, PyObject* callbacks, Py_ssize_t from) {
  if (from >= PyList_GET_SIZE(callbacks)) return;
  PyObject* raised = take_exception();
  event->callbacks = PyList_GetSlice(callbacks, from, PyList_GET_SIZE(callbacks));
  if (event->callbacks == nullptr || enter_now(event, Job::settle, urgent) < 0) PyErr_WriteUnraisable(object(event));
  raise(raised);
  Py_DECREF(raised);
}

int tell_all(EventObject* event, PyObject* callbacks) {
  if (!PyList_CheckExact(callbacks)) return tell(callbacks, event);
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(callbacks); ++i) {
    PyObject* callback = Py_NewRef(PyList_GET_ITEM(callbacks, i));
    const int told = tell(callback, event);
    Py_DECREF(callback);
    if (told == 0) continue;
    keep_rest(event, callbacks, i + 1);
    return -1;
  }
  return 0;
}

/// A failure that nobody has taken care of ends the run.
int settle(EventObject* event) {
  const bool first_time = !event->processed;
  event->processed = true;
  if (first_time && Py_IS_TYPE(object(event), types.condition)) {
    if (conclude(static_cast<ConditionObject*>(event)) < 0) return -1;
  }
  if (PyObject* callbacks = event->callbacks) {
    event->callbacks = nullptr;
    const int told = tell_all(event, callbacks);
    Py_DECREF(callbacks);
    if (told < 0) return -1;
  }
  if (event->ok || event->defused) return 0;
  raise(event->value);
  return -1;
}

int call(CallObject* call) {
  PyObject* callback = call->callback;
  call->callback = nullptr;
  PyObject* result = PyObject_CallNoArgs(callback);
  Py_DECREF(callback);
  Py_XDECREF(result);
  return result == nullptr ? -1 : 0;
}

}  // namespace

int carry_out(Item* item) {
  const Job job = item->job;
  item->job = Job::none;
  switch (job) {
    case Job::settle:
      return settle(static_cast<EventObject*>(item));
    case Job::call:
      return call(static_cast<CallObject*>(item));
    case Job::start:
      return resume(static_cast<ProcessObject*>(item), nullptr);
    case Job::interrupt:
      return interrupted(static_cast<EventObject*>(item));
    case Job::grant:
      return grant(static_cast<RequestObject*>(item)->resource);
    case Job::change:
      return carry_out_change(static_cast<ChangeObject*>(item));
    case Job::none:
      break;
  }
  return 0;
}

int add_callback(EventObject* event, PyObject* callback) {
  if (event->callbacks == nullptr) {
    event->callbacks = Py_NewRef(callback);
    return 0;
  }
  if (!PyList_CheckExact(event->callbacks)) {
    PyObject* several = PyList_New(1);
    if (several == nullptr) return -1;
    PyList_SET_ITEM(several, 0, event->callbacks);
    event->callbacks = several;
  }
  return PyList_Append(event->callbacks, callback);
}

void remove_callback(EventObject* event, PyObject* callback) {
  if (event->callbacks == callback) return drop(event->callbacks);
  if (event->callbacks == nullptr || !PyList_CheckExact(event->callbacks)) return;
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(event->callbacks); ++i) {
    if (PyList_GET_ITEM(event->callbacks, i) != callback) continue;
    PyList_SetSlice(event->callbacks, i, i + 1, nullptr);
    return;
  }
}

}  // namespace colead::python
