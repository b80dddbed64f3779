BeforeDiscovery {
    Import-Module ([IO.Path]::GetFullPath("$PSScriptRoot/../../out/StagingTools"))
    $environmentCmdlets = (Get-Command -Module StagingTools).Where({ $_.Parameters.ContainsKey('EnvironmentName') }).Name
}

BeforeAll {
    Import-Module "$PSScriptRoot/FakeLogs.psm1"
    Import-Module "$PSScriptRoot/FakeSnapshots.psm1"
    Import-Module "$PSScriptRoot/FakeDns.psm1"
    Import-Module "$PSScriptRoot/FakeAlarms.psm1"
    Import-Module "$PSScriptRoot/FakeMetrics.psm1"
    Import-Module "$PSScriptRoot/FakeApplication.psm1"
}

Describe '<_>' -ForEach $environmentCmdlets {
    BeforeAll { $cmdlet = $_ }

    It 'takes the environment by position, by name and by alias' {
        $names = @('EnvironmentName') + (Get-Command $cmdlet).Parameters['EnvironmentName'].Aliases
        $names | Should -Contain 'Environment'
        # Where there is something else with a name, -Name is that thing's.
        ($names -contains 'Name') | Should -Be (-not (Get-Command $cmdlet).Parameters.ContainsKey('Name'))
        foreach ($arguments in $names.ForEach({ @{ $_ = 'A_B' } })) {
            & $cmdlet -Project shop @arguments -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidEnvironmentName,*'
            $problem[0].TargetObject | Should -Be 'A_B'
        }
        & $cmdlet A_B -Project shop -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].TargetObject | Should -Be 'A_B'
    }

    It 'takes the environment from the pipeline, and each of several' {
        [pscustomobject]@{ Project = 'shop'; EnvironmentName = 'A_1' }, [pscustomobject]@{ Project = 'shop'; EnvironmentName = 'A_2' } |
            & $cmdlet -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems.TargetObject | Should -Be 'A_1', 'A_2'
    }

    It 'takes no more than the environment from the pipeline' {
        $result = [pscustomobject]@{
            Project = 'shop'; EnvironmentName = 'A_B'; Region = 'us-east-1'; Image = 'i'; ImageTag = 't'; Cluster = 'c'; Service = 's'
            Source = 's'; Target = 't'; Follow = 'not a switch'; All = 'not a switch'; Timeout = 'no number'; Since = 'no date'
        }
        $result | & $cmdlet -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidEnvironmentName,*'
    }

    It 'names the project that is missing' -Skip:($_ -eq 'Get-StagingSetting') {
        $before = $env:STAGING_PROJECT
        $env:STAGING_PROJECT = $null
        try { & $cmdlet -ErrorVariable problem -ErrorAction SilentlyContinue }
        finally { $env:STAGING_PROJECT = $before }
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ProjectMissing,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'refuses a name that means production' {
        & $cmdlet -Project shop -EnvironmentName production -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ReservedEnvironmentName,*'
    }

    It 'declares what it returns' {
        (Get-Command $cmdlet).OutputType.Name | Should -Match '^StagingTools\.Engine(\.\w+){1,2}\.Staging\w+$'
    }

    It 'declares how grave it is' {
        $declared = (Get-Command $cmdlet).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)
        $expected = @{
            'New-StagingEnvironment' = 'Medium'; 'Publish-StagingApp' = 'Medium'; 'Undo-StagingApp' = 'Medium'; 'New-StagingDataRule' = 'Medium'
            'Sync-StagingData' = 'High'; 'Restore-StagingData' = 'High'; 'Register-StagingDatabase' = 'High'
            'Remove-StagingEnvironment' = 'High'; 'New-StagingSnapshot' = 'Medium'; 'Remove-StagingSnapshot' = 'High'
            'Set-StagingDns' = 'Medium'; 'Invoke-StagingTask' = 'Medium'
            'Restore-StagingEnvironment' = 'High'; 'Publish-StagingImage' = 'Medium'
            'Update-StagingSecret' = 'High'; 'Register-StagingAlert' = 'Medium'; 'Unregister-StagingAlert' = 'Medium'
            'Test-StagingEnvironment' = 'Medium'
        }[$cmdlet]
        $declared.SupportsShouldProcess | Should -Be ($null -ne $expected)
        if ($expected) { $declared.ConfirmImpact | Should -Be $expected }
    }
}

Describe 'Completing an environment name' {
    BeforeAll {
        Set-Content (Join-Path $TestDrive 'terraform-staging-outputs.json') '{}'
        Set-Content (Join-Path $TestDrive 'terraform-pr-42-outputs.json') '{}'
        Push-Location $TestDrive

        function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
    }

    AfterAll { Pop-Location }

    It 'offers the environments whose outputs lie in the current folder' {
        Complete 'Get-StagingEnvironment -EnvironmentName ' | Should -Be 'pr-42', 'staging'
        Complete 'Remove-StagingEnvironment -EnvironmentName st' | Should -Be 'staging'
        Complete 'Get-StagingCost p' | Should -Be 'pr-42'
    }

    It 'offers the environments of another working folder' {
        $other = New-Item -ItemType Directory (Join-Path $TestDrive 'other')
        Set-Content (Join-Path $other 'terraform-demo-outputs.json') '{}'
        Complete "Get-StagingEnvironment -WorkingDirectory other -EnvironmentName " | Should -Be 'demo'
    }

    It 'offers the words of an enumeration' {
        Complete 'Watch-StagingLog -Source ' | Should -Be 'Application', 'Database', 'Function'
        Complete 'Watch-StagingLog -Level ' | Should -Be 'Critical', 'Debug', 'Error', 'Information', 'Trace', 'Warning'
    }
}

Describe 'Values' {
    BeforeAll {
        $server = Start-FakeLogs
        $before = Use-Endpoint $server.Endpoint
    }

    AfterAll {
        Restore-Endpoint $before
        Stop-FakeServer $server
    }

    It 'of days may be moments' {
        { Get-StagingCost -Project shop -EnvironmentName A_B -Since (Get-Date).AddDays(-7) -Until '2025-01-31' -ErrorAction SilentlyContinue } |
            Should -Not -Throw
    }

    It 'of switches reach the engine' {
        $server.State.IsEndless = $false
        (Watch-StagingLog -Project shop -Follow | Select-Object -First 12).Count | Should -Be 12 -Because 'one reading has five events, so it has to go on'
    }

    It 'are shown as a table that people read' {
        $text = Watch-StagingLog -Project shop -Follow | Select-Object -First 1 | Out-String
        $text | Should -Match 'Time \(UTC\)\s+Level\s+Message'
        $text | Should -Match '\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s+event'
    }
}

Describe 'Get-StagingSetting' {
    BeforeAll {
        $names = 'STAGING_PROJECT', 'STAGING_ENVIRONMENT', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'SLACK_WEBHOOK_URL'
        $before = @{}
        foreach ($name in $names) {
            $before[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $null)
        }
        $folder = Join-Path ([IO.Path]::GetTempPath()) "stagingtools-pester-$([guid]::NewGuid().ToString('n'))"
        $below = New-Item -ItemType Directory -Path $folder/.git, $folder/deploy | Select-Object -Last 1
        Set-Content $folder/stagingtools.json '{ "project": "shop", "productionAccounts": ["111122223333", "444455556666"], "autoDestroy": { "days": 3 } }'
    }

    AfterAll {
        foreach ($name in $names) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
        Remove-Item -Recurse -Force $folder
    }

    BeforeEach { Push-Location $below }

    AfterEach { Pop-Location }

    It 'tells value and origin of every setting' {
        $settings = Get-StagingSetting
        $settings.Count | Should -BeGreaterThan 20
        $settings | Where-Object Name -EQ project | ForEach-Object { "$($_.Value) $($_.Origin)" } | Should -Be 'shop File'
        $days = $settings | Where-Object Name -EQ autoDestroy.days
        $days.Value | Should -Be 3
        $days.Value | Should -BeOfType int
        $days.From | Should -BeLike "*stagingtools.json(1,*)"
        ($settings | Where-Object Name -EQ productionAccounts).Value | Should -Be '111122223333', '444455556666'
        ($settings | Where-Object Name -EQ sizes.instanceType).Origin | Should -Be 'Default'
    }

    It 'puts a parameter over a variable and that over the file' {
        $env:STAGING_PROJECT = 'exported'
        try {
            (Get-StagingSetting | Where-Object Name -EQ project).From | Should -Be 'STAGING_PROJECT'
            (Get-StagingSetting -Project given | Where-Object Name -EQ project | ForEach-Object { "$($_.Value) $($_.Origin)" }) |
                Should -Be 'given Parameter'
        }
        finally { $env:STAGING_PROJECT = $null }
    }

    It 'never shows a secret' {
        $env:SLACK_WEBHOOK_URL = 'https://hooks.example.com/very-secret'
        try { Get-StagingSetting -Verbose 4>&1 | Out-String -Width 300 | Should -Not -Match 'very-secret' }
        finally { $env:SLACK_WEBHOOK_URL = $null }
    }

    It 'says of each setting that is not a default which place won' {
        $told = Get-StagingSetting -Region us-east-1 -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        $told.Message | Should -Contain 'region: us-east-1 (given)'
        $told.Message -like 'project: shop (*stagingtools.json(1,14))' | Should -Not -BeNullOrEmpty
    }

    It 'is shown as a table that people read' {
        Get-StagingSetting | Out-String -Width 300 | Should -Match 'Setting\s+Value\s+Origin\s+From\s'
        Get-StagingSetting | Out-String -Width 300 | Should -Match 'productionAccounts\s+111122223333, 444455556666\s+File'
    }

    It 'names every mistake of the file' {
        $wrong = (New-Item -ItemType Directory -Path $folder/wrong).FullName
        Set-Content $wrong/stagingtools.json '{ "projct": "shop", "lockTimeout": -1 }'
        Get-StagingSetting -WorkingDirectory $wrong -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'InvalidSettings,*'
        $problem[0].ErrorDetails.Message | Should -Match "did you mean 'project'\?"
        $problem[0].ErrorDetails.Message | Should -Match 'lockTimeout'
    }
}

Describe 'Alarms' {
    BeforeAll {
        $server = Start-FakeAlarms
        $before = Use-Endpoint $server.Endpoint
    }

    AfterAll {
        Restore-Endpoint $before
        Stop-FakeServer $server
    }

    It 'are objects and a table' {
        $alert = [pscustomobject]@{ Project = 'shop'; EnvironmentName = 'staging' } | Get-StagingAlert -Name '*-cpu' -State Alarm
        $alert.Name | Should -Be 'shop-staging-rds-cpu'
        $alert.State | Should -Be 'Alarm'
        $alert | Out-String -Width 200 | Should -Match 'shop-staging-rds-cpu\s+Alarm\s+2026-03-15 12:00:00\s+AWS/RDS CPUUtilization Average above 80 for 15 min\s+True'
    }

    It 'of a name that is none is an error with those that there are' {
        Get-StagingAlert -Project shop -Name other -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'AlertNotFound,*'
        $problem.Exception.Message | Should -Match 'It has shop-staging-rds-cpu'
    }
}

Describe 'Checks' {
    BeforeAll {
        $server = Start-FakeAlarms
        $before = Use-Endpoint $server.Endpoint
    }

    AfterAll {
        Restore-Endpoint $before
        Stop-FakeServer $server
    }

    It 'are objects with the mend in cmdlets, a table, and an error behind the last of them' {
        $report = Join-Path $TestDrive 'checks.xml'
        $checks = [pscustomobject]@{ Project = 'shop'; EnvironmentName = 'staging' } |
            Test-StagingEnvironment -Check Credentials, Alarms -ReportPath $report -ErrorVariable problem -ErrorAction SilentlyContinue
        $checks.Id | Should -Be 'Credentials', 'Alarms'
        $checks.Status | Should -Be 'Passed', 'Failed'
        $checks[1].Mend | Should -Match "'Get-StagingAlert', 'Get-StagingMetric' and 'Watch-StagingLog'"
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'EnvironmentCheckFailed,*'
        $problem[0].TargetObject | Should -Be 'Alarms'
        $checks | Out-String -Width 200 | Should -Match 'Failed\s+Alarms\s+shop-staging-rds-cpu: high'
        ([xml](Get-Content -Raw $report)).testsuites.failures | Should -Be '1'
    }

    It 'write nothing under WhatIf' {
        $report = Join-Path $TestDrive 'shown.md'
        Test-StagingEnvironment -Project shop -Check Credentials -ReportPath $report -WhatIf | Should -Not -BeNullOrEmpty
        $report | Should -Not -Exist
    }

    It 'of a name that is none are an error with the nearest' {
        Test-StagingEnvironment -Project shop -Check Alarm -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'CheckNotFound,*'
        $problem.Exception.Message | Should -Match "did you mean 'Alarms'"
    }

    It 'are completed' {
        $line = 'Test-StagingEnvironment -Check State'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'StateBackend', 'StateLock'
    }
}

Describe 'Metrics' {
    BeforeAll {
        $server = Start-FakeMetrics
        $before = Use-Endpoint $server.Endpoint
        $locale = $env:LC_ALL
    }

    AfterAll {
        $env:LC_ALL = $locale
        Restore-Endpoint $before
        Stop-FakeServer $server
    }

    It 'are objects with numbers, and a table with units and a chart' {
        $metric = [pscustomobject]@{ Project = 'shop'; EnvironmentName = 'staging' } | Get-StagingMetric -Name DatabaseCpu -Since 10m -Period 60
        $metric.Latest | Should -Be 20.5
        $metric.Points.Value | Should -Be 10, 40, 20.5
        $metric.Points[0].Timestamp | Should -BeOfType DateTimeOffset
        $env:LC_ALL = 'en_US.UTF-8'
        $metric | Out-String -Width 200 | Should -Match 'DatabaseCpu\s+shop-staging-db\s+Average\s+20\.5 %\s+10\.0 %\s+40\.0 %\s+23\.5 %\s+▃█▅'
        if (-not $IsWindows) {
            $env:LC_ALL = 'C'
            $metric | Out-String -Width 200 | Should -Match '23\.5 %\s+:#='
        }
    }

    It 'stream until somebody has seen enough' {
        Get-StagingMetric -Project shop -Name DatabaseCpu -Since (Get-Date).AddHours(-2) -Watch | Select-Object -First 1 -ExpandProperty Name | Should -Be 'DatabaseCpu'
    }

    It 'complete their names and statistics' {
        (TabExpansion2 'Get-StagingMetric -Name CacheCo').CompletionMatches.CompletionText | Should -Be 'CacheConnections'
        (TabExpansion2 'Get-StagingMetric -Statistic p9').CompletionMatches.CompletionText | Should -Be 'p90', 'p95', 'p99'
    }

    It 'of a name that is none are an error with the nearest' {
        Get-StagingMetric -Project shop -Name DatabaseCup -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'MetricNotFound,*'
        $problem.Exception.Message | Should -Match "did you mean 'DatabaseCpu'\?"
    }
}

Describe 'Smoke tests' {
    BeforeAll {
        $server = Start-FakeApplication
        # Nothing of AWS is asked where the address is given.
        $before = Use-Endpoint 'http://127.0.0.1:1'
        Set-Content (Join-Path $TestDrive 'stagingtools.json') '{ "smokeTests": [{ "name": "front page", "path": "/?a=b", "attempts": 1 }] }'
        $of = @{ Project = 'shop'; Url = $server.Endpoint; WorkingDirectory = $TestDrive; WarningAction = 'SilentlyContinue'; InformationAction = 'SilentlyContinue' }
    }

    AfterAll {
        Restore-Endpoint $before
        Stop-FakeServer $server
    }

    It 'are objects, and an error follows the last of them' {
        $tests = [pscustomobject]@{ EnvironmentName = 'staging' } | Test-StagingApp @of -ErrorVariable problem -ErrorAction SilentlyContinue
        $tests.Name | Should -Be 'health', 'front page'
        $tests.Status | Should -Be 'Passed', 'Failed'
        $tests.StatusCode | Should -Be 200, 500
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'SmokeTestFailed,*'
        $problem[0].TargetObject | Should -Be 'front page'
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'Undo-StagingApp'
        ($tests | Out-String -Width 200) + $problem[0] | Should -Not -Match 'jane'
        $tests | Out-String -Width 200 | Should -Match 'front page\s+Failed\s+GET http://127.0.0.1:\d+/\s+500\s+\d+ ms\s+1\s+status 500 where 200 is expected'
    }

    It 'that all pass are no error' {
        Set-Content (Join-Path $TestDrive 'stagingtools.json') '{ "smokeTests": [] }'
        (Test-StagingApp @of -ErrorAction Stop).Status | Should -Be 'Passed'
    }
}

Describe 'Snapshots' {
    BeforeAll {
        $server = Start-FakeSnapshots
        $before = Use-Endpoint $server.Endpoint
        $of = @{ Project = 'shop'; EnvironmentName = 'staging' }
    }

    AfterAll {
        Restore-Endpoint $before
        Stop-FakeServer $server
    }

    BeforeEach {
        $server.State.Deleted = @()
        $server.State.Snapshots = @(
            @{ Id = 'before-a'; Status = 'available'; Type = 'manual'; Created = '2026-03-01T00:00:00Z' }
            @{ Id = 'before-b'; Status = 'available'; Type = 'manual'; Created = '2026-03-02T00:00:00Z' }
            @{ Id = 'rds:shop-staging-db-2026-03-10-03-00'; Status = 'available'; Type = 'automated'; Created = '2026-03-10T00:00:00Z' }
        )
    }

    It 'are listed the newest first, with and without a pattern' {
        (Get-StagingSnapshot @of).SnapshotId | Should -Be 'rds:shop-staging-db-2026-03-10-03-00', 'before-b', 'before-a'
        (Get-StagingSnapshot @of -Name 'BEFORE-*').SnapshotId | Should -Be 'before-b', 'before-a'
        Get-StagingSnapshot @of -Name 'x*' | Should -BeNullOrEmpty
    }

    It 'are shown as a table' {
        $text = Get-StagingSnapshot @of -Name before-a | Out-String -Width 200
        $text | Should -Match 'Snapshot\s+Kind\s+Status\s+Size\s+Engine\s+Created \(UTC\)\s+Masked\s+Month at most'
        $text | Should -Match 'before-a\s+Manual\s+available\s+20 GB\s+postgres 15\.4\s+2026-03-01 00:00:00\s+1\.90 USD'
    }

    It 'are made under the name given' {
        $made = New-StagingSnapshot @of -Name Weekly -Force 6> $null
        $made.SnapshotId | Should -Be 'weekly'
        $made.Status | Should -Be 'available'
        New-StagingSnapshot @of -Name weekly -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'SnapshotExists,*'
        $problem.TargetObject | Should -Be 'weekly'
    }

    It 'are only shown by -WhatIf' {
        New-StagingSnapshot @of -Name weekly -WhatIf | Should -BeNullOrEmpty
        Get-StagingSnapshot @of -Name before-* | Remove-StagingSnapshot -WhatIf -Force | Should -BeNullOrEmpty
        $server.State.Snapshots.Count | Should -Be 3
        $server.State.Deleted | Should -BeNullOrEmpty
    }

    It 'are removed as they come through the pipeline, and only those' {
        $removed = Get-StagingSnapshot @of | Where-Object SnapshotId -Like before-* | Remove-StagingSnapshot -Force 6> $null
        $removed.SnapshotId | Should -Be 'before-b', 'before-a'
        $removed.Status | Should -Be 'deleted', 'deleted'
        $server.State.Deleted | Should -Be 'before-b', 'before-a'
    }

    It 'that RDS makes are refused, and the others of the pipeline go all the same' {
        Get-StagingSnapshot @of | Remove-StagingSnapshot -Force -ErrorVariable problem -ErrorAction SilentlyContinue 6> $null
        $problem.FullyQualifiedErrorId | Should -BeLike 'SnapshotIsAutomated,*'
        $server.State.Deleted | Should -Be 'before-b', 'before-a'
    }

    It 'that are gone already are no error' {
        $told = Remove-StagingSnapshot @of -Name gone -Force 6>&1
        "$told" | Should -Be 'The snapshot gone is gone already: there is nothing to remove.'
    }

    It 'have to be named' {
        Remove-StagingSnapshot @of -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'SnapshotNameMissing,*'
        $problem.ErrorDetails.RecommendedAction | Should -Be "Give -Name; 'Get-StagingSnapshot' shows which there are."
    }

    It 'are completed by name, also where they are to be restored' {
        $line = 'Restore-StagingEnvironment -Project shop -EnvironmentName staging -Snapshot before'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'before-b', 'before-a'
        $line = 'Remove-StagingSnapshot -Project shop -EnvironmentName staging -Name before'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'before-b', 'before-a'
    }
}

Describe 'Domain names' {
    BeforeAll {
        $server = Start-FakeDns
        $before = Use-Endpoint $server.Endpoint
        $of = @{ Project = 'shop'; EnvironmentName = 'staging' }
    }

    AfterAll {
        Restore-Endpoint $before
        Stop-FakeServer $server
    }

    BeforeEach {
        $server.State.Records = ''
        $server.State.Changes = @()
        $server.State.Tag = ''
    }

    It 'are only shown by -WhatIf' {
        Set-StagingDns @of -Domain staging.example.com -WhatIf -Force | Should -BeNullOrEmpty
        $server.State.Changes | Should -BeNullOrEmpty
        $server.State.Tag | Should -Be ''
    }

    It 'lead to the environment, all of a zone in one change' {
        $records = Set-StagingDns @of -Domain staging.example.com, '{environment}-api.example.com' -Force 6> $null
        $records.Domain | Should -Be 'staging.example.com', 'staging-api.example.com'
        $records.Target | Should -Be '192.0.2.7', '192.0.2.7'
        $records.Change | Should -Be 'Created', 'Created'
        @($server.State.Changes).Count | Should -Be 1
        $server.State.Tag | Should -Be 'Z1/staging.example.com Z1/staging-api.example.com'
        $records[0] | Out-String -Width 200 | Should -Match 'Domain\s+Type\s+Target\s+Change\s+Before\s+Zone\s+-.*\s+staging\.example\.com\s+A\s+192\.0\.2\.7\s+Created\s+example\.com'
    }

    It 'that are as they should be are not asked about' {
        $null = Set-StagingDns @of -Domain staging.example.com -Force 6> $null
        (Set-StagingDns @of -Domain staging.example.com -Confirm 6> $null).Change | Should -Be 'Unchanged'
        @($server.State.Changes).Count | Should -Be 1
    }

    It 'are taken away without naming them' {
        $null = Set-StagingDns @of -Domain staging.example.com -Force 6> $null
        $removed = [pscustomobject] $of | Set-StagingDns -Remove -Force 6> $null
        $removed.Domain | Should -Be 'staging.example.com'
        $removed.Change | Should -Be 'Removed'
        $server.State.Tag | Should -Be ''
    }

    It 'have to be given, and to be names' {
        Set-StagingDns @of -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'DomainMissing,*'
        $problem.ErrorDetails.RecommendedAction | Should -Be 'Give -Domain, or put dns.domains into stagingtools.json.'
        Set-StagingDns @of -Domain staging -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidDomain,*'
        $problem.TargetObject | Should -Be 'staging'
    }
}

Describe 'Restoring an environment' {
    It 'takes exactly one source, and says which there are' {
        Restore-StagingEnvironment -Project shop -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'RestoreSourceMissing,*'
        $problem.ErrorDetails.RecommendedAction | Should -Be "Give -Snapshot, -PointInTime or -Latest; 'Get-StagingSnapshot' shows the snapshots."
        Restore-StagingEnvironment -Project shop -Snapshot a -Latest -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'RestoreSourceAmbiguous,*'
    }

    It 'takes the snapshot from the pipeline' {
        [pscustomobject]@{ Project = 'shop'; EnvironmentName = 'staging'; SnapshotId = 'before-a' } |
            Restore-StagingEnvironment -Latest -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'RestoreSourceAmbiguous,*'
    }

    It 'takes a date of any zone for the moment that it is' {
        Restore-StagingEnvironment -Project shop -PointInTime soon -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPointInTime,*'
        # A moment that is understood gets as far as the timeout.
        Restore-StagingEnvironment -Project shop -PointInTime (Get-Date) -Timeout 5 -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidTimeout,*'
    }
}
