# `make` or `make help` explains itself. What must pass before a change lands is `make test`; the
# workflows of GitHub, GitLab and Forgejo run check, comment and site.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
TODAY ?=
DAY := $(if $(TODAY),--today $(TODAY),)

.DEFAULT_GOAL := help
.PHONY: help site admin setup check changes comment serve test series fuzz lint types bless lock bench bench-stages bench-weight bench-papers bench-serve search-bench search-speed clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

site: $(VENV)/site.stamp ## Set up what is needed and build the site into site/
	@$(BIN)/vip2 build $(DAY)

admin: $(VENV)/test.stamp site ## Build the site with editing in the browser, in site/admin/
	@generator/admin/npm-ci.sh generator/admin .vip2/admin $(abspath $(BIN))/python
	@$(BIN)/vip2 admin

setup: $(VENV)/site.stamp ## Set up what the site needs, and no more

check: $(VENV)/site.stamp ## Show every fault in the content; FORMAT=github for a service
	@$(BIN)/vip2 check $(DAY) $(if $(FORMAT),--format $(FORMAT))

changes: $(VENV)/site.stamp ## Tell what a change means; REV=name for another edition to compare with
	@$(BIN)/vip2 changes $(DAY) $(if $(REV),'$(REV)')

comment: $(VENV)/site.stamp ## Write the same to changes.md, as the comment of a merge request
	@$(BIN)/vip2 changes $(DAY) --format markdown $(if $(REV),'$(REV)') > changes.md; test $$? -le 1

serve: $(VENV)/site.stamp ## Preview the site on http://127.0.0.1:8000/
	@$(BIN)/vip2 serve

test: $(VENV)/test.stamp browser judges lint types ## Set up what is needed and run every test
	@$(BIN)/pytest -n auto

series: $(VENV)/test.stamp ## Compare builds after 200 random series of edits with builds at once
	@$(BIN)/pytest -q --hypothesis-profile thorough --hypothesis-show-statistics tests/test_incremental.py -k after_any_edits

fuzz: $(VENV)/test.stamp ## Damage content files and check them, ten minutes; MINUTES=1 for one
	@$(BIN)/python tests/fuzzing.py $(if $(MINUTES),--minutes $(MINUTES))

lint: $(VENV)/test.stamp ## Check the code's style
	@$(BIN)/ruff check generator tests benchmarks .ci
	@$(BIN)/ruff format --check generator tests benchmarks .ci

types: $(VENV)/test.stamp ## Check the code's types
	@$(BIN)/mypy

bless: $(VENV)/test.stamp ## Accept today's output as what the miniature site and the editors' schemas shall be
	@$(BIN)/python tests/bless.py
	@$(BIN)/vip2 schema

bench: $(VENV)/test.stamp ## Measure the build against its peers; N=1000 PEERS=hugo for a part
	@$(BIN)/python benchmarks/bench.py $(if $(N),--records $(N)) $(if $(PEERS),--peers $(PEERS))

bench-stages: $(VENV)/test.stamp ## Time the stages of our own build among 10,000 records; N=1000 for fewer
	@$(BIN)/python benchmarks/stages.py $(if $(N),--records $(N))

bench-weight: $(VENV)/test.stamp browser ## Weigh the pages beside stock material's
	@$(BIN)/python benchmarks/weight.py

bench-papers: $(VENV)/test.stamp ## Time the PDFs of newsletters and guides
	@$(BIN)/python benchmarks/papers.py

bench-serve: $(VENV)/test.stamp browser ## Time a saved change until it is on the page in the preview
	@$(BIN)/python benchmarks/serve.py

search-speed: $(VENV)/test.stamp browser ## Time the search in Chromium among 300, 5,000 and 10,000 pages
	@$(BIN)/python benchmarks/search_browser.py

search-bench: $(VENV)/test.stamp ## Measure how well the search answers; CORPUS=DIR QUERIES=FILE for other pages
	@$(BIN)/python benchmarks/search.py $(if $(CORPUS),--corpus $(CORPUS)) $(if $(QUERIES),--queries $(QUERIES)) $(if $(SYNONYMS),--synonyms $(SYNONYMS))

lock: $(VENV)/test.stamp ## Renew the exact versions in requirements*.lock
	@$(BIN)/pip install --quiet 'pip-tools>=7.6'
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra build --output-file requirements.lock pyproject.toml
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra build --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## Remove what was made
	@rm -rf $(VENV) site .site.* .vip2 .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Debian's Chromium for the tests in a browser: installed where that is allowed, named where not.
.PHONY: browser
browser:
	@command -v chromium >/dev/null || tests/install-chromium.sh

# Programs from npm that judge in the tests, and the form in the browser: installed once, at the
# versions and hashes of their locks.
.PHONY: judges
judges: $(VENV)/test.stamp
	@tests/install-judges.sh $(abspath $(BIN))/python

$(VENV)/site.stamp: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the site needs"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp requirements-dev.lock
	@echo "Installing what the tests need"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
