#!/bin/sh
# Runs the command line that lies in ../lib/staging, wherever this file is linked to.
set -eu
self=$0
while [ -L "$self" ]; do
    link=$(readlink "$self")
    case $link in
        /*) self=$link ;;
        *) self=$(dirname "$self")/$link ;;
    esac
done
program=$(cd "$(dirname "$self")/../lib/staging" && pwd)/staging.dll

# Bytes, in hexadecimal. The runtime takes the processor's cache for a measure of how much garbage may gather, and on large servers
# that is hundreds of megabytes.
export DOTNET_GCgen0size="${DOTNET_GCgen0size:-2000000}"

for dotnet in "${DOTNET_ROOT:+$DOTNET_ROOT/dotnet}" "$(command -v dotnet || true)" "${HOME:-}/.dotnet/dotnet" \
    /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet /usr/local/share/dotnet/dotnet /opt/homebrew/bin/dotnet; do
    if [ -n "$dotnet" ] && [ -x "$dotnet" ]; then exec "$dotnet" "$program" "$@"; fi
done
echo "error: the .NET runtime is missing [DotNetMissing]" >&2
echo "  → install the ASP.NET Core runtime 10: https://dotnet.microsoft.com/download" >&2
exit 4
