// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <numeric>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/scans.hpp"

namespace colead {
namespace {

/// The seven peer and hierarchical behaviours of Thomsen, Levitt & Nass (2005).
class PeerBehaviours final : public Metric {
 public:
  using Params = NoParams;
  explicit PeerBehaviours(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<PeerBehaviours>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& d : closed) {
      for (std::size_t b = 0; b < behaviour_count; ++b) sums_[b] += d.behaviours[b];
    }
    count_ += closed.size();
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    const auto per_decision = [&](std::uint64_t events) {
      return ratio(static_cast<double>(events), static_cast<double>(count_));
    };
    figures.add(given[0].name, per_decision(std::accumulate(sums_.begin(), sums_.end(), std::uint64_t{0})));
    for (std::size_t b = 0; b < behaviour_count; ++b) {
      figures.add(given[0].name, per_decision(sums_[b]), std::string{behaviour_names[b]});
    }
  }

 private:
  static constexpr std::array<Output, 1> given{
      {{"peer_behaviours", "Peer and hierarchical behaviours", "events per decision", Better::neither,
        Groups::behaviour, "mean events per decision by behaviour; all: of any"}}};

  std::array<std::uint64_t, behaviour_count> sums_{};
  std::size_t count_{0};
};

}  // namespace

void add_peer_behaviours(Catalogue<Metric>& c) {
  c.add<PeerBehaviours>("peer_behaviours", "Peer and hierarchical behaviours per decision.",
                        "thomsen_2005, levitt_1999");
}

}  // namespace colead
