using System.Net;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments.Dns;

public sealed class SetDnsTests
{
    private const string Zones = "GET /2013-04-01/hostedzonesbyname";
    private const string Records = "GET /2013-04-01/hostedzone/Z1/rrset";
    private const string Write = "POST /2013-04-01/hostedzone/Z1/rrset/";
    private const string Change = "GET /2013-04-01/change/C1";

    private static readonly SetDnsRequest Request = new() { Domain = ["staging.example.com"] };

    private readonly FakeAws aws = new();
    private readonly FakeTime time = new();
    private string? tag;

    public SetDnsTests()
    {
        Zone("example.com.");
        Stands("");
        Statuses("INSYNC");
        aws.OnXml(Write, _ => "<ChangeResourceRecordSetsResponse><ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status></ChangeInfo></ChangeResourceRecordSetsResponse>")
            .On("DescribeClusters", _ => FakeAnswer.Json(
                $$"""{"clusters":[{"clusterArn":"arn:c","status":"ACTIVE","tags":[{"key":"DnsRecords","value":"{{tag}}"}]}]}"""))
            .On("TagResource", request =>
            {
                tag = (string?)request["tags"]![0]!["value"];
                return FakeAnswer.Json("{}");
            })
            .On("UntagResource", _ =>
            {
                tag = null;
                return FakeAnswer.Json("{}");
            })
            .FailXml("DescribeLoadBalancers", "LoadBalancerNotFound")
            .OnXml("DescribeInstances", _ =>
                "<DescribeInstancesResponse><reservationSet><item><instancesSet>"
                + "<item><instanceId>i-1</instanceId><ipAddress>192.0.2.1</ipAddress><launchTime>2026-01-01T00:00:00Z</launchTime></item>"
                + "<item><instanceId>i-2</instanceId><ipAddress>192.0.2.7</ipAddress><launchTime>2026-01-02T00:00:00Z</launchTime></item>"
                + "<item><instanceId>i-3</instanceId><launchTime>2026-01-03T00:00:00Z</launchTime></item>"
                + "</instancesSet></item></reservationSet></DescribeInstancesResponse>");
    }

    [Fact]
    public async Task A_record_leads_to_the_newest_address_is_written_down_and_awaited()
    {
        Statuses("PENDING", "PENDING", "INSYNC");
        var host = new RecordingHost();

        StagingDnsRecord record = Assert.Single(await RunAsync(Request, host));

        Assert.Equal(("staging.example.com", "A", "192.0.2.7", DnsChange.Created), (record.Domain, record.Type, record.Target, record.Change));
        Assert.Equal(("Z1", "example.com", 60L, true), (record.HostedZoneId, record.HostedZone, record.Ttl, record.InSync));
        Assert.Equal(("whatsapp-saas", "staging", "us-east-1"), (record.Project, record.EnvironmentName, record.Region));
        Assert.Equal("Z1/staging.example.com", tag);
        Assert.Equal(3, aws.Operations.Count(operation => operation == Change));
        Confirmation question = Assert.Single(host.Questions);
        Assert.Equal(
            ("Set DNS records", "staging.example.com A: none → 192.0.2.7 (TTL 60 s)", ConfirmationImpact.Medium),
            (question.Action, question.Detail, question.Impact));
    }

    [Fact]
    public async Task What_is_only_shown_writes_nothing()
    {
        Assert.Empty(await RunAsync(Request, new RecordingHost(answer: false)));

        Assert.DoesNotContain(Write, aws.Operations);
        Assert.DoesNotContain("TagResource", aws.Operations);
    }

    [Fact]
    public async Task What_is_as_it_should_be_is_said_and_not_asked_about()
    {
        Stands(A("192.0.2.7") + Mark("whatsapp-saas", "staging"));
        var host = new RecordingHost();

        Assert.Equal(DnsChange.Unchanged, Assert.Single(await RunAsync(Request, host)).Change);

        Assert.Empty(host.Questions);
        Assert.Contains("info Nothing has to change: the records are as they should be.", host.Lines);
        Assert.DoesNotContain(Write, aws.Operations);
    }

    [Fact]
    public async Task What_somebody_else_wrote_is_a_grave_question()
    {
        Stands(A("198.51.100.9"));
        var host = new RecordingHost();

        StagingDnsRecord record = Assert.Single(await RunAsync(Request, host));

        Assert.Equal((DnsChange.TakenOver, "198.51.100.9"), (record.Change, record.PreviousTarget));
        Assert.Equal(ConfirmationImpact.High, host.Questions.Single().Impact);
    }

    [Fact]
    public async Task A_removal_takes_every_name_that_was_set_and_forgets_it()
    {
        tag = "Z1/staging.example.com";
        aws.On("GET /2013-04-01/hostedzone/Z1", _ => new FakeAnswer(
            HttpStatusCode.OK, "<GetHostedZoneResponse><HostedZone><Id>/hostedzone/Z1</Id><Name>example.com.</Name></HostedZone></GetHostedZoneResponse>", "text/xml"));
        Stands(A("192.0.2.7") + Mark("whatsapp-saas", "staging"));
        var host = new RecordingHost();

        StagingDnsRecord record = Assert.Single(await RunAsync(new SetDnsRequest { Remove = true }, host));

        Assert.Equal((DnsChange.Removed, null, "192.0.2.7"), (record.Change, record.Target, record.PreviousTarget));
        Assert.Null(tag);
        Assert.Equal(("Remove DNS records", ConfirmationImpact.High), (host.Questions.Single().Action, host.Questions.Single().Impact));
    }

    [Fact]
    public async Task A_removal_leaves_what_is_not_ours_and_says_so()
    {
        Stands(A("198.51.100.9"));
        var host = new RecordingHost();

        Assert.Empty(await RunAsync(Request with { Remove = true }, host));

        Assert.Contains("info staging.example.com is left alone: StagingTools did not write it.", host.Lines);
        Assert.DoesNotContain(Write, aws.Operations);
    }

    [Fact]
    public async Task The_longest_public_zone_is_taken()
    {
        aws.OnXml(Zones, request => ((string)request["query"]!).Contains("dnsname=staging.example.com", StringComparison.Ordinal)
            ? List(("/hostedzone/Z9", "staging.example.com.", true))
            : ((string)request["query"]!).Contains("dnsname=example.com", StringComparison.Ordinal)
                ? List(("/hostedzone/Z1", "example.com.", false), ("/hostedzone/Z8", "other.com.", false))
                : List());

        Assert.Equal("Z1", Assert.Single(await RunAsync(Request, new RecordingHost())).HostedZoneId);
    }

    [Fact]
    public async Task Two_zones_of_one_name_have_to_be_told_apart()
    {
        aws.OnXml(Zones, request => ((string)request["query"]!).Contains("dnsname=example.com", StringComparison.Ordinal)
            ? List(("/hostedzone/Z1", "example.com.", false), ("/hostedzone/Z2", "example.com.", false))
            : List());

        StagingException ambiguous = await Assert.ThrowsAsync<StagingException>(() => RunAsync(Request, new RecordingHost()));

        Assert.Equal("HostedZoneAmbiguous", ambiguous.ErrorId);
        Assert.Contains("Z1, Z2", ambiguous.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zone_that_does_not_hold_the_name_is_refused()
    {
        aws.On("GET /2013-04-01/hostedzone/Z7", _ => new FakeAnswer(
            HttpStatusCode.OK, "<GetHostedZoneResponse><HostedZone><Id>/hostedzone/Z7</Id><Name>example.org.</Name></HostedZone></GetHostedZoneResponse>", "text/xml"));

        StagingException wrong = await Assert.ThrowsAsync<StagingException>(() => RunAsync(Request with { HostedZoneId = "Z7" }, new RecordingHost()));

        Assert.Equal(("HostedZoneMismatch", "Z7"), (wrong.ErrorId, wrong.TargetInput));
    }

    [Fact]
    public async Task A_change_that_does_not_arrive_in_time_is_told_as_made()
    {
        Statuses("PENDING");

        StagingException late = await Assert.ThrowsAsync<StagingException>(() => RunAsync(Request with { Timeout = 10 }, new RecordingHost()));

        Assert.Equal(("WaitTimedOut", StagingErrorCategory.Timeout), (late.ErrorId, late.Category));
        Assert.StartsWith("The change of example.com is made", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_a_target_or_an_environment_nothing_can_be_done()
    {
        Assert.Equal("DomainMissing", (await RefusedAsync(new SetDnsRequest())).ErrorId);
        Assert.Equal("InvalidTimeout", (await RefusedAsync(Request with { Timeout = 0 })).ErrorId);
        aws.OnXml("DescribeInstances", _ => "<DescribeInstancesResponse/>");
        Assert.Equal("DnsTargetMissing", (await RefusedAsync(Request)).ErrorId);
        aws.On("DescribeClusters", """{"clusters":[]}""");
        Assert.Equal("EnvironmentNotFound", (await RefusedAsync(Request)).ErrorId);
    }

    private Task<StagingException> RefusedAsync(SetDnsRequest request) =>
        Assert.ThrowsAsync<StagingException>(() => RunAsync(request, new RecordingHost()));

    private async Task<List<StagingDnsRecord>> RunAsync(SetDnsRequest request, RecordingHost host)
    {
        List<StagingDnsRecord> records = [];
        await foreach (StagingDnsRecord record in new SetDns(aws.Context(time)).RunAsync(request, host, TestContext.Current.CancellationToken))
            records.Add(record);
        return records;
    }

    private void Zone(string name) => aws.OnXml(Zones, request =>
        ((string)request["query"]!).Contains($"dnsname={name.TrimEnd('.')}", StringComparison.Ordinal) ? List(("/hostedzone/Z1", name, false)) : List());

    private static string List(params (string Id, string Name, bool IsPrivate)[] zones) =>
        "<ListHostedZonesByNameResponse><HostedZones>"
        + string.Concat(zones.Select(zone =>
            $"<HostedZone><Id>{zone.Id}</Id><Name>{zone.Name}</Name><Config><PrivateZone>{(zone.IsPrivate ? "true" : "false")}</PrivateZone></Config></HostedZone>"))
        + "</HostedZones><IsTruncated>false</IsTruncated></ListHostedZonesByNameResponse>";

    private void Stands(string records) => aws.OnXml(Records, _ =>
        $"<ListResourceRecordSetsResponse><ResourceRecordSets>{records}</ResourceRecordSets><IsTruncated>false</IsTruncated></ListResourceRecordSetsResponse>");

    private static string A(string address) =>
        $"<ResourceRecordSet><Name>staging.example.com.</Name><Type>A</Type><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>{address}</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>";

    private static string Mark(string project, string environment) =>
        "<ResourceRecordSet><Name>_stagingtools.staging.example.com.</Name><Type>TXT</Type><TTL>300</TTL><ResourceRecords><ResourceRecord>"
        + $"<Value>\"stagingtools project={project} environment={environment} region=us-east-1\"</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>";

    private void Statuses(params string[] statuses)
    {
        var coming = new Queue<string>(statuses);
        aws.OnXml(Change, _ =>
            $"<GetChangeResponse><ChangeInfo><Id>/change/C1</Id><Status>{(coming.Count > 1 ? coming.Dequeue() : coming.Peek())}</Status></ChangeInfo></GetChangeResponse>");
    }
}
