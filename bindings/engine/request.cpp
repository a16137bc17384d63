// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

namespace colead::python {
namespace {

PyObject* enter_block(PyObject* self, PyObject*) { return Py_NewRef(self); }

/// A generator that is thrown away is not a process that lets go: then nothing is given back, but nobody waits either.
PyObject* leave_block(PyObject* self, PyObject* const* args, Py_ssize_t count) {
  auto* request = as<RequestObject>(self);
  const bool thrown_away = count > 0 && args[0] == PyExc_GeneratorExit;
  if (request->place == Place::waiting) {
    withdraw(request);
    if (!thrown_away && call_next(request) < 0) return nullptr;
  } else if (request->place == Place::using_it && !thrown_away && give_back(request) < 0) {
    return nullptr;
  }
  Py_RETURN_NONE;
}

PyObject* cancel(PyObject* self, PyObject*) {
  auto* request = as<RequestObject>(self);
  if (request->place != Place::waiting) Py_RETURN_FALSE;
  withdraw(request);
  Py_RETURN_TRUE;
}

PyObject* resource_of(PyObject* self, void*) { return Py_NewRef(object(as<RequestObject>(self)->resource)); }
PyObject* process_of(PyObject* self, void*) {
  ProcessObject* process = as<RequestObject>(self)->process;
  return Py_NewRef(process == nullptr ? Py_None : object(process));
}
PyObject* priority_of(PyObject* self, void*) { return PyLong_FromLongLong(as<RequestObject>(self)->priority); }

int traverse(PyObject* self, visitproc visit, void* arg) {
  Py_VISIT(as<RequestObject>(self)->resource);
  Py_VISIT(as<RequestObject>(self)->process);
  return traverse_event(as<EventObject>(self), visit, arg);
}

int clear(PyObject* self) {
  drop(as<RequestObject>(self)->process);
  clear_event(as<EventObject>(self));
  return 0;
}

void deallocate(PyObject* self) {
  PyObject_GC_UnTrack(self);
  Py_TRASHCAN_BEGIN(self, deallocate) PyTypeObject* type = Py_TYPE(self);
  clear(self);
  drop(as<RequestObject>(self)->resource);
  drop(as<Item>(self)->engine);
  type->tp_free(self);
  Py_DECREF(type);
  Py_TRASHCAN_END
}

PyMethodDef methods[] = {
    {"cancel", &cancel, METH_NOARGS,
     PyDoc_STR("cancel($self, /)\n--\n\nNo longer wait for the resource. Whether the request was still waiting.")},
    {"__enter__", &enter_block, METH_NOARGS, PyDoc_STR("__enter__($self, /)\n--\n\nThe request itself.")},
    {"__exit__", method(&leave_block), METH_FASTCALL, PyDoc_STR("Give back what it holds, or no longer wait.")},
    {nullptr, nullptr, 0, nullptr}};
PyGetSetDef properties[] = {{"resource", &resource_of, nullptr, PyDoc_STR("What is asked for."), nullptr},
                            {"process", &process_of, nullptr,
                             PyDoc_STR("The process that asked; None for what was asked outside of any."), nullptr},
                            {"priority", &priority_of, nullptr, PyDoc_STR("Lower numbers go first."), nullptr},
                            {nullptr, nullptr, nullptr, nullptr, nullptr}};
PyType_Slot slots[] = {
    {Py_tp_doc,
     const_cast<char*>("A wish for a place of a resource: the event that it is granted. See Resource.request().\n\n"
                       "Example:\n"
                       "    >>> desk = Resource(Engine())\n"
                       "    >>> first, second = desk.request(), desk.request()\n"
                       "    >>> first.triggered, second.triggered, second.cancel()\n"
                       "    (True, False, True)\n")},
    {Py_tp_dealloc, slot(&deallocate)},
    {Py_tp_traverse, slot(&traverse)},
    {Py_tp_clear, slot(&clear)},
    {Py_tp_methods, methods},
    {Py_tp_getset, properties},
    {0, nullptr}};
PyType_Spec spec{"colead._engine.Request", sizeof(RequestObject), 0,
                 Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots};

}  // namespace

RequestObject* make_request(ResourceObject* resource, std::int64_t priority) {
  auto* request = make<RequestObject>(types.request);
  if (request == nullptr) return nullptr;
  request->engine = as<EngineObject>(Py_NewRef(object(resource->engine)));
  request->resource = as<ResourceObject>(Py_NewRef(object(resource)));
  request->priority = priority;
  request->process = as<ProcessObject>(Py_XNewRef(object(resource->engine->active)));
  return request;
}

int add_request(PyObject* module) { return add_type(module, &spec, types.event, &types.request); }

}  // namespace colead::python
