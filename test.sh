#!/usr/bin/env bash
# Sets up and runs all tests. The last line counts them: N passed, N failed, N skipped.
#   ./test.sh          everything but the long suites
#   ./test.sh --all    the long suites too
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
. scripts/common.sh

export STAGINGTOOLS_TEST_ALL=0
# What is tested here is not the step of a build server that these tests may run in.
unset GITHUB_ACTIONS TF_BUILD
for argument in "$@"; do
    case "$argument" in
        --all) STAGINGTOOLS_TEST_ALL=1 ;;
        -h | --help) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) fail "unknown argument '$argument'" "run ./test.sh or ./test.sh --all" ;;
    esac
done

step "Tools"
require_dotnet
require_terraform
require_tools
require_postgres
require_redis
require_moto

step "Build"
./build.sh || fail "the build failed"
build_tests() {
    dotnet build StagingTools.sln -c Release -v quiet -nologo || fail "the tests do not build"
}
build_tests

passed=0 failed=0 skipped=0 broken=()
results="$ROOT/.work/test-results"
rm -rf "$results" && mkdir -p "$results"

# Counts a suite by its report, since a crashed runner has no closing line to read.
count() { # NAME TRX
    local name=$1 report=$2 counters
    counters="$(grep -o '<Counters [^>]*>' "$report" 2>/dev/null | head -n 1)"
    if [ -z "$counters" ]; then
        broken+=("$name ended without a report")
        return
    fi
    attribute() { printf '%s' "$counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
    passed=$((passed + $(attribute passed)))
    failed=$((failed + $(attribute failed) + $(attribute error)))
    skipped=$((skipped + $(attribute total) - $(attribute passed) - $(attribute failed) - $(attribute error)))
}

suite() { # PROJECT
    local name=$1 report="$results/$1.trx" started=$SECONDS
    step "$name"
    "tests/$name/bin/Release/net10.0/$name" -result-trx "$report" -noLogo -noColor || true
    count "$name" "$report"
    say "$name took $((SECONDS - started)) s"
}

suite StagingTools.Engine.Tests
suite StagingTools.Sandbox.Tests

step "Pester"
if ! have pwsh; then
    say "skipped: pwsh is not on PATH (https://aka.ms/install-powershell, 7.6 or later)"
    skipped=$((skipped + 1))
elif ! pwsh -NoProfile -Command 'exit [int](-not (Get-Module -ListAvailable Pester | Where-Object Version -ge 5.5))'; then
    say "skipped: Pester 5.5 or later is missing (Install-PSResource Pester)"
    skipped=$((skipped + 1))
else
    pwsh -NoProfile -File tests/Pester/run.ps1 -CountPath "$results/pester.count" || true
    if [ -s "$results/pester.count" ]; then
        read -r p f s <"$results/pester.count"
        passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    else
        broken+=("Pester ended without a report")
    fi
fi

step "Done"
for trouble in "${broken[@]:-}"; do
    [ -n "$trouble" ] || continue
    say "error: $trouble"
    failed=$((failed + 1))
done
say "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
