using System.Net;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Tests.AwsSdk;

public sealed class RetryTests
{
    private const string Json = "application/x-amz-json-1.1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_throttled_Query_request_is_repeated_until_it_succeeds()
    {
        var aws = new RecordedAws()
            .Then(
                HttpStatusCode.BadRequest,
                "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>")
            .Then(HttpStatusCode.OK, "<DescribeDBInstancesResponse/>");
        using var client = new AmazonRDSClient(RecordedAws.Credentials, aws.Config<AmazonRDSConfig>());

        await client.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { Marker = "m" }, Token);

        Assert.Equal(2, aws.Requests.Count);
        Assert.Equal(aws.Requests[0].Body, aws.Requests[1].Body);
    }

    [Fact]
    public async Task A_throttled_JSON_request_is_repeated_with_the_same_idempotency_token()
    {
        var aws = new RecordedAws()
            .Then(HttpStatusCode.BadRequest, """{"__type":"ThrottlingException","message":"Rate exceeded"}""", Json)
            .Then(HttpStatusCode.ServiceUnavailable, "<html>busy</html>", "text/html")
            .Then(HttpStatusCode.OK, "{}", Json);
        using var client = new AmazonSecretsManagerClient(
            RecordedAws.Credentials, aws.Config<AmazonSecretsManagerConfig>());

        await client.CreateSecretAsync(new CreateSecretRequest { Name = "n" }, Token);

        Assert.Equal(3, aws.Requests.Count);
        Assert.Single(aws.Requests.Select(request => request.Body).Distinct());
        Assert.Contains("ClientRequestToken", aws.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_request_is_not_repeated()
    {
        var aws = new RecordedAws().Then(
            HttpStatusCode.BadRequest, """{"__type":"InvalidParameterException","message":"no"}""", Json);
        using var client = new AmazonECSClient(RecordedAws.Credentials, aws.Config<AmazonECSConfig>());

        await Assert.ThrowsAsync<Amazon.ECS.Model.InvalidParameterException>(
            () => client.ListServicesAsync(new ListServicesRequest(), Token));

        Assert.Single(aws.Requests);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_given_up_with_its_last_error()
    {
        var aws = new RecordedAws().Then(HttpStatusCode.InternalServerError, "<html>oops</html>", "text/html");
        var config = aws.Config<AmazonECSConfig>();
        config.MaxErrorRetry = 1;
        using var client = new AmazonECSClient(RecordedAws.Credentials, config);

        var error = await Assert.ThrowsAsync<AmazonECSException>(
            () => client.ListServicesAsync(new ListServicesRequest(), Token));

        Assert.Equal(2, aws.Requests.Count);
        Assert.Equal(HttpStatusCode.InternalServerError, error.StatusCode);
    }

    [Fact]
    public async Task Cancellation_ends_a_request_that_nobody_answers()
    {
        var aws = new RecordedAws { Hangs = true };
        using var client = new AmazonECSClient(RecordedAws.Credentials, aws.Config<AmazonECSConfig>());
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var call = client.ListServicesAsync(new ListServicesRequest(), cancellation.Token);
        while (aws.Requests.Count == 0)
        {
            await Task.Delay(5, Token);
        }

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(aws.Requests);
    }
}
