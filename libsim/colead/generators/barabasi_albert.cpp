// SPDX-License-Identifier: Apache-2.0
#include "colead/core/error.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/generators/pairs.hpp"

namespace colead {
namespace {

/// Growth with preferential attachment: a few people know very many. People arrive in an order that luck alone decides,
/// so no unit or profession has the hubs. The first edges_per_person + 1 all know each other; everybody after them
/// makes exactly edges_per_person ties. Who arrives late depends on all who came before: one person more changes the
/// ties of those who arrive later. No draw of its own helps that.
class BarabasiAlbert final : public Generator {
 public:
  struct Params {
    std::int64_t edges_per_person{4};

    void visit(FieldVisitor& v) {
      v.integer({.name = "edges_per_person",
                 .doc = "ties each newcomer makes; the mean degree comes to twice that",
                 .unit = "ties",
                 .low = 1,
                 .high = 1e6,
                 .grade = Grade::C,
                 .source = "barabasi_1999"},
                edges_per_person);
    }
  };

  explicit BarabasiAlbert(const Params& params) : params_(params) {
    if (params.edges_per_person < 1) throw ModelError("barabasi_albert: edges_per_person must be 1 or more");
  }

  [[nodiscard]] double expected_ties(double people) const override {
    return 2.0 * people * static_cast<double>(params_.edges_per_person);
  }

  [[nodiscard]] std::vector<TieSpec> generate(std::span<const NetworkNode> nodes, const Luck& luck) const override {
    std::vector<TieSpec> ties;
    if (nodes.empty()) return ties;
    const auto each = static_cast<std::size_t>(params_.edges_per_person);
    if (each >= nodes.size()) {
      throw ModelError("barabasi_albert: edges_per_person " + std::to_string(each) + " needs at least " +
                       std::to_string(each + 1) + " people, there are " + std::to_string(nodes.size()));
    }
    const auto order = arrivals(nodes, luck);
    ties.reserve(2 * each * nodes.size());
    for (std::size_t i = 1; i <= each; ++i) {
      for (std::size_t j = 0; j < i; ++j) detail::tie(ties, nodes, order[i], order[j]);
    }
    std::vector<std::uint32_t> chosen;
    for (std::size_t i = each + 1; i < order.size(); ++i) {
      choose_by_degree(luck.draws(Purpose::network_tie, nodes[order[i]].identity, 0, 1), each, ties, chosen);
      for (const std::uint32_t other : chosen) detail::tie(ties, nodes, order[i], other);
    }
    return ties;
  }

 private:
  static std::vector<std::uint32_t> arrivals(std::span<const NetworkNode> nodes, const Luck& luck) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> places;
    places.reserve(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      places.emplace_back(luck.bits(Purpose::network_tie, nodes[i].identity), i);
    }
    std::sort(places.begin(), places.end());
    std::vector<std::uint32_t> order;
    order.reserve(places.size());
    for (const auto& [place, i] : places) order.push_back(i);
    return order;
  }

  /// Everybody stands as the source of as many directed ties as they have, so a tie drawn evenly is a person by degree.
  static void choose_by_degree(Draws draws, std::size_t count, const std::vector<TieSpec>& ties,
                               std::vector<std::uint32_t>& chosen) {
    chosen.clear();
    while (chosen.size() < count) {
      const std::uint32_t person = ties[choose(draws.next(), ties.size())].source;
      if (std::find(chosen.begin(), chosen.end(), person) == chosen.end()) chosen.push_back(person);
    }
  }

  Params params_;
};

}  // namespace

void add_barabasi_albert(Catalogue<Generator>& c) {
  c.add<BarabasiAlbert>("barabasi_albert",
                        "Newcomers prefer who is well known already: a few hubs, many with few ties.", "barabasi_1999");
}

}  // namespace colead
