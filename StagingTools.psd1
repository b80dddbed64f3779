@{
    RootModule           = 'StagingTools.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '6e0f3c5e-7f0b-4a53-9a36-0d6c2c1b8b57'
    Author               = 'The StagingTools team'
    CompanyName          = 'StagingTools'
    Copyright            = 'Copyright (c) The StagingTools team. MIT License.'
    Description          = 'A staging environment on AWS that is cheap, safe and true to production: create it, ship an application to it, fill it with sanitized production data, watch it, price it, remove it.'

    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')

    FormatsToProcess     = @('StagingTools.format.ps1xml')

    CmdletsToExport      = @(
        'Connect-StagingDatabase'
        'Get-StagingAlert'
        'Get-StagingAlertSubscription'
        'Get-StagingCost'
        'Get-StagingDeployment'
        'Get-StagingEnvironment'
        'Get-StagingMetric'
        'Get-StagingPlan'
        'Get-StagingSandbox'
        'Get-StagingSandboxMessage'
        'Get-StagingSecret'
        'Get-StagingSetting'
        'Get-StagingSnapshot'
        'Invoke-StagingTask'
        'New-StagingDataRule'
        'New-StagingEnvironment'
        'New-StagingSandboxDatabase'
        'New-StagingSnapshot'
        'Publish-StagingApp'
        'Publish-StagingImage'
        'Push-StagingSandboxImage'
        'Register-StagingAlert'
        'Register-StagingDatabase'
        'Remove-StagingEnvironment'
        'Remove-StagingSnapshot'
        'Restore-StagingData'
        'Restore-StagingEnvironment'
        'Set-StagingDns'
        'Set-StagingSandboxFault'
        'Start-StagingSandbox'
        'Stop-StagingSandbox'
        'Sync-StagingData'
        'Test-StagingApp'
        'Test-StagingDataRule'
        'Test-StagingEnvironment'
        'Undo-StagingApp'
        'Unregister-StagingAlert'
        'Update-StagingSecret'
        'Watch-StagingLog'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    DscResourcesToExport = @()

    PrivateData          = @{
        PSData = @{
            Tags         = @('AWS', 'Staging', 'Environment', 'Terraform', 'ECS', 'RDS', 'PostgreSQL', 'DataMasking', 'DevOps', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ProjectUri   = 'https://github.com/stagingtools/stagingtools'
            ReleaseNotes = 'See CHANGELOG.md in the project.'
        }
    }
}
