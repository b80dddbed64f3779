<#
CloudWatch Logs as far as Watch-StagingLog needs it, on a loopback port: endless pages of events, counted. An environment
named missing has no log group. It lets tests of the pipeline see how far a cmdlet has read.
#>

function Start-FakeLogs {
    $probe = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $probe.Start()
    $port = $probe.LocalEndpoint.Port
    $probe.Stop()

    $listener = [Net.HttpListener]::new()
    $listener.Prefixes.Add("http://127.0.0.1:$port/")
    $listener.Start()
    $state = [hashtable]::Synchronized(@{ Requests = 0; Events = 0; EventsInAPage = 5; IsEndless = $true })
    $shell = [powershell]::Create().AddScript({
            param($Listener, $State)
            while ($Listener.IsListening) {
                try { $context = $Listener.GetContext() } catch { return }
                $body = [IO.StreamReader]::new($context.Request.InputStream).ReadToEnd() | ConvertFrom-Json
                $operation = $context.Request.Headers['X-Amz-Target'] -replace '^.*\.', ''
                $status = 200
                if ($operation -ne 'FilterLogEvents') { $answer = @{ logGroups = @() } }
                elseif ($body.logGroupName -match 'missing') {
                    $status = 400
                    $answer = @{ __type = 'ResourceNotFoundException'; message = 'The specified log group does not exist.' }
                }
                else {
                    $State.Requests++
                    $now = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
                    $events = foreach ($i in 1..$State.EventsInAPage) {
                        $State.Events++
                        @{ logStreamName = 'app/1'; timestamp = $now; ingestionTime = $now; message = "event $($State.Events)"; eventId = "$($State.Events)" }
                    }
                    $answer = @{ events = @($events) }
                    if ($State.IsEndless) { $answer.nextToken = "page$($State.Requests)" }
                }
                $bytes = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $answer -Depth 5 -Compress))
                $context.Response.StatusCode = $status
                $context.Response.ContentType = 'application/x-amz-json-1.1'
                try {
                    $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                    $context.Response.Close()
                }
                catch { }
            }
        }).AddArgument($listener).AddArgument($state)
    $null = $shell.BeginInvoke()
    [pscustomobject]@{ Endpoint = "http://127.0.0.1:$port"; State = $state; Listener = $listener; Shell = $shell }
}

function Stop-FakeLogs($Server) {
    $Server.Listener.Close()
    $Server.Shell.Stop()
    $Server.Shell.Dispose()
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
