// SPDX-License-Identifier: Apache-2.0
#include "colead/core/error.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/influence/influence_math.hpp"

namespace colead {
namespace {

/// x(t+1) = L W x(t) + (I - L) u, all at once, with L and u from the discussion: who is less susceptible stays nearer
/// to the opinion held before anybody spoke. With susceptibility 1 for all it is DeGroot's rule.
class FriedkinJohnsen final : public InfluenceRule {
 public:
  struct Params {
    void visit(FieldVisitor& /*v*/) {}
  };

  explicit FriedkinJohnsen(const Params& /*params*/) {}

  void round(Discussion& d, Draws& /*draws*/) const override {
    require_valid(d);
    if (d.anchor.size() != d.opinion.size() || d.susceptibility.size() != d.people) {
      throw ModelError("friedkin_johnsen needs an anchor per opinion and a susceptibility per person");
    }
    listen(d);
    for (std::size_t i = 0; i < d.people; ++i) {
      const double moves = d.susceptibility[i];
      for (std::size_t at = i * d.matters; at < (i + 1) * d.matters; ++at) {
        d.opinion[at] = moves * d.scratch[at] + (1.0 - moves) * d.anchor[at];
      }
    }
  }
};

}  // namespace

void add_friedkin_johnsen(Catalogue<InfluenceRule>& catalogue) {
  catalogue.add<FriedkinJohnsen>(
      "friedkin_johnsen",
      "As degroot, but everybody stays tied to their first opinion by what they are not susceptible.", "friedkin_1999");
}

}  // namespace colead
