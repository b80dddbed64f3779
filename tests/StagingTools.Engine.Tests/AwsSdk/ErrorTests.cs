using System.Net;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>Errors in all the forms in which services, gateways and emulators answer them.</summary>
public sealed class ErrorTests
{
    private const string Json = "application/x-amz-json-1.1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_RDS_error_is_its_own_exception_with_code_message_request_id_status_and_fault()
    {
        var aws = new RecordedAws().Then(
            HttpStatusCode.NotFound,
            """
            <ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
              <Error>
                <Type>Sender</Type>
                <Code>DBInstanceNotFound</Code>
                <Message>DBInstance shop-staging-db not found.</Message>
              </Error>
              <RequestId>b9617e36-6ea5-4a3e-9f0b-3a3b3f0d2d0e</RequestId>
            </ErrorResponse>
            """);

        var error = await Assert.ThrowsAsync<DBInstanceNotFoundException>(() => DescribeInstances(aws));

        Assert.Equal("DBInstance shop-staging-db not found.", error.Message);
        Assert.Equal("DBInstanceNotFound", error.ErrorCode);
        Assert.Equal("b9617e36-6ea5-4a3e-9f0b-3a3b3f0d2d0e", error.RequestId);
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
        Assert.IsType<AmazonRDSException>(error, exactMatch: false);
    }

    [Fact]
    public async Task A_code_that_no_exception_stands_for_is_the_service_s_general_one()
    {
        var aws = new RecordedAws().Then(
            HttpStatusCode.Forbidden,
            """
            <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>
            """);

        var error = await Assert.ThrowsAsync<AmazonRDSException>(() => DescribeInstances(aws));

        Assert.Equal(("AccessDenied", "no"), (error.ErrorCode, error.Message));
    }

    [Theory]
    [InlineData("""{"__type":"ResourceNotFoundException","Message":"gone"}""")]
    [InlineData("""{"__type":"com.amazonaws.secretsmanager#ResourceNotFoundException","message":"gone"}""")]
    [InlineData("""{"code":"ResourceNotFoundException:http://internal.amazon.com/","message":"gone"}""")]
    [InlineData("\uFEFF {\"__type\":\"ResourceNotFound\",\"message\":\"gone\"}")]
    public async Task A_JSON_error_is_found_under_every_name_that_servers_give_it(string body)
    {
        var aws = new RecordedAws().Then(HttpStatusCode.BadRequest, body, Json, ("x-amzn-RequestId", "r-1"));

        var error = await Assert.ThrowsAsync<Amazon.SecretsManager.Model.ResourceNotFoundException>(
            () => GetSecret(aws));

        Assert.Equal(("gone", "r-1"), (error.Message, error.RequestId));
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
    }

    [Fact]
    public async Task An_error_may_stand_in_a_header_alone()
    {
        var aws = new RecordedAws().Then(
            HttpStatusCode.BadRequest, "", Json, ("x-amzn-ErrorType", "InvalidRequestException:http://x/"));

        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => GetSecret(aws));

        Assert.Equal(
            "The service answered HTTP 400 (BadRequest) with the error InvalidRequestException and no message.",
            error.Message);
    }

    [Fact]
    public async Task An_error_s_own_members_are_read()
    {
        var aws = new RecordedAws().Then(
            HttpStatusCode.BadRequest,
            """{"__type":"InvalidSequenceTokenException","message":"m","expectedSequenceToken":"42"}""",
            Json);
        using var client = new AmazonCloudWatchLogsClient(
            RecordedAws.Credentials, aws.Config<AmazonCloudWatchLogsConfig>());

        var error = await Assert.ThrowsAsync<InvalidSequenceTokenException>(
            () => client.PutLogEventsAsync(new PutLogEventsRequest(), Token));

        Assert.Equal("42", error.ExpectedSequenceToken);
    }

    [Fact]
    public async Task A_code_that_differs_from_the_exception_s_name_is_known()
    {
        var aws = new RecordedAws().Then(
            HttpStatusCode.BadRequest,
            "<ErrorResponse><Error><Code>ParameterValueInvalid</Code><Message>m</Message></Error></ErrorResponse>");
        using var client = new AmazonSimpleNotificationServiceClient(
            RecordedAws.Credentials, aws.Config<AmazonSimpleNotificationServiceConfig>());

        await Assert.ThrowsAsync<InvalidParameterValueException>(
            () => client.PublishAsync(new PublishRequest(), Token));
    }

    [Theory]
    [InlineData("<html><head><title>500</title></head><body><h1>secret stack trace</h1></body></html>", "text/html")]
    [InlineData("<!doctype html>\n<html><p>secret", "text/html; charset=utf-8")]
    [InlineData("{ secret", Json)]
    [InlineData("[\"secret\"]", Json)]
    [InlineData("secret", "text/plain")]
    [InlineData("", "")]
    public async Task A_body_that_is_no_AWS_error_is_told_by_its_status_and_kept_out_of_the_message(
        string body,
        string contentType)
    {
        var query = new RecordedAws().Then(HttpStatusCode.NotImplemented, body, contentType);
        var json = new RecordedAws().Then(HttpStatusCode.NotImplemented, body, contentType);

        AmazonServiceException[] errors =
        [
            await Assert.ThrowsAsync<AmazonRDSException>(() => DescribeInstances(query)),
            await Assert.ThrowsAsync<AmazonSecretsManagerException>(() => GetSecret(json)),
        ];

        Assert.All(errors, error =>
        {
            Assert.Null(error.ErrorCode);
            Assert.Equal(HttpStatusCode.NotImplemented, error.StatusCode);
            Assert.StartsWith("The service answered HTTP 501 (NotImplemented) with", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_missing_request_is_named()
    {
        using var client = new AmazonRDSClient(RecordedAws.Credentials, new RecordedAws().Config<AmazonRDSConfig>());

        await Assert.ThrowsAsync<ArgumentNullException>(
            "request", () => client.DescribeDBInstancesAsync(null!, Token));
    }

    private static async Task DescribeInstances(RecordedAws aws)
    {
        using var client = new AmazonRDSClient(RecordedAws.Credentials, aws.Config<AmazonRDSConfig>());
        await client.DescribeDBInstancesAsync(new DescribeDBInstancesRequest(), Token);
    }

    private static async Task GetSecret(RecordedAws aws)
    {
        using var client = new AmazonSecretsManagerClient(
            RecordedAws.Credentials, aws.Config<AmazonSecretsManagerConfig>());
        await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "s" }, Token);
    }
}
