using Amazon;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>Where requests go, and for whom they are signed.</summary>
public sealed class EndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_is_called_in_its_region_and_signed_for_it()
    {
        Assert.Equal(("https://rds.eu-central-1.amazonaws.com/", "eu-central-1", "rds"), await Rds());
        Assert.Equal(
            ("https://api.ecr.eu-central-1.amazonaws.com/", "eu-central-1", "ecr"),
            await Json(aws => new AmazonECRClient(RecordedAws.Credentials, aws.Config<AmazonECRConfig>())
                .DescribeRepositoriesAsync(new DescribeRepositoriesRequest(), Token)));
        Assert.Equal(
            ("https://logs.eu-central-1.amazonaws.com/", "eu-central-1", "logs"),
            await Json(aws => new AmazonCloudWatchLogsClient(
                RecordedAws.Credentials, aws.Config<AmazonCloudWatchLogsConfig>())
                .DescribeLogGroupsAsync(new DescribeLogGroupsRequest(), Token)));
        Assert.Equal(
            ("https://tagging.eu-central-1.amazonaws.com/", "eu-central-1", "tagging"),
            await Json(aws => new AmazonResourceGroupsTaggingAPIClient(
                RecordedAws.Credentials, aws.Config<AmazonResourceGroupsTaggingAPIConfig>())
                .GetResourcesAsync(new GetResourcesRequest(), Token)));
        Assert.Equal(
            ("https://monitoring.eu-central-1.amazonaws.com/", "eu-central-1", "monitoring"),
            await Sent(
                RecordedAws.Answering("<ListMetricsResponse/>"),
                aws => new AmazonCloudWatchClient(RecordedAws.Credentials, aws.Config<AmazonCloudWatchConfig>())
                    .ListMetricsAsync(new ListMetricsRequest(), Token)));
    }

    [Fact]
    public async Task Costs_are_asked_of_the_partition_s_one_endpoint()
    {
        Assert.Equal(("https://ce.us-east-1.amazonaws.com/", "us-east-1", "ce"), await Costs("eu-central-1"));
        Assert.Equal(
            ("https://ce.cn-northwest-1.amazonaws.com.cn/", "cn-northwest-1", "ce"), await Costs("cn-north-1"));
    }

    [Fact]
    public async Task Partitions_FIPS_and_dual_stack_have_hosts_of_their_own()
    {
        Assert.Equal("https://rds.cn-north-1.amazonaws.com.cn/", (await Rds("cn-north-1")).Uri);
        Assert.Equal("https://rds.us-gov-west-1.amazonaws.com/", (await Rds("us-gov-west-1", fips: true)).Uri);
        Assert.Equal("https://rds-fips.us-east-1.amazonaws.com/", (await Rds("us-east-1", fips: true)).Uri);
        Assert.Equal("https://rds.us-east-1.api.aws/", (await Rds("us-east-1", dualStack: true)).Uri);
        Assert.Equal("https://rds-fips.us-east-1.api.aws/", (await Rds("us-east-1", fips: true, dualStack: true)).Uri);
    }

    [Fact]
    public async Task An_endpoint_URL_is_used_as_it_is_and_signed_for_the_region_that_is_given()
    {
        var sent = await Sent(
            RecordedAws.Answering("<DescribeDBInstancesResponse/>"),
            aws =>
            {
                var config = aws.Config<AmazonRDSConfig>();
                config.ServiceURL = "http://127.0.0.1:5000";
                config.AuthenticationRegion = "eu-west-1";
                return new AmazonRDSClient(RecordedAws.Credentials, config)
                    .DescribeDBInstancesAsync(new DescribeDBInstancesRequest(), Token);
            });

        Assert.Equal(("http://127.0.0.1:5000/", "eu-west-1", "rds"), sent);
    }

    [Fact]
    public async Task An_endpoint_URL_with_FIPS_is_refused_with_the_way_out()
    {
        var config = new RecordedAws().Config<AmazonRDSConfig>();
        config.ServiceURL = "http://127.0.0.1:5000";
        config.UseFIPSEndpoint = true;
        using var client = new AmazonRDSClient(RecordedAws.Credentials, config);

        var error = await Assert.ThrowsAsync<AmazonClientException>(
            () => client.DescribeDBInstancesAsync(new DescribeDBInstancesRequest(), Token));

        Assert.EndsWith("Remove the one or the other.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_token_of_temporary_credentials_is_sent()
    {
        var aws = RecordedAws.AnsweringJson("{}");
        using var client = new AmazonSecretsManagerClient(
            new SessionAWSCredentials("AKIDEXAMPLE", "not-a-secret", "session"),
            aws.Config<AmazonSecretsManagerConfig>());

        await client.ListSecretsAsync(new ListSecretsRequest(), Token);

        Assert.Equal("session", aws.Request.Headers["X-Amz-Security-Token"]);
    }

    private static Task<(string Uri, string Region, string Service)> Rds(
        string region = "eu-central-1",
        bool fips = false,
        bool dualStack = false) =>
        Sent(
            RecordedAws.Answering("<DescribeDBInstancesResponse/>"),
            aws =>
            {
                var config = aws.Config<AmazonRDSConfig>();
                config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
                config.UseFIPSEndpoint = fips;
                config.UseDualstackEndpoint = dualStack;
                return new AmazonRDSClient(RecordedAws.Credentials, config)
                    .DescribeDBInstancesAsync(new DescribeDBInstancesRequest(), Token);
            });

    private static Task<(string Uri, string Region, string Service)> Costs(string region) => Json(aws =>
    {
        var config = aws.Config<AmazonCostExplorerConfig>();
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        return new AmazonCostExplorerClient(RecordedAws.Credentials, config)
            .GetTagsAsync(new GetTagsRequest(), Token);
    });

    private static Task<(string Uri, string Region, string Service)> Json(Func<RecordedAws, Task> call) =>
        Sent(RecordedAws.AnsweringJson("{}"), call);

    private static async Task<(string Uri, string Region, string Service)> Sent(
        RecordedAws aws,
        Func<RecordedAws, Task> call)
    {
        await call(aws);
        var scope = aws.Request.SignatureScope;
        return (aws.Request.Uri.AbsoluteUri, scope[2], scope[3]);
    }
}
