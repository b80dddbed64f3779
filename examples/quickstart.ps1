#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
The life of a staging environment on the sandbox, told in PowerShell: one pipeline from nothing to a priced, filled,
running environment, then its removal.

.DESCRIPTION
Needs no AWS account. ./build.sh (or ./build.ps1) has to have made out/StagingTools; ./quickstart.sh tells the same story in a
shell and installs what is missing. Works in .work/quickstart-ps and leaves nothing running.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$InformationPreference = 'Continue'
$root = Split-Path -Parent $PSScriptRoot
$module = Join-Path $root 'out/StagingTools'
if (-not (Test-Path $module)) { throw "The module is not built. Run ./build.sh first." }

$work = Join-Path $root '.work/quickstart-ps'
New-Item -ItemType Directory -Force $work | Out-Null
Push-Location $work
try {
    Import-Module $module -Force

    Write-Information 'Start the sandbox, a local stand-in for AWS'
    Stop-StagingSandbox
    Remove-Item logs, backups -Recurse -ErrorAction Ignore
    Start-StagingSandbox -SetEnvironment

    Write-Information 'Make production: a PostgreSQL with users, conversations and messages'
    $production = New-StagingSandboxDatabase -Name whatsapp-saas-production-db -Database whatsapp_saas -Secret whatsapp-saas/production/database-url
    psql $production.Url --quiet --set ON_ERROR_STOP=1 --file (Join-Path $root 'examples/production.sql') | Out-Null
    if ($LASTEXITCODE -ne 0) { throw 'production could not be filled' }

    Write-Information 'Build two versions of the sample application'
    & (Join-Path $root 'examples/sample-app/build.sh') (Join-Path $work 'images')
    if ($LASTEXITCODE -ne 0) { throw 'the sample application does not build' }

    Write-Information 'Show the plan of an environment; nothing is changed'
    New-StagingEnvironment -Project whatsapp-saas -EnvironmentName staging -WhatIf

    Write-Information 'Create it, fill it, publish to it, price it: one pipeline'
    New-StagingEnvironment -Project whatsapp-saas -EnvironmentName staging -Force -OutVariable environment |
        ForEach-Object { Push-StagingSandboxImage -Name "$(Split-Path -Leaf $_.RepositoryUri):1.0.0" -Path images/1.0.0 | Out-Null; $_ } |
        Sync-StagingData -Rules (Join-Path $root 'examples/sanitization.yaml') -Force -OutVariable sync |
        Publish-StagingApp -ImageTag 1.0.0 -Force -OutVariable deployment |
        Get-StagingCost

    $environment | Format-List Status, ApplicationUrl, DatabaseEndpoint, CacheEndpoint, Image, StateLocation, Duration | Out-Host
    $sync.Tables | Format-Table Table, Rows, Bytes, @{ Name = 'MaskedColumns'; Expression = { $_.MaskedColumns -join ', ' } } | Out-Host
    $deployment | Format-List Status, ImageTag, ServingTaskDefinitionArn, Duration | Out-Host

    $url = ($environment | Get-StagingEnvironment).ApplicationUrl
    Write-Information "The application at $url sees masked people:"
    Invoke-RestMethod "$url/users?limit=3" | Out-String | Write-Information

    Write-Information 'Watch its log'
    $environment | Watch-StagingLog -Since 10m | Select-Object -Last 5 | Out-Host

    Write-Information 'Remove it'
    $environment | Remove-StagingEnvironment -Force | Format-List FinalSnapshot, Kept, Remaining, BackupPath, Duration | Out-Host
}
finally {
    Stop-StagingSandbox
    Pop-Location
}
