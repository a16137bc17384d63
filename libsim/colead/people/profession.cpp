// SPDX-License-Identifier: Apache-2.0
#include "colead/people/profession.hpp"

namespace colead {

void Profession::visit(FieldVisitor& v) {
  v.text({.name = "title", .doc = "name shown to people; the id when left out"}, title);
  v.by_name({.name = "scorecard", .doc = "q: what its formal appraisal rewards; default the societal weights", .unit = "weight",
             .low = 0, .high = 1, .grade = Grade::C, .source = "domain 3, criteria", .names = Domain::measure}, scorecard, true);
  v.by_name({.name = "values", .doc = "mean of v, what its people value; default the societal weights", .unit = "weight",
             .low = 0, .high = 1, .grade = Grade::C, .source = "domain 0.1", .names = Domain::measure}, values, true);
  v.by_name({.name = "stereotype", .doc = "what other professions imagine it values; default its mean values", .unit = "weight",
             .low = 0, .high = 1, .grade = Grade::C, .source = "domain row 10", .names = Domain::measure}, stereotype, true);
  v.by_name({.name = "cue_focus", .doc = "which measures its unique cues speak of; default every measure alike",
             .unit = "weight", .low = 0, .high = 1, .grade = Grade::C, .source = "domain 2.6", .names = Domain::measure},
            cue_focus, true);
  v.number({.name = "stereotype_weight", .doc = "share of the stereotype in the picture others start with", .unit = "share",
            .low = 0, .high = 1, .grade = Grade::C, .source = "domain rows 10-12"}, stereotype_weight);
  v.number({.name = "pressure", .doc = "eta: pull of the scorecard on effective weights, w = (1-eta) v + eta q", .unit = "share",
            .low = 0, .high = 1, .grade = Grade::C, .source = "domain row 16"}, pressure);
  v.number({.name = "competence", .doc = "mean own-domain competence", .unit = "share", .low = 0, .high = 1, .grade = Grade::C,
            .source = "domain 5.2"}, competence);
  v.number({.name = "understanding", .doc = "mean initial understanding k of each other profession's role", .unit = "share",
            .low = 0, .high = 1, .grade = Grade::C, .source = "domain 2.5"}, understanding);
  v.number({.name = "self_assessment_bias", .doc = "how far self-assessed understanding stands above the true one",
            .unit = "share", .low = -1, .high = 1, .grade = Grade::C, .source = "domain row 9"}, self_assessment_bias);
  v.number({.name = "identity_strength", .doc = "g: discount exp(-g) on the influence of another profession", .unit = "1",
            .low = 0, .high = 10, .grade = Grade::C, .source = "domain 2.4"}, identity_strength);
  v.number({.name = "prior_ability", .doc = "ability others expect of a member they have no evidence of", .unit = "share",
            .low = 0, .high = 1, .grade = Grade::C, .source = "domain 2.1, 2.3"}, prior_ability);
  v.number({.name = "prior_benevolence", .doc = "benevolence others expect of a member they have no evidence of",
            .unit = "share", .low = 0, .high = 1, .grade = Grade::C, .source = "domain 2.1, 2.3"}, prior_benevolence);
  v.number({.name = "propensity", .doc = "mean propensity to trust; the prior of integrity", .unit = "share", .low = 0,
            .high = 1, .grade = Grade::C, .source = "domain 2.1"}, propensity);
  v.number({.name = "habit", .doc = "h: mean propensity to choose a formal channel over a conversation", .unit = "share",
            .low = 0, .high = 1, .grade = Grade::C, .source = "domain row 17"}, habit);
  v.number({.name = "tolerance", .doc = "theta: smallest perceived own gap that triggers a question or learning act",
            .unit = "share", .low = 0, .high = 1, .grade = Grade::C, .source = "domain row 8"}, tolerance);
  v.number({.name = "respect", .doc = "mean initial respect R others grant a member's expertise", .unit = "share", .low = 0,
            .high = 1, .grade = Grade::C, .source = "domain row 19"}, respect);
}

}  // namespace colead
