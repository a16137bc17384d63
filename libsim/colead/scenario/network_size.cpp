// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/network_size.hpp"

#include <algorithm>
#include <string_view>

#include "colead/fields/field_writer.hpp"
#include "colead/fields/scalar.hpp"

namespace colead {
namespace {

/// The parameters of a kind by name.
class Parameters final {
 public:
  Parameters(const KindInstance& instance, const NameTable& names) {
    FieldWriter writer(names);
    instance.visit_params(instance.params.get(), writer);
    written_ = writer.take();
  }

  [[nodiscard]] double number(std::string_view name) const {
    const Node* node = written_.find(name);
    return node == nullptr ? 0.0 : parse_number(*node).value;
  }
  /// The greatest of numbers by name; 0 without any.
  [[nodiscard]] double greatest(std::string_view name) const {
    double most = 0.0;
    const Node* node = written_.find(name);
    if (node == nullptr) return most;
    for (const Node::Entry& entry : node->entries) most = std::max(most, parse_number(entry.value).value);
    return most;
  }

 private:
  Node written_;
};

}  // namespace

double expected_ties(const KindInstance& generator, const NameTable& names, double people) {
  if (generator.params == nullptr) return 0.0;  // it could not be read
  const double pairs = people * people;  // in both directions
  const Parameters given(generator, names);
  if (generator.kind == "watts_strogatz") return people * given.number("degree");
  if (generator.kind == "barabasi_albert") return 2.0 * people * given.number("edges_per_person");
  if (generator.kind != "erdos_renyi" && generator.kind != "stochastic_block") return 0.0;
  const double chance =
      std::max({given.number("p"), given.number("p_in"), given.number("p_out"), given.greatest("p_in_by_profession")});
  return chance > 0.0 ? pairs * chance : std::min(pairs, people * given.number("mean_degree"));
}

}  // namespace colead
