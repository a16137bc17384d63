// SPDX-License-Identifier: Apache-2.0
// Several events taken together: any_of and all_of.
#include <algorithm>

#include "support.hpp"

namespace colead::python {
namespace {

// What is nested is walked when it happens: as deep as Python itself goes, and no wider than memory.
constexpr Py_ssize_t deepest = 1000;
constexpr Py_ssize_t most_parts = 1'000'000;

ConditionObject* as_condition(PyObject* event) {
  return Py_IS_TYPE(event, types.condition) ? as<ConditionObject>(event) : nullptr;
}

/// No longer asks to be told; conditions inside it no longer need to be either.
void stop_asking(ConditionObject* condition) {
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(condition->events); ++i) {
    PyObject* event = PyTuple_GET_ITEM(condition->events, i);
    if (as<EventObject>(event)->processed) continue;
    remove_callback(as<EventObject>(event), object(condition));
    ConditionObject* inner = as_condition(event);
    if (inner != nullptr && !is_triggered(inner)) stop_asking(inner);
  }
}

int collect(const ConditionObject* condition, PyObject* values) {
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(condition->events); ++i) {
    PyObject* event = PyTuple_GET_ITEM(condition->events, i);
    const ConditionObject* inner = as_condition(event);
    if (inner != nullptr) {
      if (collect(inner, values) < 0) return -1;
    } else if (as<EventObject>(event)->processed) {
      if (PyDict_SetItem(values, event, as<EventObject>(event)->value) < 0) return -1;
    }
  }
  return 0;
}

int begin(ConditionObject* condition) {
  const Py_ssize_t count = PyTuple_GET_SIZE(condition->events);
  if (count == 0) return succeed(condition, Py_None);
  for (Py_ssize_t i = 0; i < count; ++i) {
    auto* event = as<EventObject>(PyTuple_GET_ITEM(condition->events, i));
    const int done = event->processed ? one_happened(condition, event) : add_callback(event, object(condition));
    if (done < 0) return -1;
  }
  return 0;
}

int check(const EngineObject* engine, PyObject* events) {
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(events); ++i) {
    PyObject* event = PyTuple_GET_ITEM(events, i);
    if (!is_event(event)) {
      PyErr_Format(PyExc_TypeError, "a condition is made of events, not %R", event);
      return -1;
    }
    if (as<EventObject>(event)->engine == engine) continue;
    PyErr_Format(PyExc_ValueError, "%R belongs to another engine", event);
    return -1;
  }
  return 0;
}

/// How deep its events are nested, and how many there are in the end, each as often as it stands there.
int count_parts(ConditionObject* condition) {
  condition->depth = 1;
  condition->parts = 0;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(condition->events); ++i) {
    const ConditionObject* inner = as_condition(PyTuple_GET_ITEM(condition->events, i));
    condition->depth = std::max(condition->depth, inner == nullptr ? 1 : inner->depth + 1);
    condition->parts += inner == nullptr ? 1 : inner->parts;
    if (condition->depth <= deepest && condition->parts <= most_parts) continue;
    const bool deep = condition->depth > deepest;
    PyErr_Format(PyExc_ValueError, "a condition holds at most %zd %s; give all events at once, as in any_of([a, b, c])",
                 deep ? deepest : most_parts, deep ? "conditions in each other" : "events");
    return -1;
  }
  return 0;
}

PyObject* pair(PyObject* a, PyObject* b, bool all) {
  if (!is_event(a) || !is_event(b)) Py_RETURN_NOTIMPLEMENTED;
  PyObject* events = PyTuple_Pack(2, a, b);
  if (events == nullptr) return nullptr;
  EngineObject* engine = as<EventObject>(a)->engine;
  PyObject* condition = engine == nullptr ? PyErr_Format(PyExc_RuntimeError, "Event.__init__() has not been called")
                                          : make_condition(engine, events, all);
  Py_DECREF(events);
  return condition;
}

int traverse(PyObject* self, visitproc visit, void* arg) {
  Py_VISIT(as<ConditionObject>(self)->events);
  return traverse_event(as<EventObject>(self), visit, arg);
}

/// The tuple stays until the end: whoever still tells this condition something may find it.
int clear(PyObject* self) {
  clear_event(as<EventObject>(self));
  return 0;
}

void deallocate(PyObject* self) {
  PyObject_GC_UnTrack(self);
  Py_TRASHCAN_BEGIN(self, deallocate) PyTypeObject* type = Py_TYPE(self);
  clear_event(as<EventObject>(self));
  drop(as<ConditionObject>(self)->events);
  drop(as<Item>(self)->engine);
  type->tp_free(self);
  Py_DECREF(type);
  Py_TRASHCAN_END
}

PyObject* events_of(PyObject* self, void*) { return Py_NewRef(as<ConditionObject>(self)->events); }

PyObject* wanted_of(PyObject* self, void*) { return PyLong_FromSsize_t(as<ConditionObject>(self)->wanted); }

PyGetSetDef properties[] = {{"needed", &wanted_of, nullptr, PyDoc_STR("How many of them it needs."), nullptr},
                            {"events", &events_of, nullptr, PyDoc_STR("The events it is made of."), nullptr},
                            {nullptr, nullptr, nullptr, nullptr, nullptr}};
PyType_Slot slots[] = {
    {Py_tp_doc,
     const_cast<char*>("Several events taken together: a | b, a & b, Engine.any_of(), Engine.all_of(). Its value is "
                       "{event: value} of all\nthat have happened. It fails with the first of them that fails.\n\n"
                       "Example:\n"
                       "    >>> engine = Engine()\n"
                       "    >>> soon, late = engine.timeout(1), engine.timeout(2)\n"
                       "    >>> soon in engine.run(until=soon | late), late.processed\n"
                       "    (True, False)\n")},
    {Py_tp_dealloc, slot(&deallocate)},
    {Py_tp_traverse, slot(&traverse)},
    {Py_tp_clear, slot(&clear)},
    {Py_tp_getset, properties},
    {0, nullptr}};
PyType_Spec spec{"colead._engine.Condition", sizeof(ConditionObject), 0,
                 Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots};

}  // namespace

PyObject* either(PyObject* a, PyObject* b) { return pair(a, b, false); }
PyObject* both(PyObject* a, PyObject* b) { return pair(a, b, true); }

PyObject* make_condition(EngineObject* engine, PyObject* events, bool all) {
  PyObject* tuple = PySequence_Tuple(events);
  if (tuple == nullptr || check(engine, tuple) < 0) {
    Py_XDECREF(tuple);
    return nullptr;
  }
  auto* condition = make<ConditionObject>(types.condition);
  if (condition == nullptr) {
    Py_DECREF(tuple);
    return nullptr;
  }
  condition->engine = as<EngineObject>(Py_NewRef(object(engine)));
  condition->events = tuple;
  condition->wanted = all ? PyTuple_GET_SIZE(tuple) : 1;
  if (count_parts(condition) < 0 || begin(condition) < 0) Py_CLEAR(condition);
  return object(condition);
}

int one_happened(ConditionObject* condition, EventObject* event) {
  if (is_triggered(condition)) return 0;
  ++condition->happened;
  if (!event->ok) {
    event->defused = true;
    return fail(condition, event->value);
  }
  return condition->happened < condition->wanted ? 0 : succeed(condition, Py_None);
}

int conclude(ConditionObject* condition) {
  stop_asking(condition);
  if (!condition->ok) return 0;
  PyObject* values = PyDict_New();
  if (values == nullptr || collect(condition, values) < 0) {
    Py_XDECREF(values);
    return -1;
  }
  Py_SETREF(condition->value, values);
  return 0;
}

int add_condition(PyObject* module) { return add_type(module, &spec, types.event, &types.condition); }

}  // namespace colead::python
