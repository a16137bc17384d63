// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

namespace colead::python {
namespace {

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
                       "end: `yield` it\nfor the value that the generator returns, or the exception that ended it.\n\n"
                       "Example:\n"
                       "    >>> engine = Engine()\n"
                       "    >>> def nap(hours):\n"
                       "    ...     yield engine.timeout(hours)\n"
                       "    ...     return 'rested'\n"
                       "    >>> engine.run(until=engine.process(nap(2))), engine.now\n"
                       "    ('rested', 2.0)\n")},
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

/// Puts a new process at the end of its engine's list.
void enrol(ProcessObject* process) {
  EngineObject* engine = process->engine;
  process->before = engine->last;
  (engine->last == nullptr ? engine->first : engine->last->after) = as<ProcessObject>(Py_NewRef(object(process)));
  engine->last = process;
}

bool is_generator(PyObject* object) {
  if (PyGen_CheckExact(object)) return true;
  return PyIter_Check(object) && PyObject_HasAttrString(object, "send") && PyObject_HasAttrString(object, "throw");
}

}  // namespace

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
  if (enter_now(process, Job::start, urgent) < 0) {
    Py_CLEAR(process);
  } else {
    enrol(process);
  }
  return object(process);
}

int add_process(PyObject* module) { return add_type(module, &spec, types.event, &types.process); }

}  // namespace colead::python
