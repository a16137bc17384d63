# SPDX-License-Identifier: Apache-2.0
# make demo    compare the strategies of the shipped organisation, with a report in out/; the first call sets everything up
# make test    every test, C++ and Python
# make bench   the benchmarks
# make setup   packages, .venv and colead in it; make format, make clean

SCENARIO ?= scenarios/acute_hospital.yaml
REPLICATIONS ?= 8
export CMAKE_BUILD_PARALLEL_LEVEL ?= 2

export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Folders too: they are newer once a file has been added or removed.
sources := $(shell find CMakeLists.txt pyproject.toml README.md cmake libsim bindings python \
             -name __pycache__ -prune -o \( -type f -o -type d \) -print)

.PHONY: demo test bench setup format clean

demo: setup
	@mkdir -p out
	@.venv/bin/colead compare $(SCENARIO) --replications $(REPLICATIONS) --report out/report.html

test: setup
	@scripts/run_tests.sh

bench: setup
	cmake --preset bench
	cmake --build --preset bench
	@if [ -f scripts/bench.py ]; then .venv/bin/python scripts/bench.py; \
	else set -e; for program in build/bench/benchmarks/*_bench; do "$$program"; done; fi

setup: .venv/.installed

# A stamp carries the time at which its work began: what changes meanwhile is seen by the next call.
.venv/.tools: scripts/setup.sh
	@mkdir -p build && touch build/.tools
	@scripts/setup.sh tools
	@mv build/.tools $@

.venv/.installed: .venv/.tools $(sources)
	@mkdir -p build && touch build/.installed
	@scripts/setup.sh install
	@mv build/.installed $@

format: .venv/.installed
	find libsim bindings tests examples benchmarks -name '*.[ch]pp' | xargs clang-format -i
	ruff check --fix --exit-zero .
	ruff format .

clean:
	rm -rf build .venv
