# vgap: `make report` and `make test` do everything, set-up included. `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help prerequisites build report test check-data bench lint format clean

SWIFT ?= swift
THREADS ?= 2
DATASET := datasets/video-generation
OUT := notebooks-export
VGAP = "$$($(SWIFT) build -c release --show-bin-path)/vgap"

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' | \
	  while IFS='|' read -r name text; do printf '  make %-14s %s\n' "$$name" "$$text"; done

prerequisites: ## install the GNU Scientific Library and pkg-config where they are missing
	@if command -v pkg-config >/dev/null && pkg-config --exists gsl; then exit 0; fi; \
	if [ "$$(uname)" = Darwin ]; then \
	  echo "vgap needs the GNU Scientific Library. Install it with: brew install gsl pkgconf" >&2; exit 1; \
	elif command -v apt-get >/dev/null; then \
	  as_root=; if [ "$$(id -u)" -ne 0 ]; then as_root=sudo; fi; \
	  echo "Installing libgsl-dev and pkg-config" >&2; \
	  $$as_root apt-get update -qq >&2; \
	  DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq libgsl-dev pkg-config >&2; \
	else \
	  echo "vgap needs the GNU Scientific Library and pkg-config: install them with your package manager" >&2; exit 1; \
	fi

build: prerequisites ## build the command in release mode
	@$(SWIFT) build -c release --product vgap

report: build ## make the report on real data: print the gap tables, write $(OUT)
	@mkdir -p $(OUT)/tables
	@$(VGAP) gap $(DATASET) --benchmark vbench-1.0 --between US CN --threads $(THREADS) --format text
	@echo
	@$(VGAP) gap $(DATASET) --benchmark arena-t2v --between US CN --threads $(THREADS) --format text
	@for benchmark in vbench-1.0 arena-t2v; do \
	  $(VGAP) gap $(DATASET) --benchmark $$benchmark --between US CN --threads $(THREADS) \
	    --output $(OUT)/tables/gap-$$benchmark.csv --quiet; \
	  $(VGAP) score $(DATASET) --benchmark $$benchmark --output $(OUT)/tables/scores-$$benchmark.csv --quiet; \
	done
	@echo; echo "The tables are in $(OUT)/tables."

test: prerequisites lint ## check style, build with warnings as errors, run all tests
	@VGAP_WARNINGS_AS_ERRORS=1 $(SWIFT) build --build-tests
	@VGAP_WARNINGS_AS_ERRORS=1 $(SWIFT) test
	@$(MAKE) --no-print-directory check-data

# frictionless comes from the package index into .venv, at the version in Tests/Tools/requirements.txt. Where there is no Python the
# check is skipped and says so; CHECK_DATA=required makes that an error.
check-data: ## check the data packages with frictionless, and that it catches planted bad cells
	@skip() { echo "check-data skipped: $$1" >&2; [ "$${CHECK_DATA:-}" != required ] || exit 1; exit 0; }; \
	command -v python3 >/dev/null || skip "there is no python3"; \
	if ! cmp -s Tests/Tools/requirements.txt .venv/data-requirements.txt; then \
	  if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then \
	    if command -v apt-get >/dev/null && [ "$$(id -u)" -eq 0 ]; then \
	      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >&2 || skip "python3-venv cannot be installed"; \
	    else skip "python3 has no venv (on Debian: apt-get install python3-venv)"; fi; \
	  fi; \
	  [ -x .venv/bin/python ] || python3 -m venv .venv || skip "no virtual environment can be made"; \
	  .venv/bin/python -m pip install --quiet --disable-pip-version-check -r Tests/Tools/requirements.txt >&2 || \
	    skip "frictionless cannot be installed"; \
	  cp Tests/Tools/requirements.txt .venv/data-requirements.txt; \
	fi; \
	.venv/bin/python Tests/Tools/check_datapackage.py $(DATASET) datasets/tutorial

bench: prerequisites ## measure side by side with other tools (minutes; installs them in .build/peers), write Tests/Benchmarks/RESULTS.md
	@$(SWIFT) build -c release --product Benchmarks
	@test -d .build/peers || python3 -m venv .build/peers
	@.build/peers/bin/pip install --quiet --requirement Tests/Benchmarks/requirements.txt
	@.build/peers/bin/python Tests/Benchmarks/run.py --benchmarks "$$($(SWIFT) build -c release --show-bin-path)/Benchmarks"

lint: ## check the style of the code
	@$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format: ## rewrite the code in the project's style
	@$(SWIFT) format --in-place --recursive Package.swift Sources Tests

clean: ## remove what was built
	@$(SWIFT) package clean
