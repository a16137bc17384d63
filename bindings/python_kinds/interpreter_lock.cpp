// SPDX-License-Identifier: Apache-2.0
#include "python_kinds/interpreter_lock.hpp"

namespace colead {
namespace {

/// Of this thread, counted once more than there are calls under way, so that it outlives them.
class ThreadState {
 public:
  ThreadState() {
    if (own_) py::gil_scoped_acquire().inc_ref();
  }
  ~ThreadState() {
    if (own_ && Py_IsInitialized() != 0) py::gil_scoped_acquire().dec_ref();
  }
  ThreadState(const ThreadState&) = delete;
  ThreadState& operator=(const ThreadState&) = delete;

 private:
  bool own_{PyGILState_GetThisThreadState() == nullptr};
};

}  // namespace

InterpreterLock::Kept InterpreterLock::keep_thread_state() {
  static const thread_local ThreadState kept;
  return {};
}

}  // namespace colead
