// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A scenario that comes with colead, or a part that others extend. Its text is in the library itself, so that its name
/// works wherever a program runs.
struct ShippedFile {
  std::string_view name;  ///< as `extends:` and load_scenario() take it: "small_unit"
  std::string_view file;  ///< where it stands in the folder `scenarios`: "parts/health_service.yaml"
  std::string_view text;
};

/// All of them, by name. Written by the build from `scenarios/` (cmake/shipped.cmake).
[[nodiscard]] std::span<const ShippedFile> shipped_files();
/// Null for a name that none has.
[[nodiscard]] const ShippedFile* find_shipped(std::string_view name);
/// The one that stands at `file`, as ShippedFile::file spells it; null where there is none.
[[nodiscard]] const ShippedFile* find_shipped_at(std::string_view file);
[[nodiscard]] std::vector<std::string> shipped_names();
/// The same in one line, for messages.
[[nodiscard]] std::string shipped_list();

}  // namespace colead
COLEAD_PUBLIC_END
