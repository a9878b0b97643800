# Every command but help and clean installs what it misses; nothing else is needed on a bare machine.
.DEFAULT_GOAL := help
.PHONY: help serve dev check test doc dist bench setup clean
SHELL := /bin/bash

help: ## what can be made
	@grep -E '^[a-z ]+:.*##' Makefile | sed -E 's/^([a-z]+)[a-z ]*:[^#]*## */  make \1\t/' | expand -t 16

serve dev: ## the app on http://127.0.0.1:8080, a development build, built again at every change
	@scripts/setup.sh serve
	@scripts/page.sh dev

check: ## what to run while working: formatting, types, lints of both targets, native tests
	@scripts/setup.sh serve
	@scripts/test.sh check

doc: ## the code's documentation, of both targets; a broken link is an error
	@scripts/setup.sh serve
	@scripts/doc.sh

test: ## everything: formatting, lints, native tests, tests in a browser, the release build and its weight
	@scripts/setup.sh
	@scripts/test.sh

dist: ## the release site in dist/
	@scripts/setup.sh dist
	@scripts/page.sh build

bench: ## the figures: weight of the page, time to start, time of an edit
	@scripts/setup.sh
	@scripts/bench.sh

setup: ## only install what is missing
	@scripts/setup.sh

clean: ## removes what was built in the checkout; the cache outside it stays
	rm -rf dist node_modules test-results playwright-report
