#!/usr/bin/env bash
# Builds out/StagingTools (the PowerShell module) and out/bin/staging (the command line). Does nothing when nothing changed.
#   ./build.sh            build what changed
#   ./build.sh --clean    build everything anew
#   ./build.sh --guardian build out/guardian.zip too, the auto-destroy function for AWS Lambda
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. scripts/common.sh

guardian=0
for argument in "$@"; do
    case "$argument" in
        --guardian) guardian=1 ;;
        --clean) rm -rf out ;;
        -h | --help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) fail "unknown argument '$argument'" "run ./build.sh, ./build.sh --clean or ./build.sh --guardian" ;;
    esac
done

sources=(src terraform docs/cmdlets StagingTools.psd1 LICENSE Directory.Build.props Directory.Packages.props global.json
    build.sh build.ps1 scripts)
changed() {
    [ ! -f out/.built ] || [ -n "$(find "${sources[@]}" \( -name bin -o -name obj -o -name .terraform \) -prune \
        -o -newer out/.built -print -quit)" ]
}
current=0
if ! changed; then
    current=1
    say "out/ is up to date"
    if [ "$guardian" -eq 0 ]; then exit 0; fi
fi

require_dotnet
mkdir -p out
log="$PWD/out/build.log"
: >"$log"
dotnet_quietly() {
    if ! dotnet "$@" -nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=false >>"$log" 2>&1; then
        grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sort -u | head -n 30 >&2 || true
        fail "the build failed" "the whole output is in out/build.log"
    fi
}

# Lambda's own runtimes carry no .NET: the function brings it along. One file, which terraform's guardian_package names.
pack_guardian() {
    step "Guardian"
    rm -rf out/.guardian out/guardian.zip
    dotnet_quietly publish src/StagingTools.Guardian/StagingTools.Guardian.csproj -c Release -r linux-x64 --self-contained true \
        -o out/.guardian -p:GuardianPackage="$PWD/out/guardian.zip"
    rm -rf out/.guardian
    say "function      out/guardian.zip   (terraform: guardian_package)"
}

if [ "$current" -eq 1 ]; then
    pack_guardian
    exit 0
fi

# Machine code beside the IL, so that a command does not begin with compiling itself. Elsewhere the IL alone is used. The compiler is a
# package that a closed network may lack.
precompile() {
    local rid folder=out/.precompiled
    rid="$(dotnet --info | sed -n 's/^ *RID: *//p' | head -n 1)"
    rm -rf "$folder"
    if dotnet publish src/StagingTools.Cli/StagingTools.Cli.csproj -c Release -o "$folder" -r "$rid" --self-contained false \
        -p:PublishReadyToRun=true -nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=false >>"$log" 2>&1; then
        local library place
        for place in out/.cli out/.engine; do
            for library in "$place"/*.dll; do
                if [ -f "$folder/${library##*/}" ]; then cp -f "$folder/${library##*/}" "$library"; fi
            done
        done
    else
        say "not precompiled: the package Microsoft.NETCore.App.Crossgen2 for $rid is not to be had; commands start a little slower"
    fi
    rm -rf "$folder"
}

# The time that the next run compares with: a change that is made meanwhile is newer.
touch out/.building

step "Compile"
dotnet_quietly publish src/StagingTools.Cli/StagingTools.Cli.csproj -c Release -o out/.cli
dotnet_quietly publish src/StagingTools.Engine/StagingTools.Engine.csproj -c Release --no-build -o out/.engine
dotnet_quietly build src/StagingTools/StagingTools.csproj -c Release -p:BuildProjectReferences=false
precompile

# The terraform files of the product, without what a run of terraform leaves beside them.
copy_terraform() { # FOLDER
    mkdir -p "$1"
    (cd terraform && find . -name .terraform -prune -o -type f ! -name '*.tfstate*' ! -name '*.tfplan' ! -name '*.tfvars' \
        ! -name .gitignore -print | tar -cf - -T -) | tar -xf - -C "$1"
}

step "Lay out the module and the command line"
module=out/.module
rm -rf "$module"
mkdir -p "$module"
face=src/StagingTools/bin/Release/net10.0
cp StagingTools.psd1 LICENSE src/StagingTools/StagingTools.format.ps1xml "$face/StagingTools.dll" "$face/StagingTools.pdb" "$module/"
cp -R "$face/en-US" "$module/"
mv out/.engine "$module/dependencies"
copy_terraform "$module/terraform"
cp -R out/.cli "$module/sandbox"
copy_terraform out/.cli/terraform
find "$module/dependencies" "$module/sandbox" out/.cli -name '*.xml' -exec rm -f {} +
mkdir -p out/.bin
cp scripts/staging.sh out/.bin/staging
chmod 755 out/.bin/staging

# New folders take the place of the old ones: a program that runs from those keeps its files.
rm -rf out/StagingTools out/lib out/bin
mkdir -p out/lib
mv "$module" out/StagingTools
mv out/.cli out/lib/staging
mv out/.bin out/bin
mv out/.building out/.built

step "Built"
say "module        out/StagingTools   (Import-Module ./out/StagingTools)"
say "command line  out/bin/staging    (out/bin/staging --help)"
if [ "$guardian" -eq 1 ]; then pack_guardian; fi
