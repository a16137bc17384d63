// SPDX-License-Identifier: Apache-2.0
#include "account_records.hpp"

namespace colead {
namespace {

bool concerns(const Hearing& hearing, ScoreCell cell, const AtTable& table) {
  const auto& cues = table.account.cues;
  return hearing.hearer == cell.person && hearing.cue < cues.size() && cues[hearing.cue].option == cell.option;
}

double heard(ScoreCell cell, const AtTable& table, Source source) {
  double total = 0.0;
  for (const Hearing& hearing : table.meeting.hearings) {
    if (hearing.source == source && concerns(hearing, cell, table)) total += hearing.effect;
  }
  return total;
}

Typed<ByName<double>> evidence(ScoreCell cell, const AtTable& table) {
  std::vector<double> total(table.people(), 0.0);
  std::vector<bool> spoke(table.people(), false);
  for (const Hearing& hearing : table.meeting.hearings) {
    if (hearing.source != Source::heard || hearing.speaker >= table.people() || !concerns(hearing, cell, table))
      continue;
    total[hearing.speaker] += hearing.effect;
    spoke[hearing.speaker] = true;
  }
  py::dict out;
  for (std::size_t b = 0; b < table.people(); ++b) {
    if (spoke[b]) out[table.at(b)] = total[b];
  }
  return out;
}

Typed<Many<double>> rounds(ScoreCell cell, const AtTable& table) {
  const MeetingAccount& meeting = table.meeting;
  std::vector<double> out;
  const std::size_t cells = table.people() * meeting.options;
  for (std::size_t first = 0; cells > 0 && first + cells <= meeting.rounds.size(); first += cells)
    out.push_back(meeting.rounds[first + cell.person * meeting.options + cell.option]);
  return many(out, std::identity{});
}

double in(const std::vector<double>& values, ScoreCell cell, const AtTable& table) {
  const std::size_t index = cell.person * table.meeting.options + cell.option;
  return index < values.size() ? values[index] : 0.0;
}

/// After the last round; the own view where nobody influenced anybody.
double discussed(ScoreCell cell, const AtTable& table) {
  const MeetingAccount& meeting = table.meeting;
  const std::size_t cells = table.people() * meeting.options;
  if (cells == 0 || meeting.rounds.size() < cells) return in(meeting.own, cell, table);
  return meeting.rounds[meeting.rounds.size() - cells + cell.person * meeting.options + cell.option];
}

}  // namespace

void bind_scores(py::module_& module) {
  using C = ScoreCell;
  using T = const AtTable&;
  ScoreRecord(module, "MeetingScore", "One person's view of one option, split into where it came from; value.")
      .field(
          "post", [](C cell, T table) { return table.at(cell.person); }, "Whose view.")
      .field("option", &ScoreCell::option, "Of what.")
      .field(
          "known", [](C cell, T table) { return in(table.meeting.known, cell, table); }, "From what everybody knew.")
      .field(
          "own_cues", [](C cell, T table) { return heard(cell, table, Source::own); }, "From own information.")
      .field(
          "common_cues", [](C cell, T table) { return heard(cell, table, Source::common); },
          "From what the table knew.")
      .field(
          "error", [](C cell, T table) { return in(table.meeting.error, cell, table); }, "Error of judgement.")
      .field("evidence", &evidence, "From what was heard, by speaker.")
      .field(
          "own_view", [](C cell, T table) { return in(table.meeting.own, cell, table); }, "The sum of these.")
      .field(
          "influence", [](C cell, T table) { return discussed(cell, table) - in(table.meeting.own, cell, table); },
          "Pull of the others in discussion.")
      .field(
          "definitions", [](C cell, T table) { return in(table.meeting.final, cell, table) - discussed(cell, table); },
          "Error because definitions conflict: people vote for different things.")
      .field(
          "time_pressure", [](C, T) { return 0.0; }, "0: the model has no such term.")
      .field(
          "final", [](C cell, T table) { return in(table.meeting.final, cell, table); }, "What was voted by.")
      .field("rounds", &rounds, "After each round of discussion.")
      .done();
}

Typed<Many<Row<ScoreCell>>> scores_of(const AtTable& table) {
  std::vector<ScoreCell> cells;
  for (std::size_t a = 0; a < table.people(); ++a) {
    for (std::size_t o = 0; o < table.meeting.options; ++o) cells.push_back({a, o});
  }
  return many(cells, [&](ScoreCell cell) { return ScoreRecord::of(cell, table); });
}

}  // namespace colead
