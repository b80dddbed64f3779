#!/usr/bin/env bash
# The life of a staging environment on the sandbox, no AWS account needed: create, publish, sync, watch, price, remove.
# Works in .work/quickstart and leaves nothing running. examples/quickstart.ps1 tells the same story in PowerShell.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. scripts/common.sh

step "Tools"
require_dotnet
require_terraform
require_tools
require_postgres
require_redis
require_moto
say "dotnet $(dotnet --version), PostgreSQL in $(postgres_bin), redis-server, moto and terraform are there"

step "Build the module and the command line"
./build.sh

work="$ROOT/.work/quickstart"
export PATH="$ROOT/out/bin:$PATH" STAGING_PROJECT=whatsapp-saas
mkdir -p "$work" && cd "$work"

clean_up() {
    local status=$?
    trap - EXIT
    if [ -n "${creation:-}" ]; then kill -INT "$creation" 2>/dev/null && wait "$creation" 2>/dev/null || true; fi
    if [ $status -ne 0 ]; then say "the logs are in .work/quickstart/logs" >&2; fi
    staging sandbox stop --quiet || true
    exit $status
}
trap clean_up EXIT
trap 'exit 130' INT TERM

step "Start the sandbox: a local stand-in for AWS with a real PostgreSQL, Redis and application processes"
staging sandbox stop --quiet || true
rm -rf logs backups terraform-*-outputs.json production.log create.log images
staging sandbox start
eval "$(staging sandbox env)"

step "Show the plan of an environment (nothing is changed)"
staging new --what-if | tail -n 15

step "Create the environment; production and the application are made while terraform waits for RDS and ElastiCache"
staging new --force --output json >environment.json 2>create.log &
creation=$!

production="$(staging sandbox database whatsapp-saas-production-db \
    --database whatsapp_saas --secret whatsapp-saas/production/database-url --output json | jq -r '.url')"
psql "$production" --quiet --set ON_ERROR_STOP=1 --file "$ROOT/examples/production.sql" >production.log
say "production: $(psql "$production" -Atc 'select count(*) from users') users," \
    "$(psql "$production" -Atc 'select count(*) from conversations') conversations," \
    "$(psql "$production" -Atc 'select count(*) from messages') messages"
"$ROOT/examples/sample-app/build.sh" "$work/images"

if ! wait "$creation"; then
    cat create.log >&2
    fail "the environment was not created"
fi
creation=
grep -v '^$' create.log | tail -n 5
staging get

step "Push two versions of the application and publish the good one"
repository="$(jq -r '.repositoryUri' environment.json)"
staging sandbox push "${repository##*/}:1.0.0" images/1.0.0
staging sandbox push "${repository##*/}:2.0.0" images/2.0.0
staging publish --image-tag 1.0.0 --force
application="$(staging get --output json | jq -r '.[0].applicationUrl')"

step "Smoke-test it"
staging test

step "Fill it with production's data, personal data masked"
staging sync --rules "$ROOT/examples/sanitization.yaml" --force
say "in production:"
psql "$production" -c 'select id, email, phone, name from users order by id limit 3'
say "in staging, as the application sees it:"
curl -fsS "$application/users?limit=3" | jq .

step "Watch the application's log"
staging logs --since 10m --tail 5

step "Price it"
staging cost

step "Publish a version that crashes: reported as failed, and the old one serves again"
if staging publish --image-tag 2.0.0 --force; then fail "the crashing version was reported as a success"; fi
application="$(staging get --output json | jq -r '.[0].applicationUrl')"
say "health of $application: $(curl -fsS --retry 10 --retry-all-errors --retry-delay 1 "$application/health")"

step "Remove the environment, with a final snapshot and the proof that nothing is left"
staging remove --force

step "Stop the sandbox"
staging sandbox stop
trap - EXIT
say ""
say "That was a whole life of a staging environment in $((SECONDS - STARTED_AT)) seconds. Logs and backups are in .work/quickstart."
say "Next: README.md shows the same on AWS and in PowerShell."
