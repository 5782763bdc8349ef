# The commands of the project; `make` alone lists them.
#
# Python 3.11, pip, git and make are all that has to be there: the first command brings the rest, and the
# next ones find it.

.DEFAULT_GOAL := help
.PHONY: help setup run test lint judges pictures bench crash clean

# uv makes the environment. Where it is missing, pip puts it under build/: that is allowed even for a Python
# that its distribution manages (Debian's), and changes nothing outside this folder.
UV := $(or $(shell command -v uv),build/uv/bin/uv)
RUN := $(UV) run --no-sync

# Chromium, which is the preview's engine, does not start as root unless its sandbox is off. News is not
# written as root: it is a container or a test machine.
ifeq ($(shell id -u),0)
export QTWEBENGINE_DISABLE_SANDBOX := 1
endif

# A machine without a screen often has no graphics card and no services of a desktop either; what Qt and
# Chromium have to say about that helps nobody.
SCREENLESS := QT_QPA_PLATFORM=offscreen QTWEBENGINE_DISABLE_SANDBOX=1 \
	QT_LOGGING_RULES='default.info=false;default.warning=false' QTWEBENGINE_CHROMIUM_FLAGS=--log-level=3

# The window on the sample newsroom, and the same day's work without a window.
WINDOW := $(RUN) python -m newsdesk.app.sample build/sample-newsroom && \
	$(RUN) newsdesk --newsroom build/sample-newsroom
TOUR := $(SCREENLESS) $(RUN) python -m newsdesk.app.tour build

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

setup: $(UV) ## Bring the system libraries and the environment (the other commands do it by themselves)
	@python3 packaging/system_libraries.py
	@$(UV) sync --locked $(if $(wildcard .venv),--quiet)

build/uv/bin/uv:
	@python3 -m pip install --quiet --root-user-action=ignore --target build/uv uv

run: setup ## Open the window on the sample newsroom; where there is no screen, do the day's work into build/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		$(WINDOW); \
	else \
		echo "There is no screen here, so the day's work is done without one, into build/."; \
		$(TOUR); \
	fi

test: lint ## Run all that is judged: lint, types, import contracts and every test
	$(RUN) pytest --numprocesses auto --maxprocesses 4

lint: setup ## Run what is judged without running the program: ruff, mypy, import contracts
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(RUN) lint-imports

judges: ## Fetch what judges the pages of a bundle, with npm; the tests use it where it is there
	@python3 packaging/judges.py

pictures: setup ## Take the pictures in docs/ anew, of the real window
	@$(TOUR)
	cp build/*.png docs/

bench: setup ## Measure: numbers and ratios as a table, and as JSON in build/
	QT_QPA_PLATFORM=offscreen $(RUN) python -m pytest benchmarks --quiet --benchmark-quiet -p no:randomly

crash: setup ## Kill the program 200 times while it types, and show that no more than a second is lost
	$(RUN) python -m benchmarks.crash --kills $(or $(KILLS),200)

clean: ## Take away all that these commands have made
	rm -rf build dist .venv src/newsdesk/_built .mypy_cache .ruff_cache .pytest_cache .import_linter_cache \
		.hypothesis .benchmarks
