<#
RDS as far as the cmdlets about snapshots need it, on a loopback port: the database of the environment shop/staging, and the
snapshots that a test puts into State.Snapshots. State.Deleted holds the names of those that were removed.
#>

Import-Module "$PSScriptRoot/FakeServer.psm1"

function Start-FakeSnapshots {
    Start-FakeServer @{ Snapshots = @(); Deleted = @() } {
        param($Request, $Text, $State)

        function Tag($Key, $Value) { "<Tag><Key>$Key</Key><Value>$Value</Value></Tag>" }

        function Snapshot($One) {
            "<DBSnapshot><DBSnapshotIdentifier>$($One.Id)</DBSnapshotIdentifier><Status>$($One.Status)</Status>" +
            "<SnapshotType>$($One.Type)</SnapshotType><AllocatedStorage>20</AllocatedStorage><Engine>postgres</Engine>" +
            "<EngineVersion>15.4</EngineVersion><SnapshotCreateTime>$($One.Created)</SnapshotCreateTime>" +
            "<TagList>$(Tag Project shop)$(Tag Environment staging)</TagList></DBSnapshot>"
        }

        $query = @{}
        foreach ($pair in $Text.Split('&')) {
            $name, $value = $pair.Split('=', 2)
            $query[[Uri]::UnescapeDataString($name)] = [Uri]::UnescapeDataString($value)
        }
        $status = 200
        $wanted = $query.DBSnapshotIdentifier
        $found = @($State.Snapshots.Where({ -not $wanted -or $_.Id -eq $wanted }))
        $result = switch ($query.Action) {
            'GetCallerIdentity' { '<Arn>arn:aws:iam::123456789012:user/jane</Arn><Account>123456789012</Account>' }
            'DescribeDBInstances' {
                '<DBInstances><DBInstance><DBInstanceIdentifier>shop-staging-db</DBInstanceIdentifier>' +
                '<DBInstanceStatus>available</DBInstanceStatus><AllocatedStorage>20</AllocatedStorage></DBInstance></DBInstances>'
            }
            'CreateDBSnapshot' {
                $made = @{ Id = $wanted; Status = 'available'; Type = 'manual'; Created = '2026-03-15T12:00:00Z' }
                $State.Snapshots += $made
                Snapshot $made
            }
            'DescribeDBSnapshots' {
                if ($wanted -and -not $found) { $status = 404 }
                "<DBSnapshots>$(-join $found.ForEach({ Snapshot $_ }))</DBSnapshots>"
            }
            'DeleteDBSnapshot' {
                $State.Deleted += $wanted
                $State.Snapshots = @($State.Snapshots.Where({ $_.Id -ne $wanted }))
                Snapshot (@{ Id = $wanted; Status = 'deleted'; Type = 'manual'; Created = '2026-03-15T12:00:00Z' })
            }
        }
        $answer = if ($status -eq 200) { "<$($query.Action)Response><$($query.Action)Result>$result</$($query.Action)Result></$($query.Action)Response>" }
        else { '<ErrorResponse><Error><Type>Sender</Type><Code>DBSnapshotNotFound</Code><Message>not found</Message></Error></ErrorResponse>' }
        @{ Status = $status; ContentType = 'text/xml'; Body = $answer }
    }
}

Export-ModuleMember -Function Start-FakeSnapshots, Stop-FakeServer
