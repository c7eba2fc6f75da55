# Dateline: `make app` shows the map, `make test` checks everything. Both do their own set-up.

PORT ?= 8501
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
# The first Python of a supported version; set PYTHON to choose another.
PYTHON ?= $(shell for candidate in python3 python3.13 python3.12 python3.11; do \
	$$candidate -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& echo $$candidate && break; done)
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: app test check test-only train train-kinds train-passages floors bench bench-map lock clean

app: $(VENV)/installed-app ## start the page
	@$(BIN)/python -m geo gazetteer prepare
	@echo "Dateline: http://localhost:$(PORT)"
	@exec $(BIN)/streamlit run app.py --server.port $(PORT)

test: check test-only ## everything that must be green

check: $(VENV)/installed-test ## lint, format, types, import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

test-only: $(VENV)/installed-test
	@sh tests/browser/install_chromium.sh
	@DATELINE_DATA=$(CURDIR)/build/test-data $(BIN)/python -m geo gazetteer prepare
	@DATELINE_NEEDS_BROWSER=1 $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile

lock: $(VENV)/installed-test ## compile requirements*.txt from requirements*.in
	@$(BIN)/python -m pip install --quiet uv
	@for name in requirements requirements-dev requirements-train; do \
		$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--custom-compile-command "make lock" --quiet --output-file $$name.txt $$name.in; done

CORPORA ?= $(DATELINE_SHARED)/corpora/lgl-train.jsonl $(DATELINE_SHARED)/corpora/trnews.jsonl \
	$(DATELINE_SHARED)/corpora/gwn-train.jsonl
DATELINE_SHARED ?= ../shared
CORPORA_FOLDER ?= $(DATELINE_SHARED)/corpora
TRAIN := build/train/bin/python -m geo.recognition.training

train: $(VENV)/installed-app ## retrain the models from CORPORA (annotated JSON lines)
	@$(BIN)/python -m geo gazetteer prepare
	@$(PYTHON) -m venv build/train
	@build/train/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-train.txt
	$(TRAIN) fit $(CORPORA) --without-gazetteer -o build/first.pt
	$(TRAIN) fit $(CORPORA) --start build/first.pt --epochs 2 --learning-rate 1e-4 --seed 8 -o build/second.pt
	$(TRAIN) export build/second.pt
	$(BIN)/python -m geo.evaluate.train_resolver $(CORPORA)

KIND_CORPORA ?= $(CORPORA_FOLDER)/events/case21-half.jsonl $(CORPORA_FOLDER)/events/plover-gsr.jsonl
PASSAGES := build/train/bin/python -m geo.encoders.training.sentences

train-kinds: $(VENV)/installed-app ## retrain the models of event kinds from KIND_CORPORA
	@$(PYTHON) -m venv build/train
	@build/train/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-train.txt
	$(BIN)/python -m geo.evaluate.kind_texts $(KIND_CORPORA) -o build/kinds.jsonl
	$(PASSAGES) fit build/kinds.jsonl -o data/models/event_types
	$(PASSAGES) hold-out build/kinds.jsonl -o build/kind-logits.jsonl
	$(BIN)/python -m geo.evaluate.train_event_types $(KIND_CORPORA) --logits build/kind-logits.jsonl

READING := build/train/bin/python -m geo.encoders.training.passages

train-passages: $(VENV)/installed-app ## retrain what tells what happened at places, from KIND_CORPORA and the annotated news
	@$(BIN)/python -m geo gazetteer prepare
	@$(PYTHON) -m venv build/train
	@build/train/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-train.txt
	$(BIN)/python -m geo.evaluate.reading_texts $(DATELINE_SHARED) $(KIND_CORPORA) -o build/passages.jsonl
	$(READING) build/passages.jsonl -o data/models/passages
	for fold in 0 1 2 3 4; do \
	  $(READING) build/passages.jsonl --without-fold $$fold -o build/folds/fold-$$fold || exit 1; \
	done
	$(BIN)/python -m geo.evaluate.train_stacking $(DATELINE_SHARED) --folds build/folds

floors: $(VENV)/installed-app ## raise the floors of quality to what the models reach on CORPORA_FOLDER
	@$(BIN)/python -m geo gazetteer prepare
	@$(BIN)/python -m geo evaluate --corpora $(CORPORA_FOLDER) --no-baseline --pin
	@$(BIN)/python -m geo evaluate --gold --pin

bench: $(VENV)/installed-app ## measure speed, start, memory and growth (some three minutes)
	@$(BIN)/python -m geo gazetteer prepare
	@$(BIN)/python -m geo bench $(if $(wildcard $(CORPORA_FOLDER)/*.jsonl),--corpora $(CORPORA_FOLDER))

bench-map: export DATELINE_DATA = $(CURDIR)/build/bench/data
bench-map: $(VENV)/installed-test ## measure the map in a browser, up to a million reports (an hour, 5 GB; MAP_BENCH="--sizes 1k" for less)
	@sh tests/browser/install_chromium.sh
	@$(BIN)/python -m geo gazetteer prepare
	@$(BIN)/python -m geo.evaluate.map_bench --docs docs/scale.md $(MAP_BENCH)

clean: ## remove what make has made
	rm -rf $(VENV) build

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11, 3.12 or 3.13; install one, or set PYTHON."; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python cannot make a virtual environment: install its venv module (Debian: apt-get install python3-venv)."; exit 2; }

$(VENV)/installed-app: requirements.txt | $(BIN)/python
	@echo "Installing Dateline's packages (about two minutes, once) …"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/installed-test: requirements-dev.txt $(VENV)/installed-app
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@
