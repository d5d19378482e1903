# Everything runs in a virtual environment of its own; nothing is installed outside this folder.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data

.PHONY: help demo test check benchmark clean
.DEFAULT_GOAL := help

help:  ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(VENV)/.installed: setup.cfg pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(VENV)/.installed  ## Review a sample contract and show the result
	$(BIN)/contract-review review sample_contracts/cloud-backup.pdf
	@mkdir -p out
	$(BIN)/contract-review review sample_contracts/cloud-backup.pdf --format html -o out/cloud-backup.html
	@echo "The report lies in out/cloud-backup.html"

test: $(VENV)/.installed  ## Run the tests
	$(BIN)/python -m pytest -q

check: $(VENV)/.installed  ## Check format, style, types and the direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

benchmark: $(VENV)/.installed  ## Measure quality and speed on the contracts in DATA, where there are any
	$(BIN)/python -m benchmarks.report $(DATA)

clean:  ## Remove what was made
	rm -rf $(VENV) out build dist
