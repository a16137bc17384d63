// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What a random number is for. Part of every draw's identity: the numbers are frozen, because a changed number changes
/// the luck of every scenario. Add a purpose at the free end of its block; never renumber and never reuse a number.
enum class Purpose : std::uint32_t {
  // Examples and tests.
  example = 1,  ///< examples, documentation and tests
  // People.
  values = 100,             ///< weights a person gives the criteria
  competence = 101,         ///< competence in the own domain
  propensity = 102,         ///< formal-channel and other standing propensities
  understanding = 103,      ///< initial understanding of another group's role
  self_assessment = 104,    ///< bias of self-assessed understanding
  habit = 105,              ///< initial strength of a habit
  tolerance = 106,          ///< confidence bound or tolerance of other views
  pressure = 107,           ///< individual load and pressure
  identity_strength = 108,  ///< strength of the professional identity
  tenure = 109,             ///< time already served at the start and time to serve
  rota_offset = 110,        ///< phase of a person's rota
  definition = 111,         ///< own meaning of a shared criterion
  prior = 112,              ///< out-group prior on benevolence and competence
  cpd = 113,                ///< professional development hours and their need
  hybrid = 114,             ///< whether a person holds a hybrid role
  climate = 115,            ///< what the people of a unit have in common
  // Network.
  network_tie = 200,      ///< whether a pair is tied
  network_rewire = 201,   ///< rewiring of a tie
  initial_trust = 202,    ///< trust of a tie at the start
  initial_respect = 203,  ///< respect of a tie at the start
  // Decisions: their arrival and content.
  arrival = 300,           ///< time to the next decision of a class in a unit
  arrival_thinning = 301,  ///< thinning of a candidate arrival by the season
  options = 302,           ///< true attributes of the options
  cues = 303,              ///< which cues exist and who holds them
  effort = 304,            ///< work content of a stage
  noise = 305,             ///< error of a judgement or of a cue
  due = 306,               ///< time allowed
  participants = 307,      ///< who takes part
  stakes = 308,            ///< stakes of a decision
  detection = 309,         ///< when a latent decision is noticed
  // Life of a decision.
  route = 400,          ///< joint, own side or formal channel
  recall = 401,         ///< whether a cue is recalled
  voice = 402,          ///< whether a cue or doubt is voiced
  misread = 403,        ///< whether a request is misread
  behaviour = 404,      ///< behaviour in an encounter
  exception = 405,      ///< whether a task raises an exception
  delegate = 406,       ///< whether work is delegated
  monitor = 407,        ///< whether delegated work is monitored
  search = 408,         ///< search for further alternatives
  patience = 409,       ///< time until a waiting decision abandons its queue
  flight = 410,         ///< whether a problem leaves its decision
  rework = 411,         ///< whether a stage is done again
  outcome = 412,        ///< realised value of a decision
  observe = 413,        ///< who sees an outcome
  attribution = 414,    ///< whom an observer credits or blames
  gossip = 415,         ///< whether an experience is passed on
  buy_in = 416,         ///< whether a party supports the implementation
  vote = 417,           ///< vote of a participant
  contact = 418,        ///< quality of a contact
  gossip_target = 419,  ///< to whom an experience is passed on
  estimation = 420,     ///< estimate of effort or value
  // Relations.
  tie_lapse = 440,    ///< whether a tie without contact ends
  tie_renewal = 441,  ///< between whom a tie forms in the place of one that ended
  entry_tie = 442,    ///< whom somebody new comes to know
  tie_meeting = 443,  ///< whether strangers who met stay in touch
  ask = 444,          ///< whether somebody asks what was meant
  presence = 445,     ///< whether somebody who answers for little comes
  mismatch = 446,     ///< error of a vote from speaking of different things
  rebuff = 447,       ///< whether a first move is rebuffed
  closing = 448,      ///< whether a decision falls under a rule that it takes both sides to close
  // Processes and absence.
  stage_rework = 470,  ///< whether a stage of a process sends the decision back
  absence = 471,       ///< spells of sickness and annual leave
  meeting = 472,       ///< whether a meeting is called off or late
  // Workforce.
  leave = 500,          ///< whether and when a person leaves
  successor = 501,      ///< traits of a successor
  rotate = 502,         ///< rotation of posts
  code_learning = 503,  ///< learning of an organisational code from its members
  socialisation = 504,  ///< learning of a member from the code
  turbulence = 505,     ///< change of the reality outside
  // Interventions.
  attend = 600,      ///< whether an invited person attends
  select = 601,      ///< who is invited
  trigger = 602,     ///< whether a condition starts the intervention
  pair = 603,        ///< who is matched with whom
  session = 604,     ///< events within a session
  join = 605,        ///< whether a person joins a membership
  quality = 606,     ///< quality of delivery
  new_tie = 607,     ///< whether a tie is formed
  visibility = 608,  ///< whether others see an outcome and its reasons
  first_move = 609,  ///< who makes the first move
  content = 610,     ///< what a session teaches
  raise = 620,       ///< whether somebody at a session raises a problem
  // Kinds of the user's own, written in Python.
  custom = 900,  ///< draws of kinds written in Python
};

[[nodiscard]] constexpr std::uint32_t number(Purpose purpose) { return static_cast<std::uint32_t>(purpose); }

struct NamedPurpose {
  std::string_view name;
  std::uint32_t number;
};

/// Every purpose, ascending by number.
// NOLINTNEXTLINE(readability-function-size): one line for each
[[nodiscard]] constexpr auto all_purposes() {
  using enum Purpose;
  return std::to_array<NamedPurpose>({
      {"example", number(example)},
      {"values", number(values)},
      {"competence", number(competence)},
      {"propensity", number(propensity)},
      {"understanding", number(understanding)},
      {"self_assessment", number(self_assessment)},
      {"habit", number(habit)},
      {"tolerance", number(tolerance)},
      {"pressure", number(pressure)},
      {"identity_strength", number(identity_strength)},
      {"tenure", number(tenure)},
      {"rota_offset", number(rota_offset)},
      {"definition", number(definition)},
      {"prior", number(prior)},
      {"cpd", number(cpd)},
      {"hybrid", number(hybrid)},
      {"climate", number(climate)},
      {"network_tie", number(network_tie)},
      {"network_rewire", number(network_rewire)},
      {"initial_trust", number(initial_trust)},
      {"initial_respect", number(initial_respect)},
      {"arrival", number(arrival)},
      {"arrival_thinning", number(arrival_thinning)},
      {"options", number(options)},
      {"cues", number(cues)},
      {"effort", number(effort)},
      {"noise", number(noise)},
      {"due", number(due)},
      {"participants", number(participants)},
      {"stakes", number(stakes)},
      {"detection", number(detection)},
      {"route", number(route)},
      {"recall", number(recall)},
      {"voice", number(voice)},
      {"misread", number(misread)},
      {"behaviour", number(behaviour)},
      {"exception", number(exception)},
      {"delegate", number(delegate)},
      {"monitor", number(monitor)},
      {"search", number(search)},
      {"patience", number(patience)},
      {"flight", number(flight)},
      {"rework", number(rework)},
      {"outcome", number(outcome)},
      {"observe", number(observe)},
      {"attribution", number(attribution)},
      {"gossip", number(gossip)},
      {"buy_in", number(buy_in)},
      {"vote", number(vote)},
      {"contact", number(contact)},
      {"gossip_target", number(gossip_target)},
      {"estimation", number(estimation)},
      {"tie_lapse", number(tie_lapse)},
      {"tie_renewal", number(tie_renewal)},
      {"entry_tie", number(entry_tie)},
      {"tie_meeting", number(tie_meeting)},
      {"ask", number(ask)},
      {"presence", number(presence)},
      {"mismatch", number(mismatch)},
      {"rebuff", number(rebuff)},
      {"closing", number(closing)},
      {"stage_rework", number(stage_rework)},
      {"absence", number(absence)},
      {"meeting", number(meeting)},
      {"leave", number(leave)},
      {"successor", number(successor)},
      {"rotate", number(rotate)},
      {"code_learning", number(code_learning)},
      {"socialisation", number(socialisation)},
      {"turbulence", number(turbulence)},
      {"attend", number(attend)},
      {"select", number(select)},
      {"trigger", number(trigger)},
      {"pair", number(pair)},
      {"session", number(session)},
      {"join", number(join)},
      {"quality", number(quality)},
      {"new_tie", number(new_tie)},
      {"visibility", number(visibility)},
      {"first_move", number(first_move)},
      {"content", number(content)},
      {"raise", number(raise)},
      {"custom", number(custom)},
  });
}

}  // namespace colead
COLEAD_PUBLIC_END
