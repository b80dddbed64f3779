using System.Net;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments.Dns;

/// <summary>The names of an environment that is removed.</summary>
public sealed class DnsCleanUpTests
{
    private const string Zone = "GET /2013-04-01/hostedzone/Z1";
    private const string Write = "POST /2013-04-01/hostedzone/Z1/rrset/";

    private readonly FakeAws aws = new();
    private readonly RecordingHost host = new();

    public DnsCleanUpTests() => aws
        .On("DescribeClusters", """{"clusters":[{"clusterArn":"arn:c","status":"ACTIVE","tags":[{"key":"DnsRecords","value":"Z1/staging.example.com"}]}]}""")
        .OnXml(Zone, _ => "<GetHostedZoneResponse><HostedZone><Id>/hostedzone/Z1</Id><Name>example.com.</Name></HostedZone></GetHostedZoneResponse>")
        .OnXml(Zone + "/rrset", _ =>
            "<ListResourceRecordSetsResponse><ResourceRecordSets>"
            + "<ResourceRecordSet><Name>staging.example.com.</Name><Type>A</Type><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>192.0.2.7</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>"
            + "<ResourceRecordSet><Name>_stagingtools.staging.example.com.</Name><Type>TXT</Type><TTL>300</TTL><ResourceRecords><ResourceRecord><Value>\"stagingtools project=shop environment=staging region=us-east-1\"</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>"
            + "</ResourceRecordSets><IsTruncated>false</IsTruncated></ListResourceRecordSetsResponse>")
        .OnXml(Write, _ => "<ChangeResourceRecordSetsResponse><ChangeInfo><Id>/change/C1</Id></ChangeInfo></ChangeResourceRecordSetsResponse>");

    [Fact]
    public async Task What_leads_to_it_is_found_and_removed()
    {
        Assert.Equal(["staging.example.com"], await RunAsync());

        Assert.Contains("info Removed the DNS records staging.example.com.", host.Lines);
        string sent = (string)Assert.Single(aws.Requests(Write))["body"]!;
        Assert.Equal(2, sent.Split("<Action>DELETE</Action>").Length - 1);
        Assert.Empty(host.Warnings);
    }

    [Theory]
    [InlineData(Zone)]
    [InlineData(Write)]
    public async Task Who_may_not_change_the_zone_is_warned_and_goes_on(string refused)
    {
        aws.FailXml(refused, "AccessDenied", "not you", HttpStatusCode.Forbidden);

        await RunAsync();

        Assert.Equal(
            "warning DNS records (staging.example.com) that may lead to the environment are not removed: not you", Assert.Single(host.Warnings));
    }

    [Fact]
    public async Task Without_names_or_without_a_cluster_Route_53_is_not_asked()
    {
        aws.On("DescribeClusters", """{"clusters":[]}""");

        Assert.Empty(await RunAsync());

        Assert.Equal(["DescribeClusters"], aws.Operations);
    }

    private async Task<IReadOnlyList<string>> RunAsync()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        using AwsSession session = AwsSession.Open(aws.Context(TimeProvider.System), new SetDnsRequest());
        var cleanUp = new DnsCleanUp(session, EnvironmentName.Parse("shop", "staging"), TimeProvider.System);
        await cleanUp.FindAsync(host, token);
        IReadOnlyList<string> found = cleanUp.Domains;
        await cleanUp.RemoveAsync(host, token);
        return found;
    }
}
