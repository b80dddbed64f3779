BeforeAll {
    Import-Module ([IO.Path]::GetFullPath("$PSScriptRoot/../../out/StagingTools"))
    Import-Module "$PSScriptRoot/FakeLogs.psm1"
    $server = Start-FakeLogs
    $before = Use-Endpoint $server.Endpoint
}

AfterAll {
    Restore-Endpoint $before
    Stop-FakeServer $server
}

Describe 'A cmdlet in the pipeline' {
    BeforeEach {
        $server.State.Requests = 0
        $server.State.Events = 0
    }

    It 'ends as soon as Select-Object has enough, and stops reading' {
        $events = Watch-StagingLog -Project shop -Follow | Select-Object -First 1
        $read = $server.State.Requests
        Start-Sleep -Milliseconds 300

        $events.Message | Should -Be 'event 1'
        $read | Should -BeLessOrEqual 2
        $server.State.Requests | Should -Be $read -Because 'nothing may go on reading'
    }

    It 'ends at once after the first five, and leaves nothing running' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $events = Watch-StagingLog -Project shop -Follow | Select-Object -First 5
        $watch.Stop()
        $read = $server.State.Requests
        Start-Sleep -Milliseconds 1500

        $events.Message | Should -Be 'event 1', 'event 2', 'event 3', 'event 4', 'event 5'
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        $server.State.Requests | Should -Be $read -Because 'a look would have come within a second'
    }

    It 'hands on what structured lines say as properties' {
        $server.State.Message = '{"level":"error","requestId":"r-1","user":{"id":7}}'
        try { $event = Watch-StagingLog -Project shop -Follow -Level Warning | Select-Object -First 1 }
        finally { $server.State.Message = $null }

        $event.Properties.requestId | Should -Be 'r-1'
        ($event.Properties.user | ConvertFrom-Json).id | Should -Be 7
        $event.Severity | Should -Be 'Error'
    }

    It 'waits for a line, and ends with an error when it does not come' {
        $found = Watch-StagingLog -Project shop -UntilMatch 'event 3$' -Timeout 30
        $found.Message | Should -Be 'event 1', 'event 2', 'event 3'

        $server.State.IsEndless = $false
        try {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Watch-StagingLog -Project shop -UntilMatch 'never' -Timeout 2 -ErrorVariable problem -ErrorAction SilentlyContinue | Out-Null
        }
        finally { $server.State.IsEndless = $true }
        $problem[0].FullyQualifiedErrorId | Should -Be 'LogLineNotSeen,StagingTools.Commands.WatchStagingLogCommand'
        $problem[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $watch.Elapsed.TotalSeconds | Should -BeGreaterThan 1.9
    }

    It 'reads no further than its reader has taken' {
        $reads = [Collections.Generic.List[int]]::new()
        Watch-StagingLog -Project shop -Follow |
            ForEach-Object { $reads.Add($server.State.Requests); $_ } |
            Select-Object -First 7 | Out-Null

        $reads[0] | Should -BeLessOrEqual 2 -Because 'one page is fetched ahead, and no more'
        $reads[4] | Should -BeLessOrEqual 2 -Because 'the third page waits until the first was taken'
        $reads[6] | Should -BeLessOrEqual 3
    }

    It 'ends without an error when the pipeline is stopped' {
        $shell = [powershell]::Create([Management.Automation.Runspaces.InitialSessionState]::CreateDefault2())
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $run = $shell.AddScript("Import-Module '$((Get-Module StagingTools).Path)'; Watch-StagingLog -Project shop -Follow").
            BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        while ($output.Count -lt 20 -and -not $run.IsCompleted) { Start-Sleep -Milliseconds 20 }
        $shell.Stop()
        $read = $server.State.Requests
        Start-Sleep -Milliseconds 300

        $output.Count | Should -BeGreaterOrEqual 20
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Streams.Error | Should -BeNullOrEmpty
        $server.State.Requests | Should -Be $read
        $shell.Dispose()
    }

    It 'ends when something downstream throws' {
        { Watch-StagingLog -Project shop -Follow | ForEach-Object { throw 'enough' } } | Should -Throw 'enough'
        $read = $server.State.Requests
        Start-Sleep -Milliseconds 300
        $server.State.Requests | Should -Be $read
    }

    It 'ends at Ctrl+C in a terminal' -Skip:$IsWindows {
        # A pwsh that was installed as a .NET tool is a library that dotnet runs.
        $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
        $library = if ([IO.Path]::GetFileNameWithoutExtension($start.FileName) -eq 'dotnet') { Join-Path $PSHOME pwsh.dll }
        foreach ($argument in @($library | Where-Object { $_ }) + '-NoProfile', '-Command', "Import-Module '$((Get-Module StagingTools).Path)'; Watch-StagingLog -Project shop -Follow | ForEach-Object Message; 'not reached'") {
            $start.ArgumentList.Add($argument)
        }
        $start.RedirectStandardOutput = $true
        $child = [Diagnostics.Process]::Start($start)
        $first = $child.StandardOutput.ReadLine()
        kill -INT $child.Id
        $rest = $child.StandardOutput.ReadToEndAsync()
        $ended = $child.WaitForExit(20000)
        if (-not $ended) { $child.Kill() }

        $first | Should -Be 'event 1'
        $ended | Should -BeTrue
        $rest.Result | Should -Not -Match 'not reached'
    }

    It 'tells details only to those who ask' {
        $quiet = Watch-StagingLog -Project shop -Follow 4>&1 | Select-Object -First 1
        $verbose = Watch-StagingLog -Project shop -Follow -Verbose 4>&1 | Select-Object -First 10 |
            Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        $quiet.GetType().Name | Should -Be 'StagingLogEvent'
        $verbose.Message -join ' ' | Should -Match '/aws/staging/shop/application'
    }

    It 'works on several environments one by one, and one that is missing leaves the others alone' {
        $environments = 'staging', 'missing', 'pr-42' | ForEach-Object { [pscustomobject]@{ Project = 'shop'; EnvironmentName = $_; Region = 'us-east-1' } }
        $seen = [Collections.Generic.List[string]]::new()
        $server.State.IsEndless = $false
        try {
            $environments | Watch-StagingLog -Tail 1 -Since 1m -ErrorVariable problems -ErrorAction SilentlyContinue |
                ForEach-Object { $seen.Add($_.EnvironmentName) }
        }
        finally { $server.State.IsEndless = $true }

        $problems.FullyQualifiedErrorId | Should -Be 'LogGroupNotFound,StagingTools.Commands.WatchStagingLogCommand'
        $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problems[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $seen | Should -Be 'staging', 'pr-42'
    }
}

Describe 'An error' {
    It 'is about the name that the user gave' {
        Get-StagingEnvironment -Project shop -EnvironmentName Not_Valid -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -Be 'InvalidEnvironmentName,StagingTools.Commands.GetStagingEnvironmentCommand'
        $problem[0].TargetObject | Should -Be 'Not_Valid'
        $problem[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $problem[0].Exception.Message | Should -Match 'Not_Valid'
    }

    It 'of the account ends the pipeline, whatever is still to come' {
        $before = Use-Endpoint 'http://127.0.0.1:9'
        [Environment]::SetEnvironmentVariable('AWS_ACCESS_KEY_ID', $null)
        [Environment]::SetEnvironmentVariable('AWS_SECRET_ACCESS_KEY', $null)
        $files = @{}
        foreach ($name in 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE') {
            $files[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, (Join-Path $TestDrive 'nothing'))
        }
        try {
            $seen = 0
            { [pscustomobject]@{ EnvironmentName = 'staging' }, [pscustomobject]@{ EnvironmentName = 'pr-42' } |
                ForEach-Object { $script:seen++; $_ } | Get-StagingEnvironment -Project shop -ErrorAction Continue } |
                Should -Throw -ErrorId 'Credentials*,StagingTools.Commands.GetStagingEnvironmentCommand'
        }
        finally {
            Restore-Endpoint $before
            Restore-Endpoint $files
        }
    }
}
