# Each in a PowerShell of its own: what is loaded stays loaded.
BeforeAll {
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/StagingTools")

    function Invoke-Fresh([string] $Script) {
        $prelude = @'
$ErrorActionPreference = 'Stop'
function Get-Loaded { [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -match '^(StagingTools|AWSSDK|Npgsql|YamlDotNet)' }
function Get-Hook {
    $field = [Runtime.Loader.AssemblyLoadContext].GetField('_resolving', 'NonPublic, Instance')
    ,@(@($field.GetValue([Runtime.Loader.AssemblyLoadContext]::Default).GetInvocationList().Method.DeclaringType.FullName) -match '^StagingTools')
}
'@
        $output = pwsh -NoProfile -NonInteractive -Command "$prelude`n`$module = '$module'`n$Script" 2>&1
        if ($LASTEXITCODE -ne 0) { throw "pwsh failed: $output" }
        $output
    }
}

Describe 'Importing the module' {
    It 'loads nothing but the module itself' {
        Invoke-Fresh 'Import-Module $module; Get-Loaded' | Should -Be 'StagingTools'
    }

    It 'loads the engine and its libraries when a cmdlet first runs, in a context of their own' {
        Invoke-Fresh @'
Import-Module $module
Get-StagingEnvironment -Project shop -EnvironmentName not_valid -ErrorAction Ignore
$engine = [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'StagingTools.Engine' })
[Runtime.Loader.AssemblyLoadContext]::GetLoadContext($engine[0]).Name
'@ | Should -Be 'StagingTools.Engine'
    }

    It 'offers exactly the cmdlets of the manifest' {
        $manifest = Import-PowerShellDataFile "$module/StagingTools.psd1"
        $commands = (Import-Module $module -PassThru -Force).ExportedCommands.Keys
        $commands | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }

    It 'hooks the resolution of assemblies once, however often it is imported' {
        Invoke-Fresh 'Import-Module $module; Import-Module $module; Import-Module $module -Force; (Get-Hook).Count' | Should -Be 1
    }

    It 'takes the hook away when the module is removed, and works again after another import' {
        Invoke-Fresh @'
Import-Module $module
Remove-Module StagingTools
(Get-Hook).Count
Import-Module $module
(Get-Hook).Count
Get-StagingEnvironment -Project shop -EnvironmentName not_valid -ErrorAction SilentlyContinue
$Error[0].FullyQualifiedErrorId
Remove-Module StagingTools
(Get-Hook).Count
Import-Module $module
Get-StagingEnvironment -Project shop -EnvironmentName not_valid -ErrorAction SilentlyContinue
$Error[0].FullyQualifiedErrorId
'@ | Should -Be @(
            0, 1, 'InvalidEnvironmentName,StagingTools.Commands.GetStagingEnvironmentCommand',
            0, 'InvalidEnvironmentName,StagingTools.Commands.GetStagingEnvironmentCommand')
    }

    It 'keeps its hook for one runspace when another one removes the module' {
        Invoke-Fresh @'
Import-Module $module
1..2 | ForEach-Object -Parallel { Import-Module $using:module; Remove-Module StagingTools }
(Get-Hook).Count
Get-StagingEnvironment -Project shop -EnvironmentName not_valid -ErrorAction SilentlyContinue
$Error[0].FullyQualifiedErrorId
'@ | Should -Be @(1, 'InvalidEnvironmentName,StagingTools.Commands.GetStagingEnvironmentCommand')
    }

    It 'has a manifest that a gallery accepts' {
        $manifest = Test-ModuleManifest "$module/StagingTools.psd1"
        $manifest.CompatiblePSEditions | Should -Be 'Core'
        $manifest.PrivateData.PSData.Tags | Should -Contain 'AWS'
        $manifest.PrivateData.PSData.LicenseUri | Should -Not -BeNullOrEmpty
        $manifest.Description | Should -Not -BeNullOrEmpty
    }
}
