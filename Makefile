# Needs Python 3.11 or later and make; everything else is installed into .venv, once.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: run test lint clean

run: .venv/installed
	$(BIN)/kg run seeds -o outputs
	@cat outputs/timeline.txt
	@echo "The pictures: outputs/timeline.png, outputs/network.png and outputs/network.svg"

test: .venv/installed-test
	$(BIN)/python -m pytest

lint: .venv/installed-lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

clean:
	rm -rf .venv build *.egg-info

.venv/installed: setup.cfg pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/installed-%: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[$*]"
	touch $@
