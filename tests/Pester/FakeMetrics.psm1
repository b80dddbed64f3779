<#
RDS and CloudWatch as far as the cmdlet about metrics needs them, on a loopback port: the database of shop/staging, which has three
points of whatever is asked for, a minute apart, the last one of three minutes ago.
#>

Import-Module "$PSScriptRoot/FakeServer.psm1"

function Start-FakeMetrics {
    Start-FakeServer @{} {
        param($Request, $Text, $State)

        $body = if ($Text -match 'Action=DescribeDBInstances') {
            '<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance>' +
            '<DBInstanceIdentifier>shop-staging-db</DBInstanceIdentifier></DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>'
        }
        elseif ($Text -match 'Action=GetMetricData') {
            $times = 5, 4, 3 | ForEach-Object { "<member>$([datetime]::UtcNow.AddMinutes(-$_).ToString('yyyy-MM-ddTHH:mm:00Z'))</member>" }
            '<GetMetricDataResponse><GetMetricDataResult><MetricDataResults><member><Id>m0</Id><StatusCode>Complete</StatusCode>' +
            "<Timestamps>$(-join $times)</Timestamps><Values><member>10</member><member>40</member><member>20.5</member></Values>" +
            '</member></MetricDataResults></GetMetricDataResult></GetMetricDataResponse>'
        }
        else {
            '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'
        }
        @{ Status = 200; ContentType = 'text/xml'; Body = $body }
    }
}

Export-ModuleMember -Function Start-FakeMetrics, Stop-FakeServer
