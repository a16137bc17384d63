// SPDX-License-Identifier: Apache-2.0
#include "colead/people/people.hpp"

#include "colead/core/large_pages.hpp"

namespace colead {

void People::reserve(std::size_t people) {
  reserve_in_large_pages(people_, people);
  reserve_in_large_pages(views_, people * professions_);
}

}  // namespace colead
