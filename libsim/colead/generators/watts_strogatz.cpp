// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "colead/core/error.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/generators/pairs.hpp"

namespace colead {
namespace {

using Rows = std::vector<std::vector<std::uint32_t>>;

/// A ring of neighbours, some of whose ties lead anywhere instead. On the ring organisations and units stand together,
/// and within a unit people by luck, so neighbours are colleagues of any profession. One person more breaks the ring at
/// one place; rewired ties elsewhere stay but for those whose new end is moved on the line or was taken.
class WattsStrogatz final : public Generator {
 public:
  struct Params {
    std::int64_t degree{8};
    double rewire{0.1};

    void visit(FieldVisitor& v) {
      v.integer({.name = "degree",
                 .doc = "neighbours of each person on the ring, half on either side; even",
                 .unit = "people",
                 .low = 2,
                 .high = 1e6,
                 .grade = Grade::C,
                 .source = "watts_1998"},
                degree);
      v.number({.name = "rewire",
                .doc = "probability that a tie leads to anybody instead of a neighbour",
                .unit = "probability",
                .low = 0,
                .high = 1,
                .grade = Grade::C,
                .source = "watts_1998"},
               rewire);
      v.require(degree % 2 == 0, "degree", "degree must be even: as many neighbours on either side");
    }
  };

  explicit WattsStrogatz(const Params& params) : params_(params) {
    if (params.degree < 2 || params.degree % 2 != 0) throw ModelError("watts_strogatz: degree must be even, 2 or more");
  }

  [[nodiscard]] double expected_ties(double people) const override {
    return people * static_cast<double>(params_.degree);
  }

  [[nodiscard]] std::vector<TieSpec> generate(std::span<const NetworkNode> nodes, const Luck& luck) const override {
    std::vector<TieSpec> ties;
    if (nodes.empty()) return ties;
    const auto degree = static_cast<std::size_t>(params_.degree);
    if (degree >= nodes.size()) {
      throw ModelError("watts_strogatz: degree " + std::to_string(degree) + " needs at least " +
                       std::to_string(degree + 1) + " people, there are " + std::to_string(nodes.size()));
    }
    const auto order = ring(nodes, luck);
    Rows rows(nodes.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t step = 1; step <= degree / 2; ++step) join(rows, order[i], order[(i + step) % order.size()]);
    }
    rewire(nodes, order, rows, luck);
    ties.reserve(nodes.size() * degree);
    for (std::uint32_t a = 0; a < rows.size(); ++a) {
      for (const std::uint32_t b : rows[a]) ties.push_back({a, b, detail::kind_between(nodes[a], nodes[b])});
    }
    return ties;
  }

 private:
  static void join(Rows& rows, std::uint32_t a, std::uint32_t b) {
    rows[a].push_back(b);
    rows[b].push_back(a);
  }

  static std::vector<std::uint32_t> ring(std::span<const NetworkNode> nodes, const Luck& luck) {
    using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint64_t, std::uint64_t, std::uint32_t>;
    std::vector<Place> places;
    places.reserve(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const NetworkNode& node = nodes[i];
      const std::uint64_t place = luck.bits(Purpose::network_tie, node.identity);
      places.emplace_back(node.organisation, node.unit, place, node.identity, i);
    }
    std::sort(places.begin(), places.end());
    std::vector<std::uint32_t> order;
    order.reserve(places.size());
    for (const Place& place : places) order.push_back(std::get<4>(place));
    return order;
  }

  /// One of those whom `a` does not know, each as likely as another. Where nearly everybody is known, picks are in vain
  /// so often that those who are left are listed. `taken` is a mark a person, none set.
  static std::uint32_t stranger(std::uint32_t a, const std::vector<std::uint32_t>& known, const detail::Line& line,
                                const std::vector<std::uint32_t>& ring, std::vector<char>& taken, Draws& draws) {
    const std::uint32_t first = line.pick(draws);
    if (first != a && std::find(known.begin(), known.end(), first) == known.end()) return first;
    const auto mark = [&](char as) {
      taken[a] = as;
      for (const std::uint32_t one : known) taken[one] = as;
    };
    mark(1);
    std::uint32_t found = a;
    for (int picks = 1; picks < 64 && taken[found] != 0; ++picks) found = line.pick(draws);
    if (taken[found] != 0) {
      std::vector<std::uint32_t> left;
      for (const std::uint32_t one : ring) {
        if (taken[one] == 0) left.push_back(one);
      }
      found = left[choose(draws.next(), left.size())];
    }
    mark(0);
    return found;
  }

  /// Neighbours first, then those two steps away, as in the paper. Whoever knows everybody keeps the tie.
  void rewire(std::span<const NetworkNode> nodes, const std::vector<std::uint32_t>& order, Rows& rows,
              const Luck& luck) const {
    const detail::Line line(nodes, order);
    std::vector<char> taken(nodes.size());
    for (std::size_t step = 1; step <= static_cast<std::size_t>(params_.degree) / 2; ++step) {
      for (std::size_t i = 0; i < order.size(); ++i) {
        const std::uint32_t a = order[i];
        const std::uint32_t old = order[(i + step) % order.size()];
        Draws draws = luck.draws(Purpose::network_rewire, nodes[a].identity, 0, step);
        if (draws.next() >= params_.rewire || rows[a].size() + 1 >= order.size()) continue;
        const std::uint32_t b = stranger(a, rows[a], line, order, taken, draws);
        std::erase(rows[a], old);
        std::erase(rows[old], a);
        join(rows, a, b);
      }
    }
  }

  Params params_;
};

}  // namespace

void add_watts_strogatz(Catalogue<Generator>& c) {
  c.add<WattsStrogatz>("watts_strogatz", "A small world: colleagues know each other, and a few ties lead far away.",
                       "watts_1998");
}

}  // namespace colead
