// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <numeric>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// How decisions ended (cohen_1972). The four shares add up to 1.
class StyleShares final : public Metric {
 public:
  using Params = NoParams;
  explicit StyleShares(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<StyleShares>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) ++counts_[static_cast<std::size_t>(d.style)];
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    const auto ended = static_cast<double>(std::accumulate(counts_.begin() + 1, counts_.end(), std::uint64_t{0}));
    for (std::size_t style = 1; style < style_names.size(); ++style) {  // 0 is `open`
      figures.add(given[0].name, ratio(static_cast<double>(counts_[style]), ended), std::string{style_names[style]});
    }
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"style_share", "How decisions ended", "share", Better::neither, Groups::style,
        "share of decisions by style: resolution, oversight, flight, escalated", false}}};

  std::array<std::uint64_t, style_names.size()> counts_{};
};

}  // namespace

void add_style_shares(Catalogue<Metric>& c) {
  c.add<StyleShares>("style_shares", "Share of decisions that ended by resolution, oversight, flight or escalation.",
                     "cohen_1972, inamizu_2015");
}

}  // namespace colead
