.DEFAULT_GOAL := help
.PHONY: help build demo test check format bench clean

help:    ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

build:   ## compile the program `cairn`, ready for use
	@scripts/build

demo:    ## build the example plan and show it in the browser; PORT=8080
	@scripts/demo

test:    ## every test: calculation, pages in a browser, documents
	@scripts/test

check:   ## formatting, imports, comments, references, links, styles, colors, Spanish
	@scripts/check

format:  ## format the Swift sources in place
	@swift format format --in-place --parallel --recursive Sources Tests Package.swift

bench:   ## time plan, records, explanations, climate, store, pages against budgets; RUNS=5
	@scripts/bench

clean:   ## remove what was built; .tools stays
	@rm -rf .build out
