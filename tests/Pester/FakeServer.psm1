<#
An HTTP server on a loopback port that stands in for a service of AWS: what it answers is a script's to say.
#>

# The script runs in a runspace of its own. It gets the request, its body as text and the state, and returns Status, ContentType and
# Body.
function Start-FakeServer([hashtable] $State, [scriptblock] $Answer) {
    $probe = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $probe.Start()
    $port = $probe.LocalEndpoint.Port
    $probe.Stop()

    $listener = [Net.HttpListener]::new()
    $listener.Prefixes.Add("http://127.0.0.1:$port/")
    $listener.Start()
    $shared = [hashtable]::Synchronized($State)
    $shell = [powershell]::Create().AddScript({
            param($Listener, $State, $Answer)
            $script = [scriptblock]::Create($Answer)
            while ($Listener.IsListening) {
                try { $context = $Listener.GetContext() } catch { return }
                $body = [IO.StreamReader]::new($context.Request.InputStream).ReadToEnd()
                $answered = & $script $context.Request $body $State
                $bytes = [Text.Encoding]::UTF8.GetBytes($answered.Body)
                $context.Response.StatusCode = $answered.Status
                $context.Response.ContentType = $answered.ContentType
                try {
                    $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                    $context.Response.Close()
                }
                catch { }
            }
        }).AddArgument($listener).AddArgument($shared).AddArgument("$Answer")
    $null = $shell.BeginInvoke()
    [pscustomobject]@{ Endpoint = "http://127.0.0.1:$port"; State = $shared; Listener = $listener; Shell = $shell }
}

function Stop-FakeServer($Server) {
    $Server.Listener.Close()
    $Server.Shell.Stop()
    $Server.Shell.Dispose()
}
