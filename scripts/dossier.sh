#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# dossier.sh SCENARIO: runs every test that holds a figure against a known one, and writes out/dossier.html and
# out/dossier.md with what came out, and with what can be said of the scenario. Leaves with 1 where a claim
# fails; the page is written all the same, with its row in red.
set -euo pipefail
cd "$(dirname "$0")/.."
scenario=$1

programs=(theory validation relations interventions)
tests=(statistics/test_precision.py statistics/test_ranking.py statistics/test_student.py statistics/test_ratio.py
  experiments/test_checks.py engine/test_engine_beside_simpy.py)

cmake --preset release -D COLEAD_UNITY=ON -D COLEAD_BUILD_TESTS=ON
targets=()
for program in "${programs[@]}"; do targets+=("colead_${program}_tests"); done
cmake --build --preset release --target "${targets[@]}"

status=0
mkdir -p build/dossier out
rm -f build/dossier/*.xml
shards=$(nproc)
for program in "${programs[@]}"; do
  running=()
  for ((shard = 0; shard < shards; ++shard)); do
    GTEST_TOTAL_SHARDS=$shards GTEST_SHARD_INDEX=$shard "build/release/tests/colead_${program}_tests" --gtest_brief=1 \
      --gtest_output="xml:$PWD/build/dossier/$program-$shard.xml" &
    running+=($!)
  done
  for one in "${running[@]}"; do wait "$one" || status=1; done
done
.venv/bin/python -m pytest -q --junit-xml=build/dossier/python.xml "${tests[@]/#/tests/python/}" || status=1

rows=()
for file in build/dossier/*.xml; do rows+=(--rows "$file"); done
.venv/bin/colead dossier "$scenario" "${rows[@]}" --page out/dossier.html --page out/dossier.md || status=$?
exit "$status"
