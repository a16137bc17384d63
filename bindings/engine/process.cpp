// SPDX-License-Identifier: Apache-2.0
// How a process goes on: from one yield to the next.
#include "support.hpp"

namespace colead::python {
namespace {

/// What a generator does next: it yields (1), returns (0) or raises (-1, the exception is set).
struct Step {
  int outcome;
  PyObject* value;
};

/// The value of a StopIteration that throw() let through.
Step returned() {
  if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return {-1, nullptr};
  PyObject* stop = take_exception();
  PyObject* value = PyObject_GetAttrString(stop, "value");
  Py_DECREF(stop);
  return {value == nullptr ? -1 : 0, value};
}

Step send(PyObject* generator, PyObject* value) {
  PyObject* result = nullptr;
  const PySendResult outcome = PyIter_Send(generator, value, &result);
  return {static_cast<int>(outcome), result};
}

Step throw_into(PyObject* generator, PyObject* exception) {
  static PyObject* name = PyUnicode_InternFromString("throw");
  PyObject* yielded = PyObject_CallMethodOneArg(generator, name, exception);
  return yielded == nullptr ? returned() : Step{1, yielded};
}

/// Why a process cannot wait for what it yielded; nullptr if it can.
PyObject* objection(const ProcessObject* process, PyObject* yielded) {
  if (!is_event(yielded)) {
    PyErr_Format(PyExc_TypeError, "process '%U' yielded %R; yield an event, such as engine.timeout(1)", process->name,
                 yielded);
  } else if (as<EventObject>(yielded)->engine != process->engine) {
    PyErr_Format(PyExc_ValueError, "process '%U' yielded %R, which belongs to another engine", process->name, yielded);
  } else {
    return nullptr;
  }
  return take_exception();
}

int finish(ProcessObject* process, PyObject* value, bool ok) {
  drop(process->generator);
  process->ok = ok;
  process->value = value;
  strike_off(process);
  return enter_now(process, Job::settle);
}

/// The end of a process by an exception. What is no Exception, such as KeyboardInterrupt, ends the run at once.
int finish_failed(ProcessObject* process) {
  const bool fatal = !PyErr_ExceptionMatches(PyExc_Exception);
  PyObject* exception = take_exception();
  process->defused = fatal;
  if (finish(process, Py_NewRef(exception), false) == 0 && fatal) raise(exception);
  Py_DECREF(exception);
  return PyErr_Occurred() == nullptr ? 0 : -1;
}

/// Gives the generator the outcome of `cause` and goes on until it waits or ends.
int run_generator(ProcessObject* process, EventObject* cause) {
  PyObject* generator = process->generator;
  Step step{};
  if (cause == nullptr || cause->ok) {
    step = send(generator, cause == nullptr ? Py_None : cause->value);
  } else {
    cause->defused = true;
    step = throw_into(generator, cause->value);
  }
  while (step.outcome == 1) {
    if (PyObject* error = objection(process, step.value)) {
      Py_DECREF(step.value);
      step = throw_into(generator, error);
      Py_DECREF(error);
      continue;
    }
    auto* next = as<EventObject>(step.value);
    if (!next->processed) {
      process->target = next;
      process->since = process->engine->core.now();
      return add_callback(next, object(process));
    }
    next->defused = next->defused || !next->ok;
    step = next->ok ? send(generator, next->value) : throw_into(generator, next->value);
    Py_DECREF(next);
  }
  return step.outcome == 0 ? finish(process, step.value, true) : finish_failed(process);
}

void stop_waiting(ProcessObject* process) {
  if (process->target == nullptr) return;
  remove_callback(process->target, object(process));
  drop(process->target);
}

}  // namespace

int resume(ProcessObject* process, EventObject* cause) {
  if (process->generator == nullptr) return 0;
  EngineObject* engine = process->engine;
  ProcessObject* before = engine->active;
  EventObject* target = process->target;  // kept alive: it may be `cause`
  process->target = nullptr;
  Py_INCREF(object(process));
  engine->active = process;
  const int done = run_generator(process, cause);
  engine->active = before;
  Py_XDECREF(object(target));
  Py_DECREF(object(process));
  return done;
}

void strike_off(ProcessObject* process) {
  EngineObject* engine = process->engine;
  (process->before == nullptr ? engine->first : process->before->after) = process->after;
  (process->after == nullptr ? engine->last : process->after->before) = process->before;
  process->before = process->after = nullptr;
  Py_DECREF(object(process));
}

void forget_processes(EngineObject* engine) {
  while (engine->first != nullptr) strike_off(engine->first);
}

int interrupted(EventObject* interruption) {
  auto* process = as<ProcessObject>(interruption->callbacks);
  interruption->processed = true;
  if (is_triggered(process)) return 0;  // it ended earlier in this instant
  stop_waiting(process);
  return resume(process, interruption);
}

}  // namespace colead::python
