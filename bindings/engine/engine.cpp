// SPDX-License-Identifier: Apache-2.0
// The future event list: what enters it and leaves it, and the type's life. Its methods stand in engine_methods.cpp.
#include "engine_methods.hpp"

#include <exception>
#include <new>

#include "colead/core/error.hpp"
#include "support.hpp"

namespace colead::python {
namespace {

void link(EngineObject* engine, Item* item) {
  item->previous = nullptr;
  item->next = engine->pending;
  if (engine->pending != nullptr) engine->pending->previous = item;
  engine->pending = item;
}

/// An endless chain, in the words of who wrote it: kinds and microseconds are ours.
void raise_endless(const EngineObject* engine) {
  PyObject* now = in_units(engine, engine->core.now());
  PyObject* text = now == nullptr
                       ? nullptr
                       : PyUnicode_FromFormat(
                             "more than %llu events in a chain without delay at %R %s: give one of "
                             "them a delay, or the engine a larger zero_delay_limit",
                             static_cast<unsigned long long>(engine->core.zero_delay_limit()), now, engine->unit);
  const char* words = text == nullptr ? nullptr : PyUnicode_AsUTF8(text);
  if (words != nullptr) raise_own("colead.base.errors", "BudgetError", words);
  Py_XDECREF(text);
  Py_XDECREF(now);
}

/// What the engine in C++ throws, as Python's exceptions.
int translate(const EngineObject* engine) {
  try {
    throw;
  } catch (const BudgetError&) {
    raise_endless(engine);
  } catch (const std::bad_alloc&) {
    PyErr_NoMemory();
  } catch (const std::exception& error) {
    raise_own("colead.base.errors", "ModelError", error.what());
  }
  return -1;
}

int begin_at(EngineObject* engine, PyObject* start) {
  Time time;
  if (beginning(engine, start, &time) < 0) return -1;
  engine->core.run_until(time, [](const Event&) {});
  return 0;
}

PyObject* create(PyTypeObject* type, PyObject* args, PyObject* kwargs) {
  static const char* names[] = {"unit", "initial_time", "zero_delay_limit", nullptr};
  const char* unit = "hours";
  PyObject* start = nullptr;
  PyObject* limit = nullptr;
  std::int64_t most = 1'000'000;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|s$OO:Engine", const_cast<char**>(names), &unit, &start, &limit) ||
      (limit != nullptr && whole_number(limit, "zero_delay_limit", 1, INT64_MAX, &most) < 0))
    return nullptr;
  auto* engine = make<EngineObject>(type);
  if (engine == nullptr) return nullptr;
  new (&engine->core) Engine;
  engine->core.limit_zero_delay(static_cast<std::uint64_t>(most));
  if (choose_unit(engine, unit) < 0 || (start != nullptr && begin_at(engine, start) < 0)) Py_CLEAR(engine);
  return object(engine);
}

int traverse(PyObject* self, visitproc visit, void* arg) {
  auto* engine = as<EngineObject>(self);
  Py_VISIT(Py_TYPE(self));
  for (Item* item = engine->pending; item != nullptr; item = item->next) Py_VISIT(object(item));
  for (ProcessObject* one = engine->first; one != nullptr; one = one->after) Py_VISIT(object(one));
  return 0;
}

/// What is pending is forgotten, in the queue first: giving up an item may run any code.
int clear(PyObject* self) {
  auto* engine = as<EngineObject>(self);
  engine->core = Engine{};
  while (Item* item = engine->pending) {
    item->job = Job::none;
    Item* owned = leave(item);
    Py_DECREF(object(owned));
  }
  engine->changes = 0;
  forget_processes(engine);
  return 0;
}

void deallocate(PyObject* self) {
  PyObject_GC_UnTrack(self);
  PyTypeObject* type = Py_TYPE(self);
  clear(self);
  as<EngineObject>(self)->core.~Engine();
  type->tp_free(self);
  Py_DECREF(type);
}

PyType_Slot slots[] = {
    {Py_tp_doc,
     const_cast<char*>(
         "Engine(unit='hours', *, initial_time=0, zero_delay_limit=1000000)\n--\n\n"
         "A clock and what will happen: callables after a delay, and generators as processes.\n\n"
         "Times and delays are numbers of `unit`: 'microseconds', 'milliseconds', 'seconds', 'minutes',\n"
         "'hours', 'days' or 'weeks'. The clock starts at `initial_time`, 0 or later, and counts whole\n"
         "microseconds; a delay is rounded to the nearest one. At equal times lower priorities go first, then lower "
         "ordinals, then what was\n"
         "scheduled first. More than `zero_delay_limit` events in a chain without delay are taken for endless:\n"
         "BudgetError. An engine belongs to one thread, and keeps its processes until they end.\n\n"
         "Parameters:\n"
         "    unit: of all times and delays.\n"
         "    initial_time: where the clock starts, 0 or later.\n"
         "    zero_delay_limit: how many events a chain without delay may have, 1 or more.\n\n"
         "Raises:\n"
         "    TypeError, ValueError: for others.\n\n"
         "Example:\n"
         "    >>> engine = Engine(unit='minutes')\n"
         "    >>> handle = engine.schedule(5, lambda: print('at', engine.now))\n"
         "    >>> engine.run()\n"
         "    at 5.0\n")},
    {Py_tp_new, slot(&create)},
    {Py_tp_dealloc, slot(&deallocate)},
    {Py_tp_traverse, slot(&traverse)},
    {Py_tp_clear, slot(&clear)},
    {Py_tp_repr, slot(&engine_text)},
    {Py_tp_methods, engine_methods},
    {Py_tp_getset, engine_properties},
    {0, nullptr}};
PyType_Spec spec{"colead._engine.Engine", sizeof(EngineObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};

}  // namespace

Types types{};

int enter(Item* item, Job job, const When& when, EventHandle* handle) {
  EngineObject* engine = item->engine;
  if (engine == nullptr) {
    PyErr_SetString(PyExc_RuntimeError, "Event.__init__() has not been called");
    return -1;
  }
  const std::uint64_t number = engine->sequence++;
  const bool first = job == Job::change;  // of all that is urgent then, whenever it was planned
  try {
    const EventHandle entered = engine->core.schedule({.time = when.time,
                                                       .priority = when.priority,
                                                       .kind = static_cast<std::uint16_t>(first ? 0 : 1),
                                                       .subject = static_cast<std::uint32_t>(number),
                                                       .identity = when.ordinal,
                                                       .ordinal = first ? 0 : static_cast<std::uint32_t>(number >> 32U),
                                                       .payload = reinterpret_cast<std::uintptr_t>(item)});
    if (handle != nullptr) *handle = entered;
  } catch (...) {
    return translate(engine);
  }
  item->job = job;
  Py_INCREF(object(item));
  link(engine, item);
  return 0;
}

int enter_now(Item* item, Job job, Priority priority) {
  return enter(item, job, {item->engine == nullptr ? Time::start() : item->engine->core.now(), priority});
}

Item* leave(Item* item) {
  (item->previous == nullptr ? item->engine->pending : item->previous->next) = item->next;
  if (item->next != nullptr) item->next->previous = item->previous;
  item->previous = item->next = nullptr;
  return item;
}

int add_engine(PyObject* module) { return add_type(module, &spec, nullptr, &types.engine); }

}  // namespace colead::python
