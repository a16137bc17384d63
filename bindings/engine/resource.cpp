// SPDX-License-Identifier: Apache-2.0
// Places that few can hold at a time, and the queue for them.
#include "statistics.hpp"
#include "support.hpp"

namespace colead::python {
namespace {

void put_after(RequestList& list, RequestObject* before, RequestObject* request) {
  request->before = before;
  request->after = before == nullptr ? list.first : before->after;
  (before == nullptr ? list.first : before->after) = request;
  (request->after == nullptr ? list.last : request->after->before) = request;
  ++list.count;
}

/// Hands over what the list owned.
void take_out(RequestList& list, RequestObject* request) {
  (request->before == nullptr ? list.first : request->before->after) = request->after;
  (request->after == nullptr ? list.last : request->after->before) = request->before;
  request->before = request->after = nullptr;
  --list.count;
}

}  // namespace

void queue_up(ResourceObject* resource, RequestObject* request) {
  RequestObject* before = resource->queue.last;
  while (before != nullptr && before->priority > request->priority) before = before->before;
  request->place = Place::waiting;
  request->since = resource->engine->core.now();
  put_after(resource->queue, before, as<RequestObject>(Py_NewRef(object(request))));
}

int set_capacity(ResourceObject* resource, Py_ssize_t capacity) {
  resource->capacity = capacity;
  write_down(resource);
  while (resource->queue.first != nullptr && resource->users.count < resource->capacity) {
    if (grant(resource) < 0) return -1;
  }
  return 0;
}

int grant(ResourceObject* resource) {
  RequestObject* request = resource->queue.first;
  if (request == nullptr || resource->users.count >= resource->capacity) {
    write_down(resource);  // who has just asked waits
    return 0;
  }
  take_out(resource->queue, request);
  put_after(resource->users, resource->users.last, request);
  request->place = Place::using_it;
  write_down(resource);
  write_down_stay(request, &Watch::wait);
  request->since = request->engine->core.now();
  return succeed(request, Py_None);
}

int call_next(RequestObject* leaver) {
  ResourceObject* resource = leaver->resource;
  if (resource->queue.first == nullptr) return 0;
  if (leaver->job == Job::none) return enter_now(leaver, Job::grant);
  RequestObject* carrier = make_request(resource, 0);  // granted and given back in one instant: still to be settled
  const int done = carrier == nullptr ? -1 : enter_now(carrier, Job::grant);
  Py_XDECREF(object(carrier));
  return done;
}

int give_back(RequestObject* request) {
  take_out(request->resource->users, request);
  request->place = Place::none;
  write_down(request->resource);
  write_down_stay(request, &Watch::use);
  const int done = call_next(request);
  Py_DECREF(object(request));
  return done;
}

void withdraw(RequestObject* request) {
  take_out(request->resource->queue, request);
  request->place = Place::none;
  write_down(request->resource);
  write_down_stay(request, &Watch::reneged);
  Py_DECREF(object(request));
}

void empty(RequestList& list) {
  while (RequestObject* request = list.first) {
    take_out(list, request);
    request->place = Place::none;
    Py_DECREF(object(request));
  }
}

}  // namespace colead::python
