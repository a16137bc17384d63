// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "colead/core/error.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/generators/pairs.hpp"

namespace colead {
namespace {

/// Every pair is tied with the same probability: unit, profession and organisation mean nothing. With `p` given, one
/// person more changes nobody else's ties among up to detail::most_for_pairs people, and few beyond; with `mean_degree`
/// the probability also falls a little, so that some ties go and none come.
class ErdosRenyi final : public Generator {
 public:
  struct Params {
    double mean_degree{8};
    double p{0};

    void visit(FieldVisitor& v) {
      v.number({.name = "mean_degree",
                .doc = "mean number of people a person has a tie with",
                .unit = "people",
                .low = 0,
                .grade = Grade::C,
                .source = "assumed_network"},
               mean_degree);
      v.number({.name = "p",
                .doc = "probability of a tie between any two people; above 0 it replaces mean_degree",
                .unit = "probability",
                .low = 0,
                .high = 1,
                .grade = Grade::C,
                .source = "gilbert_1959"},
               p);
    }
  };

  explicit ErdosRenyi(const Params& params) : params_(params) {}

  [[nodiscard]] double expected_ties(double people) const override {
    return params_.p > 0.0 ? params_.p * people * people : std::min(people * people, people * params_.mean_degree);
  }

  [[nodiscard]] std::vector<TieSpec> generate(std::span<const NetworkNode> nodes, const Luck& luck) const override {
    std::vector<TieSpec> ties;
    if (nodes.empty()) return ties;
    const double p = chance(nodes.size());
    const detail::Pool pool{nodes, detail::everybody(nodes.size())};
    detail::draw_pairs(
        pool, p, luck, [p](std::uint32_t, std::uint32_t) { return p; }, ties);
    return ties;
  }

 private:
  [[nodiscard]] double chance(std::size_t people) const {
    if (params_.p > 0 || params_.mean_degree == 0) return params_.p;
    const auto others = static_cast<double>(people - 1);
    if (params_.mean_degree > others) {
      throw ModelError("erdos_renyi: mean_degree " + detail::text(params_.mean_degree) + " is more than the " +
                       detail::text(others) + " others a person of this network can know");
    }
    return params_.mean_degree / others;
  }

  Params params_;
};

}  // namespace

void add_erdos_renyi(Catalogue<Generator>& c) {
  c.add<ErdosRenyi>("erdos_renyi", "Ties any two people with the same probability: no units, no groups, no hubs.",
                    "gilbert_1959, erdos_1959");
}

}  // namespace colead
