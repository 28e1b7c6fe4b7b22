# `make demo` and `make test` need git, make and Python 3.11 or newer; uv is used where it is on PATH.
# PYTHON=python3.13 takes another interpreter, VENV=folder another environment, UV= does without uv,
# ARGS="-k money" goes to pytest.

VENV   ?= .venv
PYTHON ?=
UV     ?= uv
ARGS   ?=
DEMO   ?= build/demo

BIN   := $(VENV)/bin
BENCH := $(VENV)-bench
DEPS  := $(VENV)/.installed
READY := $(VENV)/.ready

# Every branch of these rooms is tested.
WHOLE := */icrc_activities/model/*,*/icrc_activities/language/*,*/icrc_activities/text/*,*/icrc_activities/reading/*,*/icrc_activities/codec/*

export PIP_DISABLE_PIP_VERSION_CHECK := 1

# An environment that was moved, half made, or has lost its interpreter is made anew.
SOUND := $(shell grep -qxF -- '$(CURDIR)' '$(READY)' 2>/dev/null && '$(BIN)/python' -c \
	'from importlib.metadata import version as v; v("icrc-activities"), v("pytest"); print("yes")' 2>/dev/null)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types imports docs bench pictures lock clean FORCE

help:  ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1 /p' Makefile | while read -r name says; do printf '  make %-8s %s\n' "$$name" "$$says"; done

demo: $(READY)  ## write the sheet of 2024 into build/demo
	@$(BIN)/icrc-activities demo --output $(DEMO)

test: $(READY)  ## run every test; every branch of model, language, text and codec is to be run
	@rm -f .coverage
	@$(BIN)/python -m pytest --cov --cov-report= $(ARGS)
ifeq ($(strip $(ARGS)),)
	@$(BIN)/python -m coverage report
	@echo 'The rooms of which every branch is to be run:'
	@$(BIN)/python -m coverage report --include='$(WHOLE)' --fail-under=100
endif

lint: $(READY)  ## ruff: the rules and the format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)  ## mypy and basedpyright
	@$(BIN)/mypy
	@$(BIN)/basedpyright

imports: $(READY)  ## the arrows between the rooms
	@$(BIN)/lint-imports

docs: $(READY)  ## build the pages into build/site; a warning is an error
	@$(BIN)/zensical build --config-file mkdocs.yml --strict --clean

bench: $(READY) $(BENCH)/.installed  ## measure what writing costs, how fast figures are read, what the sheets cost, and JSON beside other libraries
	@$(BIN)/python benchmarks/writing.py
	@PYTHONPATH=src $(BENCH)/bin/python benchmarks/reading.py
	@PYTHONPATH=src $(BENCH)/bin/python benchmarks/sheets.py
	@PYTHONPATH=src $(BENCH)/bin/python benchmarks/codec.py

pictures: $(READY)  ## remake the pictures of the sheets in docs/pictures; it needs Chromium
	@$(BIN)/python tools/pictures.py

lock: $(READY)  ## remake requirements.lock and requirements-bench.lock from pyproject.toml
	@$(COMPILE) --all-extras --group dev --only-binary :all: --output-file requirements.lock
	@$(COMPILE) --group bench --no-emit-package docopt --output-file requirements-bench.lock

clean:  ## remove everything that was made
	rm -rf .venv .venv-bench build dist site .cache .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

FORCE:

COMPILE = env -u UV_INDEX -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS $(BIN)/uv pip compile --no-config --quiet --upgrade \
	pyproject.toml --universal --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

# What is measured beside the package, apart from what tests it. The lock is whole but for a package without a wheel that
# only the command of a dependency asks for; so nothing is built and nothing else comes along.
$(BENCH)/.installed: requirements-bench.lock $(DEPS)
	@echo 'making $(BENCH), and installing what requirements-bench.lock names'
	@rm -rf '$(BENCH)'
	@$(BIN)/uv venv --quiet --python '$(BIN)/python' '$(BENCH)'
	@$(BIN)/uv pip install --quiet --python '$(BENCH)/bin/python' --no-deps --only-binary :all: --require-hashes -r requirements-bench.lock
	@touch '$@'

# The environment, in two steps: what the lock file names (from nothing whenever it changes), then this package.
$(DEPS): requirements.lock $(if $(SOUND),,FORCE)
	@uv=$$(command -v '$(UV)' || true); python=; seen=; bare=; \
	for p in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
		says=$$("$$p" -c 'import sys; print(*sys.version_info[:2], sep=".")' 2>/dev/null) || continue; \
		if ! "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then seen="$$seen $$p is $$says;"; \
		elif [ -z "$$uv" ] && ! "$$p" -c 'import ensurepip, venv' 2>/dev/null; then bare="$$bare $$p"; \
		else python=$$p; break; fi; \
	done; \
	if [ -z "$$python" ] && [ -n "$$bare" ]; then \
		echo "make:$$bare cannot make an environment (no venv): install python3-venv (Debian: apt install python3-venv), or uv" >&2; exit 1; \
	elif [ -z "$$python" ] && { [ -z "$$uv" ] || [ -n "$(PYTHON)" ]; }; then \
		echo "make: Python 3.11 or newer is needed:$${seen:- none was found;} say make PYTHON=/path/to/python3.11 if there is one" >&2; exit 1; \
	fi; \
	rm -rf '$(VENV)'; \
	echo "making $(VENV) with $${uv:+uv and }$${python:-a Python that uv finds}, and installing what requirements.lock names"; \
	if [ -n "$$uv" ]; then \
		"$$uv" venv --quiet --python "$${python:->=3.11,<3.15}" '$(VENV)' && \
		"$$uv" pip install --quiet --python '$(BIN)/python' --require-hashes -r requirements.lock; \
	else \
		"$$python" -m venv '$(VENV)' && \
		'$(BIN)/python' -m pip install -qq --require-hashes -r requirements.lock; \
	fi
	@touch '$@'

$(READY): $(DEPS) pyproject.toml
	@rm -f '$@'
	@if [ -x '$(BIN)/pip' ]; then \
		'$(BIN)/python' -m pip install -qq --no-deps --no-build-isolation -e .; \
	else \
		'$(BIN)/uv' pip install --quiet --python '$(BIN)/python' --no-deps --no-build-isolation -e .; \
	fi
	@echo '$(CURDIR)' > '$@'
