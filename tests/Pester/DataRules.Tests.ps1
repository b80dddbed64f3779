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

Describe 'Completing tables and columns' {
    BeforeAll {
        Set-Content (Join-Path $TestDrive 'sanitization.yaml') 'version: 1', 'tables:', '  public.users: { columns: { id: keep, email: email } }', '  sales.orders: { columns: { id: keep, note: text } }'
        Set-Content (Join-Path $TestDrive 'broken.yaml') 'tables: {'

        function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
    }

    AfterAll { Remove-Item (Join-Path $TestDrive '*.yaml') }

    It '<Line> offers <Choices>' -ForEach @(
        @{ Line = 'Test-StagingDataRule -Table '; Choices = 'public.users', 'sales.orders' }
        @{ Line = 'New-StagingDataRule -Table or'; Choices = 'sales.orders' }
        @{ Line = 'Test-StagingDataRule -Column '; Choices = 'email', 'id', 'note' }
        @{ Line = 'Test-StagingDataRule -Table public.users -Column '; Choices = 'email', 'id' }
        @{ Line = 'Test-StagingDataRule -Table orders -Column n'; Choices = 'note' }
        @{ Line = 'Test-StagingDataRule -Rules sanitization.yaml -Table pub'; Choices = 'public.users' }
    ) {
        Complete $Line | Should -Be $Choices
    }

    It 'offers nothing when the rules cannot be read' {
        Complete 'Test-StagingDataRule -Rules broken.yaml -Table ' | Should -BeNullOrEmpty
        Complete 'Test-StagingDataRule -Rules missing.yaml -Column ' | Should -BeNullOrEmpty
    }
}

Describe 'Proposing and checking rules' -Skip:(-not $canRun) {
    BeforeAll {
        $bin = (Get-ChildItem /usr/lib/postgresql/*/bin/initdb | Sort-Object FullName | Select-Object -Last 1).DirectoryName
        $cluster = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "stagingtools-pester-rules-$PID")).FullName
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

        Push-Location ([IO.Path]::GetTempPath())
        Server initdb --pgdata "$cluster/data" --username postgres --auth trust --no-sync --encoding UTF8 --locale C.UTF-8 | Out-Null
        Server pg_ctl --pgdata "$cluster/data" --wait --silent --log "$cluster/log" --options "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off" start *> $null
        Pop-Location
        Sql postgres 'create role app login'
        Sql postgres 'create database production owner app'
        Sql production "set role app; create table users (id int primary key, email text, zyx text); insert into users select n, 'anna' || n || '@shop.example', chr(64 + n) || n from generate_series(1, 20) n"
        $env:PESTER_RULES_SOURCE = "postgresql://app@127.0.0.1:$port/production"
    }

    AfterAll {
        Push-Location ([IO.Path]::GetTempPath())
        Server pg_ctl --pgdata "$cluster/data" --silent --mode immediate stop
        Pop-Location
        Remove-Item $cluster -Recurse -Force
        $env:PESTER_RULES_SOURCE = $null
    }

    It 'what-if shows the proposal and writes nothing' {
        New-StagingDataRule -Source env:PESTER_RULES_SOURCE -WhatIf | Should -BeNullOrEmpty
        'sanitization.yaml' | Should -Not -Exist
    }

    It 'a proposal has a record for every column and leaves what it does not know to people' {
        $rules = New-StagingDataRule -Source env:PESTER_RULES_SOURCE -InformationAction SilentlyContinue

        $rules.Column | Should -Be 'id', 'email', 'zyx'
        $rules.Mask | Should -Be 'keep', 'email', $null
        ($rules | Out-String) | Should -Match 'to decide'
        'sanitization.yaml' | Should -FileContentMatch 'email: email  # named like an e-mail address; 100 % of 20 samples'
        'sanitization.yaml' | Should -Not -FileContentMatch 'anna'
    }

    It 'a file that is there is overwritten after a yes or with -Force only' {
        $asked = Invoke-Answering -Answers 'No' -Script 'New-StagingDataRule -Source env:PESTER_RULES_SOURCE'
        $asked.Questions[0] | Should -Match 'Overwrite the rules'
        $asked.Output | Should -BeNullOrEmpty

        New-StagingDataRule -Source env:PESTER_RULES_SOURCE -Force -InformationAction SilentlyContinue | Should -HaveCount 3
    }

    It 'a check tells what is left to do, and passes after it is done' {
        $open = Test-StagingDataRule -Source env:PESTER_RULES_SOURCE
        $open[0].Status | Should -Be 'Failed'
        $open[0].Kind | Should -Be 'Uncovered'
        $open[0].Column | Should -Be 'zyx'

        (Get-Content sanitization.yaml) -replace '# decide zyx: \?', 'zyx: text' | Set-Content sanitization.yaml
        $done = Test-StagingDataRule -Source env:PESTER_RULES_SOURCE -Preview 1
        $done.Status | Select-Object -Unique | Should -Be 'Passed'
        $preview = ($done | Where-Object Column -EQ 'email').Preview
        $preview.Original | Should -Match '^xxxx9+@xxxx\.xxxxxxx$'
        $preview.Masked | Should -Match '^user-[0-9a-f]{20}@example\.com$'
        ($done | Out-String) | Should -Match 'xxxx9+@xxxx\.xxxxxxx -> user-'
    }

    It 'a merge adds a rule for a new column alone' {
        Sql production 'set role app; alter table users add phone text'
        (New-StagingDataRule -Source env:PESTER_RULES_SOURCE -Merge -InformationAction SilentlyContinue).Column | Should -Be 'phone'
        'sanitization.yaml' | Should -FileContentMatch 'zyx: text'
        (Test-StagingDataRule -Source env:PESTER_RULES_SOURCE -Column phone).Mask | Should -Be 'phone'
    }
}
