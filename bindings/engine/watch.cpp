// SPDX-License-Identifier: Apache-2.0
// What is measured of a resource, from the moment that its monitor is asked for.
#include <memory>
#include <new>

#include "statistics.hpp"
#include "support.hpp"

namespace colead::python {
namespace {

void drop_parts(Watch& watch) {
  drop(watch.in_use);
  drop(watch.queue);
  drop(watch.capacity);
  drop(watch.wait);
  drop(watch.use);
  drop(watch.reneged);
  drop(watch.monitor);
}

/// Makes the parts; false with an exception set.
bool fill(Watch& watch, const ResourceObject* resource) {
  EngineObject* engine = resource->engine;
  const auto lasting = [engine](Py_ssize_t value) { return make_time_weighted(engine, static_cast<double>(value)); };
  const double scale = engine->us_per_unit;
  if ((watch.in_use = lasting(resource->users.count)) == nullptr) return false;
  if ((watch.queue = lasting(resource->queue.count)) == nullptr) return false;
  if ((watch.capacity = lasting(resource->capacity)) == nullptr) return false;
  if ((watch.wait = make_tally(scale)) == nullptr) return false;
  if ((watch.use = make_tally(scale)) == nullptr) return false;
  if ((watch.reneged = make_tally(scale)) == nullptr) return false;
  PyObject* type = own_class("colead.engine.monitors", "ResourceMonitor");
  if (type == nullptr) return false;
  watch.monitor = PyObject_CallFunctionObjArgs(type, object(watch.in_use), object(watch.queue), object(watch.capacity),
                                               object(watch.wait), object(watch.use), object(watch.reneged), nullptr);
  Py_DECREF(type);
  return watch.monitor != nullptr;
}

}  // namespace

PyObject* monitor_of(ResourceObject* resource) {
  if (resource->watch != nullptr) return Py_NewRef(resource->watch->monitor);
  std::unique_ptr<Watch> watch(new (std::nothrow) Watch{});
  if (watch == nullptr) return PyErr_NoMemory();
  if (!fill(*watch, resource)) {
    drop_parts(*watch);
    return nullptr;
  }
  resource->watch = watch.release();
  return Py_NewRef(resource->watch->monitor);
}

int visit_watch(const Watch* watch, visitproc visit, void* arg) {
  if (watch == nullptr) return 0;
  Py_VISIT(object(watch->in_use));
  Py_VISIT(object(watch->queue));
  Py_VISIT(object(watch->capacity));
  Py_VISIT(object(watch->wait));
  Py_VISIT(object(watch->use));
  Py_VISIT(object(watch->reneged));
  Py_VISIT(watch->monitor);
  return 0;
}

void drop_watch(ResourceObject* resource) {
  const std::unique_ptr<Watch> watch(resource->watch);
  resource->watch = nullptr;
  if (watch != nullptr) drop_parts(*watch);
}

void write_down_numbers(const ResourceObject* resource) {
  const Watch* watch = resource->watch;
  change_value(watch->in_use, static_cast<double>(resource->users.count));
  change_value(watch->queue, static_cast<double>(resource->queue.count));
  change_value(watch->capacity, static_cast<double>(resource->capacity));
}

void write_down_time(const RequestObject* request, TallyObject* Watch::*of) {
  observe(request->resource->watch->*of, static_cast<double>(request->engine->core.now().us - request->since.us));
}

}  // namespace colead::python
