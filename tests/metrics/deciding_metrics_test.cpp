// SPDX-License-Identifier: Apache-2.0
#include "metrics/record_builder.hpp"

namespace colead {
namespace {

const SmallWorld& empty_world() {
  static const SmallWorld small;
  return small;
}

FigureMap watch(const std::string& kind, const std::vector<DecisionRecord>& records) {
  return report(kind, empty_world(), records);
}

constexpr std::uint32_t manager = 0;
constexpr std::uint32_t medic = 1;

TEST(StyleShares, CountEndsAndAddUpToOne) {
  const auto f = watch("style_shares", {RecordBuilder(), RecordBuilder(), RecordBuilder().style(Style::oversight),
                                        RecordBuilder().style(Style::flight), RecordBuilder().style(Style::escalated)});
  EXPECT_DOUBLE_EQ(at(f, "style_share", "resolution"), 0.4);
  EXPECT_DOUBLE_EQ(at(f, "style_share", "oversight"), 0.2);
  EXPECT_DOUBLE_EQ(at(f, "style_share", "flight"), 0.2);
  EXPECT_DOUBLE_EQ(at(f, "style_share", "escalated"), 0.2);
  EXPECT_EQ(f.size(), 4U);
  double sum = 0.0;
  for (const auto& [name, value] : f) sum += value;
  EXPECT_DOUBLE_EQ(sum, 1.0);
}

TEST(StyleShares, DoNotCountTheUndecided) {
  const auto f = watch("style_shares", {RecordBuilder(), RecordBuilder().style(Style::open)});
  EXPECT_EQ(at(f, "style_share", "resolution"), 1.0);
}

TEST(JointShare, SplitsByRouteAndAddsUpToOne) {
  const auto f = watch("joint_share", {RecordBuilder(), RecordBuilder().style(Style::escalated),
                                       RecordBuilder().route(Route::formal), RecordBuilder().route(Route::one_sided)});
  EXPECT_EQ(at(f, "joint_share"), 0.5);
  EXPECT_EQ(at(f, "route_share", "joint"), 0.5);
  EXPECT_EQ(at(f, "route_share", "one_sided"), 0.25);
  EXPECT_EQ(at(f, "route_share", "formal"), 0.25);
}

TEST(JointShare, ResolvedNeedsBothAJointRouteAndAResolution) {
  const auto f =
      watch("joint_share", {RecordBuilder(), RecordBuilder().style(Style::escalated),
                            RecordBuilder().style(Style::oversight), RecordBuilder().route(Route::one_sided)});
  EXPECT_EQ(at(f, "jointly_resolved_share"), 0.25);
}

TEST(DecisionEfficiency, IsWeightedByStakes) {
  const auto f = watch("decision_efficiency", {RecordBuilder().worth(1, 2, 3), RecordBuilder().worth(-1, 1, 1)});
  EXPECT_DOUBLE_EQ(at(f, "decision_efficiency"), (3 * 1.0 + 1 * -1.0) / (3 * 2.0 + 1 * 1.0));
}

TEST(DecisionEfficiency, LeavesOutWhereNothingBeatsTheStatusQuo) {
  EXPECT_EQ(at(watch("decision_efficiency", {RecordBuilder().worth(1, 1), RecordBuilder().worth(0, 0)}),
               "decision_efficiency"),
            1.0);
  EXPECT_TRUE(std::isnan(at(watch("decision_efficiency", {RecordBuilder().worth(0, 0)}), "decision_efficiency")));
}

TEST(ParetoShare, IsAShareOfAll) {
  const auto efficient = RecordBuilder().with([](auto& d) { d.pareto_efficient = true; });
  EXPECT_DOUBLE_EQ(at(watch("pareto_share", {efficient, efficient, RecordBuilder()}), "pareto_share"), 2.0 / 3);
}

TEST(Regret, IsAMeanOverPeopleBySide) {
  const auto f =
      watch("regret", {RecordBuilder().needs({{manager, true, 0, 0.5}, {medic, true, 0, 1.0}, {medic, true, 0, 0.0}}),
                       RecordBuilder().needs({{manager, true, 0, 1.5}})});
  EXPECT_DOUBLE_EQ(at(f, "regret"), 3.0 / 4);
  EXPECT_DOUBLE_EQ(at(f, "regret", "manager"), 1.0);
  EXPECT_DOUBLE_EQ(at(f, "regret", "medic"), 0.5);
}

TEST(Regret, OfASideNeverNeededIsUnknown) {
  const auto f = watch("regret", {RecordBuilder().needs({{manager, true, 0, 0.5}})});
  EXPECT_TRUE(std::isnan(at(f, "regret", "medic")));
}

TEST(Compromise, IsLossOverOwnBestGain) {
  // Own best gains 2 and 1, losses 0.5 and 1; then nothing lost of a gain of 1.
  const auto f = watch("compromise", {RecordBuilder().needs({{manager, true, 0, 0.5, 1.5}, {medic, true, 0, 1.0, 0.0}}),
                                      RecordBuilder().needs({{medic, true, 0, 0.0, 1.0}})});
  EXPECT_DOUBLE_EQ(at(f, "felt_compromise"), 1.5 / 4);
  EXPECT_DOUBLE_EQ(at(f, "felt_compromise", "manager"), 0.25);
  EXPECT_DOUBLE_EQ(at(f, "felt_compromise", "medic"), 0.5);
}

TEST(Compromise, WorseThanTheStatusQuoIsAboveOneAndNothingToWinUnknown) {
  const auto f =
      watch("compromise", {RecordBuilder().needs({{manager, true, 0, 1.5, -0.5}, {medic, true, 0, 0.0, 0.0}})});
  EXPECT_DOUBLE_EQ(at(f, "felt_compromise", "manager"), 1.5);
  EXPECT_TRUE(std::isnan(at(f, "felt_compromise", "medic")));
}

TEST(Rework, CountsPerDecisionAndByMisreading) {
  const auto f =
      watch("rework", {RecordBuilder().with([](auto& d) { d.reworks = 3, d.misread_reworks = 1; }), RecordBuilder()});
  EXPECT_EQ(at(f, "rework_per_decision"), 1.5);
  EXPECT_DOUBLE_EQ(at(f, "misread_rework_share"), 1.0 / 3);
}

TEST(Rework, WithoutAnyHasNoMisreadShare) {
  const auto f = watch("rework", {RecordBuilder()});
  EXPECT_EQ(at(f, "rework_per_decision"), 0.0);
  EXPECT_TRUE(std::isnan(at(f, "misread_rework_share")));
}

TEST(BuyIn, LeavesOutFlight) {
  const auto bought = [](float share) { return RecordBuilder().with([=](auto& d) { d.buy_in = share; }); };
  const auto f = watch("buy_in", {bought(0.5F), bought(1.0F), RecordBuilder().style(Style::flight)});
  EXPECT_EQ(at(f, "buy_in"), 0.75);
}

TEST(ConflictShare, IsOfDiscussedDecisions) {
  const auto conflict = RecordBuilder().with([](auto& d) { d.conflict = true; });
  const auto f = watch("conflict_share", {conflict, RecordBuilder(), RecordBuilder().style(Style::oversight)});
  EXPECT_EQ(at(f, "conflict_share"), 0.5);
}

TEST(Disclosure, SetsUniqueAgainstSharedCues) {
  const auto talk = RecordBuilder().with([](auto& d) {
    d.unique_held = 5, d.unique_voiced = 2, d.unique_total = 8, d.shared_voiced = 3, d.shared_total = 4;
  });
  const auto more = RecordBuilder().with([](auto& d) { d.unique_held = 3, d.unique_total = 2, d.shared_total = 4; });
  const auto silent =
      RecordBuilder().style(Style::oversight).with([](auto& d) { d.unique_total = 100, d.shared_total = 100; });
  const auto f = watch("disclosure", {talk, more, silent});
  EXPECT_DOUBLE_EQ(at(f, "unique_disclosure"), 2.0 / 8);
  EXPECT_DOUBLE_EQ(at(f, "unique_mention_rate"), 2.0 / 10);
  EXPECT_DOUBLE_EQ(at(f, "shared_mention_rate"), 3.0 / 8);
}

RecordBuilder gap(float perceived, float real) {
  return RecordBuilder().needs({{manager}, {medic}}).with([=](auto& d) {
    d.incongruency = perceived, d.true_incongruency = real;
  });
}

TEST(Incongruency, ComparesPerceivedWithTrue) {
  const auto f = watch("incongruency", {gap(0.5F, 0.25F), gap(0.25F, 0.0F)});
  EXPECT_EQ(at(f, "incongruency_perceived"), 0.375);
  EXPECT_EQ(at(f, "incongruency_true"), 0.125);
  EXPECT_EQ(at(f, "incongruency_excess"), 0.25);
}

TEST(Incongruency, NeedsTwoSidesThatTalked) {
  const auto f =
      watch("incongruency", {gap(0.5F, 0.25F).route(Route::one_sided), gap(0.5F, 0.25F).style(Style::oversight),
                             RecordBuilder().needs({{manager}, {manager}})});
  for (const auto& [name, value] : f) EXPECT_TRUE(std::isnan(value)) << name.first;
}

TEST(JointResponsibility, IsOneLessTheDifferenceOfSides) {
  const auto shared = RecordBuilder().needs({{manager, true, 0.25}, {medic, true, 0.5}, {manager, true, 0.25}});
  const auto alone = RecordBuilder().needs({{manager, true, 1.0}, {medic, true, 0.0}});
  const auto third = RecordBuilder().needs({{medic, true, 0.625}, {manager, true, 0.375}});
  EXPECT_DOUBLE_EQ(at(watch("joint_responsibility", {shared}), "joint_responsibility"), 1.0);
  EXPECT_DOUBLE_EQ(at(watch("joint_responsibility", {shared, alone, third}), "joint_responsibility"),
                   (1.0 + 0.0 + 0.75) / 3);
}

TEST(JointResponsibility, IsOfTheExtremesAmongThreeSides) {
  SmallWorld small;
  small.setting.professions.resize(3);
  const auto f = report("joint_responsibility", small,
                        {RecordBuilder().needs({{0, true, 0.5}, {1, true, 0.375}, {2, true, 0.125}})});
  EXPECT_DOUBLE_EQ(at(f, "joint_responsibility"), 1.0 - 0.375);
}

TEST(JointResponsibility, NeedsTwoSides) {
  EXPECT_TRUE(std::isnan(
      at(watch("joint_responsibility", {RecordBuilder().needs({{manager, true, 1.0}})}), "joint_responsibility")));
}

TEST(Presence, IsAShareOfThoseNeededBySide) {
  const auto f = watch("presence", {RecordBuilder().needs({{manager, true}, {medic, false}, {medic, true}}),
                                    RecordBuilder().style(Style::escalated).needs({{manager, false}}),
                                    RecordBuilder().style(Style::oversight).needs({{medic, false}})});
  EXPECT_EQ(at(f, "presence_share"), 0.5);
  EXPECT_EQ(at(f, "presence_share", "manager"), 0.5);
  EXPECT_EQ(at(f, "presence_share", "medic"), 0.5);
}

TEST(PeerBehaviours, ArePerDecision) {
  const auto busy = RecordBuilder().with([](auto& d) {
    d.behaviours[static_cast<std::size_t>(PeerBehaviour::monitoring)] = 3;
    d.behaviours[static_cast<std::size_t>(PeerBehaviour::politicking)] = 1;
  });
  const auto f = watch("peer_behaviours", {busy, RecordBuilder()});
  EXPECT_EQ(at(f, "peer_behaviours", "monitoring"), 1.5);
  EXPECT_EQ(at(f, "peer_behaviours", "politicking"), 0.5);
  EXPECT_EQ(at(f, "peer_behaviours", "search"), 0.0);
  EXPECT_EQ(at(f, "peer_behaviours"), 2.0);
  EXPECT_EQ(f.size(), behaviour_count + 1);
}

}  // namespace
}  // namespace colead
