using System.Text;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>What the JSON services answer, in the form that their documentation shows.</summary>
public sealed class JsonResponseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ECS_service_is_read_with_deployments_and_events_and_what_is_missing_as_null()
    {
        var aws = new RecordedAws().Then(
            System.Net.HttpStatusCode.OK,
            """
            {
              "services": [{
                "serviceName": "shop-staging-service", "status": "ACTIVE", "desiredCount": 2, "runningCount": 1,
                "aMemberOfTheFuture": {"deep": [1, {"x": null}]},
                "launchType": "EC2",
                "enableECSManagedTags": false,
                "loadBalancers": [],
                "platformVersion": null,
                "createdAt": 1777636800.25,
                "deploymentConfiguration": {
                  "deploymentCircuitBreaker": {"enable": true, "rollback": true}, "maximumPercent": 200
                },
                "deployments": [{
                  "id": "ecs-svc/1", "status": "PRIMARY", "rolloutState": "IN_PROGRESS", "failedTasks": 3,
                  "taskDefinition": "arn:aws:ecs:eu-central-1:123456789012:task-definition/shop-staging:7"
                }],
                "events": [{"id": "e1", "createdAt": 1777636801, "message": "(service x) has started 1 tasks"}]
              }],
              "failures": [{"arn": "arn:aws:ecs:eu-central-1:123456789012:service/gone", "reason": "MISSING"}]
            }
            """,
            "application/x-amz-json-1.1",
            ("x-amzn-RequestId", "7d9f1c1e"));

        using var client = new AmazonECSClient(RecordedAws.Credentials, aws.Config<AmazonECSConfig>());
        var response = await client.DescribeServicesAsync(new DescribeServicesRequest(), Token);

        var service = Assert.Single(response.Services!);
        Assert.Equal("7d9f1c1e", response.ResponseMetadata.RequestId);
        Assert.Equal((2, 1), (service.DesiredCount, service.RunningCount));
        Assert.Equal(LaunchType.EC2, service.LaunchType);
        Assert.False(service.EnableECSManagedTags);
        Assert.Empty(service.LoadBalancers!);
        Assert.Null(service.PlatformVersion);
        Assert.Null(service.PendingCount);
        Assert.Null(service.Tags);
        Assert.Equal(new DateTime(2026, 5, 1, 12, 0, 0, 250, DateTimeKind.Utc), service.CreatedAt);
        Assert.Equal(DateTimeKind.Utc, service.CreatedAt!.Value.Kind);
        Assert.True(service.DeploymentConfiguration!.DeploymentCircuitBreaker!.Rollback);
        var deployment = Assert.Single(service.Deployments!);
        Assert.Equal(DeploymentRolloutState.IN_PROGRESS, deployment.RolloutState);
        Assert.Equal(3, deployment.FailedTasks);
        Assert.Equal("(service x) has started 1 tasks", Assert.Single(service.Events!).Message);
        Assert.Equal("MISSING", Assert.Single(response.Failures!).Reason);
    }

    [Fact]
    public void Everything_of_a_task_definition_can_be_registered_again()
    {
        // What the service adds itself cannot be registered; all else must survive the copy into a new revision.
        string[] setByTheService =
        [
            "TaskDefinitionArn", "Revision", "Status", "RequiresAttributes", "Compatibilities", "RegisteredAt",
            "RegisteredBy", "DeregisteredAt", "DeleteRequestedAt",
        ];

        var described = typeof(TaskDefinition).GetProperties().Where(p => !setByTheService.Contains(p.Name));

        Assert.All(described, property => Assert.Equal(
            property.PropertyType,
            typeof(RegisterTaskDefinitionRequest).GetProperty(property.Name)?.PropertyType));
    }

    [Fact]
    public async Task An_image_is_read_with_digest_size_and_tags()
    {
        var aws = RecordedAws.AnsweringJson(
            """
            {"imageDetails": [{
              "registryId": "123456789012", "repositoryName": "shop", "imageDigest": "sha256:4a1c6567c38904384ebc64e35",
              "imageTags": ["1.4.2", "latest"], "imageSizeInBytes": 3221225472, "imagePushedAt": 1777636800.0
            }], "nextToken": "t"}
            """);

        using var client = new AmazonECRClient(RecordedAws.Credentials, aws.Config<AmazonECRConfig>());
        var response = await client.DescribeImagesAsync(new DescribeImagesRequest(), Token);

        var image = Assert.Single(response.ImageDetails!);
        Assert.Equal("t", response.NextToken);
        Assert.Equal(3221225472, image.ImageSizeInBytes);
        Assert.Equal(["1.4.2", "latest"], image.ImageTags!);
        Assert.Equal(new DateTime(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc), image.ImagePushedAt);
    }

    [Fact]
    public async Task A_secret_is_read_as_text_or_as_bytes()
    {
        var aws = RecordedAws.AnsweringJson(
            """
            {"ARN": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/staging/database-url-a1b2c3",
             "CreatedDate": 1.777636800123E9, "Name": "shop/staging/database-url", "SecretBinary": "aGk/Pg==",
             "SecretString": "{\"url\":\"postgres:\/\/\"}", "VersionId": "EXAMPLE1", "VersionStages": ["AWSCURRENT"]}
            """);

        using var client = new AmazonSecretsManagerClient(
            RecordedAws.Credentials, aws.Config<AmazonSecretsManagerConfig>());
        var secret = await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "s" }, Token);

        Assert.Equal("""{"url":"postgres://"}""", secret.SecretString);
        Assert.Equal("hi?>", Encoding.UTF8.GetString(secret.SecretBinary!.ToArray()));
        Assert.Equal(["AWSCURRENT"], secret.VersionStages!);
        Assert.Equal(new DateTime(2026, 5, 1, 12, 0, 0, 123, DateTimeKind.Utc), secret.CreatedDate);
    }

    [Fact]
    public async Task The_versions_of_a_secret_are_lists_by_id()
    {
        var aws = RecordedAws.AnsweringJson(
            """{"VersionIdsToStages": {"v1": ["AWSPREVIOUS"], "v2": ["AWSCURRENT", "AWSPENDING"]}}""");

        using var client = new AmazonSecretsManagerClient(
            RecordedAws.Credentials, aws.Config<AmazonSecretsManagerConfig>());
        var secret = await client.DescribeSecretAsync(new DescribeSecretRequest { SecretId = "s" }, Token);

        Assert.Equal(["AWSCURRENT", "AWSPENDING"], secret.VersionIdsToStages!["v2"]);
    }

    [Fact]
    public async Task Log_events_are_read_with_times_as_the_official_package_has_them()
    {
        var aws = new RecordedAws()
            .Then(
                System.Net.HttpStatusCode.OK,
                """
                {"events": [{"eventId": "1", "ingestionTime": 1777636801000, "logStreamName": "app/1",
                  "message": "listening", "timestamp": 1777636800250}], "nextToken": "n", "searchedLogStreams": []}
                """)
            .Then(
                System.Net.HttpStatusCode.OK,
                """{"events": [{"ingestionTime": 1777636801000, "message": "m", "timestamp": 1777636800250}]}""");

        using var client = new AmazonCloudWatchLogsClient(
            RecordedAws.Credentials, aws.Config<AmazonCloudWatchLogsConfig>());
        var filtered = await client.FilterLogEventsAsync(new FilterLogEventsRequest(), Token);
        var read = await client.GetLogEventsAsync(new GetLogEventsRequest(), Token);

        Assert.Equal(1777636800250, Assert.Single(filtered.Events!).Timestamp);
        Assert.Equal(
            new DateTime(2026, 5, 1, 12, 0, 0, 250, DateTimeKind.Utc), Assert.Single(read.Events!).Timestamp);
    }

    [Fact]
    public async Task Costs_are_read_by_day_and_group()
    {
        var aws = RecordedAws.AnsweringJson(
            """
            {"ResultsByTime": [{
              "TimePeriod": {"Start": "2026-04-01", "End": "2026-04-02"}, "Estimated": true, "Total": {},
              "Groups": [{"Keys": ["Amazon Relational Database Service"],
                "Metrics": {"UnblendedCost": {"Amount": "0.4320000000", "Unit": "USD"}}}]
            }]}
            """);

        using var client = new AmazonCostExplorerClient(
            RecordedAws.Credentials, aws.Config<AmazonCostExplorerConfig>());
        var response = await client.GetCostAndUsageAsync(new GetCostAndUsageRequest(), Token);

        var day = Assert.Single(response.ResultsByTime!);
        Assert.True(day.Estimated);
        Assert.Equal("0.4320000000", Assert.Single(day.Groups!).Metrics!["UnblendedCost"].Amount);
    }

    [Fact]
    public async Task Tagged_resources_are_read_with_their_tags()
    {
        var aws = RecordedAws.AnsweringJson(
            """
            {"PaginationToken": "", "ResourceTagMappingList": [
              {"ResourceARN": "arn:aws:rds:eu-central-1:123456789012:db:shop-staging-db",
               "Tags": [{"Key": "Project", "Value": "shop"}]}]}
            """);

        using var client = new AmazonResourceGroupsTaggingAPIClient(
            RecordedAws.Credentials, aws.Config<AmazonResourceGroupsTaggingAPIConfig>());
        var response = await client.GetResourcesAsync(new GetResourcesRequest(), Token);

        var resource = Assert.Single(response.ResourceTagMappingList!);
        Assert.Equal("", response.PaginationToken);
        Assert.Equal("shop", Assert.Single(resource.Tags!).Value);
    }

    [Fact]
    public async Task An_operation_that_answers_nothing_succeeds()
    {
        var aws = RecordedAws.AnsweringJson("");

        using var client = new AmazonCloudWatchLogsClient(
            RecordedAws.Credentials, aws.Config<AmazonCloudWatchLogsConfig>());
        var response = await client.CreateLogGroupAsync(new CreateLogGroupRequest { LogGroupName = "g" }, Token);

        Assert.Equal(200, (int)response.HttpStatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("<html>welcome to the captive portal</html>")]
    public async Task An_answer_that_is_none_is_an_error_and_not_an_empty_list(string body)
    {
        var aws = RecordedAws.AnsweringJson(body);

        using var client = new AmazonECSClient(RecordedAws.Credentials, aws.Config<AmazonECSConfig>());
        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => client.ListServicesAsync(new ListServicesRequest(), Token));

        Assert.DoesNotContain("captive", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_the_wrong_form_is_an_error_that_does_not_show_the_value()
    {
        var aws = RecordedAws.AnsweringJson("""{"SecretString": "hunter2", "CreatedDate": "hunter3"}""");

        using var client = new AmazonSecretsManagerClient(
            RecordedAws.Credentials, aws.Config<AmazonSecretsManagerConfig>());
        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "s" }, Token));

        Assert.DoesNotContain("hunter", error.ToString(), StringComparison.Ordinal);
    }
}
