// SPDX-License-Identifier: Apache-2.0
#include <numeric>

#include "colead/core/error.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/trust/trust_model.hpp"

namespace colead {
namespace {

/// Trust that experience does not touch, for comparison: either one level for everybody or what is expected of the
/// other's group (the mean over the facets of the prior). It keeps no evidence, so uncertainty stays 1.
class Constant final : public TrustModel {
 public:
  struct Params {
    double level{0.5};
    bool use_prior{false};

    void visit(FieldVisitor& v) {
      v.number({.name = "level",
                .doc = "trust of everybody in everybody",
                .unit = "share",
                .low = 0,
                .high = 1,
                .grade = Grade::C,
                .source = "design_comparators"},
               level);
      v.boolean({.name = "use_prior",
                 .doc = "trust is the prior about the other's group instead of level",
                 .grade = Grade::C,
                 .source = "design_comparators"},
                use_prior);
    }
  };

  explicit Constant(const Params& params) : params_(params) {}

  void read(std::span<const Regard> regards, double /*now_weeks*/, std::span<float> trust) const override {
    if (trust.size() != regards.size()) throw ModelError("trust needs one entry per regard");
    for (std::size_t i = 0; i < regards.size(); ++i) {
      const auto& prior = regards[i].prior;
      const double mean = std::accumulate(prior.begin(), prior.end(), 0.0) / facet_count;
      trust[i] = static_cast<float>(params_.use_prior ? mean : params_.level);
    }
  }

  void uncertainty(std::span<const Regard> regards, double /*now_weeks*/, std::span<float> unknown) const override {
    if (unknown.size() != regards.size()) throw ModelError("uncertainty needs one entry per regard");
    for (float& share : unknown) share = 1.0F;
  }

  void record(std::span<const Evidence> /*evidence*/, double /*now_weeks*/) const override {}

 private:
  Params params_;
};

}  // namespace

void add_constant(Catalogue<TrustModel>& catalogue) {
  catalogue.add<Constant>("constant",
                          "Trust that no experience changes: one level, or the prior about the other's group.",
                          "design_comparators");
}

}  // namespace colead
