using System.Xml.Linq;
using Amazon.Route53;
using Amazon.Route53.Model;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>Names that lead to an environment, in zones that really hold them.</summary>
public sealed class DnsTests : IAsyncLifetime
{
    private const string Domain = "staging.example.com";

    private readonly TestSandbox sandbox = new();
    private AwsSession session = null!;
    private string zone = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StagingContext Context => new()
    {
        WorkingDirectory = sandbox.Info.StateDirectory,
        TerraformDirectory = sandbox.Info.StateDirectory,
        EnvironmentVariables = new Dictionary<string, string>(sandbox.Info.Environment, StringComparer.Ordinal) { ["STAGING_PROJECT"] = "shop" },
    };

    public async ValueTask InitializeAsync()
    {
        await sandbox.InitializeAsync();
        session = AwsSession.Open(Context, new SetDnsRequest());
        zone = await ZoneAsync("example.com");
        await ZoneAsync("example.org");
        await sandbox.Aws.JsonAsync(
            "ecs", "AmazonEC2ContainerServiceV20141113.CreateCluster", new { clusterName = "shop-staging" });
        await LaunchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        session?.Dispose();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_name_is_shown_set_kept_changed_and_removed()
    {
        var request = new SetDnsRequest { Domain = [Domain, "{environment}-api.example.com"] };

        // Only shown: nothing is written.
        var shown = new RecordingHost(agrees: false);
        Assert.Empty(await RunAsync(request, shown));
        Assert.Contains("staging.example.com A: none → ", shown.Asked!.Detail, StringComparison.Ordinal);
        Assert.Empty(await RecordsAsync());

        // Set: two names in one change, which arrives after a while.
        var setting = new RecordingHost();
        List<StagingDnsRecord> made = await RunAsync(request, setting);
        string address = (await AddressAsync())!;
        Assert.Equal([Domain, "staging-api.example.com"], made.Select(record => record.Domain));
        Assert.All(made, record => Assert.Equal((address, DnsChange.Created, true), (record.Target, record.Change, record.InSync)));
        Assert.Contains(setting.Lines, line => line == "Waiting for Route 53: example.com is not in sync yet");
        Assert.Equal(
            [
                $"A _ {address}",
                $"A _ {address}",
                "TXT _stagingtools \"stagingtools project=shop environment=staging region=us-east-1\"",
                "TXT _stagingtools \"stagingtools project=shop environment=staging region=us-east-1\"",
            ],
            await RecordsAsync());

        // Once more: nothing to do, and nobody is asked.
        var again = new RecordingHost();
        Assert.All(await RunAsync(request, again), record => Assert.Equal(DnsChange.Unchanged, record.Change));
        Assert.Null(again.Asked);

        // The instance is replaced: its address is another one.
        await TerminateAsync();
        Assert.Equal("DnsTargetMissing", (await Assert.ThrowsAsync<StagingException>(() => RunAsync(request, again))).ErrorId);
        await LaunchAsync();
        StagingDnsRecord changed = (await RunAsync(request, new RecordingHost()))[0];
        Assert.Equal((DnsChange.Changed, address, await AddressAsync()), (changed.Change, changed.PreviousTarget, changed.Target));
        Assert.NotEqual(address, changed.Target);

        // Another environment's name is refused.
        await sandbox.Aws.JsonAsync(
            "ecs", "AmazonEC2ContainerServiceV20141113.CreateCluster", new { clusterName = "shop-demo" });
        await LaunchAsync("demo");
        StagingException taken = await Assert.ThrowsAsync<StagingException>(
            () => RunAsync(new SetDnsRequest { EnvironmentName = "demo", Domain = [Domain] }, new RecordingHost()));
        Assert.Equal("DnsRecordNotOwned", taken.ErrorId);

        // Removed: what was set is known without naming it.
        List<StagingDnsRecord> removed = await RunAsync(new SetDnsRequest { Remove = true }, new RecordingHost());
        Assert.Equal([Domain, "staging-api.example.com"], removed.Select(record => record.Domain));
        Assert.Empty(await RecordsAsync());
        var nothing = new RecordingHost();
        Assert.Empty(await RunAsync(new SetDnsRequest { Remove = true }, nothing));
        Assert.Contains("There is no record of staging to remove.", nothing.Lines);
    }

    [Fact]
    public async Task What_somebody_else_wrote_is_taken_over_only_after_a_grave_question_and_never_removed()
    {
        await session.Route53.ChangeResourceRecordSetsAsync(
            new ChangeResourceRecordSetsRequest
            {
                HostedZoneId = zone,
                ChangeBatch = new ChangeBatch
                {
                    Changes =
                    [
                        new Change
                        {
                            Action = ChangeAction.CREATE,
                            ResourceRecordSet = new()
                            {
                                Name = Domain,
                                Type = RRType.CNAME,
                                TTL = 300,
                                ResourceRecords = [new() { Value = "old.example.net" }],
                            },
                        },
                    ],
                },
            },
            Token);

        var removal = new RecordingHost();
        Assert.Empty(await RunAsync(new SetDnsRequest { Domain = [Domain], Remove = true }, removal));
        Assert.Contains("staging.example.com is left alone: StagingTools did not write it.", removal.Lines);

        var host = new RecordingHost();
        StagingDnsRecord record = Assert.Single(await RunAsync(new SetDnsRequest { Domain = [Domain] }, host));

        Assert.Equal((DnsChange.TakenOver, "CNAME old.example.net"), (record.Change, record.PreviousTarget));
        Assert.Equal(ConfirmationImpact.High, host.Asked!.Impact);
        Assert.DoesNotContain(await RecordsAsync(), text => text.StartsWith("CNAME", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_of_no_zone_and_two_zones_of_one_name_are_told()
    {
        Assert.Equal("HostedZoneNotFound", (await RefusedAsync("staging.example.net")).ErrorId);
        await ZoneAsync("example.com");
        Assert.Equal("HostedZoneAmbiguous", (await RefusedAsync(Domain)).ErrorId);

        Assert.Equal(
            zone, Assert.Single(await RunAsync(new SetDnsRequest { Domain = [Domain], HostedZoneId = zone }, new RecordingHost())).HostedZoneId);
    }

    private Task<StagingException> RefusedAsync(string domain) => Assert.ThrowsAsync<StagingException>(
        () => RunAsync(new SetDnsRequest { Domain = [domain] }, new RecordingHost()));

    private async Task<List<StagingDnsRecord>> RunAsync(SetDnsRequest request, RecordingHost host)
    {
        List<StagingDnsRecord> records = [];
        await foreach (StagingDnsRecord record in new SetDns(Context).RunAsync(request, host, Token))
            records.Add(record);
        return records;
    }

    // Type, whether it is a mark, value.
    private async Task<IReadOnlyList<string>> RecordsAsync()
    {
        ListResourceRecordSetsResponse all = await session.Route53.ListResourceRecordSetsAsync(new() { HostedZoneId = zone }, Token);
        return
        [
            .. all.ResourceRecordSets!.Where(record => record.Type!.Value is not ("NS" or "SOA"))
                .Select(record => $"{record.Type} {(record.Name!.StartsWith("_stagingtools.", StringComparison.Ordinal) ? "_stagingtools" : "_")} {record.ResourceRecords![0].Value}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private Task<string> ZoneAsync(string name) => HostedZoneMaker.MakeAsync(sandbox.Info, name);

    private Task<XElement> LaunchAsync(string environment = "staging") => sandbox.Aws.QueryAsync(
        "ec2",
        "RunInstances",
        ("ImageId", "ami-12c6146b"),
        ("MinCount", "1"),
        ("MaxCount", "1"),
        ("NetworkInterface.1.DeviceIndex", "0"),
        ("NetworkInterface.1.AssociatePublicIpAddress", "true"),
        ("TagSpecification.1.ResourceType", "instance"),
        ("TagSpecification.1.Tag.1.Key", "Project"),
        ("TagSpecification.1.Tag.1.Value", "shop"),
        ("TagSpecification.1.Tag.2.Key", "Environment"),
        ("TagSpecification.1.Tag.2.Value", environment));

    private async Task TerminateAsync()
    {
        foreach (Amazon.EC2.Model.Instance instance in await InstancesAsync())
            await sandbox.Aws.QueryAsync("ec2", "TerminateInstances", ("InstanceId.1", instance.InstanceId!));
    }

    private async Task<string?> AddressAsync() => (await InstancesAsync()).Single().PublicIpAddress;

    private async Task<IReadOnlyList<Amazon.EC2.Model.Instance>> InstancesAsync()
    {
        Amazon.EC2.Model.DescribeInstancesResponse answer = await session.Ec2.DescribeInstancesAsync(
            new()
            {
                Filters = [new() { Name = "tag:Environment", Values = ["staging"] }, new() { Name = "instance-state-name", Values = ["running"] }],
            },
            Token);
        return [.. (answer.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? [])];
    }
}
