<#
Route 53, ECS and EC2 as far as Set-StagingDns needs them, on a loopback port: the zone example.com, the environment shop/staging on
an instance at 192.0.2.7. State.Records holds the zone's records as XML; State.Changes what was asked for.
#>

Import-Module "$PSScriptRoot/FakeServer.psm1"

function Start-FakeDns {
    Start-FakeServer @{ Records = ''; Changes = @(); Tag = '' } {
        param($Request, $Text, $State)

        $path = $Request.Url.AbsolutePath
        $target = $Request.Headers['X-Amz-Target']
        if ($target) {
            $body = switch -Wildcard ($target) {
                '*.DescribeClusters' {
                    '{"clusters":[{"clusterArn":"arn:c","status":"ACTIVE","tags":[{"key":"DnsRecords","value":"' + $State.Tag + '"}]}]}'
                }
                '*.TagResource' {
                    $State.Tag = ($Text | ConvertFrom-Json).tags[0].value
                    '{}'
                }
                '*.UntagResource' {
                    $State.Tag = ''
                    '{}'
                }
            }
            return @{ Status = 200; ContentType = 'application/x-amz-json-1.1'; Body = $body }
        }

        $status = 200
        $answer = if ($path -like '*/hostedzonesbyname') {
            $zone = if ($Request.QueryString['dnsname'] -eq 'example.com') { '<HostedZone><Id>/hostedzone/Z1</Id><Name>example.com.</Name></HostedZone>' }
            "<ListHostedZonesByNameResponse><HostedZones>$zone</HostedZones><IsTruncated>false</IsTruncated></ListHostedZonesByNameResponse>"
        }
        elseif ($path -like '*/hostedzone/Z1') {
            '<GetHostedZoneResponse><HostedZone><Id>/hostedzone/Z1</Id><Name>example.com.</Name></HostedZone></GetHostedZoneResponse>'
        }
        elseif ($path -like '*/rrset') {
            "<ListResourceRecordSetsResponse><ResourceRecordSets>$($State.Records)</ResourceRecordSets><IsTruncated>false</IsTruncated></ListResourceRecordSetsResponse>"
        }
        elseif ($path -like '*/rrset/') {
            $State.Changes += $Text
            $State.Records = if ($Text -notlike '*DELETE*') { ([xml] $Text).GetElementsByTagName('ResourceRecordSet').OuterXml -replace ' xmlns="[^"]*"' -join '' } else { '' }
            '<ChangeResourceRecordSetsResponse><ChangeInfo><Id>/change/C1</Id></ChangeInfo></ChangeResourceRecordSetsResponse>'
        }
        elseif ($path -like '*/change/*') {
            '<GetChangeResponse><ChangeInfo><Id>/change/C1</Id><Status>INSYNC</Status></ChangeInfo></GetChangeResponse>'
        }
        elseif ($Text -like '*Action=DescribeLoadBalancers*') {
            $status = 400
            '<ErrorResponse><Error><Type>Sender</Type><Code>LoadBalancerNotFound</Code><Message>none</Message></Error></ErrorResponse>'
        }
        elseif ($Text -like '*Action=DescribeInstances*') {
            '<DescribeInstancesResponse><reservationSet><item><instancesSet><item><ipAddress>192.0.2.7</ipAddress></item></instancesSet></item></reservationSet></DescribeInstancesResponse>'
        }
        else {
            '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'
        }
        @{ Status = $status; ContentType = 'text/xml'; Body = $answer }
    }
}

Export-ModuleMember -Function Start-FakeDns, Stop-FakeServer
