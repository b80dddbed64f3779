<#
An application on a loopback port: its health page is well, its front page is broken.
#>

Import-Module "$PSScriptRoot/FakeServer.psm1"

function Start-FakeApplication {
    Start-FakeServer @{} {
        param($Request, $Text, $State)

        $status = if ($Request.Url.AbsolutePath -eq '/health') { 200 } else { 500 }
        @{ Status = $status; ContentType = 'application/json'; Body = '{"email":"jane@example.com"}' }
    }
}

Export-ModuleMember -Function Start-FakeApplication, Stop-FakeServer
