// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "colead/fields/catalogue.hpp"
#include "colead/influence/influence_math.hpp"

namespace colead {
namespace {

/// x(t+1) = W x(t), all at once: everybody takes the weighted mean of what they hear, their own view among it.
class Degroot final : public InfluenceRule {
 public:
  struct Params {
    void visit(FieldVisitor& /*v*/) {}
  };

  explicit Degroot(const Params& /*params*/) {}

  void round(Discussion& discussion, Draws& /*draws*/) const override {
    require_valid(discussion);
    listen(discussion);
    std::copy_n(discussion.scratch.begin(), discussion.opinion.size(), discussion.opinion.begin());
  }
};

}  // namespace

void add_degroot(Catalogue<InfluenceRule>& catalogue) {
  catalogue.add<Degroot>("degroot", "Everybody moves to the weighted mean of the opinions they listen to.",
                         "degroot_1974");
}

}  // namespace colead
