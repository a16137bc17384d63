# SPDX-License-Identifier: Apache-2.0
# make demo    compare the strategies of the shipped organisation, with a report in out/; the first call sets everything up
# make test    every test, C++ and Python
# make bench   the benchmarks; PEERS="--simcpp20 FOLDER --cimba FOLDER" where their sources are, to have them beside ours
# make dossier every claim that is held against a known answer, with what came out: out/dossier.html, out/dossier.md
# make playground  the engine in WebAssembly (Debian's emscripten), and a page in which a scenario runs: out/playground.html
# make docs    the documentation site: build/docs/html/index.html
# make setup   what the demo needs: packages, .venv, colead in it; make develop adds what tests and checks need
# make check   every gate (.ci/run asks for all but asan and coverage); make check-all what takes longer still, and a table
#   of what each counted (build/checks/counts.txt)
#   one by one: make format-check lint tidy asan tsan fuzz coverage docs; for check-all clang fuzz-long and
#   properties (1 500 examples of each, in Python and in C++), mutants (300), kills (500), bad-inputs (every hostile file
#   on the command line), check-playground (its engine and its page; make test leaves out what needs the engine),
#   same-bits (whole runs in eight builds, Windows, WebAssembly and arm64 among them: one hash), instructions (2 % at most
#   above those recorded in benchmarks/instructions.json)
# make wheel   a wheel for the CPython of .venv, held against its contract in a clean environment
# make wheels  the same for each CPython here, into dist/
# make outside the C++ library as other projects get it: TGZ, DEB, shared, add_subdirectory, FetchContent; gcc and clang
# make cross   the library for Windows x86-64, macOS arm64 and Linux arm64; tests run by wine and by qemu-user
# make format, make clean

SCENARIO ?= scenarios/acute_hospital.yaml
REPLICATIONS ?= 8
export CMAKE_BUILD_PARALLEL_LEVEL ?= 2

export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Folders too: they are newer once a file has been added or removed.
sources := $(shell find CMakeLists.txt pyproject.toml README.md cmake libsim bindings python \
             -name __pycache__ -prune -o \( -type f -o -type d \) -print)

.NOTPARALLEL:  # pip and the build tree have one user at a time
.PHONY: demo test bench dossier playground docs setup develop analysis format clean \
  check check-all twins format-check lint tidy asan asan-today tsan fuzz fuzz-long coverage clang properties mutants \
  kills bad-inputs wheel wheels outside cross check-playground same-bits instructions

demo: setup
	@mkdir -p out
	@.venv/bin/colead compare $(SCENARIO) --replications $(REPLICATIONS) --report out/report.html

test: develop
	@scripts/run_tests.sh

bench: develop
	cmake --preset bench
	cmake --build --preset bench
	.venv/bin/python scripts/bench.py $(PEERS)

instructions: develop analysis
	cmake --preset bench
	cmake --build --preset bench --target decision_cost
	.venv/bin/python benchmarks/instructions.py

dossier: develop
	@scripts/dossier.sh $(SCENARIO)

playground:
	@scripts/playground.sh
	@$(MAKE) setup
	@mkdir -p out
	@.venv/bin/colead playground scenarios/small_unit.yaml --output out/playground.html

# A warning is an error. For those who write: build/docs-tools/bin/python scripts/make_site.py --quick
docs: develop build/docs-tools/.installed
	@build/docs-tools/bin/python scripts/make_site.py

build/docs-tools/.installed: .venv/.developed pyproject.toml scripts/setup.sh
	@scripts/setup.sh docs
	@touch $@

setup: .venv/.installed
develop: .venv/.developed .venv/.installed

# A stamp carries the time at which its work began: what changes meanwhile is seen by the next call.
.venv/.tools: scripts/setup.sh
	@mkdir -p build && touch build/.tools
	@scripts/setup.sh tools
	@mv build/.tools $@

.venv/.installed: .venv/.tools $(sources)
	@mkdir -p build && touch build/.installed
	@scripts/setup.sh install
	@mv build/.installed $@

.venv/.developed: .venv/.tools pyproject.toml
	@mkdir -p build && touch build/.developed
	@scripts/setup.sh develop
	@mv build/.developed $@

# ---- Gates, each by itself ----
check: format-check lint tidy test docs asan tsan fuzz coverage
# Every gate whatever becomes of the others, and at the end a table of what each counted. `fuzz` is in `fuzz-long`; the
# lines of Python that tests reach are counted in `test`. GO_ON=--go-on leaves out what passed with the same files.
check-all: develop
	@COLEAD_COVERAGE=1 python3 scripts/check_all.py $(GO_ON) format-check lint test mutants cross properties kills bad-inputs twins \
	  asan fuzz-long coverage docs tidy tsan clang instructions same-bits outside wheels check-playground

# 40 twins of the shipped small unit: data made by a known world, which a calibration has to find again.
twins: develop
	COLEAD_TWINS=40 .venv/bin/python -m pytest -q --timeout=7200 tests/python/experiments/test_twins.py

format-check: develop
	git ls-files '*.cpp' '*.hpp' | xargs clang-format --dry-run -Werror
	ruff format --check .

lint: develop
	ruff check .
	codespell
	mypy

analysis:
	@scripts/setup.sh analysis

tidy: develop analysis
	@scripts/tidy.sh

asan: develop
	@scripts/sanitize.sh asan

asan-today: develop
	@scripts/sanitize.sh asan today

tsan: develop
	@scripts/sanitize.sh tsan experiment

fuzz: develop
	@scripts/fuzz.sh 60

fuzz-long: develop
	@scripts/fuzz.sh 1800

coverage: develop
	@scripts/coverage.sh

clang: develop analysis
	cmake --preset clang
	cmake --build --preset clang

properties: develop
	cmake --preset release -D COLEAD_WERROR="$${COLEAD_WERROR:-OFF}" -D COLEAD_UNITY=ON -D COLEAD_BUILD_TESTS=ON \
	  -D COLEAD_BUILD_EXAMPLES=ON
	cmake --build --preset release --target colead_properties_tests
	RC_PARAMS=max_success=1500 build/release/tests/colead_properties_tests --gtest_brief=1
	HYPOTHESIS_PROFILE=long .venv/bin/python -m pytest -q --timeout=7200 --hypothesis-show-statistics tests/python/properties

mutants: develop
	.venv/bin/python scripts/mutate.py --count 300 --least 0.75

kills: develop
	COLEAD_KILLS=500 .venv/bin/python -m pytest -q -s --timeout=7200 tests/python/store/test_store_kill.py -k random_moments

bad-inputs: develop
	.venv/bin/python scripts/try_bad_inputs.py --check

check-playground: develop playground
	@scripts/setup.sh browsers
	.venv/bin/python -m pytest -q tests/python/browser

same-bits: develop analysis
	@scripts/setup.sh cross
	@scripts/same_bits.sh

wheel: develop
	@scripts/build_wheels.sh "$$(.venv/bin/python -c 'import sys; print(sys._base_executable)')"

wheels: develop
	@scripts/build_wheels.sh

outside: develop analysis
	@tests/package/outside.sh

cross: develop
	@scripts/setup.sh cross
	@scripts/cross_compile.sh

format: develop
	git ls-files '*.cpp' '*.hpp' | xargs clang-format -i
	ruff check --fix --exit-zero .
	ruff format .

clean:
	rm -rf build .venv
