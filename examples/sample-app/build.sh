#!/usr/bin/env bash
# Publishes the sample application as two folders, OUTDIR/1.0.0 and OUTDIR/2.0.0, that run wherever dotnet is.
# Version 1.0.0 runs in a staging environment; 2.0.0 needs MESSAGE_GATEWAY_URL and stops at once without it.
set -euo pipefail

if [ $# -ne 1 ]; then
  echo "usage: $0 OUTDIR" >&2
  exit 2
fi

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
mkdir -p "$1"
outdir="$(cd "$1" && pwd)"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1

dotnet restore "$here/SampleApp.csproj" --verbosity quiet
for version in 1.0.0 2.0.0; do
  dotnet publish "$here/SampleApp.csproj" --no-restore --configuration Release --nologo --verbosity quiet \
    -p:Version="$version" --output "$outdir/$version"
  echo "sample-app $version: $outdir/$version"
done
