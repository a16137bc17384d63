// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/grades.hpp"

#include <set>
#include <string_view>
#include <tuple>

namespace colead {

std::map<Grade, std::size_t> numbers_by_grade(std::span<const Assumption> numbers) {
  std::set<std::tuple<std::string_view, double, Grade, std::string_view>> seen;
  std::map<Grade, std::size_t> counted;
  for (const Assumption& number : numbers) {
    if (number.grade == Grade::A || number.grade == Grade::B || number.grade == Grade::R) {
      const std::string_view path = number.path;
      const std::string_view field = path.substr(path.rfind('.') + 1);  // all of it where there is no dot
      if (!seen.emplace(field, number.value, number.grade, number.source).second) continue;
    }
    ++counted[number.grade];
  }
  return counted;
}

}  // namespace colead
