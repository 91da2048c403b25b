# twoway. `make help` lists the targets. What is needed: Go, make and git; `make check` also takes gcc, for the race detector.

PREFIX   ?= /usr/local
DESTDIR  ?=
FUZZTIME ?= 30s
GO       ?= go

bindir  := $(DESTDIR)$(PREFIX)/bin
datadir := $(DESTDIR)$(PREFIX)/share
sources := cmd journal templates
golden  := ./cmd ./journal/export ./journal/markdown ./journal/report
lint    := $(GO) tool -modfile=.ci/tools/go.mod golangci-lint

export GOFLAGS := $(strip $(GOFLAGS) -trimpath)

# Without a home folder (a bare container, `env -i`) Go has no place for its caches; they then go into a hidden folder here,
# which ./... does not enter.
ifeq ($(strip $(HOME)),)
export GOPATH  ?= $(CURDIR)/.cache/go
export GOCACHE ?= $(CURDIR)/.cache/go-build
export GOLANGCI_LINT_CACHE ?= $(CURDIR)/.cache/golangci-lint
endif

.PHONY: help build test check fmt vet tidy race lint readers demo install uninstall golden fuzz cover bench themes clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /\1 /p' Makefile | while read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

build: ## build bin/twoway
	CGO_ENABLED=0 $(GO) build -o bin/twoway ./cmd/twoway

test: ## run the tests
	$(GO) test ./...

check: ## all that CI runs: format, vet, modules, tests with the race detector, lint, readers, and a working tree left as it was
	@before=$$(git status --porcelain 2>&1); \
	$(MAKE) --no-print-directory fmt vet tidy race lint readers && \
	after=$$(git status --porcelain 2>&1) && \
	if [ "$$before" != "$$after" ]; then \
		printf 'the working tree was\n%s\nand is now\n%s\n' "$$before" "$$after" >&2; exit 1; \
	fi

fmt:
	@unformatted=$$("$$($(GO) env GOROOT)/bin/gofmt" -l $(sources) $(wildcard .ci/*/*.go)) || exit 1; if [ -n "$$unformatted" ]; then printf 'gofmt would change:\n%s\n' "$$unformatted" >&2; exit 1; fi

vet:
	$(GO) vet ./... ./.ci/bench
	cd .ci/man && $(GO) vet .
	cd .ci/readers && $(GO) vet .

tidy:
	$(GO) mod tidy -diff
	cd .ci/man && $(GO) mod tidy -diff
	cd .ci/readers && $(GO) mod tidy -diff

# Scripts start the program thousands of times; the detector would wait a second at each end.
race:
	GORACE=atexit_sleep_ms=0 $(GO) test -race -timeout 20m ./...

lint:
	$(lint) run --config .ci/golangci.yml ./... ./.ci/bench
	cd .ci/readers && $(GO) tool -modfile=../tools/go.mod golangci-lint run --config ../golangci.yml .
	cd .ci/man && $(GO) tool -modfile=../tools/go.mod golangci-lint run --config ../golangci.yml .

readers: ## let other programs read our pages and exports; a test names the program that is missing
	cd .ci/readers && $(GO) test -count=1 -timeout 20m .

demo: build ## replay the bundled example journal into a scratch folder and show its review
	@bin/twoway demo

install: build ## install the program, its completions and its manual pages below PREFIX
	mkdir -p $(bindir) $(datadir)/bash-completion/completions $(datadir)/zsh/site-functions \
		$(datadir)/fish/vendor_completions.d $(datadir)/man/man1
	install -m 755 bin/twoway $(bindir)/twoway
	bin/twoway completion bash >$(datadir)/bash-completion/completions/twoway
	bin/twoway completion zsh >$(datadir)/zsh/site-functions/_twoway
	bin/twoway completion fish >$(datadir)/fish/vendor_completions.d/twoway.fish
	manuals=$$(cd $(datadir)/man/man1 && pwd) && cd .ci/man && $(GO) run . "$$manuals"

uninstall: ## remove what install put there
	rm -f $(bindir)/twoway $(datadir)/bash-completion/completions/twoway $(datadir)/zsh/site-functions/_twoway \
		$(datadir)/fish/vendor_completions.d/twoway.fish $(datadir)/man/man1/twoway.1 $(datadir)/man/man1/twoway-*.1

golden: ## write the golden files anew; read the difference as you would read code
	$(GO) test $(golden) -update

# Texts that are new are made shorter only a few times: where work goes on side by side, what is covered differs from run to run, and
# a target would do little else.
fuzz: ## fuzz each target for FUZZTIME (30s)
	@grep -rl --include='*_test.go' '^func Fuzz' $(sources) | sort | while read -r file; do \
		sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$$file" | while read -r target; do \
			echo "$$target in $$(dirname "$$file"), $(FUZZTIME)"; \
			$(GO) test "./$$(dirname "$$file")" -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x </dev/null || exit 1; \
		done || exit 1; \
	done

cover: ## measure how much of each package its tests reach
	@mkdir -p bin
	$(GO) test -coverprofile=bin/cover.out -coverpkg=./... ./...
	$(GO) tool cover -func=bin/cover.out | tail -n 1
	$(GO) tool cover -html=bin/cover.out -o bin/cover.html

bench: build ## measure what a user waits for, as ratios
	$(GO) run ./.ci/bench

themes: ## print how well the themes of the test journals are found
	$(GO) test ./journal/theme -run TestThemesTable -v -count=1

clean: ## remove what was built here
	rm -rf bin .ci/readers/node_modules
	@if [ -d .cache ]; then chmod -R u+w .cache && rm -rf .cache; fi
