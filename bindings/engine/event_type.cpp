// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

namespace colead::python {
namespace {

/// Timeouts, processes, conditions and requests happen by themselves.
bool may_be_triggered(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  if (type != types.timeout && type != types.process && type != types.condition && type != types.request) return true;
  PyErr_Format(PyExc_RuntimeError, "%R happens by itself; only an Event can be triggered", self);
  return false;
}

int initialise(PyObject* self, PyObject* args, PyObject* kwargs) {
  static const char* names[] = {"engine", nullptr};
  PyObject* engine = nullptr;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!:Event", const_cast<char**>(names), types.engine, &engine))
    return -1;
  auto* event = as<EventObject>(self);
  if (event->engine != nullptr) {
    PyErr_SetString(PyExc_RuntimeError, "an event belongs to one engine for ever");
    return -1;
  }
  event->engine = as<EngineObject>(Py_NewRef(engine));
  return 0;
}

void deallocate(PyObject* self) {
  PyObject_GC_UnTrack(self);
  Py_TRASHCAN_BEGIN(self, deallocate) PyTypeObject* type = Py_TYPE(self);
  clear_event(as<EventObject>(self));
  drop(as<Item>(self)->engine);
  type->tp_free(self);
  Py_DECREF(type);
  Py_TRASHCAN_END
}

int traverse(PyObject* self, visitproc visit, void* arg) { return traverse_event(as<EventObject>(self), visit, arg); }

int clear(PyObject* self) {
  clear_event(as<EventObject>(self));
  return 0;
}

/// How an event stands: <Event pending>, <Timeout processed>, ...
PyObject* represent(PyObject* self) {
  const auto* event = as<EventObject>(self);
  const char* state = event->processed          ? "processed"
                      : event->job != Job::none ? "scheduled"
                      : is_triggered(event)     ? "triggered"
                                                : "pending";
  PyObject* name = PyObject_GetAttrString(object(Py_TYPE(self)), "__name__");
  PyObject* text = name == nullptr ? nullptr : PyUnicode_FromFormat("<%U %s at %p>", name, state, self);
  Py_XDECREF(name);
  return text;
}

PyObject* succeed_method(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static constexpr Signature<1> signature{"succeed", {"value"}, 1, 0};
  std::array<PyObject*, 1> given{};
  if (read(signature, {args, count, names}, given) < 0 || !may_be_triggered(self)) return nullptr;
  return succeed(as<EventObject>(self), given[0] == nullptr ? Py_None : given[0]) < 0 ? nullptr : Py_NewRef(self);
}

PyObject* fail_method(PyObject* self, PyObject* exception) {
  if (!may_be_triggered(self)) return nullptr;
  return fail(as<EventObject>(self), exception) < 0 ? nullptr : Py_NewRef(self);
}

PyObject* trigger(PyObject* self, PyObject* other) {
  if (!may_be_triggered(self)) return nullptr;
  if (!is_event(other) || !is_triggered(as<EventObject>(other)))
    return PyErr_Format(PyExc_ValueError, "trigger() needs an event that has been triggered, not %R", other);
  auto* source = as<EventObject>(other);
  source->defused = source->defused || !source->ok;
  const int done =
      source->ok ? succeed(as<EventObject>(self), source->value) : fail(as<EventObject>(self), source->value);
  return done < 0 ? nullptr : Py_NewRef(Py_None);
}

PyObject* engine_of(PyObject* self, void*) {
  auto* engine = as<Item>(self)->engine;
  return Py_NewRef(engine == nullptr ? Py_None : object(engine));
}

PyObject* value_of(PyObject* self, void*) {
  PyObject* value = as<EventObject>(self)->value;
  if (value == nullptr) return PyErr_Format(PyExc_AttributeError, "%R has no value yet", self);
  return Py_NewRef(value);
}

PyObject* ok_of(PyObject* self, void*) {
  if (!is_triggered(as<EventObject>(self))) return PyErr_Format(PyExc_AttributeError, "%R has no outcome yet", self);
  return PyBool_FromLong(as<Item>(self)->ok);
}

PyObject* callbacks_of(PyObject* self, void*) {
  auto* event = as<EventObject>(self);
  if (event->processed) return Py_NewRef(Py_None);
  if (event->callbacks == nullptr) {
    event->callbacks = PyList_New(0);
  } else if (!PyList_CheckExact(event->callbacks)) {
    PyObject* several = PyList_New(1);
    if (several == nullptr) return nullptr;
    PyList_SET_ITEM(several, 0, event->callbacks);
    event->callbacks = several;
  }
  return Py_XNewRef(event->callbacks);
}

PyObject* triggered_of(PyObject* self, void*) { return PyBool_FromLong(is_triggered(as<EventObject>(self))); }
PyObject* processed_of(PyObject* self, void*) { return PyBool_FromLong(as<Item>(self)->processed); }
PyObject* defused_of(PyObject* self, void*) { return PyBool_FromLong(as<Item>(self)->defused); }

int set_defused(PyObject* self, PyObject* value, void*) {
  const int truth = value == nullptr ? 0 : PyObject_IsTrue(value);
  if (truth < 0) return -1;
  as<Item>(self)->defused = truth != 0;
  return 0;
}

PyMethodDef methods[] = {
    {"succeed", method(&succeed_method), METH_FASTCALL | METH_KEYWORDS,
     PyDoc_STR("succeed($self, /, value=None)\n--\n\n"
               "Trigger the event: who waits for it goes on, later in this instant, with `value`. Gives the event.\n\n"
               "RuntimeError if it has been triggered before.")},
    {"fail", &fail_method, METH_O,
     PyDoc_STR(
         "fail($self, exception, /)\n--\n\n"
         "Trigger the event as failed: the exception is raised in every process that waits for it. If none does,\n"
         "it ends the run. Gives the event. RuntimeError if it has been triggered before.")},
    {"trigger", &trigger, METH_O,
     PyDoc_STR(
         "trigger($self, event, /)\n--\n\nTrigger this event with the outcome of another; fit to be a callback.")},
    {nullptr, nullptr, 0, nullptr}};

PyGetSetDef properties[] = {
    {"engine", &engine_of, nullptr, PyDoc_STR("The engine whose clock it lives by."), nullptr},
    {"value", &value_of, nullptr,
     PyDoc_STR("What it was triggered with, the exception if it failed. AttributeError before that."), nullptr},
    {"ok", &ok_of, nullptr, PyDoc_STR("Whether it succeeded. AttributeError before it is triggered."), nullptr},
    {"triggered", &triggered_of, nullptr, PyDoc_STR("Whether its outcome is known."), nullptr},
    {"processed", &processed_of, nullptr, PyDoc_STR("Whether its callbacks have been called."), nullptr},
    {"defused", &defused_of, &set_defused,
     PyDoc_STR("Whether somebody takes care of its failure; set it in a callback that does."), nullptr},
    {"callbacks", &callbacks_of, nullptr,
     PyDoc_STR("Callables that get the event once it is processed, and processes that wait. None afterwards."),
     nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

PyType_Slot slots[] = {
    {Py_tp_doc,
     const_cast<char*>("Event(engine)\n--\n\nSomething that may happen once. A process waits for it by `yield`.\n\n"
                       "Parameters:\n"
                       "    engine: whose clock it lives by.\n\n"
                       "Example:\n"
                       "    >>> engine = Engine()\n"
                       "    >>> event = engine.event()\n"
                       "    >>> handle = engine.schedule(1, lambda: event.succeed('yes'))\n"
                       "    >>> engine.run(until=event)\n"
                       "    'yes'\n")},
    {Py_tp_new, slot(&PyType_GenericNew)},
    {Py_tp_init, slot(&initialise)},
    {Py_tp_dealloc, slot(&deallocate)},
    {Py_tp_traverse, slot(&traverse)},
    {Py_tp_clear, slot(&clear)},
    {Py_tp_repr, slot(&represent)},
    {Py_tp_methods, methods},
    {Py_tp_getset, properties},
    {Py_nb_or, slot(&either)},
    {Py_nb_and, slot(&both)},
    {0, nullptr}};
PyType_Spec spec{"colead._engine.Event", sizeof(EventObject), 0,
                 Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE, slots};

PyType_Slot timeout_slots[] = {
    {Py_tp_doc, const_cast<char*>("An event that happens by itself after a delay: see Engine.timeout().\n\n"
                                  "Example:\n"
                                  "    >>> engine = Engine()\n"
                                  "    >>> engine.run(until=engine.timeout(3, value='three')), engine.now\n"
                                  "    ('three', 3.0)\n")},
    {Py_tp_dealloc, slot(&deallocate)},
    {Py_tp_traverse, slot(&traverse)},
    {Py_tp_clear, slot(&clear)},
    {0, nullptr}};
PyType_Spec timeout_spec{"colead._engine.Timeout", sizeof(EventObject), 0,
                         Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION, timeout_slots};

}  // namespace

int add_event(PyObject* module) {
  if (add_type(module, &spec, nullptr, &types.event) < 0) return -1;
  return add_type(module, &timeout_spec, types.event, &types.timeout);
}

}  // namespace colead::python
