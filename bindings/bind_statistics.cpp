// SPDX-License-Identifier: Apache-2.0
#include "bindings.hpp"
#include "colead/random/distributions.hpp"

namespace colead {

void bind_statistics(py::module_& module) {
  module.def("student_t_quantile", &student_t_quantile, py::arg("probability"), py::arg("freedom"),
             "Quantile of Student's t; probability in (0, 1), freedom above 0, else ModelError.");
  module.def(
      "normal_quantile", [](double probability) { return normal_quantile(probability); }, py::arg("probability"),
      "Quantile of the standard normal; probability in (0, 1), else ModelError.");
}

}  // namespace colead
