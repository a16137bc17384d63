// SPDX-License-Identifier: Apache-2.0
// How an engine goes on: one event, up to a time, up to an event, or to the end.
#include "engine_methods.hpp"
#include "support.hpp"

namespace colead::python {
namespace {

/// While it lives the engine is running; nobody may run it from within.
class Turn {
 public:
  explicit Turn(EngineObject* engine) : engine_(engine), free_(!engine->running) {
    if (free_) {
      engine->running = true;
      Py_INCREF(object(engine));
    } else {
      PyErr_SetString(PyExc_RuntimeError, "the engine is already running; a process waits by yield");
    }
  }
  ~Turn() {
    if (!free_) return;
    engine_->running = false;
    Py_DECREF(object(engine_));
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  [[nodiscard]] bool granted() const { return free_; }

 private:
  EngineObject* engine_;
  bool free_;
};

/// Carries out the next event, which there must be.
int one(EngineObject* engine) {
  int done = 0;
  engine->core.step([&](const Event& event) {
    Item* item = leave(reinterpret_cast<Item*>(static_cast<std::uintptr_t>(event.payload)));
    done = carry_out(item);
    Py_DECREF(object(item));
  });
  if (done < 0) return -1;
  return engine->core.executed() % 1024 == 0 ? PyErr_CheckSignals() : 0;
}

/// Every event strictly before `until`.
PyObject* run_to_time(EngineObject* engine, Time until) {
  while (engine->core.next_time() < until) {
    if (one(engine) < 0) return nullptr;
  }
  engine->core.run_until(until, [](const Event&) {});
  Py_RETURN_NONE;
}

PyObject* outcome(EventObject* event) {
  if (event->ok) return Py_NewRef(event->value);
  event->defused = true;
  raise(event->value);
  return nullptr;
}

/// Nothing will happen that could make the event happen.
PyObject* refuse_to_wait(EventObject* event) {
  PyObject* error = call_own("colead.engine.waiting", "deadlock", object(event));
  if (error != nullptr) raise(error);
  Py_XDECREF(error);
  return nullptr;
}

PyObject* run_to_event(EngineObject* engine, EventObject* event) {
  if (event->engine != engine) return PyErr_Format(PyExc_ValueError, "%R belongs to another engine", object(event));
  while (!event->processed) {
    if (!is_live(engine)) return refuse_to_wait(event);
    if (one(engine) < 0) return nullptr;
  }
  return outcome(event);
}

PyObject* run_to_end(EngineObject* engine) {
  while (is_live(engine)) {
    if (one(engine) < 0) return nullptr;
  }
  Py_RETURN_NONE;
}

}  // namespace

PyObject* step(PyObject* self, PyObject*) {
  auto* engine = as<EngineObject>(self);
  const Turn turn(engine);
  if (!turn.granted()) return nullptr;
  if (!is_live(engine)) Py_RETURN_FALSE;
  return one(engine) < 0 ? nullptr : Py_NewRef(Py_True);
}

PyObject* run(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static constexpr Signature<1> signature{"run", {"until"}, 1, 0};
  std::array<PyObject*, 1> given{};
  if (read(signature, {args, count, names}, given) < 0) return nullptr;
  auto* engine = as<EngineObject>(self);
  PyObject* until = given[0] == nullptr ? Py_None : given[0];
  const Turn turn(engine);
  if (!turn.granted()) return nullptr;
  if (until == Py_None) return run_to_end(engine);
  if (is_event(until)) {
    Py_INCREF(until);
    PyObject* value = run_to_event(engine, as<EventObject>(until));
    Py_DECREF(until);
    return value;
  }
  Time time{};
  return instant(engine, until, &time) < 0 ? nullptr : run_to_time(engine, time);
}

}  // namespace colead::python
