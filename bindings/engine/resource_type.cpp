// SPDX-License-Identifier: Apache-2.0
#include "statistics.hpp"
#include "support.hpp"

namespace colead::python {
namespace {

PyObject* listed(const RequestList& list) {
  PyObject* out = PyTuple_New(list.count);
  RequestObject* request = list.first;
  for (Py_ssize_t i = 0; out != nullptr && request != nullptr; request = request->after)
    PyTuple_SET_ITEM(out, i++, Py_NewRef(object(request)));
  return out;
}

/// Whether a capacity is a Schedule: 1, 0, or -1 with an exception set.
int is_schedule(PyObject* capacity) {
  if (PyLong_Check(capacity)) return 0;
  PyObject* type = own_class("colead.engine.schedules", "Schedule");
  const int found = type == nullptr ? -1 : PyObject_IsInstance(capacity, type);
  Py_XDECREF(type);
  return found;
}

/// A number of places for good, or a Schedule that says how many there are when.
int take_capacity(ResourceObject* resource, PyObject* capacity, std::int64_t least) {
  const int timetable = is_schedule(capacity);
  if (timetable != 0) return timetable < 0 ? -1 : keep_schedule(resource, capacity);
  std::int64_t places = 1;
  if (PyBool_Check(capacity) || !PyIndex_Check(capacity)) {
    PyErr_Format(PyExc_TypeError, "capacity must be a whole number, not %R; or a Schedule", capacity);
    return -1;
  }
  if (whole_number(capacity, "capacity", least, PY_SSIZE_T_MAX, &places) < 0) return -1;
  end_schedule(resource);
  return set_capacity(resource, static_cast<Py_ssize_t>(places));
}

int initialise(PyObject* self, PyObject* args, PyObject* kwargs) {
  static const char* names[] = {"engine", "capacity", "name", nullptr};
  PyObject *engine = nullptr, *capacity = nullptr, *name = Py_None;
  if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!|O$O:Resource", const_cast<char**>(names), types.engine, &engine,
                                   &capacity, &name))
    return -1;
  auto* resource = as<ResourceObject>(self);
  if (resource->engine != nullptr) {
    PyErr_SetString(PyExc_RuntimeError, "a resource belongs to one engine for ever");
    return -1;
  }
  if (name != Py_None && !PyUnicode_Check(name)) {
    PyErr_Format(PyExc_TypeError, "name must be a text, not %R", name);
    return -1;
  }
  resource->capacity = 1;
  resource->engine = as<EngineObject>(Py_NewRef(engine));
  if (capacity != nullptr && take_capacity(resource, capacity, 1) < 0) {
    drop(resource->engine);
    return -1;
  }
  resource->by_priority = PyObject_TypeCheck(self, types.priority_resource);
  if (name != Py_None) resource->name = Py_NewRef(name);
  return 0;
}

PyObject* request(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static constexpr Signature<1> none{"request", {"priority"}, 0, 0};
  static constexpr Signature<1> one{"request", {"priority"}, 1, 0};
  auto* resource = as<ResourceObject>(self);
  std::array<PyObject*, 1> given{};
  if (read(resource->by_priority ? one : none, {args, count, names}, given) < 0) return nullptr;
  std::int64_t priority = 0;
  if (given[0] != nullptr && !resource->by_priority)
    return PyErr_Format(PyExc_TypeError, "request() of a Resource takes no priority; use a PriorityResource");
  if (given[0] != nullptr && whole_number(given[0], "priority", INT64_MIN, INT64_MAX, &priority) < 0) return nullptr;
  if (resource->engine == nullptr) return PyErr_Format(PyExc_RuntimeError, "Resource.__init__() has not been called");
  RequestObject* made = make_request(resource, priority);
  if (made == nullptr) return nullptr;
  queue_up(resource, made);
  if (grant(resource) < 0) Py_CLEAR(made);
  return object(made);
}

PyObject* release(PyObject* self, PyObject* request) {
  if (!Py_IS_TYPE(request, types.request) || object(as<RequestObject>(request)->resource) != self)
    return PyErr_Format(PyExc_ValueError, "release() needs a request of this resource, not %R", request);
  if (as<RequestObject>(request)->place != Place::using_it)
    return PyErr_Format(PyExc_RuntimeError, "%R does not hold the resource", request);
  auto* done = make<EventObject>(types.event);
  if (done == nullptr) return nullptr;
  done->engine = as<EngineObject>(Py_NewRef(object(as<ResourceObject>(self)->engine)));
  done->value = Py_NewRef(Py_None);
  done->ok = done->processed = true;
  if (give_back(as<RequestObject>(request)) < 0) Py_CLEAR(done);
  return object(done);
}

PyObject* monitor(PyObject* self, PyObject*) {
  auto* resource = as<ResourceObject>(self);
  if (resource->engine == nullptr) return PyErr_Format(PyExc_RuntimeError, "Resource.__init__() has not been called");
  return monitor_of(resource);
}

int set_capacity_to(PyObject* self, PyObject* capacity, void*) {
  auto* resource = as<ResourceObject>(self);
  if (capacity != nullptr && resource->engine != nullptr) return take_capacity(resource, capacity, 0);
  PyErr_SetString(PyExc_AttributeError,
                  capacity == nullptr ? "capacity cannot be deleted" : "the resource has no engine");
  return -1;
}

PyObject* or_none(PyObject* value) { return Py_NewRef(value == nullptr ? Py_None : value); }
PyObject* name_of(PyObject* self, void*) { return or_none(as<ResourceObject>(self)->name); }
PyObject* schedule_of(PyObject* self, void*) { return or_none(as<ResourceObject>(self)->schedule); }
PyObject* represent(PyObject* self) { return call_own("colead.engine.waiting", "resource_text", self); }
PyObject* capacity_of(PyObject* self, void*) { return PyLong_FromSsize_t(as<ResourceObject>(self)->capacity); }
PyObject* count_of(PyObject* self, void*) { return PyLong_FromSsize_t(as<ResourceObject>(self)->users.count); }
PyObject* waiting_of(PyObject* self, void*) { return PyLong_FromSsize_t(as<ResourceObject>(self)->queue.count); }
PyObject* queue_of(PyObject* self, void*) { return listed(as<ResourceObject>(self)->queue); }
PyObject* users_of(PyObject* self, void*) { return listed(as<ResourceObject>(self)->users); }
PyObject* engine_of(PyObject* self, void*) {
  auto* engine = as<ResourceObject>(self)->engine;
  return Py_NewRef(engine == nullptr ? Py_None : object(engine));
}

int visit_list(const RequestList& list, visitproc visit, void* arg) {
  for (RequestObject* request = list.first; request != nullptr; request = request->after) Py_VISIT(object(request));
  return 0;
}

int traverse(PyObject* self, visitproc visit, void* arg) {
  auto* resource = as<ResourceObject>(self);
  Py_VISIT(Py_TYPE(self));
  Py_VISIT(resource->engine);
  Py_VISIT(resource->schedule);
  Py_VISIT(object(resource->change));
  if (const int result = visit_watch(resource->watch, visit, arg)) return result;
  if (const int result = visit_list(resource->queue, visit, arg)) return result;
  return visit_list(resource->users, visit, arg);
}

int clear(PyObject* self) {
  end_schedule(as<ResourceObject>(self));
  drop_watch(as<ResourceObject>(self));
  empty(as<ResourceObject>(self)->queue);
  empty(as<ResourceObject>(self)->users);
  return 0;
}

void deallocate(PyObject* self) {
  PyObject_GC_UnTrack(self);
  PyTypeObject* type = Py_TYPE(self);
  clear(self);
  drop(as<ResourceObject>(self)->name);
  drop(as<ResourceObject>(self)->engine);
  type->tp_free(self);
  Py_DECREF(type);
}

PyMethodDef methods[] = {
    {"request", method(&request), METH_FASTCALL | METH_KEYWORDS,
     PyDoc_STR(
         "Ask for a place: an event that happens when it is granted. As `with resource.request() as turn:` it is\n"
         "given back, or no longer asked for, at the end of the block. A PriorityResource takes priority=0: lower\n"
         "numbers go first.")},
    {"release", &release, METH_O,
     PyDoc_STR(
         "release($self, request, /)\n--\n\n"
         "Give back what a request holds. ValueError for a request of another resource, RuntimeError for one that\n"
         "holds nothing. The event it gives has happened already.")},
    {"monitor", &monitor, METH_NOARGS,
     PyDoc_STR("monitor($self, /)\n--\n\n"
               "Monitor it from now on: numbers in use and waiting over time, waits, utilisation.\n\n"
               "Returns:\n"
               "    Its ResourceMonitor, the same one whenever it is asked for.\n\n"
               "Example:\n"
               "    >>> engine = Engine()\n"
               "    >>> desk = Resource(engine)\n"
               "    >>> measured = desk.monitor()\n"
               "    >>> held, waiting = desk.request(), desk.request()\n"
               "    >>> engine.run(until=2)\n"
               "    >>> measured.utilisation, measured.queue.mean\n"
               "    (1.0, 1.0)\n")},
    {nullptr, nullptr, 0, nullptr}};
PyGetSetDef properties[] = {
    {"engine", &engine_of, nullptr, PyDoc_STR("The engine whose clock it lives by."), nullptr},
    {"capacity", &capacity_of, &set_capacity_to,
     PyDoc_STR("How many may hold it at a time. Set it to a whole number, 0 or more, or to a Schedule;\n"
               "a number ends a Schedule. More places serve who waits, in order; fewer take nobody's\n"
               "place away: places go as they are given back. TypeError and ValueError for others."),
     nullptr},
    {"name", &name_of, nullptr, PyDoc_STR("What it is called, None if it has no name."), nullptr},
    {"schedule", &schedule_of, nullptr, PyDoc_STR("The Schedule of its capacity, None if there is none."), nullptr},
    {"count", &count_of, nullptr, PyDoc_STR("How many hold it now."), nullptr},
    {"waiting", &waiting_of, nullptr, PyDoc_STR("How many wait for it now."), nullptr},
    {"queue", &queue_of, nullptr, PyDoc_STR("Those who wait, first to be served first: a new tuple each time."),
     nullptr},
    {"users", &users_of, nullptr, PyDoc_STR("Those who hold it, in the order of granting: a new tuple each time."),
     nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
#define COLEAD_RESOURCE_SLOTS(text)                                                                             \
  {Py_tp_doc, const_cast<char*>(text)}, {Py_tp_new, slot(&PyType_GenericNew)}, {Py_tp_init, slot(&initialise)}, \
      {Py_tp_dealloc, slot(&deallocate)}, {Py_tp_traverse, slot(&traverse)}, {Py_tp_clear, slot(&clear)},       \
      {Py_tp_repr, slot(&represent)}, {Py_tp_methods, methods}, {Py_tp_getset, properties}, {                   \
    0, nullptr                                                                                                  \
  }
#define COLEAD_PARAMETERS                                                                          \
  "Parameters:\n"                                                                                  \
  "    engine: whose clock it lives by.\n"                                                         \
  "    capacity: how many may hold it at a time, a whole number from 1 on, or a Schedule of it.\n" \
  "    name: what messages call it.\n\n"                                                           \
  "Raises:\n"                                                                                      \
  "    TypeError, ValueError: for others.\n\n"
PyType_Slot slots[] = {COLEAD_RESOURCE_SLOTS(
    "Resource(engine, capacity=1, *, name=None)\n--\n\n"
    "What at most `capacity` processes hold at a time, first come, first served.\n\n" COLEAD_PARAMETERS
    "Example:\n"
    "    >>> engine = Engine()\n"
    "    >>> ward = Resource(engine, Schedule([0, 8], [1, 3], period=24), name='ward')\n"
    "    >>> engine.run(until=9)\n"
    "    >>> ward.capacity\n"
    "    3\n")};
PyType_Slot priority_slots[] = {COLEAD_RESOURCE_SLOTS(
    "PriorityResource(engine, capacity=1, *, name=None)\n--\n\n"
    "A resource whose queue is in the order of priority: lower numbers first.\n\n" COLEAD_PARAMETERS
    "Example:\n"
    "    >>> desk = PriorityResource(Engine())\n"
    "    >>> held, usual, urgent = desk.request(), desk.request(2), desk.request(1)\n"
    "    >>> desk.queue == (urgent, usual)\n"
    "    True\n")};
PyType_Spec spec{"colead._engine.Resource", sizeof(ResourceObject), 0,
                 Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE, slots};
PyType_Spec priority_spec{"colead._engine.PriorityResource", sizeof(ResourceObject), 0,
                          Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE, priority_slots};

}  // namespace

int add_resource(PyObject* module) {
  if (add_type(module, &spec, nullptr, &types.resource) < 0) return -1;
  return add_type(module, &priority_spec, types.resource, &types.priority_resource);
}

}  // namespace colead::python
