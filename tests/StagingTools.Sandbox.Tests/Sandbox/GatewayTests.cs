using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace StagingTools.Sandbox.Tests.Sandbox;

public sealed class GatewayTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    [Fact]
    public async Task WhatNobodyAnswersForIsNotImplementedInTheProtocolOfItsService()
    {
        AwsRefusal query = await Assert.ThrowsAsync<AwsRefusal>(
            () => sandbox.Aws.QueryAsync("elasticache", "DescribeServerlessCaches"));
        Assert.Equal(("NotImplemented", 501), (query.Code, query.Status));
        AwsRefusal json = await Assert.ThrowsAsync<AwsRefusal>(
            () => sandbox.Aws.JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.ListServiceDeployments", new { service = "x" }));
        Assert.Equal(("NotImplemented", 501), (json.Code, json.Status));
    }

    [Fact]
    public async Task ARefusalThatTheEmulatorLabelsAsAPageIsStillTheServicesOwn()
    {
        AwsRefusal missing = await Assert.ThrowsAsync<AwsRefusal>(
            () => sandbox.Aws.JsonAsync("events", "AWSEvents.ListTargetsByRule", new { Rule = "absent" }));
        Assert.Equal(("ResourceNotFoundException", 400), (missing.Code, missing.Status));
    }

    [Fact]
    public async Task EventsOfSeveralStreamsComeInTheOrderOfTheirTimes()
    {
        const string Target = "Logs_20140328.";
        long start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 10_000;
        await sandbox.Aws.JsonAsync("logs", Target + "CreateLogGroup", new { logGroupName = "interleaved" });
        foreach (int first in (int[])[0, 1])
        {
            string stream = $"stream-{first}";
            await sandbox.Aws.JsonAsync("logs", Target + "CreateLogStream", new { logGroupName = "interleaved", logStreamName = stream });
            await sandbox.Aws.JsonAsync("logs", Target + "PutLogEvents", new
            {
                logGroupName = "interleaved",
                logStreamName = stream,
                logEvents = Enumerable.Range(0, 3).Select(i => new { timestamp = start + first + (2 * i), message = $"{first + (2 * i)}" }).ToArray(),
            });
        }

        JsonNode answer = await sandbox.Aws.JsonAsync("logs", Target + "FilterLogEvents", new { logGroupName = "interleaved" });

        Assert.Equal(["0", "1", "2", "3", "4", "5"], answer["events"]!.AsArray().Select(one => (string?)one!["message"]));
    }

    [Fact]
    public async Task ACallWithoutCredentialsIsRefused()
    {
        using HttpResponseMessage answer = await sandbox.Aws.RawAsync(
            new HttpRequestMessage(HttpMethod.Post, sandbox.Info.Endpoint)
            {
                Content = new StringContent("Action=DescribeDBInstances", Encoding.UTF8, "application/x-www-form-urlencoded"),
            });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("MissingAuthenticationToken", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheEmulatorKnowsTheAccountAndItsDefaultNetwork()
    {
        XElement caller = await sandbox.Aws.QueryAsync("sts", "GetCallerIdentity", ("Version", "2011-06-15"));
        Assert.Equal(sandbox.Info.AccountId, caller.Descendants("Account").Single().Value);
        XElement networks = await sandbox.Aws.QueryAsync("ec2", "DescribeVpcs");
        Assert.Equal("true", networks.Descendants("isDefault").Single().Value);
    }

    [Fact]
    public async Task AnObjectIsStoredAndReadByteForByteUnderAnOddKey()
    {
        await sandbox.Aws.S3Async(HttpMethod.Put, "/odd-keys");
        const string path = "/odd-keys/a%20b/%C3%A9%2Bc/..%2Fd";
        using HttpResponseMessage put = await sandbox.Aws.S3Async(HttpMethod.Put, path, "content");
        using HttpResponseMessage get = await sandbox.Aws.S3Async(HttpMethod.Get, path);
        using HttpResponseMessage missing = await sandbox.Aws.S3Async(HttpMethod.Head, "/odd-keys/none");

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("content", await get.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task OfManyWhoWriteAStateLockAtOnceOneSucceeds()
    {
        await sandbox.Aws.S3Async(HttpMethod.Put, "/locks");
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            number => sandbox.Aws.S3Async(HttpMethod.Put, "/locks/key.tflock", $"{number}", ("If-None-Match", "*"))));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task ADescriptionOfARuleBetweenSecurityGroupsIsKept()
    {
        XElement groups = await sandbox.Aws.QueryAsync("ec2", "DescribeSecurityGroups");
        string group = groups.Descendants("groupId").First().Value;
        XElement made = await sandbox.Aws.QueryAsync(
            "ec2",
            "AuthorizeSecurityGroupIngress",
            ("GroupId", group),
            ("IpPermissions.1.IpProtocol", "tcp"),
            ("IpPermissions.1.FromPort", "5432"),
            ("IpPermissions.1.ToPort", "5432"),
            ("IpPermissions.1.Groups.1.GroupId", group),
            ("IpPermissions.1.Groups.1.Description", "PostgreSQL from the application"));
        string rule = made.Descendants("securityGroupRuleId").Single().Value;
        XElement described = await sandbox.Aws.QueryAsync(
            "ec2", "DescribeSecurityGroupRules", ("SecurityGroupRuleId.1", rule));
        Assert.Equal(
            "PostgreSQL from the application",
            described.Descendants("securityGroupRuleSet").Elements("item")
                .Single(item => item.Element("securityGroupRuleId")!.Value == rule).Element("description")!.Value);
    }
}
