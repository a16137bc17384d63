// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/core/visibility.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/fields/fields.hpp"
#include "colead/fields/name_table.hpp"
#include "colead/fields/node.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// One number the scenario rests on, written or not: what a report lists and what a stress test varies.
struct Assumption {
  std::string path;
  std::string unit;
  double value{0};
  double low{0};  ///< plausible range; the field's own bounds (perhaps infinite) when the user stated none
  double high{0};
  Grade grade{Grade::none};
  std::string source;
  Mark mark;            ///< of the value; line 0 for a default
  bool written{false};  ///< false: the default, nobody wrote it
  bool stated{false};   ///< written as {value, range, grade, source}
  bool ranged{false};   ///< low and high are a range that somebody wrote

  [[nodiscard]] std::string_view origin() const { return stated ? "stated" : written ? "written" : "default"; }
};

/// Where the value of one field came from; line 0 and not written for a default.
struct Origin {
  std::string path;
  Mark mark;
  bool written{false};
};

/// What reading a document needs and what it finds. One context may serve several readers of one document.
struct ReadContext {
  const Document* document{nullptr};  ///< names the files of marks; may be null
  std::vector<const CatalogueBase*> catalogues{};
  NameTable names{};
  std::vector<Diagnostic> problems{};
  std::vector<Assumption> assumptions{};
  std::vector<Origin> origins{};
};

}  // namespace colead
COLEAD_PUBLIC_END
