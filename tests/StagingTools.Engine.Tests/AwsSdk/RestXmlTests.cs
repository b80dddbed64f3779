using System.Net;
using Amazon.Route53;
using Amazon.Route53.Model;

namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>REST-XML as Route 53 speaks it.</summary>
public sealed class RestXmlTests
{
    private const string Space = "xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_a_document_posted_to_the_zone_and_signed_for_the_one_endpoint()
    {
        var aws = RecordedAws.Answering(
            $"<ChangeResourceRecordSetsResponse {Space}><ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status>"
            + "<SubmittedAt>2026-01-02T03:04:05Z</SubmittedAt></ChangeInfo></ChangeResourceRecordSetsResponse>");
        using var client = new AmazonRoute53Client(RecordedAws.Credentials, aws.Config<AmazonRoute53Config>());

        var answer = await client.ChangeResourceRecordSetsAsync(
            new ChangeResourceRecordSetsRequest
            {
                HostedZoneId = "/hostedzone/Z1",
                ChangeBatch = new ChangeBatch
                {
                    Comment = "a & b",
                    Changes =
                    [
                        new Change
                        {
                            Action = ChangeAction.UPSERT,
                            ResourceRecordSet = new ResourceRecordSet
                            {
                                Name = "staging.example.com",
                                Type = RRType.A,
                                TTL = 60,
                                ResourceRecords = [new ResourceRecord { Value = "192.0.2.1" }],
                            },
                        },
                    ],
                },
            },
            Token);

        Assert.Equal("https://route53.amazonaws.com/2013-04-01/hostedzone/Z1/rrset/", aws.Request.Uri.ToString());
        Assert.Equal(["us-east-1", "route53"], aws.Request.SignatureScope[2..4]);
        Assert.Equal(
            $"<ChangeResourceRecordSetsRequest {Space}><ChangeBatch><Comment>a &amp; b</Comment><Changes><Change><Action>UPSERT</Action>"
            + "<ResourceRecordSet><Name>staging.example.com</Name><Type>A</Type><TTL>60</TTL><ResourceRecords><ResourceRecord>"
            + "<Value>192.0.2.1</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change></Changes></ChangeBatch>"
            + "</ChangeResourceRecordSetsRequest>",
            aws.Request.Body);
        Assert.Equal(("/change/C1", ChangeStatus.PENDING), (answer.ChangeInfo!.Id, answer.ChangeInfo.Status));
    }

    [Fact]
    public async Task A_list_is_asked_for_by_parameters_of_the_URL()
    {
        var aws = RecordedAws.Answering(
            $"<ListResourceRecordSetsResponse {Space}><ResourceRecordSets><ResourceRecordSet><Name>a.example.com.</Name><Type>TXT</Type>"
            + "<TTL>60</TTL><ResourceRecords><ResourceRecord><Value>\"x\"</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>"
            + "</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>2</MaxItems></ListResourceRecordSetsResponse>");
        using var client = new AmazonRoute53Client(RecordedAws.Credentials, aws.Config<AmazonRoute53Config>());

        var answer = await client.ListResourceRecordSetsAsync(
            new ListResourceRecordSetsRequest { HostedZoneId = "Z1", StartRecordName = "a.example.com", MaxItems = "2" }, Token);

        Assert.Equal("/2013-04-01/hostedzone/Z1/rrset", aws.Request.Uri.AbsolutePath);
        Assert.Equal("?maxitems=2&name=a.example.com", string.Concat('?', string.Join('&', aws.Request.Uri.Query[1..].Split('&').Order(StringComparer.Ordinal))));
        Assert.Equal("", aws.Request.Body);
        Assert.Equal("\"x\"", Assert.Single(Assert.Single(answer.ResourceRecordSets!).ResourceRecords!).Value);
        Assert.False(answer.IsTruncated);
    }

    [Theory]
    [InlineData("<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchHostedZone</Code><Message>No zone Z1</Message></Error></ErrorResponse>", typeof(NoSuchHostedZoneException), "No zone Z1")]
    [InlineData("<InvalidChangeBatch><Messages><Message>It is there already.</Message></Messages></InvalidChangeBatch>", typeof(InvalidChangeBatchException), "It is there already.")]
    public async Task Errors_arrive_as_their_own_exceptions(string body, Type exception, string message)
    {
        var aws = new RecordedAws().Then(HttpStatusCode.BadRequest, body);
        using var client = new AmazonRoute53Client(RecordedAws.Credentials, aws.Config<AmazonRoute53Config>());

        var error = await Assert.ThrowsAnyAsync<AmazonRoute53Exception>(() => client.GetHostedZoneAsync(new GetHostedZoneRequest { Id = "Z1" }, Token));

        Assert.Equal((exception, message), (error.GetType(), error.Message));
    }
}
