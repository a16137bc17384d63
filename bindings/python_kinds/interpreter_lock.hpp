// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pybind11/pybind11.h>

namespace py = pybind11;

namespace colead {

/// Holds the interpreter's lock while a kind written in Python is called. A thread that Python did not start keeps its
/// thread state from its first call to its end: made and dropped for every call, that costs more than the call.
class InterpreterLock {
 public:
  InterpreterLock() : InterpreterLock(keep_thread_state()) {}

 private:
  struct Kept {};
  explicit InterpreterLock(Kept) {}
  static Kept keep_thread_state();

  py::gil_scoped_acquire held_;
};

}  // namespace colead
