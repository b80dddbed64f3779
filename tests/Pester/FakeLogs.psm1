<#
CloudWatch Logs as far as Watch-StagingLog needs it, on a loopback port: endless pages of events, numbered. An environment
named missing has no log group. It lets tests of the pipeline see how far a cmdlet has read.
#>

Import-Module "$PSScriptRoot/FakeServer.psm1"

function Start-FakeLogs {
    Start-FakeServer @{ Requests = 0; Events = 0; EventsInAPage = 5; IsEndless = $true; Message = $null } {
        param($Request, $Text, $State)
        $body = $Text | ConvertFrom-Json
        $operation = $Request.Headers['X-Amz-Target'] -replace '^.*\.', ''
        $status = 200
        if ($operation -ne 'FilterLogEvents') { $answer = @{ logGroups = @() } }
        elseif ($body.logGroupName -match 'missing') {
            $status = 400
            $answer = @{ __type = 'ResourceNotFoundException'; message = 'The specified log group does not exist.' }
        }
        else {
            # A page is the same however often it is asked for; where there is an end, each look finds more.
            $page = if ($State.IsEndless) { [int]("0$($body.nextToken)" -replace '\D') } else { $State.Requests }
            $State.Requests = [Math]::Max($State.Requests, $page + 1)
            $now = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
            $events = foreach ($i in 1..$State.EventsInAPage) {
                $number = $page * $State.EventsInAPage + $i
                @{ logStreamName = 'app/1'; timestamp = $now; ingestionTime = $now; message = $State.Message ? $State.Message : "event $number"; eventId = "$number" }
            }
            $State.Events = $State.Requests * $State.EventsInAPage
            $answer = @{ events = @($events) }
            if ($State.IsEndless) { $answer.nextToken = "page$($page + 1)" }
        }
        @{ Status = $status; ContentType = 'application/x-amz-json-1.1'; Body = (ConvertTo-Json $answer -Depth 5 -Compress) }
    }
}

# Points this process at an endpoint and returns what undoes it.
function Use-Endpoint([string] $Endpoint) {
    $variables = @{
        AWS_ENDPOINT_URL = $Endpoint; AWS_ACCESS_KEY_ID = 'test'; AWS_SECRET_ACCESS_KEY = 'test'
        AWS_REGION = 'us-east-1'; AWS_EC2_METADATA_DISABLED = 'true'; AWS_PROFILE = $null
    }
    $before = @{}
    foreach ($name in $variables.Keys) {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $variables[$name])
    }
    $before
}

function Restore-Endpoint([hashtable] $Before) {
    foreach ($name in $Before.Keys) { [Environment]::SetEnvironmentVariable($name, $Before[$name]) }
}

Export-ModuleMember -Function Start-FakeLogs, Stop-FakeLogs, Use-Endpoint, Restore-Endpoint

Export-ModuleMember -Function Start-FakeLogs, Stop-FakeServer, Use-Endpoint, Restore-Endpoint
