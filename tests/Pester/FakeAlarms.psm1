<#
The tagging service and CloudWatch as far as the cmdlet about alarms needs them, on a loopback port: one alarm of the environment
shop/staging, which is raised.
#>

Import-Module "$PSScriptRoot/FakeServer.psm1"

function Start-FakeAlarms {
    Start-FakeServer @{} {
        param($Request, $Text, $State)

        if ($Request.Headers['X-Amz-Target']) {
            $arn = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:shop-staging-rds-cpu'
            return @{ Status = 200; ContentType = 'application/x-amz-json-1.1'; Body = "{""ResourceTagMappingList"":[{""ResourceARN"":""$arn""}]}" }
        }
        $body = if ($Text -match 'Action=DescribeAlarms') {
            '<DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms><member><AlarmName>shop-staging-rds-cpu</AlarmName>' +
            '<StateValue>ALARM</StateValue><StateReason>high</StateReason><StateUpdatedTimestamp>2026-03-15T12:00:00Z</StateUpdatedTimestamp>' +
            '<Namespace>AWS/RDS</Namespace><MetricName>CPUUtilization</MetricName><Statistic>Average</Statistic><Period>300</Period>' +
            '<EvaluationPeriods>3</EvaluationPeriods><Threshold>80</Threshold><ComparisonOperator>GreaterThanThreshold</ComparisonOperator>' +
            '<ActionsEnabled>true</ActionsEnabled><AlarmActions><member>arn:topic</member></AlarmActions></member></MetricAlarms>' +
            '</DescribeAlarmsResult></DescribeAlarmsResponse>'
        }
        else {
            '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'
        }
        @{ Status = 200; ContentType = 'text/xml'; Body = $body }
    }
}

Export-ModuleMember -Function Start-FakeAlarms, Stop-FakeServer
