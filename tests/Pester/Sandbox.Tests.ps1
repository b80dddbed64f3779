BeforeDiscovery {
    $canRun = -not $IsWindows -and -not ('dotnet', 'moto_server', 'redis-server' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) })
}

Describe 'A sandbox' -Skip:(-not $canRun) {
    BeforeAll {
        Import-Module ([IO.Path]::GetFullPath("$PSScriptRoot/../../out/StagingTools"))
        Push-Location $TestDrive
        $state = Join-Path $TestDrive 'sandbox'
    }

    AfterAll {
        Stop-StagingSandbox -StateDirectory $state
        Pop-Location
    }

    It 'that does not run is nothing, and stopping it is no error' {
        Get-StagingSandbox -StateDirectory $state | Should -BeNullOrEmpty
        { Stop-StagingSandbox -StateDirectory $state -ErrorAction Stop } | Should -Not -Throw
    }

    It 'is only named by -WhatIf' {
        Start-StagingSandbox -StateDirectory $state -WhatIf
        Test-Path $state | Should -BeFalse
    }

    It 'starts, answers, and points the session at itself until it is stopped' {
        $before = $env:AWS_ENDPOINT_URL, $env:AWS_REGION
        $sandbox = Start-StagingSandbox -StateDirectory $state -Region eu-central-1 -SetEnvironment -PassThru

        $sandbox.Endpoint | Should -Match '^http://127\.0\.0\.1:\d+$'
        $sandbox.Environment['AWS_ENDPOINT_URL'] | Should -Be $sandbox.Endpoint
        $env:AWS_ENDPOINT_URL | Should -Be $sandbox.Endpoint
        $env:AWS_REGION | Should -Be 'eu-central-1'
        Get-Process -Id $sandbox.ProcessId | Should -Not -BeNullOrEmpty
        $sandbox | Get-StagingSandbox | ForEach-Object Endpoint | Should -Be $sandbox.Endpoint
        Start-StagingSandbox -StateDirectory $state -PassThru | ForEach-Object ProcessId | Should -Be $sandbox.ProcessId

        Get-StagingEnvironment -Project shop -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -Be 'EnvironmentNotFound,StagingTools.Commands.GetStagingEnvironmentCommand'

        Stop-StagingSandbox -StateDirectory $state
        $env:AWS_ENDPOINT_URL, $env:AWS_REGION | Should -Be $before
        Test-Path $state | Should -BeFalse
        { Invoke-WebRequest $sandbox.Endpoint -TimeoutSec 5 } | Should -Throw -Because 'nothing may answer there any more'
    }

    It 'reports what is wrong with its arguments' {
        Start-StagingSandbox -StateDirectory $state -AccountId 12 -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'SandboxFailed,*'
        $problem[0].Exception.Message | Should -Match "'12'"
    }

    It 'loads no web server into PowerShell' {
        [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name | Should -Not -Contain 'Microsoft.AspNetCore'
        [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name | Should -Not -Contain 'StagingTools.Sandbox'
    }
}
