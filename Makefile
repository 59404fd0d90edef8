# The words of this house. Bare `make` prints them.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
# A stamp is newer than all it was made from; then its step has nothing to do.
TOOLS := $(VENV)/.tools-installed
PACKAGE := $(VENV)/.package-installed
RIVALS := $(VENV)/.rivals-installed
# What the pages load in the browser.
ASSETS := src/mingxi/office/frame/static/frame/vendor/.stamp
# The demonstration's data; keys and heads of the log lie beside it.
export MINGXI_DATA ?= $(CURDIR)/var/demo
ENGLISH := src/mingxi/languages/en/LC_MESSAGES/mingxi.po
ENGLISH_RULES := src/mingxi/languages/en/LC_MESSAGES/rules.po
CATALOGUES := $(wildcard src/mingxi/languages/*/LC_MESSAGES/*.po)
PINNED := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"
COMPILE := $(BIN)/uv pip compile pyproject.toml $(PINNED)

##@ Every day

.PHONY: install
install: $(PACKAGE) ## Make .venv with everything that is locked (the only word that needs a network)

.PHONY: run
run: install ## Check the sample documents, then open the demonstration: an invented county at work
	@$(BIN)/mingxi check examples || { status=$$?; [ $$status -eq 1 ] || exit $$status; }
	@echo
	@echo "Your own files, a folder or a zip of them:  $(BIN)/mingxi check FILE...  (in English: --lang en)"
	@echo "The same as a page for the browser:         $(BIN)/mingxi check FILE... -o report.html"
	@echo
	@echo "The web application, with an invented county at work (Ctrl-C stops it):"
	@$(BIN)/mingxi demo

.PHONY: test
test: install needs ## Run every test of correctness (shared truth: MINGXI_SHARED)
	@scripts/run_tests.sh -m "not full" --durations=5 --durations-min=10

.PHONY: test-full
test-full: install needs ## Run them at the sizes of the promises as well
	@MINGXI_FULL=1 scripts/run_tests.sh

.PHONY: lint
lint: install ## Format, lint, types, contracts between rooms, fresh reference pages, complete messages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m mingxi.rules.reference docs/reference/rules --check
	$(BIN)/python scripts/make_examples.py --check
	$(BIN)/python scripts/make_pictures.py --check
	$(BIN)/python scripts/make_screenshots.py --check
	$(BIN)/python scripts/make_pages.py --check
	$(BIN)/pytest tests/house/test_messages.py tests/core/reports/test_rule_texts.py

##@ Writing

.PHONY: rule
rule: install ## Begin a rule: make rule NAME=what-was-found CODE=AR199 FAMILY=arithmetic
	@$(BIN)/python scripts/new_rule.py --name "$(NAME)" --code "$(CODE)" --family "$(FAMILY)"

.PHONY: messages
messages: install ## Bring the English catalogues up to date with the messages and the rules' pages
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --no-default-keywords --keywords say --sort-by-file --omit-header \
		--add-location file --output-file build/mingxi.pot src/mingxi
	$(BIN)/pybabel --quiet update --input-file build/mingxi.pot --output-file $(ENGLISH) --locale en \
		--domain mingxi --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100
	$(BIN)/python -m mingxi.reports.rule_texts > build/rules.pot
	$(BIN)/pybabel --quiet update --input-file build/rules.pot --output-file $(ENGLISH_RULES) --locale en \
		--domain rules --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100

.PHONY: docs
docs: install needs ## Write everything again that is generated: rules' pages, examples, pictures, output shown
	$(BIN)/python -m mingxi.rules.reference docs/reference/rules
	$(BIN)/python scripts/make_examples.py
	$(BIN)/python scripts/make_pictures.py
	$(BIN)/python scripts/make_screenshots.py
	$(BIN)/python scripts/make_pages.py

.PHONY: accuracy
accuracy: install ## Measure accuracy against the shared truth: make accuracy DATE=2024-06-30
	$(BIN)/python scripts/measure_accuracy.py "$(DATE)"

.PHONY: bench
bench: install $(RIVALS) ## Measure speed, and compare with the readers others use
	for script in benchmarks/*.py; do $(BIN)/python "$$script" || exit; done

##@ Keeping

.PHONY: news
news: install ## Gather changelog.d into CHANGELOG.md for the version in src/mingxi/__init__.py
	$(BIN)/towncrier build --yes

.PHONY: bundle
bundle: install ## Write dist/mingxi-VERSION.pyz, which installs without a network on Linux and Windows
	$(BIN)/python scripts/make_bundle.py

.PHONY: lock
lock: $(TOOLS) ## Pin the newest releases that pyproject.toml allows, with their hashes
	$(COMPILE) --upgrade --extra office --output-file requirements.lock
	$(COMPILE) --upgrade --extra office --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --upgrade --extra bench --constraint requirements-dev.lock --output-file requirements-bench.lock
	$(BIN)/uv pip compile --group node $(PINNED) --upgrade --output-file requirements-node.lock

.PHONY: help
help: ## Print these words
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- how install does it ------------------------------------------------------------------------

.PHONY: needs
needs:
	@scripts/install_debian.sh

$(BIN)/python:
	@python="$$(scripts/find_python.sh)" && echo "Making $(VENV) with $$python ..." && "$$python" -m venv $(VENV)

$(TOOLS): requirements-dev.lock | $(BIN)/python
	@echo "Installing the locked tools and libraries into $(VENV) (a few minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

$(ASSETS): frontend/package-lock.json scripts/fetch_assets.py | $(TOOLS)
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --require-hashes \
		--requirement requirements-node.lock
	@$(BIN)/python scripts/fetch_assets.py

$(PACKAGE): $(TOOLS) $(ASSETS) pyproject.toml hatch_build.py $(CATALOGUES)
	@echo "Installing mingxi itself and compiling its messages ..."
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(RIVALS): requirements-bench.lock | $(TOOLS)
	@echo "Installing the readers that the benchmarks compare with ..."
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-bench.lock
	@touch $@
