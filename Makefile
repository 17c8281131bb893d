# The two commands of the README are `make demo` and `make test`; both set up what they need.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
JOBS ?= 4

.PHONY: demo test test-widgets check format pictures bench faults calibrate clean help system

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit(f"expected Python 3.11 or newer, got {v[0]}.{v[1]}; set PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV) || { echo "expected the venv module; on Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }

$(VENV)/.runtime: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(STAMP): $(VENV)/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,check]'
	@touch $@

demo: $(VENV)/.runtime ## Start everything on this machine and open the desk
	@$(BIN)/handrail demo $(ARGS)

system: ## Install the programs that the tests need, or say which are missing
	@bash tests/system.sh

test: $(STAMP) system ## Run the tests, the browser's and the terminal's included
	$(BIN)/pytest -n $(JOBS) --dist loadgroup --ignore=tests/widgets $(ARGS)

test-widgets: $(STAMP) system ## Check four chat widgets of other people (npm fetches them)
	@command -v node >/dev/null || bash tests/system.sh nodejs
	@bash tests/system.sh npm
	$(BIN)/pytest tests/widgets $(ARGS)

check: $(STAMP) ## Lint, types and the import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tests/audit.py

format: $(STAMP) ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pictures: $(STAMP) system ## Make the README's pictures anew
	$(BIN)/python docs/pictures.py

bench: $(STAMP) ## Measure hub and checker beside their peers; takes half an hour
	$(BIN)/python tests/bench/hub.py
	$(BIN)/python tests/bench/load.py
	$(BIN)/python tests/bench/check.py

faults: $(STAMP) system ## Break hubs, databases, disks and networks under load, and count what was lost
	$(BIN)/python -m tests.faults $(ARGS)

calibrate: $(STAMP) ## Hear the real Orca on our pages and four widgets again (needs Orca, Xvfb and npm; takes long)
	$(BIN)/python -m tests.a11y.calibrate --runs 3

clean: ## Remove what was made
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
