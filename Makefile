# The two commands of the README: make demo, make test. `make` alone lists all.
.DEFAULT_GOAL := help
BIN := .venv/bin
PORT ?= 8000

.PHONY: help demo test test-database check bench soak fmt screenshots lock browser base dev

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

demo: base ## 准备一切并启动演示 | prepare everything and serve http://127.0.0.1:8000
	@$(BIN)/anju demo --port $(PORT)

test: dev browser ## 运行全部测试 | run every test, the browser ones included
	@CHROMIUM="$$(scripts/chromium)" $(BIN)/pytest -n 2

test-database: dev ## run the tests that need PostgreSQL (scripts/with-external-postgres makes one of the system's)
	@$(BIN)/pytest -n 2 -m "database and not browser"

check: dev ## lint, types, layers, templates, editions, locks, migrations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint --lint --quiet anju
	@$(BIN)/anju edition check $$(ls -d anju/editions/data/*/edition.yaml | xargs -n1 dirname | xargs -n1 basename)
	@$(BIN)/anju help check
	@scripts/check-tree
	@ANJU_DATABASE_ROLE=owner $(BIN)/django-admin makemigrations --check --dry-run --settings anju.site.settings

bench: base ## time the engine side by side with its peers; prints ratios
	@scripts/venv requirements/bench.txt
	@$(BIN)/python bench/score_one.py
	@$(BIN)/python bench/cold_start.py
	@$(BIN)/python bench/population.py
	@$(BIN)/python bench/pages.py

soak: dev ## 长时间的性质测试 | the same properties on thousands of people, 20,000 for every edition (an hour or more)
	@HYPOTHESIS_PROFILE=long $(BIN)/pytest -n 2 tests/engine tests/editions tests/population

fmt: dev ## format the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

screenshots: base dev browser ## renew the pictures of docs/screenshots
	@CHROMIUM="$$(scripts/chromium)" $(BIN)/python scripts/screenshots.py

lock: ## renew the hashed locks from pyproject.toml (needs uv)
	@scripts/lock

base:
	@scripts/venv requirements/base.txt

dev:
	@scripts/venv requirements/dev.txt

browser:
	@scripts/chromium >/dev/null
