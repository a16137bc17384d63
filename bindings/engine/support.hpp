// SPDX-License-Identifier: Apache-2.0
// Small helpers for types written against CPython's own interface.
#pragma once

#include <array>
#include <cstddef>

#include "objects.hpp"

namespace colead::python {

/// A method's parameters: the first `positional` may be given by position, the first `required` must be given.
template <std::size_t N>
struct Signature {
  const char* function;
  std::array<const char*, N> names;
  std::size_t positional, required;
};

struct Given {
  PyObject* const* values;
  Py_ssize_t count;
  PyObject* names;  ///< of those beyond `count`; nullptr if there are none
};

int refuse_argument(const char* function, PyObject* name);
int refuse_count(const char* function, std::size_t most, Py_ssize_t given);
int refuse_missing(const char* function, const char* name);
int refuse_twice(const char* function, const char* name);

/// Fills `out` with borrowed references; what was not given stays nullptr.
template <std::size_t N>
int read(const Signature<N>& signature, const Given& given, std::array<PyObject*, N>& out) {
  out.fill(nullptr);
  const auto count = static_cast<std::size_t>(given.count);
  if (count > signature.positional) return refuse_count(signature.function, signature.positional, given.count);
  for (std::size_t i = 0; i < count; ++i) out[i] = given.values[i];
  const Py_ssize_t named = given.names == nullptr ? 0 : PyTuple_GET_SIZE(given.names);
  for (Py_ssize_t k = 0; k < named; ++k) {
    PyObject* name = PyTuple_GET_ITEM(given.names, k);
    std::size_t i = 0;
    while (i < N && PyUnicode_CompareWithASCIIString(name, signature.names[i]) != 0) ++i;
    if (i == N) return refuse_argument(signature.function, name);
    if (out[i] != nullptr) return refuse_twice(signature.function, signature.names[i]);
    out[i] = given.values[given.count + k];
  }
  for (std::size_t i = 0; i < signature.required; ++i) {
    if (out[i] == nullptr) return refuse_missing(signature.function, signature.names[i]);
  }
  return 0;
}

/// A whole number from `low` to `high`; bool is none.
int whole_number(PyObject* value, const char* name, std::int64_t low, std::int64_t high, std::int64_t* out);

/// The pending exception, taken; never nullptr when one is set. Its traceback goes with it.
[[nodiscard]] PyObject* take_exception();
/// Raises an exception that was taken.
void raise(PyObject* exception);
/// Raises the class of that name in a Python module of colead.
void raise_own(const char* module, const char* type, const char* message);
[[nodiscard]] PyObject* own_class(const char* module, const char* type);

/// What a function of one argument in a Python module of colead gives.
[[nodiscard]] PyObject* call_own(const char* module, const char* function, PyObject* argument);

/// Makes a type and adds it to the module under the last part of its name.
int add_type(PyObject* module, PyType_Spec* spec, PyTypeObject* base, PyTypeObject** out);

template <class T>
[[nodiscard]] T* make(PyTypeObject* type) {
  return reinterpret_cast<T*>(type->tp_alloc(type, 0));
}

template <class T>
[[nodiscard]] T* as(PyObject* object) {
  return reinterpret_cast<T*>(object);
}
[[nodiscard]] inline PyObject* object(void* any) { return static_cast<PyObject*>(any); }

/// Empties a field before what it held is given up: giving up may run any code.
template <class T>
void drop(T*& field) {
  T* old = field;
  field = nullptr;
  Py_XDECREF(reinterpret_cast<PyObject*>(old));
}

template <class Function>
[[nodiscard]] PyCFunction method(Function* function) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

template <class Function>
[[nodiscard]] void* slot(Function* function) {
  return reinterpret_cast<void*>(function);
}

}  // namespace colead::python
