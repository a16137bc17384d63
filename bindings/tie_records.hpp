// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "account_records.hpp"

namespace colead {

/// Accounts of ties between two posts.
void bind_ties(py::module_& module);

}  // namespace colead
