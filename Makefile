# Marsad's seven verbs. `make setup` runs by itself where it is needed; each takes no time when done.
#   make setup   install everything into this checkout (.tools, .venv)
#   make demo    build an archive from examples/ and serve it: make demo PORT=8000
#   make test    the whole suite, offline        make lint   style, types, import contracts
#   make gates   quality floors, and docs/quality.md from them (needs the shared research data)
#   make bench   measurements                    make docs   write the generated reference pages
.DEFAULT_GOAL := help
SHELL := /bin/bash
PORT ?= 8000
UV_VERSION := 0.13.9
BIN := .venv/bin
STAMP := .venv/.marsad-installed
# the gates that weave whole collections take as long as all others together: they run beside them
WOVEN := tests/gates/test_stories_gates.py tests/gates/test_copies_gates.py

.PHONY: help setup demo test lint gates bench docs

help:
	@sed -n '2,7s/^# \{0,3\}//p' Makefile

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@UV_VERSION=$(UV_VERSION) bash tools/setup.sh

demo: $(STAMP)
	@PORT=$(PORT) bash tools/demo.sh

test: $(STAMP)
	$(BIN)/python -m pytest --ignore=tests/gates

lint: $(STAMP)
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check src tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports

gates: $(STAMP)
	@rm -rf artefacts/gates
	@$(BIN)/python -m pytest $(WOVEN) & woven=$$!; \
	$(BIN)/python -m pytest tests/gates $(WOVEN:%=--ignore=%); others=$$?; \
	wait $$woven && exit $$others
	@$(BIN)/python -m tools.quality $(if $(LOWER_FLOOR),--lower-floor "$(LOWER_FLOOR)")

bench: $(STAMP)
	@for each in bench/*.py; do echo "== $$each"; $(BIN)/python $$each || exit 1; done

docs: $(STAMP)
	$(BIN)/python tools/schema.py
	$(BIN)/python tools/docs.py
