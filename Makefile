# One word per habit. `make` alone lists them.
# Recipes only use paths relative to this directory, so that `make -C` and a
# checkout whose path has spaces both work.

HOST ?= 127.0.0.1
PORT ?= 8000
ONLY ?=
ROWS ?=
QUICK ?=
SECONDS_EACH ?=
DATA ?=
STORE ?= sqlite postgres

PYTHON := .venv/bin/python
TWO_CORES := -n 2 --dist loadfile --max-worker-restart 0
SOME = $(if $(ONLY),-m "$(ONLY)")
NGINX := PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null
# Tests that need no store run with the first engine only, so that it alone covers all.
COVERAGE := $(if $(filter journey,$(firstword $(ONLY))),,$(if $(filter sqlite,$(STORE)),--cov))
ASKED_IN_FULL := --include='moderation/domain/*,moderation/services/*' \
  --fail-under=100 --show-missing --skip-covered

MAKEFLAGS += --no-builtin-rules --no-print-directory
export HYPOTHESIS_STORAGE_DIRECTORY := .cache/hypothesis

.DEFAULT_GOAL := help
.PHONY: help run test bench bench-score data-is-named lint format screenshots clean setup

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: ## serve on http://127.0.0.1:8000; HOST= and PORT= choose another place
	@scripts/install_packages requirements.txt
	@exec $(PYTHON) -m flask --app moderation serve --host "$(HOST)" --port "$(PORT)"

test: setup ## every test; ONLY=journey, or ONLY='not journey', STORE=sqlite for some
	@scripts/install_browser
	@$(NGINX) || scripts/install_system_packages nginx-light
ifneq ($(filter sqlite,$(STORE)),)
	$(PYTHON) -m pytest $(TWO_CORES) --store sqlite $(COVERAGE) $(SOME)
	$(if $(COVERAGE),$(PYTHON) -m coverage report $(ASKED_IN_FULL))
endif
ifneq ($(filter postgres,$(STORE)),)
	$(PYTHON) -m pytest $(TWO_CORES) --store postgres $(SOME)
endif

bench: setup ## measure beside others; a part with ROWS="read post", STORE=sqlite, QUICK=1
	@$(NGINX) || scripts/install_system_packages nginx-light
	@scripts/install_system_packages wrk
	$(PYTHON) -m tests.bench --store "$(STORE)" $(if $(ROWS),--rows "$(ROWS)") \
	  $(if $(SECONDS_EACH),--seconds "$(SECONDS_EACH)") $(if $(QUICK),--quick)

# Asked before anything is installed.
data-is-named:
	$(if $(DATA),,$(error say where the labelled texts are: make bench-score DATA=folder))

bench-score: data-is-named setup ## measure scores with the labelled texts in DATA=, beside bogofilter
	@scripts/install_system_packages bogofilter
	$(PYTHON) -m tests.bench.scores --data "$(DATA)" $(if $(QUICK),,--write)

lint: setup ## style, types and floors
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	.venv/bin/lint-imports --no-logo --cache-dir .cache/import-linter

format: setup ## write the code the way lint wants it
	$(PYTHON) -m ruff check --fix-only --quiet
	$(PYTHON) -m ruff format

screenshots: setup ## take the pictures of docs/images again
	@scripts/install_browser
	$(PYTHON) scripts/screenshots.py

clean: ## forget what make made; never touches var/
	rm -rf .venv .cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@scripts/install_packages requirements.txt requirements-dev.txt
