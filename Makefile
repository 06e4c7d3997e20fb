# vgap: `make report` and `make test` do everything, set-up included. `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help toolchain prerequisites build report test test-libraries check-data check-results check-report check-python check-r check-engines wheel release-check bench coverage check-coverage bench-quick fuzz sanitize check-faults docs stage install uninstall dist lint format clean

SWIFT ?= swift
# As many as the machine has, if none are named.
THREADS ?=
DATASET := datasets/video-generation
OUT := notebooks-export
THREADS_OPTION = $(if $(THREADS),--threads "$(THREADS)")
PYTHON := .venv/bin/python
VGAP = "$$($(SWIFT) build -c release --show-bin-path)/vgap"

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' | \
	  while IFS='|' read -r name text; do printf '  make %-14s %s\n' "$$name" "$$text"; done

toolchain:
	@command -v "$(SWIFT)" >/dev/null || { \
	  echo "vgap is built with a Swift toolchain of 6.2 or later, and there is no '$(SWIFT)' on the PATH: https://www.swift.org/install" >&2; \
	  exit 1; }

prerequisites: toolchain ## install the GNU Scientific Library and pkg-config where they are missing
	@if command -v pkg-config >/dev/null && pkg-config --exists gsl; then exit 0; fi; \
	echo "vgap needs the GNU Scientific Library, and pkg-config to find it." >&2; \
	if [ "$$(uname)" = Darwin ]; then \
	  echo "Install them with: brew install gsl pkgconf" >&2; exit 1; \
	elif command -v apt-get >/dev/null; then \
	  Tests/Checks/apt_install.sh libgsl-dev pkg-config || { \
	    echo "or, for a library that is elsewhere, name the folder of its gsl.pc in PKG_CONFIG_PATH. Then run make again." >&2; exit 1; }; \
	else \
	  echo "Install them with your package manager; Fedora calls them gsl-devel and pkgconf-pkg-config, Arch gsl and pkgconf." >&2; exit 1; \
	fi

build: prerequisites ## build the command in release mode
	@[ -e .build/release/vgap ] || echo "The first build takes 5 to 10 minutes on two cores; the figures in brackets say how far it is." >&2
	@$(SWIFT) build -c release --product vgap

# The command replaces the report as a whole; the notebook then takes its results in one step.
report: build ## make the report on real data: print the gap tables, write notebooks-export, run its notebook
	@$(VGAP) gap "$(DATASET)" --benchmark vbench-1.0 --evaluations benchmark-team --between US CN $(THREADS_OPTION) --format text
	@echo
	@$(VGAP) gap "$(DATASET)" --benchmark arena-t2v --between US CN $(THREADS_OPTION) --format text
	@echo
	@[ -n "$(OUT)" ] || { echo "OUT names no folder" >&2; exit 1; }; \
	$(VGAP) report "$(DATASET)" --between US CN $(THREADS_OPTION) --out "$(OUT)" > /dev/null; \
	if Tests/Checks/venv.sh Sources/GapReport/Notebook/requirements.txt; then "$(PYTHON)" Tests/Checks/execute_notebook.py "$(OUT)/gap_report.ipynb"; \
	else echo "The notebook was not run: that needs Python." >&2; fi
	@echo "Open $(OUT)/report.html. Beside it: tables/ (CSV, LaTeX), figures/ (Vega-Lite, SVG), gap_report.ipynb, gap_report.qmd,"
	@echo "manifest.csv (which evaluations were used, and why the others were not), datapackage.json and croissant.json."

# One set of flags for the tests and the checks, so that they share one build.
CHECKED = VGAP_WARNINGS_AS_ERRORS=1 $(SWIFT)

test: lint build ## check style, build with warnings as errors, run all tests
	@[ -e .build/debug/vgap ] || echo "The first build with all tests takes another 5 to 10 minutes on two cores." >&2
	@$(CHECKED) build --build-tests
	@VGAP_COMMAND=$(VGAP) $(CHECKED) test
	@$(MAKE) --no-print-directory check-data check-results check-report check-python check-r

# The checks with other tools install these from the package index into .venv. Where that cannot be they are skipped and say so;
# CHECKS=required makes that an error.
SKIPPED = { echo "$@ skipped" >&2; [ "$${CHECKS:-}" != required ] || exit 1; exit 0; }

# Where the tools of the other checks are not at home, as on macOS.
test-libraries: prerequisites ## run the tests of reading, of statistics and of gaps alone
	@$(CHECKED) build --build-tests
	@$(CHECKED) test --skip-build --filter '^(Tables|Quantities|StatisticsCore|BenchmarkData|GapAnalysis)Tests\.'

check-data: ## check the data packages with frictionless, and that it catches planted bad cells
	@Tests/Checks/venv.sh Tests/Checks/data-requirements.txt || $(SKIPPED); \
	"$(PYTHON)" Tests/Checks/check_datapackage.py "$(DATASET)" datasets/tutorial

check-results: build ## compute gaps, lags, trends, claims and the errors of samples again with NumPy and SciPy, and compare; planted wrong figures must be noticed
	@Tests/Checks/venv.sh Tests/Checks/results-requirements.txt || $(SKIPPED); \
	"$(PYTHON)" Tests/Checks/check_results.py --vgap $(VGAP) --dataset "$(DATASET)" && \
	"$(PYTHON)" Tests/Checks/check_samples.py --vgap $(VGAP) --dataset "$(DATASET)"

check-report: build ## make a small report and check it with other tools: readers, schemas, a browser, LaTeX, R
	@Tests/Checks/venv.sh Sources/GapReport/Notebook/requirements.txt Tests/Checks/report-requirements.txt || $(SKIPPED); \
	"$(PYTHON)" Tests/Checks/check_report.py --vgap $(VGAP) --dataset datasets/tutorial \
	  --committed "$(OUT)"

# The package is tested as it is installed: from a wheel, in an environment of its own. This one holds the release build of the command, which
# needs the Swift toolchain of this machine; `make wheel` tests the one that needs none.
PYTHON_VENV := .build/python
IN_PYTHON_VENV = VENV="$(PYTHON_VENV)" Tests/Checks/venv.sh Tests/Checks/wheel-requirements.txt Tests/Checks/python-requirements.txt

check-python: build ## install the Python package into an environment of its own and test it there
	@$(IN_PYTHON_VENV) || $(SKIPPED); \
	rm -rf .build/python-stage && mkdir -p .build/python-stage/bin .build/python-stage/share/vgap && \
	cp $(VGAP) .build/python-stage/bin && cp -R datasets .build/python-stage/share/vgap && \
	"$(PYTHON_VENV)/bin/python" Sources/Python/make_wheel.py .build/python-stage .build/python-wheel --for-this-machine && \
	Tests/Checks/check_wheel.sh "$(PYTHON_VENV)" .build/python-wheel/vgap-*.whl

wheel: stage ## make the Python wheel, tagged by what the command needs, and test it where there is no Swift
	@$(IN_PYTHON_VENV)
	@"$(PYTHON_VENV)/bin/python" Sources/Python/make_wheel.py .build/stage .build/dist
	@Tests/Checks/check_wheel.sh "$(PYTHON_VENV)" .build/dist/vgap-*.whl

check-r: build ## check the R package with R CMD check, and its numbers against the command's
	@Tests/Checks/check_r.sh $(VGAP) || { [ $$? -eq 77 ] && $(SKIPPED); }

# Three databases sum up what is then compared with the rows: DuckDB and Spark from the package index, PostgreSQL from the system.
ROWS ?= 2000000
ENGINES ?= duckdb,postgresql,spark
ENGINES_VENV := .build/engines

check-engines: build ## sum up made-up votes and samples in DuckDB, PostgreSQL and Spark by vgap's queries, and compare; ROWS, ENGINES
	@VENV="$(ENGINES_VENV)" Tests/Checks/venv.sh Tests/Checks/engines-requirements.txt || $(SKIPPED); \
	"$(ENGINES_VENV)/bin/python" Tests/Checks/check_engines.py --vgap $(VGAP) --rows "$(ROWS)" --engines "$(ENGINES)" || \
	  { [ $$? -eq 77 ] && $(SKIPPED); }

release-check: ## go through all that must hold of a release: tree, versions, changelog, tests, archive, wheel, docs, report, a package that depends on it; STEPS: only these
	@Tests/Checks/check_release.sh $(STEPS)

# libFuzzer comes with the toolchain where it can; there a build of its own counts what parts of the code a mutation reaches. Elsewhere mutations
# come from a seed. What is found interesting is kept in .build/fuzz-corpus and grown the next time.
FUZZ_SECONDS ?= 100
READERS := csv json scores votes package claims vbench
FUZZER := $(wildcard $(dir $(realpath $(shell command -v $(SWIFT))))../lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a)
FUZZ_BUILD = $(SWIFT) build -c release --product Fuzz $(if $(FUZZER),--scratch-path .build/fuzz -Xswiftc -sanitize=fuzzer -Xswiftc -DLIBFUZZER)

fuzz: prerequisites ## give every reader mutated input for ten minutes, and compare what CSV accepts with Python's csv; FUZZ_SECONDS: of each
	@$(FUZZ_BUILD); fuzz="$$($(FUZZ_BUILD) --show-bin-path)/Fuzz"; \
	for reader in $(READERS); do \
	  mkdir -p ".build/fuzz-corpus/$$reader"; log=".build/fuzz-corpus/$$reader.log"; \
	  "$$fuzz" "$$reader" ".build/fuzz-corpus/$$reader" "$(FUZZ_SECONDS)" "$$RANDOM" > "$$log" 2>&1 || { \
	    tail -n 40 "$$log"; echo "$$reader does not stand this: see .build/fuzz-corpus" >&2; exit 1; }; \
	  echo "$$reader: $$(grep -oE 'number_of_executed_units: [0-9]+|[0-9]+ runs' "$$log" | grep -oE '[0-9]+') runs"; \
	done; \
	"$$fuzz" accepted 20000 "$$RANDOM" | python3 Tests/Fuzzing/differential.py

# Each sanitizer has a build of its own. The tests run the release build of the command, for what takes it a second takes a sanitized one a
# minute; the sanitized one then runs each question on the small dataset.
SANITIZED = $(CHECKED) build --build-tests --sanitize $(1) --scratch-path .build/$(1); \
	VGAP_COMMAND=$(VGAP) $(CHECKED) test --skip-build --sanitize $(1) --scratch-path .build/$(1); \
	vgap="$$($(CHECKED) build --scratch-path .build/$(1) --show-bin-path)/vgap"; \
	for question in gap lag trend profile robustness "rank --intervals bootstrap"; do \
	  "$$vgap" $$question datasets/tutorial --benchmark tutorial-composite --resamples 499 --threads 4 > /dev/null; \
	done; \
	for question in validate describe claims "score --benchmark tutorial-composite"; do "$$vgap" $$question datasets/tutorial > /dev/null; done

sanitize: build ## run the tests under the thread sanitizer, and under the address sanitizer with its search for leaks (an hour)
	@export TSAN_OPTIONS="halt_on_error=1 suppressions=$(CURDIR)/Tests/Checks/thread-sanitizer-suppressions.txt"; \
	$(call SANITIZED,thread)
	@export ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS="suppressions=$(CURDIR)/Tests/Checks/leak-suppressions.txt"; \
	$(call SANITIZED,address)

check-faults: build ## kill, interrupt and starve the command some hundred times and count what is lost (10 minutes)
	@python3 Tests/Checks/check_faults.py --vgap $(VGAP) --datasets datasets

# The benchmark's peers are installed from the package index into an environment of their own.
PEERS := .build/peers
RUN_BENCHMARKS = "$(PEERS)/bin/python" Tests/Benchmarks/run.py --build "$$($(SWIFT) build -c release --show-bin-path)"

bench: build ## measure beside other tools and at growing sizes (10 minutes), write Tests/Benchmarks/RESULTS.md; ENTRIES="…": only these; COMMANDS=1: only whole commands
	@$(SWIFT) build -c release --product Benchmarks
	@VENV="$(PEERS)" Tests/Checks/venv.sh Tests/Benchmarks/requirements.txt Tests/Benchmarks/requirements-rliable.txt
	@$(RUN_BENCHMARKS) $(if $(COMMANDS),--commands) $(if $(ENTRIES),--only $(foreach entry,$(ENTRIES),"$(entry)"))

# Half an hour at this size; a nightly run takes SAMPLES=20000.
SAMPLES ?= 2000
BENCHMARKS = "$$($(SWIFT) build -c release --show-bin-path)/Benchmarks"
coverage: prerequisites ## simulate what intervals cover, and write the documentation's tables; SAMPLES: data sets a design
	@$(SWIFT) build -c release --product Benchmarks
	@mkdir -p .build/coverage; \
	for name in $$($(BENCHMARKS) coverage names); do \
	  echo "Simulating: $$name"; \
	  $(BENCHMARKS) coverage $$name "$(SAMPLES)" > ".build/coverage/$$name.md" || exit 1; \
	done
	@python3 Tests/Checks/coverage_page.py .build/coverage

check-coverage: prerequisites ## simulate every printed interval at a small size, within bounds that a broken one fails (a minute)
	@$(SWIFT) build -c release --product Benchmarks
	@$(BENCHMARKS) coverage bounds 200 > /dev/null

bench-quick: build ## run each benchmark once at a small size: whether it runs, not how fast
	@$(SWIFT) build -c release --product Benchmarks
	@VENV="$(PEERS)" Tests/Checks/venv.sh Tests/Benchmarks/requirements.txt || $(SKIPPED); \
	$(RUN_BENCHMARKS) --quick --skip interquartile-mean

# The libraries' documentation and the articles (in Sources/vgap/vgap.docc) as one site; open .build/documentation/index.html
# through a web server, such as python3 -m http.server. HOSTING_BASE_PATH is the folder of the server in which the site will be.
HOSTING_BASE_PATH ?=
DOCUMENTED := Tables Quantities BenchmarkData StatisticsCore GapAnalysis TableExport GapReport vgap

docs: prerequisites ## build the documentation into .build/documentation; a warning is an error
	@mkdir -p .build/documentation
	@$(CHECKED) package --allow-writing-to-directory .build/documentation generate-documentation \
	  $(addprefix --target ,$(DOCUMENTED)) --symbol-graph-minimum-access-level public --exclude-extended-types \
	  --enable-experimental-combined-documentation --warnings-as-errors \
	  $(if $(HOSTING_BASE_PATH),--hosting-base-path "$(HOSTING_BASE_PATH)") --output-path .build/documentation

# The installed command carries the Swift runtime and the GNU Scientific Library within itself, so that it needs the libraries of C and C++ and
# nothing else: a description of the library for pkg-config names a folder of archives before those of the system.
PREFIX ?= $(HOME)/.local
VERSION = $$(sed -n 's/.*number = "\(.*\)"/\1/p' Sources/vgap/Version.swift)
STATIC := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
ARCHIVES := .build/archives
STATIC_BUILD = $(if $(STATIC),PKG_CONFIG_PATH="$(CURDIR)/$(ARCHIVES)") $(SWIFT) build -c release $(STATIC) --scratch-path .build/static
INSTALLATION := Sources/vgap/Installation/installation.sh

stage: prerequisites
	@mkdir -p "$(ARCHIVES)"; folder=$$(pkg-config --variable=libdir gsl); \
	for library in gsl gslcblas; do \
	  if [ -f "$$folder/lib$$library.a" ]; then ln -sf "$$folder/lib$$library.a" "$(ARCHIVES)"; fi; \
	done; \
	sed "s|^Libs:|Libs: -L$$PWD/$(ARCHIVES)|" "$$(pkg-config --variable=pcfiledir gsl)/gsl.pc" > "$(ARCHIVES)/gsl.pc"
	@$(STATIC_BUILD) --product vgap
	@$(STATIC_BUILD) --product generate-manual
	@rm -rf .build/stage
	@$(INSTALLATION) stage "$$($(STATIC_BUILD) --show-bin-path)" .build/stage

install: stage ## put command, completions, manual page and datasets under PREFIX (~/.local)
	@$(INSTALLATION) install .build/stage "$(DESTDIR)$(PREFIX)"
	@case ":$$PATH:" in *":$(PREFIX)/bin:"*) ;; *) echo "Put $(PREFIX)/bin on your PATH.";; esac

uninstall: ## remove what install put under PREFIX, and nothing else
	@$(INSTALLATION) uninstall "$(DESTDIR)$(PREFIX)"

dist: stage ## make a release archive that needs the libraries of C and C++ and nothing else, and try it
	@name="vgap-$(VERSION)-$$(uname -s | tr A-Z a-z)-$$(uname -m)"; \
	rm -rf ".build/dist/$$name" && mkdir -p .build/dist && cp -R .build/stage ".build/dist/$$name"; \
	tar -C .build/dist -czf ".build/dist/$$name.tar.gz" "$$name"; \
	Tests/Checks/check_dist.sh ".build/dist/$$name.tar.gz"; \
	echo "Made .build/dist/$$name.tar.gz ($$(du -h ".build/dist/$$name.tar.gz" | cut -f1))."

lint: toolchain ## check the style of the code
	@$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format: toolchain ## rewrite the code in the project's style
	@$(SWIFT) format --in-place --recursive Package.swift Sources Tests

clean: ## remove what was built
	@$(SWIFT) package clean
