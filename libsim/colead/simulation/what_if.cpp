// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/what_if.hpp"

#include <algorithm>
#include <utility>

namespace colead {
namespace {

/// The people of a table and what they hold about each profession, at their places.
People people_of(const World& world, const TableTalk& talk) {
  People out(world.profession_count());
  for (std::size_t a = 0; a < talk.people; ++a) {
    const PersonId place = out.add(world.people[talk.who[a]]);
    for (std::uint32_t g = 0; g < world.profession_count(); ++g) {
      out.view(place, ProfessionId{g}) = world.people.view(talk.who[a], ProfessionId{g});
    }
  }
  return out;
}

Decision without_account(Decision& d) {
  Owned<DecisionAccount> kept = std::move(d.account);
  Decision copy = d;
  d.account = std::move(kept);
  return copy;
}

/// Somebody weighs the criteria differently for as long as this lives: part of the weights goes to one criterion.
class OtherWeights {
 public:
  OtherWeights(FrozenMeeting& meeting, TableTalk& talk, const Change& change)
      : person_(meeting.world.people[PersonId{static_cast<std::uint32_t>(change.person)}]), before_(person_.effective) {
    CriterionRow only;
    only[change.index] = 1.0F;
    person_.effective = blend(before_, only, change.amount);
    for (std::size_t o = 1; o < talk.options; ++o) {
      const CriterionRow& known = meeting.decision.known[o];
      talk.score_of(change.person, o) += dot(person_.effective, known) - dot(before_, known);
    }
  }
  OtherWeights(const OtherWeights&) = delete;
  OtherWeights& operator=(const OtherWeights&) = delete;
  ~OtherWeights() { person_.effective = before_; }

 private:
  Person& person_;
  CriterionRow before_;
};

Replay talk_through(FrozenMeeting& meeting, const Change& change, TableTalk& talk) {
  const Life life{*meeting.plan, meeting.world};
  Decision d = meeting.decision;
  voice_cues(life, d, talk, meeting.on_paper);
  if (meeting.searched) search_alternative(life, d, talk);
  if (change.person < talk.people && change.kind == ChangeKind::score) {
    talk.score_of(change.person, change.index) += change.amount;
  }
  Replay out;
  out.own = talk;
  if (!meeting.on_paper) influence(life, d, talk);
  blur(life, d, talk);
  const Conclusion voted = vote(life, d, talk);
  out.voted = talk;
  out.agreed = voted.agreed && !meeting.politicked;
  out.option = voted.option;
  if (meeting.forced_by < talk.people) {
    out.agreed = true;
    out.option = static_cast<std::uint8_t>(out.own.best_of(meeting.forced_by));
  }
  return out;
}

/// The table without one of its people.
TableTalk without(const TableTalk& talk, std::size_t gone) {
  TableTalk out = talk;
  --out.people;
  const auto from = [gone](std::size_t a) { return a < gone ? a : a + 1; };
  for (std::size_t a = 0; a < out.people; ++a) {
    out.who[a] = talk.who[from(a)];
    out.seat[a] = talk.seat[from(a)];
    for (std::size_t b = 0; b < out.people; ++b) {
      out.trust[out.pair(a, b)] = talk.trust[talk.pair(from(a), from(b))];
      out.respect[out.pair(a, b)] = talk.respect[talk.pair(from(a), from(b))];
    }
    for (std::size_t o = 0; o < out.options; ++o) out.score_of(a, o) = talk.score_of(from(a), o);
  }
  return out;
}

/// One person's order of the options turned round within its own range.
TableTalk turned(const TableTalk& talk, std::size_t a) {
  TableTalk out = talk;
  double low = talk.score_of(a, 0);
  double high = low;
  for (std::size_t o = 1; o < talk.options; ++o) {
    low = std::min(low, talk.score_of(a, o));
    high = std::max(high, talk.score_of(a, o));
  }
  for (std::size_t o = 0; o < talk.options; ++o) out.score_of(a, o) = low + high - talk.score_of(a, o);
  return out;
}

bool differs(const Conclusion& actual, bool agreed, std::uint8_t option) {
  return agreed != actual.agreed || (agreed && option != actual.option);
}

}  // namespace

Change as_change(const SmallestChange& change) {
  Change out;
  if (change.kind == ChangeKind::cue_voiced || change.kind == ChangeKind::cue_held) {
    out.script[change.index] = change.kind == ChangeKind::cue_voiced ? 1 : -1;
    return out;
  }
  out.person = change.person;
  out.index = change.index;
  out.kind = change.kind;
  out.amount = change.kind == ChangeKind::trust    ? change.to
               : change.kind == ChangeKind::weight ? (change.to - change.from) / (1.0 - change.from)
                                                   : change.to - change.from;
  return out;
}

FrozenMeeting freeze(Life life, Decision& d, const TableTalk& talk, bool on_paper) {
  FrozenMeeting out;
  out.plan = &life.plan;
  out.decision = without_account(d);
  out.talk = talk;
  out.on_paper = on_paper;
  out.talk.account = nullptr;
  out.world.setting = life.world.setting;
  out.world.luck = life.world.luck;
  out.world.people = people_of(life.world, talk);
  out.world.units = {life.world.units[d.record.unit.value]};
  out.world.policies = {life.policy_of(d)};
  out.decision.record.unit = UnitId{0};
  out.forced_by = talk.people;
  for (std::uint32_t a = 0; a < talk.people; ++a) {
    out.talk.who[a] = PersonId{a};
    out.decision.seats[talk.seat[a]].person = PersonId{a};
  }
  return out;
}

Replay replay(FrozenMeeting& meeting, const Change& change) {
  TableTalk talk = meeting.talk;
  talk.script = &change.script;
  if (change.person < talk.people && change.kind == ChangeKind::weight) {
    const OtherWeights weighed(meeting, talk, change);
    return talk_through(meeting, change, talk);
  }
  if (change.person < talk.people && change.kind == ChangeKind::trust) {
    talk.trust[talk.pair(change.person, change.index)] = static_cast<float>(change.amount);
  }
  return talk_through(meeting, change, talk);
}

std::vector<Pivot> pivots(Life life, const Decision& d, const TalkEnd& end) {
  const TableTalk& talk = end.voted;
  const Conclusion actual = vote(life, d, talk);
  std::vector<Pivot> out(talk.people);
  for (std::size_t a = 0; a < talk.people; ++a) {
    Pivot& pivot = out[a];
    pivot.person = static_cast<std::uint8_t>(a);
    const Conclusion other = vote(life, d, turned(talk, a));
    pivot.turned_agreed = other.agreed;
    pivot.turned_option = other.option;
    if (talk.people > 1) {
      const Conclusion rest = vote(life, d, without(talk, a));
      pivot.without_agreed = rest.agreed;
      pivot.without_option = rest.option;
    }
    pivot.pivotal = differs(actual, pivot.turned_agreed, pivot.turned_option) ||
                    differs(actual, pivot.without_agreed, pivot.without_option);
    if (end.forced_by < talk.people) pivot.pivotal = a == end.forced_by;
    if (end.conclusion.politicked) pivot.pivotal = false;
  }
  return out;
}

}  // namespace colead
