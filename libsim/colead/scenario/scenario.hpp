// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"
#include "colead/fields/node.hpp"
#include "colead/fields/read_context.hpp"
#include "colead/scenario/expectation.hpp"
#include "colead/world/setting.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

struct Catalogues;

/// A named list of interventions; an empty list is the organisation as it is.
struct Strategy {
  std::string id;
  std::vector<KindInstance> interventions;

  void visit(FieldVisitor& v);
};

/// What a strategy is called, and what it is in a sentence.
struct StrategyText {
  std::string id;
  std::string title;
  std::string description;

  void visit(FieldVisitor& v);
};

/// What `colead compare` does unless told otherwise.
struct CompareSection {
  std::string baseline;                 ///< strategy id; empty = the first strategy
  std::vector<std::string> strategies;  ///< ids of those compared; empty = all
  std::int64_t replications{20};
  double confidence{0.95};
  double budget_hours_a_year{0};  ///< most of all hours that a strategy may take beyond the baseline's; 0: no budget
  std::vector<Matter> matters;
  Until until;

  void visit(FieldVisitor& v);
};

/// A scenario as read: every value resolved, immutable from then on. Field order is reading order: what declares names
/// comes before what uses them.
struct Scenario {
  std::int64_t schema{1};
  std::string name;
  std::string title;
  std::string question;
  std::string description;
  std::uint64_t seed{1};
  std::string observed_from;  ///< as written; empty: no date. The day itself stands in the setting
  Setting setting;
  std::vector<KindInstance> metrics;  ///< empty = every shipped metric
  std::vector<Strategy> strategies;
  std::vector<StrategyText> strategy_texts;
  std::vector<Expectation> expectations;
  std::vector<WrittenEvidence> evidence;
  CompareSection compare;

  // How it came about; not part of the fields.
  Document document;  ///< after `extends`
  NameTable names;
  std::vector<Assumption> assumptions;  ///< every number it rests on, with grade and source
  std::vector<Origin> origins;          ///< where each value was written
  std::vector<Diagnostic> notices;      ///< what is no mistake and may still surprise
  std::vector<Diagnostic> old_names;    ///< keys its file writes under the name they had before
  /// The kinds it can name when these are more than the shipped ones; set by whoever read it, who may leave it null.
  std::shared_ptr<const Catalogues> own_kinds;

  void visit(FieldVisitor& v);
  /// Index of a strategy; throws ModelError with near names when there is none of that id.
  [[nodiscard]] std::size_t strategy(const std::string& id) const;
  /// What is written of a strategy; empty texts when nothing is.
  [[nodiscard]] StrategyText text_of(const std::string& strategy) const;
};

/// The criteria a scenario has when it names none (design_criteria).
[[nodiscard]] std::vector<std::string> default_criteria();

}  // namespace colead
COLEAD_PUBLIC_END
