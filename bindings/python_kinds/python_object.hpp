// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <utility>

#include "python_kinds/interpreter_lock.hpp"

namespace py = pybind11;

namespace colead {

/// A Python object held by C++ that any thread may copy and drop without the interpreter's lock; only get() needs it.
/// Kinds outlive calls and die on whatever thread drops them last.
class PythonObject {
 public:
  PythonObject() = default;
  /// Needs the interpreter's lock.
  explicit PythonObject(py::object object) : held_(object.release().ptr(), &drop) {}

  [[nodiscard]] bool given() const { return held_ != nullptr; }
  [[nodiscard]] py::object get() const { return py::reinterpret_borrow<py::object>(held_.get()); }
  /// A bound method, looked up once. Takes the interpreter's lock itself.
  [[nodiscard]] PythonObject method(const char* name) const {
    const InterpreterLock lock;
    return PythonObject(py::handle(held_.get()).attr(name));
  }
  /// Calls it; the arguments and the answer need the interpreter's lock, and so does this.
  template <class... Arguments>
  py::object operator()(Arguments&&... arguments) const {
    return py::handle(held_.get())(std::forward<Arguments>(arguments)...);
  }

 private:
  static void drop(PyObject* object) {
    if (Py_IsInitialized() == 0) return;  // the interpreter has gone and took it along
    const InterpreterLock lock;
    Py_XDECREF(object);
  }

  std::shared_ptr<PyObject> held_;
};

}  // namespace colead
