# make run · test · lint · bench · mutants · rebuild; each sets up what it needs first. PORT=8001 make run; THROUGHLINE_HOME for the data.
PYTHON ?= python3
PORT ?= 8000
UV := .ci/uv
HERE := .venv/bin

.PHONY: run setup test lint bench mutants rebuild locks
.DEFAULT_GOAL := run

run: setup
	@exec $(HERE)/throughline up --port $(PORT)

setup: .venv/set-up

# Python, uv and the tools that build the package; pip checks their hashes.
.venv/built-with: requirements-build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Throughline needs Python 3.11 or newer; name one with: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo "Python could not make .venv. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "setting up: tools"
	@$(HERE)/python -m pip install --quiet --require-hashes -r requirements-build.txt
	@touch $@

.venv/runs-with: .venv/built-with requirements.txt
	@echo "setting up: what Throughline runs with"
	@$(UV) pip install --quiet --require-hashes -r requirements.txt
	@touch $@

BUILT_FROM := pyproject.toml $(wildcard hatch_build.py package.json package-lock.json web/assets/*)
.venv/set-up: .venv/runs-with $(BUILT_FROM)
	@echo "setting up: Throughline and its pages' assets"
	@$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tests-with: .venv/set-up requirements-dev.txt
	@echo "setting up: what the tests run with"
	@$(UV) pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

test: .venv/tests-with
	@.ci/browser
	@$(HERE)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(TESTS)

lint: .venv/tests-with
	$(HERE)/ruff check .
	$(HERE)/ruff format --check .
	$(HERE)/mypy
	$(HERE)/lint-imports

mutants: .venv/tests-with
	@.ci/mutants

bench: .venv/tests-with
	$(HERE)/python -m benchmarks

rebuild: setup
	$(HERE)/throughline rebuild

# Hashes, and no registry's address: any mirror serves.
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade
locks: .venv/built-with
	$(LOCK) --group build --output-file requirements-build.txt
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt
