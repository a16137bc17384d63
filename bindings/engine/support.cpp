// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include <cstring>

namespace colead::python {

int refuse_argument(const char* function, PyObject* name) {
  PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument '%U'", function, name);
  return -1;
}

int refuse_count(const char* function, std::size_t most, Py_ssize_t given) {
  PyErr_Format(PyExc_TypeError, "%s() takes at most %zu positional arguments, %zd were given", function, most, given);
  return -1;
}

int refuse_missing(const char* function, const char* name) {
  PyErr_Format(PyExc_TypeError, "%s() needs an argument '%s'", function, name);
  return -1;
}

int refuse_twice(const char* function, const char* name) {
  PyErr_Format(PyExc_TypeError, "%s() got two values for '%s'", function, name);
  return -1;
}

int whole_number(PyObject* value, const char* name, std::int64_t low, std::int64_t high, std::int64_t* out) {
  if (PyBool_Check(value) || !PyIndex_Check(value)) {
    PyErr_Format(PyExc_TypeError, "%s must be a whole number, not %R", name, value);
    return -1;
  }
  PyObject* whole = PyNumber_Index(value);
  if (whole == nullptr) return -1;
  int overflow = 0;
  const long long number = PyLong_AsLongLongAndOverflow(whole, &overflow);
  Py_DECREF(whole);
  if (overflow == 0 && number >= low && number <= high) {
    *out = number;
    return 0;
  }
  PyErr_Format(PyExc_ValueError, "%s must lie between %lld and %lld, not %R", name, static_cast<long long>(low),
               static_cast<long long>(high), value);
  return -1;
}

PyObject* take_exception() {
#if PY_VERSION_HEX >= 0x030C0000
  return PyErr_GetRaisedException();
#else
  PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
  PyErr_Fetch(&type, &value, &traceback);
  PyErr_NormalizeException(&type, &value, &traceback);
  if (traceback != nullptr) PyException_SetTraceback(value, traceback);
  Py_XDECREF(type);
  Py_XDECREF(traceback);
  return value;
#endif
}

void raise(PyObject* exception) { PyErr_SetObject(object(Py_TYPE(exception)), exception); }

PyObject* own_class(const char* module, const char* type) {
  PyObject* imported = PyImport_ImportModule(module);
  if (imported == nullptr) return nullptr;
  PyObject* found = PyObject_GetAttrString(imported, type);
  Py_DECREF(imported);
  return found;
}

void raise_own(const char* module, const char* type, const char* message) {
  if (PyObject* found = own_class(module, type)) {
    PyErr_SetString(found, message);
    Py_DECREF(found);
  }
}

PyObject* call_own(const char* module, const char* function, PyObject* argument) {
  PyObject* found = own_class(module, function);
  PyObject* made = found == nullptr ? nullptr : PyObject_CallOneArg(found, argument);
  Py_XDECREF(found);
  return made;
}

int add_type(PyObject* module, PyType_Spec* spec, PyTypeObject* base, PyTypeObject** out) {
  PyObject* bases = base == nullptr ? nullptr : PyTuple_Pack(1, object(base));
  PyObject* made = PyType_FromModuleAndSpec(module, spec, bases);
  Py_XDECREF(bases);
  if (made == nullptr) return -1;
  *out = as<PyTypeObject>(made);  // kept for the life of the process
  return PyModule_AddObjectRef(module, std::strrchr(spec->name, '.') + 1, made);
}

}  // namespace colead::python
