// SPDX-License-Identifier: Apache-2.0
// What the module colead._engine is made of. Plain CPython types: a model in Python makes several of these a customer,
// so each costs little more than its memory. One engine belongs to one thread.
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <cstdint>

#include "colead/engine/engine.hpp"

namespace colead::python {

struct Calendar;
struct ChangeObject;
struct EngineObject;
struct ProcessObject;
struct ResourceObject;
struct Watch;

/// At equal times the lower goes first. `urgent`: starts and interrupts of processes, before what else happens then.
enum Priority : std::uint8_t { urgent = 0, normal = 1 };

/// What is to be done with an item when its time has come.
enum class Job : std::uint8_t { none, call, settle, start, interrupt, grant, change };

/// Whatever may wait in the future event list. While it does, it stands in its engine's list of pending items, which
/// owns it; the event itself carries only the address.
struct Item {
  PyObject_HEAD EngineObject* engine;
  Item* previous;
  Item* next;
  Job job;
  bool ok, processed, defused;  ///< of events
};

/// A callable with its time: the handle that schedule() gives.
struct CallObject : Item {
  PyObject* callback;
  EventHandle handle;
  Time time;
};

struct EventObject : Item {
  PyObject* value;      ///< nullptr: not yet triggered; the exception if it failed
  PyObject* callbacks;  ///< nullptr, one callback alone, or a list of them: callables, processes, conditions
};

struct ProcessObject : EventObject {
  PyObject* generator;  ///< nullptr once it has ended
  PyObject* name;
  EventObject* target;            ///< what it waits for
  Time since;                     ///< when it began to
  ProcessObject *before, *after;  ///< in its engine's list of processes that have not ended, which owns it
};

struct ConditionObject : EventObject {
  PyObject* events;  ///< a tuple
  Py_ssize_t wanted, happened;
  Py_ssize_t depth, parts;  ///< of what it is made of: how far it is nested, and how many events it comes down to
};

enum class Place : std::uint8_t { none, waiting, using_it };

struct RequestObject : EventObject {
  ResourceObject* resource;
  ProcessObject* process;         ///< who asked; nullptr outside of any
  Time since;                     ///< when it began to wait, or got its place
  RequestObject *before, *after;  ///< in the resource's queue or among its users, which own it
  std::int64_t priority;
  Place place;
};

struct RequestList {
  RequestObject *first, *last;
  Py_ssize_t count;
};

struct ResourceObject {
  PyObject_HEAD EngineObject* engine;
  Py_ssize_t capacity;
  bool by_priority;
  RequestList queue, users;
  PyObject* name;        ///< nullptr: it has none
  PyObject* schedule;    ///< the timetable of its capacity; nullptr: none, and then no calendar
  Calendar* calendar;    ///< the same in microseconds
  ChangeObject* change;  ///< what is pending of it; nullptr: nothing more
  Watch* watch;          ///< nullptr: it is not monitored
};

struct EngineObject {
  PyObject_HEAD Engine core;
  Item* pending;
  std::size_t changes;  ///< how many of them are changes of a capacity
  ProcessObject* active;
  ProcessObject *first, *last;  ///< those that have not ended
  std::uint64_t sequence;
  double us_per_unit;
  const char* unit;
  bool running;
};

/// Set once when the module is made.
struct Types {
  PyTypeObject *engine, *call, *event, *timeout, *process, *condition, *resource, *priority_resource, *request;
  PyTypeObject *change, *time_weighted, *tally;
};
extern Types types;

[[nodiscard]] inline bool is_event(PyObject* object) {
  PyTypeObject* type = Py_TYPE(object);
  return type == types.timeout || type == types.request || PyType_IsSubtype(type, types.event) != 0;
}
[[nodiscard]] inline bool is_triggered(const EventObject* event) { return event->value != nullptr; }

// engine.cpp: the future event list. All functions of this module that give int: 0, or -1 with an exception set.
struct When {
  Time time;
  Priority priority{normal};
  std::uint64_t ordinal{0};
};
/// Puts an item that is not pending into the list.
int enter(Item* item, Job job, const When& when, EventHandle* handle = nullptr);
int enter_now(Item* item, Job job, Priority priority = normal);
/// Takes an item out of the list of pending ones and hands over what the list owned.
[[nodiscard]] Item* leave(Item* item);

// clock.cpp
/// Sets the engine's unit by its name.
int choose_unit(EngineObject* engine, const char* unit);
[[nodiscard]] PyObject* in_units(const EngineObject* engine, Time time);
/// The instant `delay` units from now; refuses what is negative, no number or out of reach.
int after(const EngineObject* engine, PyObject* delay, Time* out);
/// Where a clock that starts at `units` starts; refuses what is negative, no number or out of reach.
int beginning(const EngineObject* engine, PyObject* units, Time* out);
/// The instant `units` after 0.
int instant(const EngineObject* engine, PyObject* units, Time* out);
/// The nearest microsecond of `units` after 0; refuses what the clock does not reach.
int microseconds(const EngineObject* engine, const char* name, double units, std::int64_t* out);

// processing.cpp
int carry_out(Item* item);
int add_callback(EventObject* event, PyObject* callback);
void remove_callback(EventObject* event, PyObject* callback);

// event.cpp
int succeed(EventObject* event, PyObject* value);
int fail(EventObject* event, PyObject* exception);
[[nodiscard]] PyObject* make_timeout(EngineObject* engine, PyObject* delay, PyObject* value);
void clear_event(EventObject* event);
int traverse_event(EventObject* event, visitproc visit, void* arg);

// process.cpp
[[nodiscard]] PyObject* make_process(EngineObject* engine, PyObject* generator);
/// Runs a process to its next event; `cause` is the event that it waited for, nullptr at the start.
int resume(ProcessObject* process, EventObject* cause);
int interrupted(EventObject* interruption);
/// Takes a process out of its engine's list, at its end.
void strike_off(ProcessObject* process);
/// Forgets all that have not ended.
void forget_processes(EngineObject* engine);

// condition.cpp
[[nodiscard]] PyObject* make_condition(EngineObject* engine, PyObject* events, bool all);
[[nodiscard]] PyObject* either(PyObject* a, PyObject* b);
[[nodiscard]] PyObject* both(PyObject* a, PyObject* b);
int one_happened(ConditionObject* condition, EventObject* event);
/// The last word on a condition: its value, {event: value} of all that have happened by now.
int conclude(ConditionObject* condition);

// resource.cpp
/// Equal priorities keep their order of arrival.
void queue_up(ResourceObject* resource, RequestObject* request);
/// Gives up all that a list owns.
void empty(RequestList& list);
/// Changes how many may hold it; whoever waits is served in order, and nobody loses a place.
int set_capacity(ResourceObject* resource, Py_ssize_t capacity);
/// Gives the first in the queue a place, if there is one.
int grant(ResourceObject* resource);
/// Gives back what a request holds and calls the next.
int give_back(RequestObject* request);
void withdraw(RequestObject* request);
/// Lets the next in the queue have its turn, later in this instant.
int call_next(RequestObject* leaver);

// calendar.cpp
/// Lets a Schedule set the capacity from now on.
int keep_schedule(ResourceObject* resource, PyObject* schedule);
void end_schedule(ResourceObject* resource);
int carry_out_change(ChangeObject* change);
/// Whether a change of a capacity will give a place to somebody who waits, where nothing else is pending.
[[nodiscard]] bool change_is_awaited(const EngineObject* engine);
/// Whether anything is to happen but changes of capacities that nobody waits for.
[[nodiscard]] inline bool is_live(const EngineObject* engine) {
  return engine->core.pending() > engine->changes || (engine->changes > 0 && change_is_awaited(engine));
}

// request.cpp
[[nodiscard]] RequestObject* make_request(ResourceObject* resource, std::int64_t priority);

// One for each file with types; called by module.cpp.
int add_engine(PyObject* module);
int add_event(PyObject* module);
int add_process(PyObject* module);
int add_condition(PyObject* module);
int add_resource(PyObject* module);
int add_request(PyObject* module);
int add_change(PyObject* module);
int add_time_weighted(PyObject* module);
int add_tally(PyObject* module);

}  // namespace colead::python
