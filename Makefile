# Everything runs in a virtual environment of its own; nothing is installed outside this folder.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data

.PHONY: help demo test check docs pictures benchmark model clean
.DEFAULT_GOAL := help

help:  ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

$(VENV)/.installed: setup.cfg pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) -e .
	@touch $@

# What tests and checks need besides.
$(VENV)/.developed: $(VENV)/.installed
	$(PIP) -e '.[dev]'
	@touch $@

demo: $(VENV)/.installed  ## Review a sample contract and show the result
	$(BIN)/contract-review review sample_contracts/rmm-licence.pdf
	@mkdir -p out
	$(BIN)/contract-review review sample_contracts/rmm-licence.pdf --format html -o out/rmm-licence.html
	@echo "The report lies in out/rmm-licence.html"

test: $(VENV)/.developed  ## Run the tests
	$(BIN)/python -m pytest -q

check: $(VENV)/.developed  ## Check format, style, types and the direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(BIN)/contract-review rules list --format md --playbook msp-default | diff -q - docs/rules.md \
		|| { echo "docs/rules.md is not of these rules; run 'make docs'"; exit 1; }

docs: $(VENV)/.installed  ## Write the pages of all requirements and of what a template may use
	$(BIN)/contract-review rules list --format md --playbook msp-default > docs/rules.md
	$(BIN)/contract-review templates values > docs/template-values.md

pictures: $(VENV)/.developed  ## Take the pictures of README and guide (needs Chromium and LibreOffice)
	$(BIN)/python docs/images/build.py

benchmark: $(VENV)/.installed  ## Measure quality and speed on the contracts in DATA (and the programs in PEERS)
	$(BIN)/python -m benchmarks.report $(DATA) $(if $(PEERS),--peers $(PEERS))

model: $(VENV)/.installed  ## Train the clause models on DATA; the first alone: make model CUAD=.../train.json.gz
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	$(BIN)/python -m benchmarks.clause_model $(or $(CUAD),$(DATA)/cuad/train.json.gz)
	$(if $(CUAD),,$(BIN)/python -m benchmarks.subject_model $(DATA))

clean:  ## Remove what was made
	rm -rf $(VENV) out build dist
