// SPDX-License-Identifier: Apache-2.0
// Presets stand under a scenario; processes are refused where they contradict themselves, at their line.
#include <gtest/gtest.h>

#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

std::string queue(const std::string& process = "[{form: sign_off}]") {
  return R"(colead: 1
preset: queue
name: line
seed: 1
horizon_weeks: 10
decisions:
  form:
    per_week: 10
    needs: [{profession: staff, count: 2}, {profession: staff, tier: senior}]
    process: )" +
         process + R"(
unit_types:
  office: {staff: [{profession: staff, count: 3, tier: senior, calendar: always}], decisions: {form: {}}}
units: {office: {type: office}}
)";
}

TEST(Preset, StandsUnderWhatIsWritten) {
  const Scenario plain = read(queue());
  EXPECT_EQ(plain.setting.decisions[0].effort_distribution, EffortDistribution::exponential);
  EXPECT_EQ(plain.setting.decisions[0].default_share, 0.0);
  EXPECT_EQ(plain.setting.behaviour.uptake.handoff, 0.0);
  EXPECT_EQ(plain.setting.unit_types[0].staff[0].background, 0.0);
  EXPECT_EQ(plain.setting.trust.instance.kind, "constant");
  const Scenario own = read(with(queue(), "    per_week: 10\n", "    per_week: 10\n    default_share: 0.25\n") +
                            "behaviour: {uptake: {handoff: 0.5}}\ntrust: {kind: beta_evidence}\n");
  EXPECT_EQ(own.setting.decisions[0].default_share, 0.25);
  EXPECT_EQ(own.setting.behaviour.uptake.handoff, 0.5);
  EXPECT_EQ(own.setting.behaviour.uptake.misread, 0.0);
  EXPECT_EQ(own.setting.trust.instance.kind, "beta_evidence");
}

TEST(Preset, IsNoPartOfWhatIsStored) {
  const std::string canonical_text = canonical(read(queue()));
  EXPECT_EQ(canonical_text.find("preset"), std::string::npos);
  EXPECT_EQ(canonical(read(canonical_text)), canonical_text);
}

TEST(Preset, AnUnknownNameIsRefusedWithASuggestion) {
  const Diagnostic problem = problem_of(with(queue(), "preset: queue", "preset: queues"));
  EXPECT_EQ(problem.line, 2);
  EXPECT_EQ(problem.column, 9);
  EXPECT_EQ(problem.suggestion, "queue");
  EXPECT_EQ(problem.code, ErrorCode::ref);
  EXPECT_EQ(problem_of(with(queue(), "preset: queue", "preset: [queue]")).path, "preset");
}

struct Mistake {
  const char* process;
  const char* path;
  const char* words;
};

TEST(Process, IsRefusedWhereItContradictsItself) {
  const std::array mistakes{
      Mistake{"[{form: sign_off, needs: [3]}]", "decisions.form.process[0].needs", "only 2 needs"},
      Mistake{"[{form: sign_off, needs: [1.5]}]", "decisions.form.process[0].needs", "numbered 1, 2, 3"},
      Mistake{"[{form: pool, needs: [1]}]", "decisions.form.process[0].needs", "count 1"},
      Mistake{"[{form: pool}]", "decisions.form.process[0].form", "one need"},
      Mistake{"[{form: sign_off, quorum: 4}]", "decisions.form.process[0].quorum", "3 people"},
      Mistake{"[{}, {form: sign_off, rework: 0.1, back_to: 3}]", "decisions.form.process[1].back_to", "not forward"},
      Mistake{"[{form: sign_off, back_to: 1}]", "decisions.form.process[0].back_to", "rework above 0"},
      Mistake{"[{order: sequential}]", "decisions.form.process[0].order", "sign_off only"},
      Mistake{"[{alternates: true}]", "decisions.form.process[0].alternates", "quorum"},
      Mistake{"[{form: sign_off, alternates: true, quorum: 1}]", "decisions.form.process[0].alternates", "meet only"}};
  for (const Mistake& mistake : mistakes) {
    const Diagnostic problem = problem_of(queue(mistake.process));
    EXPECT_EQ(problem.path, mistake.path) << mistake.process;
    EXPECT_NE(problem.message.find(mistake.words), std::string::npos) << problem.message;
    EXPECT_EQ(problem.line, 10);
    EXPECT_GT(problem.column, 14);
  }
}

TEST(Process, EffortsOfNeedAndStageTogetherKeepTheLimitOfOne) {
  const std::string text =
      with(queue("[{form: sign_off, effort: 3}]"), "    per_week: 10\n", "    per_week: 10\n    effort_hours: 500\n");
  EXPECT_EQ(problem_of(text).path, "decisions.form.effort_hours");
  EXPECT_EQ(problem_of(text).line, 9);
  EXPECT_NO_THROW(static_cast<void>(read(with(text, "effort: 3", "effort: 2"))));
}

TEST(Process, AMisspeltFormHasASuggestion) {
  const Diagnostic problem = problem_of(queue("[{form: signoff}]"));
  EXPECT_EQ(problem.suggestion, "sign_off");
  EXPECT_EQ(problem.line, 10);
}

}  // namespace
}  // namespace colead
