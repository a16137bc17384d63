// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/voters.hpp"

#include "colead/theory/range.hpp"

namespace colead::theory {

double voter_success(std::size_t people, std::size_t holders) {
  need(people >= 1 && holders <= people, "voters need 0 <= holders <= people, people >= 1");
  return static_cast<double>(holders) / static_cast<double>(people);
}

double voter_steps(std::size_t people, std::size_t holders) {
  need(people >= 2 && holders <= people, "voters need 0 <= holders <= people, people >= 2");
  const auto n = static_cast<double>(people);
  const auto k = static_cast<double>(holders);
  double sum = 0.0;
  for (std::size_t j = 1; j < people; ++j) {
    const auto at = static_cast<double>(j);
    sum += j <= holders ? (n - k) / (n - at) : k / at;
  }
  return (n - 1.0) * sum;
}

VoterSpread voters_among_zealots(std::size_t free_people, std::size_t one, std::size_t zero) {
  need(one >= 1 && zero >= 1, "voters stay apart only among zealots of both opinions");
  const auto n = static_cast<double>(free_people);
  const auto ones = static_cast<double>(one);
  const auto zeros = static_cast<double>(zero);
  const double all = ones + zeros;
  return {n * ones / all, n * ones * zeros * (all + n) / (all * all * (all + 1.0))};
}

}  // namespace colead::theory
