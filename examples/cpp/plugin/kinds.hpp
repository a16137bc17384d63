// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <colead/colead.hpp>

namespace coffee {

/// The kinds of this project, by the function that adds each to a catalogue.
void add_coffee_round(colead::Catalogue<colead::Intervention>& catalogue);
void add_longest_wait(colead::Catalogue<colead::Metric>& catalogue);

}  // namespace coffee
