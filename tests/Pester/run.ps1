#requires -Version 7.4
<#
.SYNOPSIS
Runs the module's tests in this PowerShell, against the package in out/StagingTools.

.PARAMETER CountPath
Takes one line: passed, failed and skipped, apart by spaces.

.PARAMETER Path
Files or folders of tests; all by default.
#>
[CmdletBinding()]
param([string] $CountPath, [string[]] $Path = $PSScriptRoot)

$ErrorActionPreference = 'Stop'
$module = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/StagingTools'))
if (-not (Test-Path (Join-Path $module 'StagingTools.psd1'))) { throw "The module is not built: '$module' is missing. Run ./build.sh first." }
Import-Module Pester -MinimumVersion 5.5
Import-Module $module -Force

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.CIFormat = 'None'
$run = Invoke-Pester -Configuration $configuration

# A file that cannot even be read has no test that could fail.
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
if ($CountPath) { Set-Content $CountPath "$($run.PassedCount) $failed $($run.SkippedCount + $run.NotRunCount)" }
exit [int]($failed -gt 0)
