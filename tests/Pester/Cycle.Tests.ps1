# One life of an environment on a sandbox, through the module. Takes minutes: terraform waits for RDS and ElastiCache.
BeforeDiscovery {
    $tools = 'dotnet', 'terraform', 'moto_server', 'redis-server', 'python3', 'psql', 'pg_dump'
    $missing = $tools.Where({ -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) })
    $canRun = -not $IsWindows -and $missing.Count -eq 0 -and $env:STAGINGTOOLS_TEST_ALL -ne '0'
}

Describe 'The life of an environment' -Skip:(-not $canRun) {
    BeforeAll {
        Import-Module ([IO.Path]::GetFullPath("$PSScriptRoot/../../out/StagingTools"))
        Import-Module "$PSScriptRoot/ScriptedHost.psm1"
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'cycle')).FullName
        Push-Location $folder
        Start-StagingSandbox -SetEnvironment 6> $null
        $name = @{ Project = 'shop'; EnvironmentName = 'pester' }

        # An application without a build: version 1.0.0 serves, 2.0.0 says why it cannot and ends.
        function New-Image([string] $Version, [string] $Program) {
            $image = (New-Item -ItemType Directory -Force (Join-Path $folder "images/$Version")).FullName
            Set-Content "$image/app.py" $Program
            Set-Content "$image/sandbox-image.json" '{ "command": ["python3", "-u", "app.py"] }'
            $image
        }
        $good = New-Image '1.0.0' @'
import http.server, os
class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.send_header("Content-Type", "text/plain"); self.end_headers(); self.wfile.write(b"ok")
print('{"level": "info", "message": "serving"}')
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Health).serve_forever()
'@
        $bad = New-Image '2.0.0' "import sys; print('MESSAGE_GATEWAY_URL is missing'); sys.exit(3)"
    }

    AfterAll {
        Stop-StagingSandbox -ErrorAction Continue 6> $null
        Pop-Location
    }

    It 'is planned by -WhatIf, which writes nothing' {
        $before = Get-ChildItem $folder -Recurse -Force | Where-Object FullName -NotMatch 'sandbox' | ForEach-Object FullName
        New-StagingEnvironment @name -WhatIf 6> $null | Should -BeNullOrEmpty
        Get-ChildItem $folder -Recurse -Force | Where-Object FullName -NotMatch 'sandbox' | ForEach-Object FullName | Should -Be $before
        { Get-StagingEnvironment @name -ErrorAction Stop } | Should -Throw -ErrorId 'EnvironmentNotFound,*'
    }

    It 'is not begun when the question is answered with no' {
        $asked = Invoke-Answering -Answers 'No' -Script "New-StagingEnvironment -Project shop -EnvironmentName pester -Confirm"
        $asked.Questions.Count | Should -Be 1
        $asked.Questions[0] | Should -Match 'aws_db_instance'
        $asked.Output | Should -BeNullOrEmpty
        { Get-StagingEnvironment @name -ErrorAction Stop } | Should -Throw -ErrorId 'EnvironmentNotFound,*'
    }

    It 'begins and is filled with images in one pipeline' {
        $deployment = New-StagingEnvironment @name 6> $null -OutVariable environment |
            ForEach-Object {
                $repository = Split-Path -Leaf $_.RepositoryUri
                $null = Push-StagingSandboxImage "${repository}:1.0.0" $good
                $null = Push-StagingSandboxImage "${repository}:2.0.0" $bad
                $_
            } |
            Publish-StagingApp -ImageTag 1.0.0 6> $null

        $environment.Status | Should -Be 'Available'
        Test-Path (Join-Path $folder 'terraform-pester-outputs.json') | Should -BeTrue
        Test-Path $environment[0].LogPath | Should -BeTrue
        $deployment.Status | Should -Be 'Completed'
        $deployment.ImageTag | Should -Be '1.0.0'
        $application = (Get-StagingEnvironment @name).ApplicationUrl
        (Invoke-WebRequest $application).Content | Should -Be 'ok'
    }

    It 'is described, alone and among all' {
        (Get-StagingEnvironment @name).DatabaseStatus | Should -Be 'available'
        (Get-StagingEnvironment -Project shop -All).EnvironmentName | Should -Be 'pester'
        Get-StagingEnvironment @name | Out-String | Should -Match 'pester\s+shop\s+us-east-1\s+Available'
    }

    It 'completes its name in the folder' {
        $line = 'Get-StagingEnvironment -EnvironmentName p'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'pester'
    }

    It 'reports a version that crashes, with its last words, and serves the old one' {
        $deployment = Get-StagingEnvironment @name |
            Publish-StagingApp -ImageTag 2.0.0 -ErrorVariable problem -ErrorAction SilentlyContinue 6> $null 3> $null

        $deployment.Status | Should -BeIn 'RolledBack', 'Failed'
        $deployment.FailedTasks[0].ExitCode | Should -Be 3
        $deployment.FailedTasks[0].LastLogLines | Should -Contain 'MESSAGE_GATEWAY_URL is missing'
        $problem[0].FullyQualifiedErrorId | Should -Be "Deployment$($deployment.Status),StagingTools.Commands.PublishStagingAppCommand"
        $problem[0].TargetObject | Should -Be '2.0.0'
        (Invoke-WebRequest (Get-StagingEnvironment @name).ApplicationUrl).Content | Should -Be 'ok'
    }

    It 'has logs to watch' {
        $events = Get-StagingEnvironment @name | Watch-StagingLog -Since 1h
        $events.Message | Should -Contain 'MESSAGE_GATEWAY_URL is missing'
        $events.Level | Should -Contain 'info'
        (Get-StagingEnvironment @name | Watch-StagingLog -Since 1h -Follow | Select-Object -First 1).EventId | Should -Not -BeNullOrEmpty
    }

    It 'has a price' {
        $costs = Get-StagingEnvironment @name | Get-StagingCost -EstimateOnly
        $costs.Kind | Sort-Object -Unique | Should -Be 'Estimate'
        $costs.ForEach('Item') | Should -Contain 'Total'
        $costs | Out-String | Should -Match 'pester, estimate for a month'
    }

    It 'takes masked data from production, and asks before it overwrites' {
        $production = New-StagingSandboxDatabase shop-production-db -Database shop -Secret shop/production/database-url
        @'
create table people (id int primary key, email text not null);
insert into people select n, 'person' || n || '@real.test' from generate_series(1, 100) n;
'@ | psql $production.Url --quiet --set ON_ERROR_STOP=1 | Out-Null
        $LASTEXITCODE | Should -Be 0
        @'
version: 1
tables:
  public.people:
    columns:
      id: keep
      email: { mask: email, template: "staging+user{id}@example.com" }
'@ | Set-Content rules.yaml

        $declined = Invoke-Answering -Answers 'No' -Script 'Sync-StagingData -Project shop -EnvironmentName pester -Rules rules.yaml'
        $declined.Questions.Count | Should -Be 1
        $declined.Output | Should -BeNullOrEmpty

        $sync = Get-StagingEnvironment @name | Sync-StagingData -Rules rules.yaml -Force 6> $null
        $sync.Rows | Should -Be 100
        $sync.MaskedValues | Should -Be 100
        $sync | Out-String | Should -Match 'pester\s+1\s+100'
        (Get-StagingEnvironment @name).DataSanitized | Should -BeTrue
    }

    It 'says so while unmasked data stands there, and goes back to the data from before' {
        Get-StagingEnvironment @name | Sync-StagingData -SkipSanitization -AcceptUnmaskedData -Force 3> $null 6> $null
        (Get-StagingEnvironment @name).DataSanitized | Should -BeFalse
        $plan = Invoke-Answering -Answers @() -Script 'New-StagingEnvironment -Project shop -EnvironmentName pester -WhatIf'
        $plan.Lines -join ' ' | Should -Not -Match 'DataSanitized|aws_db_instance' -Because 'terraform leaves the tag alone'

        $restored = Get-StagingEnvironment @name | Restore-StagingData -Force 6> $null
        $restored.DataSanitized | Should -BeTrue
        (Get-StagingEnvironment @name).DataSanitized | Should -BeTrue
    }

    It 'refuses production as the target of anything' {
        Get-StagingEnvironment @name | Restore-StagingData -Target secret:shop/production/database-url -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'TargetIsProduction,*'
        Get-StagingEnvironment @name | Register-StagingDatabase -Target secret:shop/production/database-url -Force -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'TargetIsProduction,*'
    }

    It 'is not removed unless its name is typed' {
        $remove = 'Remove-StagingEnvironment -Project shop -EnvironmentName pester'
        $wrong = Invoke-Answering -Answers 'yes' -Script $remove
        $wrong.Questions[0] | Should -Match "type 'pester'"
        $wrong.Lines | Should -Contain "warning: The answer was not 'pester': nothing was changed."
        $wrong.Output | Should -BeNullOrEmpty

        $nobody = pwsh -NoProfile -NonInteractive -Command "Import-Module '$((Get-Module StagingTools).Path)'; try { $remove } catch { `$_.FullyQualifiedErrorId }" 6> $null
        $nobody | Should -Contain 'ConfirmationRequired,StagingTools.Commands.RemoveStagingEnvironmentCommand'

        Remove-StagingEnvironment @name -Force -WhatIf 6> $null | Should -BeNullOrEmpty
        (Get-StagingEnvironment @name).Status | Should -Be 'Available'
    }

    It 'ends when its name is typed, and leaves nothing but what is kept' {
        $removed = Invoke-Answering -Answers 'pester' -Script 'Remove-StagingEnvironment -Project shop -EnvironmentName pester'

        $removed.Errors | Should -BeNullOrEmpty
        $removal = $removed.Output[-1]
        $removal.Remaining | Should -BeNullOrEmpty
        $removal.Removed.Count | Should -BeGreaterThan 20
        $removal.FinalSnapshot | Should -Not -BeNullOrEmpty
        Test-Path $removal.BackupPath | Should -BeTrue
        { Get-StagingEnvironment @name -ErrorAction Stop } | Should -Throw -ErrorId 'EnvironmentNotFound,*'
    }
}
