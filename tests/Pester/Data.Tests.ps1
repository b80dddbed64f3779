BeforeDiscovery {
    $canRun = -not $IsWindows -and (Get-ChildItem /usr/lib/postgresql/*/bin/initdb -ErrorAction Ignore)
}

BeforeAll {
    Import-Module ([IO.Path]::GetFullPath("$PSScriptRoot/../../out/StagingTools"))
    Import-Module "$PSScriptRoot/ScriptedHost.psm1"
    $before = $env:STAGING_PROJECT
    $env:STAGING_PROJECT = $null
    Push-Location $TestDrive
}

AfterAll {
    Pop-Location
    $env:STAGING_PROJECT = $before
}

Describe 'Completing the parameters of data cmdlets' {
    BeforeAll {
        $env:PESTER_STAGING_URL = 'postgresql://app:tOpSeCrEt@127.0.0.1/shop'
        $env:PESTER_OTHER = 'no database'
        Set-Content (Join-Path $TestDrive 'rules.yaml') 'version: 1'
        Set-Content (Join-Path $TestDrive 'rules.txt') ''
        $dumps = New-Item -ItemType Directory (Join-Path $TestDrive 'tmp/db-dumps')
        '20250117-093000', '20250118-093000' | ForEach-Object { Set-Content (Join-Path $dumps "staging-backup-$_.sql") '' }

        function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
    }

    AfterAll {
        $env:PESTER_STAGING_URL = $env:PESTER_OTHER = $null
        Remove-Item (Join-Path $TestDrive 'tmp') -Recurse
    }

    It 'offers <_> the variables that hold a database URL, by name alone' -ForEach 'Sync-StagingData -Source', 'Sync-StagingData -Target', 'Restore-StagingData -Target', 'Register-StagingDatabase -Target' {
        $choices = Complete "$_ env:PESTER_"
        $choices.CompletionText | Should -Be 'env:PESTER_STAGING_URL'
        $choices.ToolTip | Should -Not -Match 'tOpSeCrEt'
    }

    It 'offers rules files' {
        (Complete 'Sync-StagingData -Rules ru').ListItemText | Should -Be 'rules.yaml'
    }

    It 'offers backups, the newest first' {
        (Complete 'Restore-StagingData -BackupPath ').CompletionText | Should -Be 'tmp/db-dumps/staging-backup-20250118-093000.sql', 'tmp/db-dumps/staging-backup-20250117-093000.sql'
    }

    It 'offers nothing where there is nothing' {
        Complete 'Sync-StagingData -Source nothing:' | Should -BeNullOrEmpty
        Complete 'Restore-StagingData -BackupPath nothing/' | Should -BeNullOrEmpty
    }
}

Describe 'A reference to a vault' {
    BeforeAll {
        # What SecretManagement's Get-Secret does, as far as it is called here.
        New-Module -Name Microsoft.PowerShell.SecretManagement {
            function Get-Secret {
                [CmdletBinding()]
                param([string] $Name, [switch] $AsPlainText)
                switch ($Name) {
                    'unreachable' { 'postgresql://app:tOpSeCrEt@127.0.0.1:9/shop' }
                    'credential' { [pscredential]::new('app', (ConvertTo-SecureString 'tOpSeCrEt' -AsPlainText -Force)) }
                    'locked' { throw 'tOpSeCrEt' }
                    default { Write-Error "The secret $Name was not found." -Category ObjectNotFound -ErrorId GetSecretNotFound }
                }
            }
        } | Import-Module -Global
    }

    AfterAll { Remove-Module Microsoft.PowerShell.SecretManagement }

    It '<Reference> ends as <Id>' -ForEach @(
        @{ Reference = 'vault:unreachable'; Id = 'DatabaseUnreachable'; Category = 'ConnectionError' }
        @{ Reference = 'vault:missing'; Id = 'ReferenceNotFound'; Category = 'ObjectNotFound' }
        @{ Reference = 'vault:credential'; Id = 'VaultSecretNotText'; Category = 'InvalidArgument' }
        @{ Reference = 'vault:locked'; Id = 'VaultFailed'; Category = 'AuthenticationError' }
    ) {
        try { $null = Register-StagingDatabase -Target $Reference -Force -ErrorAction Stop }
        catch { $problem = $_ }

        $problem.FullyQualifiedErrorId | Should -Be "$Id,StagingTools.Commands.RegisterStagingDatabaseCommand"
        $problem.CategoryInfo.Category | Should -Be $Category
        "$problem $($problem.ErrorDetails.RecommendedAction) $($problem.TargetObject)" | Should -Not -Match 'tOpSeCrEt'
    }
}

Describe 'A reference to a vault without SecretManagement' {
    It 'says what to install' -Skip:([bool](Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement)) {
        try { $null = Restore-StagingData -Target vault:production -Force -ErrorAction Stop }
        catch { $problem = $_ }

        $problem.FullyQualifiedErrorId | Should -Be 'SecretManagementMissing,StagingTools.Commands.RestoreStagingDataCommand'
        $problem.ErrorDetails.RecommendedAction | Should -Match 'Install-PSResource Microsoft\.PowerShell\.SecretManagement'
    }
}

Describe 'Between two plain servers' -Skip:(-not $canRun) {
    BeforeAll {
        $bin = (Get-ChildItem /usr/lib/postgresql/*/bin/initdb | Sort-Object FullName | Select-Object -Last 1).DirectoryName
        $cluster = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "stagingtools-pester-$PID")).FullName
        $asServer = @()
        if ((id -u) -eq 0) {
            chown postgres $cluster
            $asServer = 'runuser', '-u', 'postgres', '--'
        }
        $probe = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $probe.Start()
        $port = $probe.LocalEndpoint.Port
        $probe.Stop()

        function Server([string] $Program) {
            $line = @($asServer) + "$bin/$Program" + $args
            & $line[0] @($line[1..$line.Count])
            if ($LASTEXITCODE) { throw "$Program ended with $LASTEXITCODE" }
        }
        function Sql([string] $Database, [string] $Text) {
            & "$bin/psql" -XAtq -v ON_ERROR_STOP=1 -h 127.0.0.1 -p $port -U postgres -d $Database -c $Text
            if ($LASTEXITCODE) { throw "psql ended with $LASTEXITCODE" }
        }
        function Email { Sql staging 'select email from users where id = 1' }

        Push-Location ([IO.Path]::GetTempPath())
        Server initdb --pgdata "$cluster/data" --username postgres --auth trust --no-sync --encoding UTF8 --locale C.UTF-8 | Out-Null
        Server pg_ctl --pgdata "$cluster/data" --wait --silent --log "$cluster/log" --options "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off" start *> $null
        Pop-Location
        Sql postgres 'create role app login createdb'
        'production', 'staging' | ForEach-Object { Sql postgres "create database $_ owner app" }
        Sql production "set role app; create table users (id int primary key, email text); insert into users values (1, 'anna@shop.example')"
        Sql staging "set role app; create table users (id int primary key, email text); insert into users values (1, 'from before')"
        $env:PESTER_SOURCE = "postgresql://app@127.0.0.1:$port/production"
        $env:PESTER_TARGET = "postgresql://app@127.0.0.1:$port/staging"
        Set-Content rules.yaml 'version: 1', 'tables: { users: { columns: { id: keep, email: email } } }'
        $between = @{ Source = 'env:PESTER_SOURCE'; Target = 'env:PESTER_TARGET'; WarningAction = 'SilentlyContinue' }
    }

    AfterAll {
        Push-Location ([IO.Path]::GetTempPath())
        Server pg_ctl --pgdata "$cluster/data" --silent --mode immediate stop
        Pop-Location
        Remove-Item $cluster -Recurse -Force
        $env:PESTER_SOURCE = $env:PESTER_TARGET = $null
    }

    It 'a target is refused until it is registered' {
        Sync-StagingData @between -Rules rules.yaml -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'TargetNotMarked,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'Register-StagingDatabase -Target'

        $mark = Register-StagingDatabase -Target env:PESTER_TARGET -Force
        $mark.WasMarked | Should -BeFalse
        $mark.Target | Should -Be "127.0.0.1:$port/staging"
    }

    It 'a sync backs up, masks, and can be gone back from' {
        $sync = Sync-StagingData @between -Rules rules.yaml -Backup -Force
        Email | Should -Match '^user-[0-9a-f]{20}@example\.com$'
        $sync.DataSanitized | Should -BeTrue
        $sync.BackupPath | Should -Exist

        Restore-StagingData -Target env:PESTER_TARGET -WhatIf
        Email | Should -Match '^user-' -Because 'what-if changes nothing'

        $back = Restore-StagingData -Target env:PESTER_TARGET -Force
        Email | Should -Be 'from before'
        $back.RestoredFrom | Should -Be 'staging_previous'
        ($back | Out-String) | Should -Match 'Restored\s+From\s+Masked'

        $null = Restore-StagingData -Target env:PESTER_TARGET -Force
        Email | Should -Match '^user-'
        $file = Restore-StagingData -Target env:PESTER_TARGET -BackupPath $sync.BackupPath -Force
        Email | Should -Be 'from before'
        $file.RestoredFrom | Should -Be $sync.BackupPath
    }

    It 'a restore asks, and a no changes nothing' {
        $asked = Invoke-Answering -Answers 'No' -Script 'Restore-StagingData -Target env:PESTER_TARGET'
        $asked.Questions[0] | Should -Match 'staging_previous'
        $asked.Output | Should -BeNullOrEmpty
        Email | Should -Be 'from before'
    }

    It 'skipping sanitization takes the database''s name, whatever -Force says' {
        $script = "Sync-StagingData -Source env:PESTER_SOURCE -Target env:PESTER_TARGET -SkipSanitization -Force"
        $wrong = Invoke-Answering -Answers 'yes' -Script $script
        $wrong.Output | Should -BeNullOrEmpty
        $wrong.Questions[-1] | Should -Match "type 'staging' to go on"
        Email | Should -Be 'from before'

        $right = Invoke-Answering -Answers 'staging' -Script $script
        $right.Output[0].DataSanitized | Should -BeFalse
        Email | Should -Be 'anna@shop.example'
    }

    It 'a second switch lets -Force answer' {
        $sync = Sync-StagingData @between -SkipSanitization -AcceptUnmaskedData -Force
        $sync.DataSanitized | Should -BeFalse
        $sync.RulesHash | Should -BeNullOrEmpty

        (Sync-StagingData @between -Rules rules.yaml -Force).DataSanitized | Should -BeTrue
        Email | Should -Match '^user-'
    }

    It 'swapped ends are refused' {
        Sync-StagingData -Source env:PESTER_TARGET -Target env:PESTER_SOURCE -Rules rules.yaml -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'WrongDirection,*'
    }
}
