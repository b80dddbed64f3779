# Shared by build.sh, quickstart.sh, test.sh and .ci/run: steps with times, finding tools, installing them on Debian.
# shellcheck shell=bash

export LANG="${LANG:-C.UTF-8}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Build servers would outlive the script.
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
STARTED_AT=$SECONDS

say() { printf '%s\n' "$*"; }

fail() {
    printf 'error: %s\n' "$1" >&2
    shift
    for hint in "$@"; do printf '  → %s\n' "$hint" >&2; done
    exit 1
}

# step TITLE: heads what follows with the time since the script began.
step() {
    local elapsed=$((SECONDS - STARTED_AT))
    printf '\n[%d:%02d] %s\n' $((elapsed / 60)) $((elapsed % 60)) "$1"
}

# version_at_least HAVE WANT
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

have() { command -v "$1" >/dev/null 2>&1; }

# apt_install PACKAGE...: installs on Debian where this user may; says what to do everywhere else.
apt_install() {
    local runner=()
    if ! have apt-get; then return 1; fi
    if [ "$(id -u)" -ne 0 ]; then
        if have sudo && sudo -n true 2>/dev/null; then runner=(sudo -n); else return 1; fi
    fi
    say "installing $* with apt"
    # Run level 1 keeps the packages' init scripts from starting servers of their own.
    "${runner[@]}" env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null &&
        "${runner[@]}" env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# The folder of the newest PostgreSQL server programs; empty when there is none.
postgres_bin() {
    local candidate
    for candidate in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) \
        "$(have pg_config && pg_config --bindir)" /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin; do
        if [ -x "$candidate/postgres" ] && [ -x "$candidate/initdb" ]; then
            printf '%s\n' "$candidate"
            return
        fi
    done
}

require_dotnet() {
    if ! have dotnet && [ -x "$HOME/.dotnet/dotnet" ]; then export PATH="$HOME/.dotnet:$PATH"; fi
    have dotnet || fail "the .NET SDK is missing" \
        "install .NET SDK 10: https://dotnet.microsoft.com/download (Debian: the dotnet-sdk-10.0 package of Microsoft's feed)"
    local version
    version="$(dotnet --version 2>/dev/null || echo 0)"
    version_at_least "$version" 10.0.100 || fail "the .NET SDK is $version, 10.0.100 or later is needed" \
        "install .NET SDK 10: https://dotnet.microsoft.com/download"
    dotnet --list-runtimes | grep -q '^Microsoft.AspNetCore.App 10\.' || fail "the ASP.NET Core 10 runtime is missing" \
        "install the whole .NET SDK 10, or aspnetcore-runtime-10.0"
}

require_terraform() {
    have terraform || fail "terraform is missing" \
        "install Terraform 1.11 or later: https://developer.hashicorp.com/terraform/install"
    local version
    version="$(CHECKPOINT_DISABLE=1 TF_CLI_CONFIG_FILE=/dev/null terraform version -json | sed -n 's/.*"terraform_version": *"\([^"]*\)".*/\1/p')"
    version_at_least "$version" 1.11.0 || fail "terraform is $version, 1.11 or later is needed" \
        "install Terraform 1.11 or later: https://developer.hashicorp.com/terraform/install"
}

require_postgres() {
    if [ -z "$(postgres_bin)" ] || ! have psql; then
        apt_install postgresql postgresql-client || fail "PostgreSQL (server and client) is missing" \
            "Debian, Ubuntu: sudo apt-get install postgresql postgresql-client" "macOS: brew install postgresql@15"
    fi
    [ -n "$(postgres_bin)" ] || fail "PostgreSQL's server programs were not found" "put initdb and postgres on PATH"
}

require_redis() {
    have redis-server || apt_install redis-server || fail "redis-server is missing" \
        "Debian, Ubuntu: sudo apt-get install redis-server" "macOS: brew install redis"
}

require_moto() {
    if have moto_server || python3 -c 'import moto.server' 2>/dev/null; then return; fi
    local venv="$ROOT/.work/moto"
    if [ ! -x "$venv/bin/moto_server" ] && have python3; then
        say "installing moto into ${venv#"$ROOT"/}"
        python3 -m venv "$venv" 2>/dev/null && "$venv/bin/pip" install -q 'moto[server]==5.2.1' 2>/dev/null || rm -rf "$venv"
    fi
    [ -x "$venv/bin/moto_server" ] || fail "moto, the emulator below the sandbox, is missing" \
        "python3 -m pip install 'moto[server]==5.2.1', in a virtual environment whose bin folder is on PATH"
    export PATH="$venv/bin:$PATH"
}

require_tools() {
    for tool in curl jq; do
        have "$tool" || apt_install "$tool" || fail "$tool is missing" "install $tool (Debian: sudo apt-get install $tool)"
    done
}
