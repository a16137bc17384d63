// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "colead/fields/field_reader.hpp"
#include "colead/world/setting.hpp"

namespace colead {

/// What is wrong or tight with the meetings that a scenario's decisions need.
struct MeetingFinding {
  bool refused{false};  ///< else a notice
  std::string path;     ///< of the field it concerns
  std::string message;
  std::string expected;
};

/// For each decision class where it arises, with its quorum and after escalation: does everybody who may be needed have
/// hours to prepare in, and in what share of rota weeks (over the people who may be drawn) do those without whom the
/// meeting cannot start share a slot of the length it is booked for? No share at all is refused, less than
/// `tight_share` is a notice. What strategies add to a meeting is left out: they may come and go. Looks at a bounded
/// number of weeks and draws; only what has been looked at whole is refused.
[[nodiscard]] std::vector<MeetingFinding> check_meetings(const Setting& setting);

/// Refusals go to the reader, which adds them to `problems`; what is tight is given back.
[[nodiscard]] std::vector<Diagnostic> report_meetings(FieldReader& reader, std::vector<Diagnostic>& problems,
                                                      const Setting& setting);

inline constexpr double tight_share = 0.25;

}  // namespace colead
