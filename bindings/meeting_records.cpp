// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "account_records.hpp"

namespace colead {
namespace {

/// The meeting's matrices by place at the table; a place beyond it reads as nobody.
class Table {
 public:
  Table(const Names& names, const MeetingAccount& meeting) : names_(names), meeting_(meeting) {}

  [[nodiscard]] std::size_t people() const { return meeting_.people.size(); }
  [[nodiscard]] py::object at(std::size_t place) const {
    if (place >= people()) return py::none();
    return names_.post(meeting_.people[place].person);
  }

  [[nodiscard]] py::list cues() const {
    py::list out;
    for (std::size_t n = 0; n < meeting_.cues.size(); ++n) {
      py::dict cue;
      cue["cue"] = n;
      cue["fate"] = text(cue_fate_names[static_cast<std::size_t>(meeting_.cues[n].fate)]);
      cue["holder"] = at(meeting_.cues[n].holder);
      cue["speaks"] = meeting_.cues[n].speaks;
      out.append(cue);
    }
    return out;
  }

  [[nodiscard]] py::list hearings() const {
    py::list out;
    for (const Hearing& hearing : meeting_.hearings) {
      py::dict record;
      record["hearer"] = at(hearing.hearer);
      record["speaker"] = at(hearing.speaker);
      record["cue"] = hearing.cue;
      record["source"] = text(source_names[static_cast<std::size_t>(hearing.source)]);
      record["misread"] = hearing.misread;
      record["share"] = hearing.share;
      record["effect"] = hearing.effect;
      out.append(record);
    }
    return out;
  }

  [[nodiscard]] py::list pivots() const {
    py::list out;
    for (const Pivot& pivot : meeting_.pivots) {
      py::dict record;
      record["post"] = at(pivot.person);
      record["pivotal"] = pivot.pivotal;
      record["without"] = verdict(pivot.without_agreed, pivot.without_option);
      record["turned"] = verdict(pivot.turned_agreed, pivot.turned_option);
      out.append(record);
    }
    return out;
  }

  [[nodiscard]] py::list flips() const {
    py::list out;
    for (const Flip& flip : meeting_.flips) {
      py::dict record;
      record["kind"] = text(flip_names[static_cast<std::size_t>(flip.kind)]);
      record["post"] = at(flip.person);
      record["cue"] = flip.kind <= FlipKind::cue_held ? py::object(py::int_(flip.index)) : py::none();
      record["option"] = flip.kind == FlipKind::score ? py::object(py::int_(flip.index)) : py::none();
      record["trusted"] = flip.kind == FlipKind::trust ? at(flip.index) : py::none();
      record["measure"] = flip.kind == FlipKind::weight ? py::object(names_.measure(flip.index)) : py::none();
      record["from"] = flip.from;
      record["to"] = flip.to;
      record["size"] = flip.size;
      record["then"] = verdict(flip.agreed, flip.option);
      out.append(record);
    }
    return out;
  }

  /// {post: {post: value}} of a matrix row by holder; empty when it is not of this table.
  template <class T>
  [[nodiscard]] py::dict relation(const std::vector<T>& matrix) const {
    py::dict out;
    if (matrix.size() != people() * people()) return out;
    for (std::size_t a = 0; a < people(); ++a) {
      py::dict row;
      for (std::size_t b = 0; b < people(); ++b) row[at(b)] = matrix[a * people() + b];
      out[at(a)] = row;
    }
    return out;
  }

 private:
  /// The option agreed on; None for no agreement.
  static py::object verdict(bool agreed, std::uint8_t option) {
    return agreed ? py::object(py::int_(option)) : py::none();
  }

  const Names& names_;
  const MeetingAccount& meeting_;
};

py::list sitters(const Names& names, const std::vector<Sitter>& people, const MeetingAccount& meeting) {
  py::list out;
  for (std::size_t a = 0; a < people.size(); ++a) {
    const Sitter& sitter = people[a];
    py::dict record;
    record["post"] = names.post(sitter.person);
    record["profession"] = names.profession(sitter.profession);
    record["safety_owner"] = sitter.safety_owner;
    record["owner"] = sitter.needed == 0;
    if (&people == &meeting.people && a < meeting.weights.size()) record["weights"] = names.row(meeting.weights[a]);
    out.append(record);
  }
  return out;
}

py::dict behaviours(const MeetingAccount& meeting) {
  py::dict out;
  for (std::size_t b = 0; b < behaviour_count; ++b) {
    if (meeting.behaviours[b] > 0) out[text(behaviour_names[b])] = meeting.behaviours[b];
  }
  return out;
}

}  // namespace

py::dict meeting_record(const Names& names, const DecisionAccount& account, const MeetingAccount& meeting) {
  const Table table(names, meeting);
  py::dict out;
  out["week"] = names.week(meeting.at);
  out["hours"] = in_hours(meeting.at - account.record.arrived);
  out["on_paper"] = meeting.on_paper;
  out["escalated"] = meeting.escalated;
  out["people"] = sitters(names, meeting.people, meeting);
  out["missing"] = sitters(names, meeting.missing, meeting);
  out["conflict"] = meeting.conflict;
  out["incongruency"] = meeting.incongruency;
  out["searched"] = meeting.searched;
  out["politicked"] = meeting.politicked;
  out["behaviours"] = behaviours(meeting);
  out["extra_hours"] = meeting.extra_hours;
  out["agreed"] = meeting.agreed;
  out["option"] = meeting.agreed ? py::object(py::int_(meeting.option)) : py::none();
  out["rule_said"] = meeting.rule_agreed ? py::object(py::int_(meeting.rule_option)) : py::none();
  out["forced_by"] = table.at(meeting.forced_by);
  out["settled_by"] = table.at(meeting.settled_by);
  out["scores"] = score_records(names, account, meeting);
  out["cues"] = table.cues();
  out["hearings"] = table.hearings();
  out["trust"] = table.relation(meeting.trust);
  out["respect"] = table.relation(meeting.respect);
  out["understanding"] = table.relation(meeting.understanding);
  out["listening"] = table.relation(meeting.listening);
  out["pivots"] = table.pivots();
  out["flips"] = table.flips();
  return out;
}

}  // namespace colead
