// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// Hidden profile (stasser_1985): how much of what only one person knew came out. Mention rates of
/// shared and unique cues are counted per decision on the same base, all cues of the kind, so that they can be compared
/// (pattern 4.22a); the disclosure rate is per discussion in which the holder sat at the table.
class Disclosure final : public Metric {
 public:
  using Params = NoParams;
  explicit Disclosure(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Disclosure>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      if (d.attempts == 0) continue;
      disclosed_.gather(d.unique_voiced, d.unique_held);
      unique_.gather(d.unique_voiced, d.unique_total);
      shared_.gather(d.shared_voiced, d.shared_total);
    }
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    figures.add(given[0].name, disclosed_.value());
    figures.add(given[1].name, unique_.value());
    figures.add(given[2].name, shared_.value());
  }

 private:
  static constexpr std::array<Output, 3> given{
      {{"unique_disclosure", "Private information voiced", "share", Better::higher, Groups::all,
        "unique cues voiced, of those that people present held and had not voiced before"},
       {"unique_mention_rate", "Private information used", "share", Better::higher, Groups::all,
        "unique cues voiced, of all unique cues of the decisions that were discussed"},
       {"shared_mention_rate", "Common information used", "share", Better::neither, Groups::all,
        "shared cues mentioned, of all shared cues of the decisions that were discussed"}}};

  Mean disclosed_;
  Mean unique_;
  Mean shared_;
};

}  // namespace

void add_disclosure(Catalogue<Metric>& c) {
  c.add<Disclosure>("disclosure", "Share of unique cues that were voiced, beside the mention rate of shared ones.",
                    "stasser_1985, lu_2012");
}

}  // namespace colead
