// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "record.hpp"

namespace colead {

using AssumptionRecord = Record<Assumption, Document>;
using OriginRecord = Record<Origin, Document>;
using ExpectationRecord = Record<Expectation>;
using EvidenceRecord = Record<WrittenEvidence>;
using UntilRecord = Record<Until>;

}  // namespace colead
