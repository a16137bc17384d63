// SPDX-License-Identifier: Apache-2.0
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

PyObject* interrupt(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static constexpr Signature<1> signature{"interrupt", {"cause"}, 1, 0};
  std::array<PyObject*, 1> given{};
  auto* process = as<ProcessObject>(self);
  if (read(signature, {args, count, names}, given) < 0) return nullptr;
  if (is_triggered(process)) return PyErr_Format(PyExc_RuntimeError, "%R has ended and cannot be interrupted", self);
  if (process->engine->active == process) return PyErr_Format(PyExc_RuntimeError, "%R cannot interrupt itself", self);
  auto* interruption = make<EventObject>(types.event);
  PyObject* type = own_class("colead.engine.interrupts", "Interrupt");
  if (interruption != nullptr && type != nullptr) {
    interruption->engine = as<EngineObject>(Py_NewRef(object(process->engine)));
    interruption->callbacks = Py_NewRef(self);
    interruption->value = PyObject_CallOneArg(type, given[0] == nullptr ? Py_None : given[0]);
    if (interruption->value != nullptr) enter_now(interruption, Job::interrupt, urgent);
  }
  Py_XDECREF(type);
  Py_XDECREF(object(interruption));
  return PyErr_Occurred() == nullptr ? Py_NewRef(Py_None) : nullptr;
}

PyObject* is_alive(PyObject* self, void*) { return PyBool_FromLong(!is_triggered(as<EventObject>(self))); }
PyObject* name_of(PyObject* self, void*) { return Py_NewRef(as<ProcessObject>(self)->name); }
PyObject* target_of(PyObject* self, void*) {
  EventObject* target = as<ProcessObject>(self)->target;
  return Py_NewRef(target == nullptr ? Py_None : object(target));
}

PyObject* represent(PyObject* self) {
  const auto* process = as<ProcessObject>(self);
  return PyUnicode_FromFormat("<Process '%U' %s at %p>", process->name, is_triggered(process) ? "ended" : "alive",
                              self);
}

int traverse(PyObject* self, visitproc visit, void* arg) {
  auto* process = as<ProcessObject>(self);
  Py_VISIT(process->generator);
  Py_VISIT(process->target);
  return traverse_event(process, visit, arg);
}

int clear(PyObject* self) {
  auto* process = as<ProcessObject>(self);
  drop(process->generator);
  drop(process->target);
  clear_event(process);
  return 0;
}

void deallocate(PyObject* self) {
  PyObject_GC_UnTrack(self);
  Py_TRASHCAN_BEGIN(self, deallocate) PyTypeObject* type = Py_TYPE(self);
  clear(self);
  drop(as<ProcessObject>(self)->name);
  drop(as<Item>(self)->engine);
  type->tp_free(self);
  Py_DECREF(type);
  Py_TRASHCAN_END
}

PyMethodDef methods[] = {
    {"interrupt", method(&interrupt), METH_FASTCALL | METH_KEYWORDS,
     PyDoc_STR("interrupt($self, /, cause=None)\n--\n\n"
               "Raise Interrupt(cause) in the process, later in this instant and before what else happens then. It no\n"
               "longer waits for its target. RuntimeError for a process that has ended, or from within itself.")},
    {nullptr, nullptr, 0, nullptr}};
PyGetSetDef properties[] = {
    {"is_alive", &is_alive, nullptr, PyDoc_STR("Whether it has not yet ended."), nullptr},
    {"name", &name_of, nullptr, PyDoc_STR("The name of its generator function."), nullptr},
    {"target", &target_of, nullptr, PyDoc_STR("The event it waits for, None while it runs or has ended."), nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
PyType_Slot slots[] = {
    {Py_tp_doc,
     const_cast<char*>("A generator that lives by the engine's clock: see Engine.process(). It is the event of its own "
                       "end: `yield` it\nfor the value that the generator returns, or the exception that ended it.")},
    {Py_tp_dealloc, slot(&deallocate)},
    {Py_tp_traverse, slot(&traverse)},
    {Py_tp_clear, slot(&clear)},
    {Py_tp_repr, slot(&represent)},
    {Py_tp_methods, methods},
    {Py_tp_getset, properties},
    {0, nullptr}};
PyType_Spec spec{"colead._engine.Process", sizeof(ProcessObject), 0,
                 Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots};

PyObject* name_of_generator(PyObject* generator) {
  static PyObject* attribute = PyUnicode_InternFromString("__name__");
  PyObject* name = PyObject_GetAttr(generator, attribute);
  if (name != nullptr && PyUnicode_Check(name)) return name;
  Py_XDECREF(name);
  PyErr_Clear();
  return PyUnicode_FromString(Py_TYPE(generator)->tp_name);
}

bool is_generator(PyObject* object) {
  if (PyGen_CheckExact(object)) return true;
  return PyIter_Check(object) && PyObject_HasAttrString(object, "send") && PyObject_HasAttrString(object, "throw");
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

int interrupted(EventObject* interruption) {
  auto* process = as<ProcessObject>(interruption->callbacks);
  interruption->processed = true;
  if (is_triggered(process)) return 0;  // it ended earlier in this instant
  stop_waiting(process);
  return resume(process, interruption);
}

PyObject* make_process(EngineObject* engine, PyObject* generator) {
  if (!is_generator(generator)) {
    const char* hint = PyCallable_Check(generator) ? "; call it: engine.process(f(...))" : "";
    return PyErr_Format(PyExc_TypeError, "process() needs a generator, not %R%s", generator, hint);
  }
  PyObject* name = name_of_generator(generator);
  auto* process = name == nullptr ? nullptr : make<ProcessObject>(types.process);
  if (process == nullptr) {
    Py_XDECREF(name);
    return nullptr;
  }
  process->engine = as<EngineObject>(Py_NewRef(object(engine)));
  process->generator = Py_NewRef(generator);
  process->name = name;
  if (enter_now(process, Job::start, urgent) < 0) Py_CLEAR(process);
  return object(process);
}

int add_process(PyObject* module) { return add_type(module, &spec, types.event, &types.process); }

}  // namespace colead::python
