using System.Text;
using System.Text.Json;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>What the JSON services receive, byte for byte.</summary>
public sealed class JsonRequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_task_definition_is_written_in_camel_case_with_the_operation_in_a_header()
    {
        var aws = RecordedAws.AnsweringJson("{}");

        await Ecs(aws).RegisterTaskDefinitionAsync(
            new RegisterTaskDefinitionRequest
            {
                Family = "shop-staging",
                NetworkMode = NetworkMode.Awsvpc,
                ContainerDefinitions =
                [
                    new ContainerDefinition
                    {
                        Name = "app",
                        Image = "shop:1.4.2",
                        Cpu = 128,
                        Essential = true,
                        PortMappings = [new PortMapping { ContainerPort = 3000, Protocol = TransportProtocol.Tcp }],
                        Environment = [new Amazon.ECS.Model.KeyValuePair { Name = "NODE_ENV", Value = "" }],
                        Secrets = [],
                        LogConfiguration = new LogConfiguration
                        {
                            LogDriver = LogDriver.Awslogs,
                            Options = new() { ["awslogs-group"] = "/aws/staging/shop" },
                        },
                    },
                ],
            },
            Token);

        Assert.Equal(
            OneLine(
                """
                {"family":"shop-staging","networkMode":"awsvpc","containerDefinitions":[{"name":"app",
                "image":"shop:1.4.2","cpu":128,"portMappings":[{"containerPort":3000,"protocol":"tcp"}],
                "essential":true,"environment":[{"name":"NODE_ENV","value":""}],"secrets":[],
                "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/aws/staging/shop"}}}]}
                """),
            aws.Request.Body);
        Assert.Equal(
            "AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition", aws.Request.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", aws.Request.Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_request_without_members_is_an_empty_object()
    {
        var aws = RecordedAws.AnsweringJson("{}");

        await Ecs(aws).ListClustersAsync(new ListClustersRequest(), Token);

        Assert.Equal("{}", aws.Request.Body);
    }

    [Fact]
    public async Task A_secret_keeps_its_names_in_Pascal_case_and_carries_bytes_as_base64()
    {
        var aws = RecordedAws.AnsweringJson("{}");

        await Secrets(aws).PutSecretValueAsync(
            new PutSecretValueRequest
            {
                SecretId = "shop/staging/admin-token",
                ClientRequestToken = "a-token-of-my-own",
                SecretBinary = new MemoryStream(Encoding.UTF8.GetBytes("hi?>")),
                VersionStages = ["AWSCURRENT"],
            },
            Token);

        Assert.Equal(
            OneLine(
                """
                {"SecretId":"shop/staging/admin-token","ClientRequestToken":"a-token-of-my-own",
                "SecretBinary":"aGk/Pg==","VersionStages":["AWSCURRENT"]}
                """),
            aws.Request.Body);
    }

    [Fact]
    public async Task A_label_moves_between_versions()
    {
        var aws = RecordedAws.AnsweringJson("{}");

        await Secrets(aws).UpdateSecretVersionStageAsync(
            new UpdateSecretVersionStageRequest
            {
                SecretId = "shop/staging/admin-token",
                VersionStage = "AWSCURRENT",
                RemoveFromVersionId = "old",
                MoveToVersionId = "new",
            },
            Token);

        Assert.Equal("secretsmanager.UpdateSecretVersionStage", aws.Request.Headers["X-Amz-Target"]);
        Assert.Equal(
            OneLine(
                """
                {"SecretId":"shop/staging/admin-token","VersionStage":"AWSCURRENT","RemoveFromVersionId":"old",
                "MoveToVersionId":"new"}
                """),
            aws.Request.Body);
    }

    [Fact]
    public async Task A_missing_idempotency_token_is_made_anew_for_each_call()
    {
        var aws = RecordedAws.AnsweringJson("{}");

        await Secrets(aws).CreateSecretAsync(new CreateSecretRequest { Name = "n", SecretString = "s" }, Token);
        await Secrets(aws).CreateSecretAsync(new CreateSecretRequest { Name = "n", SecretString = "s" }, Token);

        var tokens = aws.Requests.Select(request =>
            JsonDocument.Parse(request.Body).RootElement.GetProperty("ClientRequestToken").GetGuid());
        Assert.Distinct(tokens);
    }

    [Fact]
    public async Task A_cost_filter_nests_into_itself()
    {
        var aws = RecordedAws.AnsweringJson("{}");

        using var client = new AmazonCostExplorerClient(
            RecordedAws.Credentials, aws.Config<AmazonCostExplorerConfig>());
        await client.GetCostAndUsageAsync(
            new GetCostAndUsageRequest
            {
                TimePeriod = new DateInterval { Start = "2026-04-01", End = "2026-05-01" },
                Granularity = Granularity.DAILY,
                Metrics = ["UnblendedCost"],
                Filter = new Expression
                {
                    And =
                    [
                        new Expression { Tags = new TagValues { Key = "Project", Values = ["shop"] } },
                        new Expression
                        {
                            Not = new Expression
                            {
                                Dimensions = new DimensionValues { Key = Dimension.RECORD_TYPE, Values = ["Credit"] },
                            },
                        },
                    ],
                },
                GroupBy = [new GroupDefinition { Type = GroupDefinitionType.DIMENSION, Key = "SERVICE" }],
            },
            Token);

        Assert.Equal(
            OneLine(
                """
                {"TimePeriod":{"Start":"2026-04-01","End":"2026-05-01"},"Granularity":"DAILY","Filter":{"And":[
                {"Tags":{"Key":"Project","Values":["shop"]}},
                {"Not":{"Dimensions":{"Key":"RECORD_TYPE","Values":["Credit"]}}}]},
                "Metrics":["UnblendedCost"],"GroupBy":[{"Type":"DIMENSION","Key":"SERVICE"}]}
                """),
            aws.Request.Body);
    }

    [Fact]
    public async Task Log_times_are_milliseconds_whether_they_are_numbers_or_dates_here()
    {
        var aws = RecordedAws.AnsweringJson("{}");
        using var client = new AmazonCloudWatchLogsClient(
            RecordedAws.Credentials, aws.Config<AmazonCloudWatchLogsConfig>());
        var noon = new DateTime(2026, 5, 1, 12, 0, 0, 250, DateTimeKind.Utc);

        await client.FilterLogEventsAsync(
            new FilterLogEventsRequest { LogGroupName = "g", StartTime = 1777636800250 }, Token);
        await client.PutLogEventsAsync(
            new PutLogEventsRequest
            {
                LogGroupName = "g",
                LogStreamName = "s",
                LogEvents = [new InputLogEvent { Timestamp = noon, Message = "m" }],
            },
            Token);

        Assert.Equal("""{"logGroupName":"g","startTime":1777636800250}""", aws.Requests[0].Body);
        Assert.Equal(
            """{"logGroupName":"g","logStreamName":"s","logEvents":[{"timestamp":1777636800250,"message":"m"}]}""",
            aws.Requests[1].Body);
    }

    [Fact]
    public async Task Tags_are_a_map_for_the_tagging_service()
    {
        var aws = RecordedAws.AnsweringJson("{}");

        using var client = new AmazonResourceGroupsTaggingAPIClient(
            RecordedAws.Credentials, aws.Config<AmazonResourceGroupsTaggingAPIConfig>());
        await client.TagResourcesAsync(
            new TagResourcesRequest
            {
                ResourceARNList = ["arn:aws:s3:::b"],
                Tags = new() { ["ExpiresAt"] = "2026-05-08" },
            },
            Token);

        Assert.Equal(
            """{"ResourceARNList":["arn:aws:s3:::b"],"Tags":{"ExpiresAt":"2026-05-08"}}""", aws.Request.Body);
        Assert.Equal(
            "ResourceGroupsTaggingAPI_20170126.TagResources", aws.Request.Headers["X-Amz-Target"]);
    }

    private static string OneLine(string text) => string.Concat(text.Split('\n').Select(line => line.Trim()));

    private static AmazonECSClient Ecs(RecordedAws aws) =>
        new(RecordedAws.Credentials, aws.Config<AmazonECSConfig>());

    private static AmazonSecretsManagerClient Secrets(RecordedAws aws) =>
        new(RecordedAws.Credentials, aws.Config<AmazonSecretsManagerConfig>());
}
