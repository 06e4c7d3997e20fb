# vgap: `make report` and `make test` do everything, set-up included. `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help prerequisites build report test check-data check-results check-report bench bench-quick docs stage install uninstall dist lint format clean

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

report: build ## make the report on real data: print the gap tables, write notebooks-export, run its notebook
	@$(VGAP) gap $(DATASET) --benchmark vbench-1.0 --between US CN --threads $(THREADS) --format text
	@echo
	@$(VGAP) gap $(DATASET) --benchmark arena-t2v --between US CN --threads $(THREADS) --format text
	@echo
	@has_python=true; Tests/Checks/venv.sh Sources/GapReport/Notebook/requirements.txt || has_python=false; \
	mkdir -p $(OUT); rm -rf $(OUT)/tables $(OUT)/figures; \
	$(VGAP) report $(DATASET) --between US CN --threads $(THREADS) --out $(OUT); \
	if $$has_python; then .venv/bin/python Tests/Checks/execute_notebook.py $(OUT)/gap_report.ipynb; \
	else echo "The notebook was not run and the figures were not drawn: both need Python." >&2; fi
	@echo "Open $(OUT)/report.html. Beside it: tables/ (CSV, LaTeX), figures/ (Vega-Lite, SVG), gap_report.ipynb, gap_report.qmd,"
	@echo "manifest.csv (which evaluations were used, and why the others were not) and datapackage.json."

# One set of flags for the tests and the checks, so that they share one build.
CHECKED = VGAP_WARNINGS_AS_ERRORS=1 $(SWIFT)

test: prerequisites lint ## check style, build with warnings as errors, run all tests
	@$(CHECKED) build --build-tests
	@$(CHECKED) test
	@$(MAKE) --no-print-directory check-data check-results check-report

# The checks with other tools install these from the package index into .venv. Where that cannot be they are skipped and say so;
# CHECKS=required makes that an error.
SKIPPED = { echo "$@ skipped" >&2; [ "$${CHECKS:-}" != required ] || exit 1; exit 0; }

check-data: ## check the data packages with frictionless, and that it catches planted bad cells
	@Tests/Checks/venv.sh Tests/Checks/data-requirements.txt || $(SKIPPED); \
	.venv/bin/python Tests/Checks/check_datapackage.py $(DATASET) datasets/tutorial

check-results: ## compute gaps, lags, trends and claims again with NumPy and SciPy, and compare; planted wrong figures must be noticed
	@Tests/Checks/venv.sh Tests/Checks/results-requirements.txt || $(SKIPPED); \
	$(CHECKED) build --product vgap; \
	.venv/bin/python Tests/Checks/check_results.py --vgap "$$($(CHECKED) build --show-bin-path)/vgap" --dataset $(DATASET)

check-report: ## make a small report and check it with other tools: readers, schemas, a browser, LaTeX, R
	@Tests/Checks/venv.sh Sources/GapReport/Notebook/requirements.txt Tests/Checks/report-requirements.txt || $(SKIPPED); \
	$(CHECKED) build --product vgap; \
	.venv/bin/python Tests/Checks/check_report.py --vgap "$$($(CHECKED) build --show-bin-path)/vgap" --dataset datasets/tutorial \
	  --committed $(OUT)

# The benchmark's peers are installed from the package index into an environment of their own.
PEERS := .build/peers
RUN_BENCHMARKS = $(PEERS)/bin/python Tests/Benchmarks/run.py --build "$$($(SWIFT) build -c release --show-bin-path)"

bench: build ## measure beside other tools and at growing sizes (10 minutes), write Tests/Benchmarks/RESULTS.md; ENTRIES="…": only these
	@$(SWIFT) build -c release --product Benchmarks
	@VENV=$(PEERS) Tests/Checks/venv.sh Tests/Benchmarks/requirements.txt Tests/Benchmarks/requirements-rliable.txt
	@$(RUN_BENCHMARKS) $(if $(ENTRIES),--only $(ENTRIES))

bench-quick: build ## run each benchmark once at a small size: whether it runs, not how fast
	@$(SWIFT) build -c release --product Benchmarks
	@VENV=$(PEERS) Tests/Checks/venv.sh Tests/Benchmarks/requirements.txt || $(SKIPPED); \
	$(RUN_BENCHMARKS) --quick --skip interquartile-mean

# The libraries' documentation and the articles (in Sources/vgap/vgap.docc) as one site; open .build/documentation/index.html
# through a web server, such as python3 -m http.server.
DOCUMENTED := Tables BenchmarkData StatisticsCore GapAnalysis TableExport GapReport vgap

docs: prerequisites ## build the documentation into .build/documentation; a warning is an error
	@mkdir -p .build/documentation
	@$(SWIFT) package --allow-writing-to-directory .build/documentation generate-documentation \
	  $(addprefix --target ,$(DOCUMENTED)) --symbol-graph-minimum-access-level public --exclude-extended-types \
	  --enable-experimental-combined-documentation --warnings-as-errors \
	  --output-path .build/documentation

# The installed command carries the Swift runtime within itself, so that it needs the GNU Scientific Library and nothing else.
PREFIX ?= $(HOME)/.local
VERSION = $$(sed -n 's/.*number = "\(.*\)"/\1/p' Sources/vgap/Version.swift)
STATIC := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
STATIC_BUILD = $(SWIFT) build -c release $(STATIC) --scratch-path .build/static
STAGE := .build/stage
MANIFEST := share/vgap/installed-files
# The folders that were not there before, so that uninstalling knows which it may remove.
FOLDERS := share/vgap/installed-folders

stage: prerequisites
	@rm -rf $(STAGE) && mkdir -p $(STAGE)/bin $(STAGE)/share/man/man1 $(STAGE)/share/vgap/datasets
	@$(STATIC_BUILD) --product vgap
	@install -s -m 755 "$$($(STATIC_BUILD) --show-bin-path)/vgap" $(STAGE)/bin/vgap
	@vgap=$(STAGE)/bin/vgap; \
	write() { mkdir -p "$(STAGE)/$$(dirname "$$2")"; $$vgap completions $$1 > "$(STAGE)/$$2"; }; \
	write bash share/bash-completion/completions/vgap; \
	write zsh share/zsh/site-functions/_vgap; \
	write fish share/fish/vendor_completions.d/vgap.fish
	@$(STATIC_BUILD) --product generate-manual
	@"$$($(STATIC_BUILD) --show-bin-path)/generate-manual" $(STAGE)/bin/vgap --output-directory $(STAGE)/share/man/man1
	@page=$(STAGE)/share/man/man1/vgap.1; sed 's/^$$/.Pp/' $$page > $$page.new && mv $$page.new $$page
	@cp -R datasets/. $(STAGE)/share/vgap/datasets
	@cp LICENSE README.md $(STAGE)/share/vgap
	@(cd $(STAGE) && find . -type f | sed 's|^\./||' | sort; echo $(MANIFEST)) > .build/installed-files
	@mv .build/installed-files $(STAGE)/$(MANIFEST)

install: stage ## put command, completions, manual page and datasets under PREFIX (~/.local)
	@prefix="$(DESTDIR)$(PREFIX)"; made=; \
	if [ -f "$$prefix/$(MANIFEST)" ]; then \
	  { grep -vxFf $(STAGE)/$(MANIFEST) "$$prefix/$(MANIFEST)" || true; } | while read -r file; do rm -f "$$prefix/$$file"; done; \
	fi; \
	make_folder() { \
	  [ -d "$$prefix/$$1" ] && return; [ "$$1" = . ] || make_folder "$$(dirname "$$1")"; \
	  mkdir -p "$$prefix/$$1"; made+="$$1"$$'\n'; \
	}; \
	while read -r file; do \
	  make_folder "$$(dirname "$$file")"; cp "$(STAGE)/$$file" "$$prefix/$$file"; \
	done < $(STAGE)/$(MANIFEST); \
	printf '%s' "$$made" >> "$$prefix/$(FOLDERS)"
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/vgap."
	@case ":$$PATH:" in *":$(PREFIX)/bin:"*) ;; *) echo "Put $(PREFIX)/bin on your PATH.";; esac

uninstall: ## remove what install put under PREFIX, and nothing else
	@prefix="$(DESTDIR)$(PREFIX)"; \
	[ -f "$$prefix/$(MANIFEST)" ] || { echo "Nothing of vgap is installed under $$prefix." >&2; exit 1; }; \
	files=$$(cat "$$prefix/$(MANIFEST)"); \
	folders=$$(LC_ALL=C sort -ru "$$prefix/$(FOLDERS)" 2>/dev/null || true); \
	echo "$$files" | while read -r file; do rm -f "$$prefix/$$file"; done; \
	rm -f "$$prefix/$(FOLDERS)"; \
	echo "$$folders" | while read -r folder; do \
	  if [ "$$folder" = . ]; then folder=; fi; rmdir "$$prefix/$$folder" 2>/dev/null || true; \
	done; \
	echo "Removed $$(echo "$$files" | wc -l) files from $$prefix."

dist: stage ## make a release archive that needs the GNU Scientific Library and nothing else, and try it
	@name="vgap-$(VERSION)-$$(uname -s | tr A-Z a-z)-$$(uname -m)"; \
	rm -rf ".build/dist/$$name" && mkdir -p .build/dist && cp -R $(STAGE) ".build/dist/$$name"; \
	tar -C .build/dist -czf ".build/dist/$$name.tar.gz" "$$name"; \
	Tests/Checks/check_dist.sh ".build/dist/$$name.tar.gz"; \
	echo "Made .build/dist/$$name.tar.gz ($$(du -h ".build/dist/$$name.tar.gz" | cut -f1))."

lint: ## check the style of the code
	@$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format: ## rewrite the code in the project's style
	@$(SWIFT) format --in-place --recursive Package.swift Sources Tests

clean: ## remove what was built
	@$(SWIFT) package clean
