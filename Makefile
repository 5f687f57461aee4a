# make             build the program (debug)
# make run         try it: the example community in ./var, with letters that are due now and no mail system (KEEP=1: go on with the last one)
# make test        everything: style, all tests, also those that need root; about ten minutes after a fresh clone
# make test-fast   the pure modules' tests alone: for every day, two minutes after a first build
# make test-long   a year of trouble from many more seeds than make test has: SEEDS=1-200; some seconds for each
# make lint        style alone: format, imports, lengths, banned calls
# make install     build a release and install it: PREFIX=/usr/local, SYSCONFDIR=/etc, DESTDIR= for packagers
# make uninstall   remove what install put there; settings and state stay
# make deb         a Debian package of a release build, in .build/deb; BIN= for other binaries
# make man         the manual's pages, in .build/man; make completions: for bash, zsh and fish, in .build/completions
# make sbom        what is linked in, with its licences: .build/mentord.spdx.json, .build/THIRD-PARTY-LICENSES
# make bench       measure: occurrences beside other engines (those that are installed), and what the service's plans, ticks, forecasts, letters and messages cost, beside their goals
# make bench-occurrences, make bench-service, make bench-inbox: one of them; MESSAGES=5000 in the inbox, SETS=100000 mentorships, ENGINES="limit libical" beside ours, FIGURES="plan tick" of the service
# make fuzz        feed the parsers what nobody would write: SECONDS=60 for each target, TARGETS="rule calendar zone moment"
# make docs        the libraries' pages, in .build/docs
# make help        this list

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: build run test test-fast test-long lint install uninstall deb man completions sbom bench bench-occurrences bench-service bench-inbox count-allocations fuzz docs help packages test-packages release
.DEFAULT_GOAL := build

PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
DESTDIR ?=
# Where the binaries to install are; set it to install others than a fresh release build. A relative path is one from here; what uses it may
# work elsewhere.
BIN ?=
override BIN := $(if $(BIN),$(abspath $(BIN)))

SWIFT ?= swift
# What building and running needs beside Swift, and what testing needs beside that. Without these some tests skip and say so.
PACKAGES := make pkg-config libsystemd-dev libsqlite3-dev libgmime-3.0-dev libgumbo-dev libidn2-dev tzdata
TEST_PACKAGES := python3 python3-dateutil python3-html5lib spamassassin age gpg gpg-agent zstd
# Tests as root have a systemd and an MTA of their own. A machine that has an MTA keeps it.
ROOT_PACKAGES := systemd dbus libnss-systemd bsdutils util-linux debhelper fakeroot dpkg-dev
MTA_PACKAGES := $(if $(wildcard /usr/sbin/sendmail),,postfix)

# An installed program may not hang on a toolchain in somebody's home: it has Swift's library in itself.
RELEASE := --configuration release --static-swift-stdlib

help:
	@sed -n '/^# make/s/^# //p' Makefile

packages:
	@scripts/install-packages $(PACKAGES)

test-packages:
	@scripts/install-packages $(PACKAGES) $(TEST_PACKAGES) $(if $(filter 0,$(shell id -u)),$(ROOT_PACKAGES) $(MTA_PACKAGES))

build: packages
	$(SWIFT) build --product mentord
	$(SWIFT) build --product mentorctl
	$(SWIFT) build --product mentord-submit
	$(SWIFT) build --product mentord-read

run: build
	@scripts/demo "$$($(SWIFT) build --show-bin-path)"

lint:
	@scripts/lint

test: test-packages
	@scripts/lint
	@scripts/build-tests
	@scripts/run-tests
	@scripts/fuzz --build & scripts/count-allocations && scripts/docs && wait $$!
	@scripts/fuzz --short

# Of the pure modules (Package.swift says which), in a build folder of their own, so that it never waits for another build.
test-fast: packages
	@# The pure modules need fewer packages; what is resolved for the whole stays.
	@resolved=$$(mktemp) && trap 'if [ -s "$$resolved" ]; then cp "$$resolved" Package.resolved; fi; rm -f "$$resolved"' EXIT && \
	cp Package.resolved "$$resolved" 2>/dev/null || : ; \
	MENTORD_PURE=1 $(SWIFT) test --scratch-path .build/pure --disable-xctest 2>&1 | grep --line-buffered -E '^(✔ (Suite|Test run)|✘|↳|error)|error:'

# A failure names its seed; SEEDS=17 brings that one back.
SEEDS ?= 1-200
test-long: test-packages
	@scripts/build-tests
	@MENTORD_SEEDS="$(SEEDS)" $(SWIFT) test --skip-build --disable-xctest --filter YearTests/moreSeeds | grep --line-buffered -E '^(✔|✘|↳|error)'

bench: bench-occurrences bench-service bench-inbox

bench-occurrences: packages
	@ENGINES="$(ENGINES)" scripts/bench $(SETS)
	@scripts/count-allocations

bench-service: packages
	$(SWIFT) run --configuration release ServiceBenchmark $(FIGURES)

bench-inbox: packages
	$(SWIFT) build --configuration release --product mentord-read
	$(SWIFT) run --configuration release InboxBenchmark $(MESSAGES)

# What the engine allocates; fails if an occurrence costs an allocation.
count-allocations: packages
	@scripts/count-allocations

fuzz:
	@scripts/fuzz $(or $(SECONDS),60) $(TARGETS)

docs: packages
	@scripts/docs .build/docs

release: packages
	$(SWIFT) build $(RELEASE) --product mentord
	$(SWIFT) build $(RELEASE) --product mentorctl
	$(SWIFT) build $(RELEASE) --product mentord-submit
	$(SWIFT) build $(RELEASE) --product mentord-read

# The programs that are asked for their own commands: those that are installed.
ASKED = $(or $(BIN),$(abspath .build/release))

man: $(if $(BIN),,release)
	$(SWIFT) build --product Manual
	@"$$($(SWIFT) build --show-bin-path)/Manual" "$(ASKED)" . .build/man

completions: $(if $(BIN),,release)
	@scripts/completions "$(ASKED)" .build/completions

sbom: packages
	$(SWIFT) package resolve
	@scripts/sbom .build

deb: $(if $(BIN),,release) man completions sbom
	@scripts/install-packages debhelper fakeroot dpkg-dev lintian
	@scripts/build-deb "$(or $(BIN),.build/release)"

install: $(if $(BIN),,release man completions)
	@scripts/install-files "$(or $(BIN),.build/release)" "$(DESTDIR)" "$(PREFIX)" "$(SYSCONFDIR)"

uninstall:
	@scripts/uninstall "$(DESTDIR)" "$(PREFIX)" "$(SYSCONFDIR)"
