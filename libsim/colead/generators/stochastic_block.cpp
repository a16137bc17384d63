// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/generators/block_levels.hpp"
#include "colead/generators/pairs.hpp"

namespace colead {
namespace {

enum class Mixing : std::uint8_t { blind, ei_index, probabilities };
constexpr std::array<std::string_view, 3> mixings{"blind", "ei_index", "probabilities"};

/// The block model at two levels. Every person knows others inside the own unit, in other units, in other
/// organisations; at each level all pairs of one profession have one probability and all other pairs another. `blind`:
/// the same one, so the E-I index is what the numbers of people make it. `ei_index`: one odds ratio at all levels, such
/// that the expected index is the target. `probabilities`: p_in and p_out at every level; then one person more changes
/// no tie of others in networks of up to detail::most_for_pairs and units of up to detail::most_for_pool_pairs people,
/// few beyond. Else probabilities shift as the numbers of pairs do, by about 1/people: a few ties go or come.
class StochasticBlock final : public Generator {
 public:
  struct Params {
    double mean_degree{8}, within_unit{0.7}, across_organisations{0};
    Mixing mixing{Mixing::blind};
    double ei_index{0}, p_in{0}, p_out{0};
    std::vector<double> p_in_by_profession{};     ///< in place of p_in
    std::vector<double> density_by_profession{};  ///< of ties within each, relative to each other

    // NOLINTNEXTLINE(readability-function-size): one entry for each field
    void visit(FieldVisitor& v) {
      v.number({.name = "mean_degree",
                .doc = "mean number of people a person has a tie with",
                .unit = "people",
                .low = 0,
                .grade = Grade::C,
                .source = "assumed_network"},
               mean_degree);
      v.number({.name = "within_unit",
                .doc = "share of ties inside a unit",
                .unit = "share",
                .low = 0,
                .high = 1,
                .grade = Grade::C,
                .source = "assumed_network"},
               within_unit);
      v.number({.name = "across_organisations",
                .doc = "share of ties between organisations; the rest is between units",
                .unit = "share",
                .low = 0,
                .high = 1,
                .grade = Grade::C,
                .source = "assumed_network"},
               across_organisations);
      v.choice({.name = "mixing", .doc = "blind to professions, to a target E-I index, or by given probabilities"},
               mixing, mixings);
      v.number({.name = "ei_index",
                .doc = "(ties across - ties within professions) / all; for mixing: ei_index",
                .unit = "1",
                .low = -1,
                .high = 1,
                .grade = Grade::C,
                .source = "krackhardt_1988"},
               ei_index);
      v.number({.name = "p_in",
                .doc = "probability of a tie within a profession; for mixing: probabilities",
                .unit = "probability",
                .low = 0,
                .high = 1,
                .grade = Grade::C,
                .source = "holland_1983, assumed_network"},
               p_in);
      v.number({.name = "p_out",
                .doc = "probability of a tie across professions; for mixing: probabilities",
                .unit = "probability",
                .low = 0,
                .high = 1,
                .grade = Grade::C,
                .source = "holland_1983, assumed_network"},
               p_out);
      v.by_name({.name = "p_in_by_profession",
                 .doc = "probability of a tie within each profession, in place of p_in; for mixing: probabilities",
                 .unit = "probability",
                 .low = 0,
                 .high = 1,
                 .grade = Grade::C,
                 .source = "assumed_network",
                 .names = Domain::profession},
                p_in_by_profession, false);
      v.by_name(
          {.name = "density_by_profession",
           .doc = "density of ties within each profession, relative to each other; their sum stays; left out: alike",
           .unit = "1",
           .low = 0,
           .high = 1000,
           .grade = Grade::C,
           .source = "assumed_network",
           .names = Domain::profession},
          density_by_profession, false);
      v.require(mixing == Mixing::probabilities || p_in_by_profession.empty(), "p_in_by_profession",
                "needs mixing: probabilities");
      v.require(p_in == 0 || p_in_by_profession.empty(), "p_in_by_profession", "stands in place of p_in: give one");
      v.require(mixing != Mixing::probabilities || density_by_profession.empty(), "density_by_profession",
                "is for mixing: blind and ei_index; write p_in_by_profession");
      v.require(within_unit + across_organisations <= 1 + 1e-9, "within_unit",
                "shares of ties must not sum to more than 1");
      v.require(mixing == Mixing::ei_index || ei_index == 0, "ei_index", "ei_index needs mixing: ei_index");
      v.require(mixing == Mixing::probabilities || (p_in == 0 && p_out == 0), "p_in", "needs mixing: probabilities");
    }
  };

  explicit StochasticBlock(const Params& params) : params_(params) {}

  [[nodiscard]] double expected_ties(double people) const override {
    double p = std::max(params_.p_in, params_.p_out);
    for (const double own : params_.p_in_by_profession) p = std::max(p, own);
    return p > 0.0 ? p * people * people : std::min(people * people, people * params_.mean_degree);
  }

  [[nodiscard]] std::vector<TieSpec> generate(std::span<const NetworkNode> nodes, const Luck& luck) const override {
    std::vector<TieSpec> ties;
    const auto levels = levels_of(nodes);
    for (std::size_t level = 0; level < 3; ++level) {
      const detail::Level& at = levels[level];
      const std::vector<double> p_same = by_profession(nodes, level, at.p_same);
      const double highest = std::max(at.p_other, *std::ranges::max_element(p_same));
      if (highest == 0) continue;
      std::map<detail::Block, detail::Pool> pools;
      for (std::uint32_t i = 0; i < nodes.size(); ++i) pools[detail::block_of(nodes[i], level, 0)].members.push_back(i);
      const auto chance = [&](std::uint32_t a, std::uint32_t b) {
        const bool inside =
            level > 0 && detail::block_of(nodes[a], level - 1, 0) == detail::block_of(nodes[b], level - 1, 0);
        return inside ? 0.0 : nodes[a].profession == nodes[b].profession ? p_same[nodes[a].profession] : at.p_other;
      };
      for (auto& [block, pool] : pools) {
        pool.nodes = nodes;
        pool.level = level;
        detail::draw_pairs(pool, highest, luck, chance, ties);
      }
    }
    return ties;
  }

 private:
  /// Probability of a tie within each profession at a level, where it is `mean` over all their pairs.
  [[nodiscard]] std::vector<double> by_profession(std::span<const NetworkNode> nodes, std::size_t level,
                                                  double mean) const {
    if (!params_.p_in_by_profession.empty()) return params_.p_in_by_profession;
    std::uint32_t professions = 1;
    for (const NetworkNode& node : nodes) professions = std::max(professions, node.profession + 1);
    std::vector<double> p(professions, mean);
    if (params_.density_by_profession.empty() || mean == 0) return p;
    double all = 0, weighted = 0;
    for (std::uint32_t g = 0; g < professions; ++g) {
      const double pairs = detail::pairs_within(nodes, level, g);
      all += pairs;
      weighted += pairs * params_.density_by_profession[g];
    }
    for (std::uint32_t g = 0; g < professions; ++g) {
      p[g] = weighted == 0 ? 0 : mean * all / weighted * params_.density_by_profession[g];
      if (p[g] > 1 + 1e-9)
        throw ModelError(
            "stochastic_block: density_by_profession asks for more ties within a profession than it has pairs");
    }
    return p;
  }

  [[nodiscard]] detail::Levels levels_of(std::span<const NetworkNode> nodes) const {
    detail::Levels levels = detail::named_levels();
    if (params_.mixing == Mixing::probabilities) {
      for (detail::Level& level : levels) level.p_same = params_.p_in, level.p_other = params_.p_out;
      return levels;
    }
    const double all = static_cast<double>(nodes.size()) * params_.mean_degree / 2;
    if (all == 0) return levels;
    detail::count_pairs(nodes, levels);
    levels[0].ties = all * params_.within_unit;
    levels[2].ties = all * params_.across_organisations;
    const double rest = all - levels[0].ties - levels[2].ties;
    levels[1].ties = rest > 1e-9 * all ? rest : 0;  // shares that sum to 1 leave no rounding behind
    const double q = params_.mixing == Mixing::blind ? 0.5 : detail::solve(levels, params_.ei_index);
    for (detail::Level& level : levels) {
      detail::spread(level, q);
      detail::check(level);
    }
    return levels;
  }

  Params params_;
};

}  // namespace

void add_stochastic_block(Catalogue<Generator>& c) {
  c.add<StochasticBlock>("stochastic_block",
                         "Ties inside units, between them and across, blind to professions or siloed.", "holland_1983");
}

}  // namespace colead
