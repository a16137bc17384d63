// SPDX-License-Identifier: Apache-2.0
#include "engine_methods.hpp"

namespace colead::python {
namespace {

int fill(PyObject* module) {
  for (const auto add : {&add_engine, &add_call, &add_event, &add_process, &add_condition, &add_resource, &add_request,
                         &add_change, &add_time_weighted, &add_tally}) {
    if (add(module) < 0) return -1;
  }
  return 0;
}

PyModuleDef definition{PyModuleDef_HEAD_INIT,
                       "_engine",
                       "The engine and its processes; use the package colead.engine instead.",
                       -1,
                       nullptr,
                       nullptr,
                       nullptr,
                       nullptr,
                       nullptr};

}  // namespace
}  // namespace colead::python

PyMODINIT_FUNC PyInit__engine() {
  PyObject* module = PyModule_Create(&colead::python::definition);
  if (module != nullptr && colead::python::fill(module) < 0) Py_CLEAR(module);
  return module;
}
