// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/talk_recorder.hpp"

#include "colead/simulation/what_if.hpp"

namespace colead {
namespace {

Sitter sitter(const World& world, const Seat& seat, bool present) {
  const Person& person = world.people[seat.person];
  return {seat.person,
          static_cast<std::uint8_t>(person.profession.value),
          static_cast<std::uint8_t>(person.tier),
          seat.needed,
          present,
          seat.safety_owner};
}

template <class T, std::size_t N>
void keep(std::vector<T>& to, const std::array<T, N>& from, std::size_t count) {
  to.assign(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count));
}

}  // namespace

TalkRecorder::TalkRecorder(Life life, Decision& d, bool on_paper) : life_(life), d_(d) {
  if (!d.account) return;
  account_ = &d.account->meetings.emplace_back();
  account_->at = life.world.now();
  account_->attempt = d.record.attempts;
  account_->on_paper = on_paper;
  account_->escalated = d.escalated;
  account_->behaviours = d.record.behaviours;
  account_->cues.resize(d.cue_count);
  d.tell(on_paper ? StepKind::on_paper : d.seat_count == 1 ? StepKind::settled_alone : StepKind::met, account_->at);
}

TalkRecorder::~TalkRecorder() = default;

void TalkRecorder::record_table(TableTalk& talk) {
  const World& world = life_.world;
  const std::size_t n = talk.people;
  talk.account = account_;
  for (std::size_t p = 0, a = 0; p < d_.seat_count; ++p) {
    const bool present = a < n && talk.seat[a] == p;
    (present ? account_->people : account_->missing).push_back(sitter(world, d_.seats[p], present));
    if (present) ++a;
  }
  for (std::size_t a = 0; a < n; ++a) account_->weights.push_back(world.people[talk.who[a]].effective);
  keep(account_->trust, talk.trust, n * n);
  keep(account_->respect, talk.respect, n * n);
  keep(account_->understanding, talk.understanding, n * n);
  keep(account_->error, talk.score, n * talk.options);  // what is known is taken away below
  frozen_ = std::make_unique<FrozenMeeting>(freeze(life_, d_, talk, account_->on_paper));
}

void TalkRecorder::record_end(const TalkEnd& end) {
  MeetingAccount& account = *account_;
  const std::size_t n = end.own.people;
  const std::size_t m = end.own.options;
  const std::size_t before = account.error.size() / n;
  const std::vector<double> first = std::exchange(account.error, std::vector<double>(n * m));
  account.known.resize(n * m);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t o = 0; o < m; ++o) {
      account.known[a * m + o] = dot(account.weights[a], d_.known[o]);
      if (o < before) account.error[a * m + o] = first[a * before + o] - account.known[a * m + o];
    }
  }
  keep(account.own, end.own.score, n * m);
  keep(account.final, end.voted.score, n * m);
  for (std::size_t b = 0; b < behaviour_count; ++b) {
    account.behaviours[b] = static_cast<std::uint8_t>(d_.record.behaviours[b] - account.behaviours[b]);
  }
  account.options = static_cast<std::uint8_t>(m);
  account.searched = m > before;
  account.conflict = end.own.conflict();
  account.incongruency = static_cast<float>(end.incongruency);
  account.extra_hours = static_cast<float>(in_hours(end.conclusion.extra));
  record_ruling(end);
}

void TalkRecorder::record_ruling(const TalkEnd& end) {
  MeetingAccount& account = *account_;
  const Ruling rule = put_to_vote(life_, d_, end.voted);
  account.rule_agreed = rule.agreed;
  account.rule_option = static_cast<std::uint8_t>(rule.option);
  account.agreed = end.conclusion.agreed;
  account.option = end.conclusion.option;
  account.politicked = end.conclusion.politicked;
  const bool forced = end.forced_by < end.own.people;
  if (forced) account.forced_by = static_cast<std::uint8_t>(end.forced_by);
  if (!rule.agreed && d_.escalated) {
    account.settled_by = static_cast<std::uint8_t>(authority_at(life_.world, end.voted));
  }
  frozen_->searched = account.searched;
  frozen_->politicked = account.politicked;
  frozen_->forced_by = forced ? end.forced_by : end.own.people;
  account.pivots = pivots(life_, d_, end);
  if (account.agreed) account.smallest_changes = smallest_changes(*frozen_, account);
}

}  // namespace colead
