// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "objects.hpp"

namespace colead::python {

extern PyMethodDef engine_methods[];
extern PyGetSetDef engine_properties[];
int add_call(PyObject* module);
[[nodiscard]] PyObject* engine_text(PyObject* self);

// running.cpp
[[nodiscard]] PyObject* step(PyObject* self, PyObject*);
[[nodiscard]] PyObject* run(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names);

}  // namespace colead::python
