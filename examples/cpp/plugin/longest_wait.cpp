// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "kinds.hpp"

namespace coffee {
namespace {

using namespace colead;

/// The longest that any decision waited for somebody.
class LongestWait final : public Metric {
 public:
  using Params = NoParams;
  explicit LongestWait(const Params& params) { static_cast<void>(params); }

  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<LongestWait>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return given; }

  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    static_cast<void>(world);
    for (const DecisionRecord& decision : closed)
      longest_ = std::max(longest_, decision.ledger[static_cast<std::size_t>(Cause::waiting_for_person)]);
  }
  void report(const World& world, Figures& figures) const override {
    static_cast<void>(world);
    figures.add(given[0].name, in_hours(microseconds(longest_)));
  }

 private:
  static constexpr std::array<Output, 1> given{{{"longest_wait", "Longest wait for somebody", "h", Better::lower,
                                                 Groups::all, "most hours that one decision waited for a person"}}};

  std::int64_t longest_{0};  ///< microseconds
};

}  // namespace

void add_longest_wait(Catalogue<Metric>& catalogue) {
  catalogue.add<LongestWait>("longest_wait", "Most hours that one decision waited for a person.", "our guess");
}

}  // namespace coffee
