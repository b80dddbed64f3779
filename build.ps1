#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
Builds out/StagingTools (the PowerShell module) and out/bin/staging (the command line). Does nothing when nothing changed.

.DESCRIPTION
The same build as build.sh, for PowerShell. Needs the .NET SDK 10.

.PARAMETER Clean
Builds everything anew.

.PARAMETER Guardian
Builds out/guardian.zip too, the auto-destroy function for AWS Lambda. On Linux and macOS, where files carry the right to be run.

.EXAMPLE
./build.ps1
Import-Module ./out/StagingTools
#>
[CmdletBinding()]
param([switch] $Clean, [switch] $Guardian)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
$root = $PSScriptRoot
$out = Join-Path $root 'out'
$watch = [Diagnostics.Stopwatch]::StartNew()

function Write-Step([string] $Title) { "`n[{0}:{1:00}] {2}" -f [int][Math]::Floor($watch.Elapsed.TotalMinutes), $watch.Elapsed.Seconds, $Title }

# What is built, and what it is built from, without what builds and terraform leave beside the sources.
function Get-Source {
    $folders = 'src', 'terraform', 'docs/cmdlets', 'scripts'
    $files = 'StagingTools.psd1', 'LICENSE', 'Directory.Build.props', 'Directory.Packages.props', 'global.json', 'build.sh', 'build.ps1'
    foreach ($folder in $folders) {
        Get-ChildItem (Join-Path $root $folder) -Recurse -File -Force | Where-Object FullName -NotMatch '[\\/](bin|obj|\.terraform)[\\/]'
    }
    foreach ($file in $files) { Get-Item (Join-Path $root $file) }
}

function Invoke-DotNet {
    $log = Join-Path $out 'build.log'
    & dotnet @args -nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=false *>> $log
    if ($LASTEXITCODE -ne 0) {
        Get-Content $log | Select-String '(error|warning) [A-Z]+[0-9]+' | Select-Object -Unique -First 30 | Out-String | Write-Host
        throw 'The build failed; the whole output is in out/build.log.'
    }
}

function Copy-Terraform([string] $Destination) {
    $source = Join-Path $root 'terraform'
    Get-ChildItem $source -Recurse -File -Force |
        Where-Object { $_.FullName -notmatch '[\\/]\.terraform[\\/]' -and $_.Name -notmatch '\.(tfstate.*|tfplan|tfvars)$' -and $_.Name -ne '.gitignore' } |
        ForEach-Object {
            $target = Join-Path $Destination ([IO.Path]::GetRelativePath($source, $_.FullName))
            $null = New-Item -ItemType Directory -Force (Split-Path -Parent $target)
            Copy-Item $_.FullName $target
        }
}

if ($Clean) { Remove-Item $out -Recurse -Force -ErrorAction Ignore }
$built = Get-Item (Join-Path $out '.built') -Force -ErrorAction Ignore
if ($built -and -not (Get-Source | Where-Object LastWriteTimeUtc -GT $built.LastWriteTimeUtc | Select-Object -First 1)) {
    'out/ is up to date'
    if (-not $Guardian) { return }
    $upToDate = $true
}

if (-not (Get-Command dotnet -CommandType Application -ErrorAction Ignore)) {
    throw 'The .NET SDK is missing. Install .NET SDK 10: https://dotnet.microsoft.com/download'
}

$env:DOTNET_CLI_TELEMETRY_OPTOUT = 1
$env:DOTNET_NOLOGO = 1
$env:DOTNET_CLI_USE_MSBUILD_SERVER = 0
$null = New-Item -ItemType Directory -Force $out
Set-Content (Join-Path $out 'build.log') ''

# Lambda's own runtimes carry no .NET: the function brings it along. One file, which terraform's guardian_package names.
function Publish-Guardian {
    Write-Step 'Guardian'
    Remove-Item out/.guardian, out/guardian.zip -Recurse -Force -ErrorAction Ignore
    Invoke-DotNet publish src/StagingTools.Guardian/StagingTools.Guardian.csproj -c Release -r linux-x64 --self-contained true `
        -o out/.guardian "-p:GuardianPackage=$(Join-Path $out 'guardian.zip')"
    Remove-Item out/.guardian -Recurse -Force
    'function      out/guardian.zip   (terraform: guardian_package)'
}

Push-Location $root
try {
    if ($upToDate) {
        Publish-Guardian
        return
    }

    $null = New-Item -ItemType File -Force (Join-Path $out '.building')
    Write-Step 'Compile'
    Invoke-DotNet publish src/StagingTools.Cli/StagingTools.Cli.csproj -c Release -o out/.cli
    Invoke-DotNet publish src/StagingTools.Engine/StagingTools.Engine.csproj -c Release --no-build -o out/.engine
    Invoke-DotNet build src/StagingTools/StagingTools.csproj -c Release '-p:BuildProjectReferences=false'

    Write-Step 'Lay out the module and the command line'
    $module = Join-Path $out '.module'
    $bin = Join-Path $out '.bin'
    Remove-Item $module, $bin -Recurse -Force -ErrorAction Ignore
    $null = New-Item -ItemType Directory $module, $bin
    $face = 'src/StagingTools/bin/Release/net10.0'
    Copy-Item StagingTools.psd1, LICENSE, src/StagingTools/StagingTools.format.ps1xml, "$face/StagingTools.dll", "$face/StagingTools.pdb" $module
    Copy-Item "$face/en-US" $module -Recurse
    Move-Item out/.engine (Join-Path $module 'dependencies')
    Copy-Terraform (Join-Path $module 'terraform')
    Copy-Item out/.cli (Join-Path $module 'sandbox') -Recurse
    Copy-Terraform (Join-Path $out '.cli/terraform')
    Get-ChildItem "$module/dependencies", "$module/sandbox", out/.cli -Recurse -File -Filter *.xml | Remove-Item
    Copy-Item scripts/staging.sh (Join-Path $bin 'staging')
    if ($IsWindows) {
        Set-Content (Join-Path $bin 'staging.cmd') '@dotnet "%~dp0..\lib\staging\staging.dll" %*'
    }
    else {
        chmod 755 (Join-Path $bin 'staging')
    }

    # New folders take the place of the old ones: a program that runs from those keeps its files.
    Remove-Item out/StagingTools, out/lib, out/bin -Recurse -Force -ErrorAction Ignore
    $null = New-Item -ItemType Directory out/lib
    Move-Item $module out/StagingTools
    Move-Item out/.cli out/lib/staging
    Move-Item $bin out/bin
    Move-Item out/.building out/.built -Force

    Write-Step 'Built'
    'module        out/StagingTools   (Import-Module ./out/StagingTools)'
    'command line  out/bin/staging    (out/bin/staging --help)'
    if ($Guardian) { Publish-Guardian }
}
finally {
    Pop-Location
}
