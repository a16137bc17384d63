// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What happens at a stage. `meet`: everybody prepares, then all meet and discuss. `sign_off`: each does their part and
/// signs, without a meeting. `pool`: one signature by whoever of those who can fill the need is free first.
enum class StageForm : std::uint8_t { meet, sign_off, pool };
inline constexpr std::array<std::string_view, 3> stage_form_names{"meet", "sign_off", "pool"};

/// Signatures at once (fork-join) or one after another in the order of the needs (an approval chain).
enum class SignOrder : std::uint8_t { parallel, sequential };
inline constexpr std::array<std::string_view, 2> sign_order_names{"parallel", "sequential"};

/// One stage of the process of a decision. The default is what a decision does whose class names no process: everybody
/// needed prepares, then they meet.
struct ProcessStage {
  StageForm form{StageForm::meet};
  SignOrder order{SignOrder::parallel};
  std::vector<double> needs;  ///< numbers of the class's needs that take part, counted from 1; empty: all
  double effort{1.0};         ///< work of each, relative to the class's effort_hours
  std::int64_t quorum{0};     ///< k of n: people or signatures that are enough; 0: all, of a meeting the class's quorum
  bool alternates{false};     ///< others who can fill a need stand in at the meeting for those who are not free
  double rework{0.0};         ///< chance that the decision goes back after this stage
  std::int64_t back_to{0};    ///< the stage it goes back to, counted from 1; 0: this one again

  void visit(FieldVisitor& v);

  /// Whether those who fill the n-th need (from 0) take part.
  [[nodiscard]] bool involves(std::size_t need) const;
};

/// Where a process contradicts the needs of its class. `at` names the field within the class, such as
/// "process[1].needs"; empty: it does not.
struct ProcessFault {
  std::string at;
  std::string message;
};

/// `counts`: how many people fill each need of the class.
[[nodiscard]] ProcessFault fault_in(const std::vector<ProcessStage>& process, const std::vector<std::int64_t>& counts);

}  // namespace colead
COLEAD_PUBLIC_END
