// SPDX-License-Identifier: Apache-2.0
#include "engine_methods.hpp"

#include <limits>

#include "support.hpp"

namespace colead::python {
namespace {

/// Priority and ordinal of a call, where they are given.
int place(PyObject* priority, PyObject* ordinal, When* when) {
  std::int64_t number = normal;
  if (priority != nullptr && whole_number(priority, "priority", 0, 255, &number) < 0) return -1;
  when->priority = static_cast<Priority>(number);
  number = 0;
  if (ordinal != nullptr && whole_number(ordinal, "ordinal", 0, INT64_MAX, &number) < 0) return -1;
  when->ordinal = static_cast<std::uint64_t>(number);
  return 0;
}

PyObject* schedule(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static constexpr Signature<4> signature{"schedule", {"delay", "callback", "priority", "ordinal"}, 2, 2};
  std::array<PyObject*, 4> given{};
  When when{};
  if (read(signature, {args, count, names}, given) < 0) return nullptr;
  if (after(as<EngineObject>(self), given[0], &when.time) < 0 || place(given[2], given[3], &when) < 0) return nullptr;
  if (!PyCallable_Check(given[1]))
    return PyErr_Format(PyExc_TypeError, "callback must be callable without arguments, not %R", given[1]);
  auto* call = make<CallObject>(types.call);
  if (call == nullptr) return nullptr;
  call->engine = as<EngineObject>(Py_NewRef(self));
  call->callback = Py_NewRef(given[1]);
  call->time = when.time;
  if (enter(call, Job::call, when, &call->handle) < 0) Py_CLEAR(call);
  return object(call);
}

PyObject* cancel(PyObject* self, PyObject* handle) {
  if (!Py_IS_TYPE(handle, types.call))
    return PyErr_Format(PyExc_TypeError, "cancel() needs a handle that schedule() gave, not %R", handle);
  auto* call = as<CallObject>(handle);
  auto* engine = as<EngineObject>(self);
  if (call->engine != engine) return PyErr_Format(PyExc_ValueError, "%R belongs to another engine", handle);
  if (call->job == Job::none) Py_RETURN_FALSE;
  engine->core.cancel(call->handle);
  call->job = Job::none;
  Item* owned = leave(call);
  drop(call->callback);
  Py_DECREF(object(owned));
  Py_RETURN_TRUE;
}

PyObject* timeout(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  if (count == 1 && names == nullptr) return make_timeout(as<EngineObject>(self), args[0], Py_None);
  static constexpr Signature<2> signature{"timeout", {"delay", "value"}, 2, 1};
  std::array<PyObject*, 2> given{};
  if (read(signature, {args, count, names}, given) < 0) return nullptr;
  return make_timeout(as<EngineObject>(self), given[0], given[1] == nullptr ? Py_None : given[1]);
}

PyObject* event(PyObject* self, PyObject*) { return PyObject_CallOneArg(object(types.event), self); }
PyObject* process(PyObject* self, PyObject* generator) { return make_process(as<EngineObject>(self), generator); }
PyObject* any_of(PyObject* self, PyObject* events) { return make_condition(as<EngineObject>(self), events, false); }
PyObject* all_of(PyObject* self, PyObject* events) { return make_condition(as<EngineObject>(self), events, true); }

PyObject* peek(PyObject* self, PyObject*) {
  auto* engine = as<EngineObject>(self);
  const Time next = is_live(engine) ? engine->core.next_time() : never();
  return next == never() ? PyFloat_FromDouble(std::numeric_limits<double>::infinity()) : in_units(engine, next);
}

PyObject* now(PyObject* self, void*) { return in_units(as<EngineObject>(self), as<EngineObject>(self)->core.now()); }
PyObject* unit(PyObject* self, void*) { return PyUnicode_FromString(as<EngineObject>(self)->unit); }
PyObject* pending(PyObject* self, void*) { return PyLong_FromSize_t(as<EngineObject>(self)->core.pending()); }
PyObject* executed(PyObject* self, void*) {
  return PyLong_FromUnsignedLongLong(as<EngineObject>(self)->core.executed());
}
PyObject* active_process(PyObject* self, void*) {
  ProcessObject* active = as<EngineObject>(self)->active;
  return Py_NewRef(active == nullptr ? Py_None : object(active));
}

/// Of each process that waits: itself, for what, and since when.
PyObject* told_of_waiting(const EngineObject* engine) {
  PyObject* told = PyList_New(0);
  for (ProcessObject* one = engine->first; told != nullptr && one != nullptr; one = one->after) {
    if (one->target == nullptr) continue;
    PyObject* row = Py_BuildValue("(OON)", object(one), object(one->target), in_units(engine, one->since));
    if (row == nullptr || PyList_Append(told, row) < 0) Py_CLEAR(told);
    Py_XDECREF(row);
  }
  return told;
}

PyObject* waiting(PyObject* self, void*) {
  PyObject* told = told_of_waiting(as<EngineObject>(self));
  PyObject* made = told == nullptr ? nullptr : call_own("colead.engine.waiting", "waits", told);
  Py_XDECREF(told);
  return made;
}

PyObject* branch(PyObject* self, PyObject* work) {
  if (as<EngineObject>(self)->running)
    return PyErr_Format(
        PyExc_RuntimeError,
        "branch() cannot copy a run from within; go on to a time, engine.run(until=...), and branch there");
  return call_own("colead.engine.branches", "branch", work);
}

PyObject* as_html(PyObject* self, PyObject*) { return call_own("colead.base.shown", "engine_html", self); }

PyObject* time_of(PyObject* self, void*) { return in_units(as<Item>(self)->engine, as<CallObject>(self)->time); }
PyObject* pending_of(PyObject* self, void*) { return PyBool_FromLong(as<Item>(self)->job != Job::none); }

int traverse_call(PyObject* self, visitproc visit, void* arg) {
  Py_VISIT(Py_TYPE(self));
  Py_VISIT(as<Item>(self)->engine);
  Py_VISIT(as<CallObject>(self)->callback);
  return 0;
}

int clear_call(PyObject* self) {
  drop(as<CallObject>(self)->callback);
  return 0;
}

void deallocate_call(PyObject* self) {
  PyObject_GC_UnTrack(self);
  PyTypeObject* type = Py_TYPE(self);
  clear_call(self);
  drop(as<Item>(self)->engine);
  type->tp_free(self);
  Py_DECREF(type);
}

PyGetSetDef call_properties[] = {
    {"time", &time_of, nullptr, PyDoc_STR("When it happens, in the engine's unit."), nullptr},
    {"pending", &pending_of, nullptr, PyDoc_STR("Whether it is still to happen."), nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
PyType_Slot call_slots[] = {{Py_tp_doc, const_cast<char*>("A scheduled callable: see Engine.schedule().\n\n"
                                                          "Example:\n"
                                                          "    >>> engine = Engine()\n"
                                                          "    >>> call = engine.schedule(2, print)\n"
                                                          "    >>> call.time, engine.cancel(call), call.pending\n"
                                                          "    (2.0, True, False)\n")},
                            {Py_tp_dealloc, slot(&deallocate_call)},
                            {Py_tp_traverse, slot(&traverse_call)},
                            {Py_tp_clear, slot(&clear_call)},
                            {Py_tp_getset, call_properties},
                            {0, nullptr}};
PyType_Spec call_spec{"colead._engine.Call", sizeof(CallObject), 0,
                      Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION, call_slots};

}  // namespace

PyObject* engine_text(PyObject* self) { return call_own("colead.base.shown", "engine_text", self); }

PyMethodDef engine_methods[] = {
    {"schedule", method(&schedule), METH_FASTCALL | METH_KEYWORDS,
     PyDoc_STR(
         "schedule($self, /, delay, callback, *, priority=1, ordinal=0)\n--\n\n"
         "Call `callback()` after `delay` units of time; gives a handle for cancel(). At equal times lower\n"
         "`priority` (0 to 255) goes first, then lower `ordinal`, then what was scheduled first. ValueError for a\n"
         "delay that is negative, not finite or beyond the clock; BudgetError for an endless chain without delay.")},
    {"cancel", &cancel, METH_O,
     PyDoc_STR("cancel($self, handle, /)\n--\n\nTake back what was scheduled. Whether it was still pending.")},
    {"timeout", method(&timeout), METH_FASTCALL | METH_KEYWORDS,
     PyDoc_STR("timeout($self, /, delay, value=None)\n--\n\nAn event that happens after `delay` units of time, with "
               "`value`.")},
    {"event", &event, METH_NOARGS,
     PyDoc_STR("event($self, /)\n--\n\nAn event that happens when somebody calls its succeed() or fail().")},
    {"process", &process, METH_O,
     PyDoc_STR("process($self, generator, /)\n--\n\nLet a generator live by this clock, from now on. It waits by "
               "yielding events.")},
    {"any_of", &any_of, METH_O,
     PyDoc_STR(
         "any_of($self, events, /)\n--\n\nAn event that happens with the first of them; at once if there are none.")},
    {"all_of", &all_of, METH_O,
     PyDoc_STR(
         "all_of($self, events, /)\n--\n\nAn event that happens with the last of them; at once if there are none.")},
    {"peek", &peek, METH_NOARGS,
     PyDoc_STR("peek($self, /)\n--\n\nThe time of the next event in the engine's unit; inf if there is none.\n\n"
               "Changes of capacities by a Schedule count while somebody waits who will get a place by them.")},
    {"step", &step, METH_NOARGS, PyDoc_STR("step($self, /)\n--\n\nCarry out the next event. Whether there was one.")},
    {"run", method(&run), METH_FASTCALL | METH_KEYWORDS,
     PyDoc_STR(
         "run($self, /, until=None)\n--\n\n"
         "Go on: to the end (None); up to a time, doing all that happens strictly before it; or until an event has\n"
         "been processed, giving its value or raising its exception. What a callable or a process raises, and\n"
         "nobody handles, comes out here; the run can then be continued.\n\n"
         "Raises:\n"
         "    DeadlockError: nothing is left to happen, and the event has not; it names who waits for what.\n"
         "    BudgetError: for an endless chain without delay.\n"
         "    TypeError, ValueError: for what is neither an event of this engine nor a time from now on.")},
    {"branch", &branch, METH_O,
     PyDoc_STR(
         "branch($self, work, /)\n--\n\n"
         "Do work in a copy of everything as it stands: a copy of the process (fork), since generators cannot be\n"
         "copied. Luck that is drawn in the copy is what would be drawn here.\n\n"
         "Parameters:\n"
         "    work: called without arguments, there.\n\n"
         "Returns:\n"
         "    What it returned, which must be fit for pickle. Nothing else of what it did is here, but what it\n"
         "    wrote to files or to the screen is written.\n\n"
         "Raises:\n"
         "    RuntimeError: from within a run; or the copy ended without an answer.\n"
         "    NotImplementedError: where a process cannot be copied, as on Windows.\n"
         "    TypeError: for work that cannot be called, and a result that pickle refuses.\n"
         "    What the work raised, with its traceback there as a note.\n\n"
         "Example:\n"
         "    >>> engine = Engine()\n"
         "    >>> desk = Resource(engine)\n"
         "    >>> def with_more():\n"
         "    ...     desk.capacity += 2\n"
         "    ...     return desk.capacity\n"
         "    >>> engine.branch(with_more), desk.capacity\n"
         "    (3, 1)\n")},
    {"_repr_html_", &as_html, METH_NOARGS, PyDoc_STR("_repr_html_($self, /)\n--\n\nWhat a notebook shows.")},
    {nullptr, nullptr, 0, nullptr}};

PyGetSetDef engine_properties[] = {
    {"now", &now, nullptr, PyDoc_STR("The time, in the engine's unit."), nullptr},
    {"unit", &unit, nullptr, PyDoc_STR("The unit of all its times and delays."), nullptr},
    {"pending", &pending, nullptr, PyDoc_STR("How many events are still to happen, changes of capacities among them."),
     nullptr},
    {"waiting", &waiting, nullptr,
     PyDoc_STR("Which processes wait for what, and since when: a Waiting for each, the oldest process first."),
     nullptr},
    {"executed", &executed, nullptr, PyDoc_STR("How many events have happened."), nullptr},
    {"active_process", &active_process, nullptr, PyDoc_STR("The process that runs now, None outside of any."), nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

int add_call(PyObject* module) { return add_type(module, &call_spec, nullptr, &types.call); }

}  // namespace colead::python
