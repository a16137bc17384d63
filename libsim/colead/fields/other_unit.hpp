// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace colead {

/// What to write in place of a number with a unit ("30 min", "2h", "80 %") where a field wants the number alone:
/// "; write 0.5 for 30 min". Of a field in "hours per week" the first word counts. Empty where the text is no such
/// thing, the units are not of one kind, or the number would not be a plain one (at most four decimals).
[[nodiscard]] std::string without_unit(std::string_view text, std::string_view unit);

/// The same for a share that was written in per cent without saying so: "; 80 % is written 0.8". Empty for what is not
/// from 5 to 100.
[[nodiscard]] std::string as_share(double value, std::string_view unit);

}  // namespace colead
