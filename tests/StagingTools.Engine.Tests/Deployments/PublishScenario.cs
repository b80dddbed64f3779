using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>
/// An environment that publishes: a cluster, a service that runs revision 4, a repository with tags, and a script of what the
/// service says of itself look after look.
/// </summary>
internal sealed class PublishScenario
{
    public const string OldDigest = "sha256:0000000000000000000000000000000000000000000000000000000000000004";
    public const string NewDigest = "sha256:0000000000000000000000000000000000000000000000000000000000000005";
    public const string Repository = "123456789012.dkr.ecr.us-east-1.amazonaws.com/whatsapp-saas-staging";
    public const string Previous = "arn:aws:ecs:us-east-1:123456789012:task-definition/whatsapp-saas-staging:4";
    public const string Next = "arn:aws:ecs:us-east-1:123456789012:task-definition/whatsapp-saas-staging:5";
    public const string OldDeployment = "ecs-svc/old";
    public const string NewDeployment = "ecs-svc/new";

    public const string TrustOfTasks =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ecs-tasks.amazonaws.com"}}]}""";

    private readonly Queue<JsonObject> looks = new();
    private JsonObject last = [];

    /// <param name="before">What the service says before it is updated; otherwise it runs one task of the previous revision.</param>
    public PublishScenario(JsonObject? before = null)
    {
        Definition = JsonNode.Parse($$"""
            {
              "taskDefinitionArn": "{{Previous}}", "family": "whatsapp-saas-staging", "revision": 4, "status": "ACTIVE",
              "registeredAt": 1700000000, "registeredBy": "arn:aws:iam::123456789012:user/ci", "compatibilities": ["EC2"],
              "requiresAttributes": [{ "name": "com.amazonaws.ecs.capability.logging-driver.awslogs" }],
              "networkMode": "bridge", "requiresCompatibilities": ["EC2"], "volumes": [], "placementConstraints": [],
              "executionRoleArn": "arn:aws:iam::123456789012:role/execution", "taskRoleArn": "arn:aws:iam::123456789012:role/task",
              "containerDefinitions": [
                {
                  "name": "app", "image": "{{Repository}}@{{OldDigest}}", "cpu": 256, "memory": 512, "essential": true,
                  "portMappings": [{ "containerPort": 3000, "hostPort": 3000, "protocol": "tcp" }],
                  "environment": [{ "name": "PORT", "value": "3000" }, { "name": "API_KEY", "value": "topsecret" }],
                  "secrets": [{ "name": "DATABASE_URL", "valueFrom": "arn:aws:secretsmanager:us-east-1:123456789012:secret:db" }],
                  "mountPoints": [], "volumesFrom": [],
                  "logConfiguration": { "logDriver": "awslogs", "options": {
                    "awslogs-group": "/aws/staging/whatsapp-saas/application", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "app" } }
                }
              ]
            }
            """)!.AsObject();

        Aws.On("DescribeClusters", """{"clusters":[{"clusterName":"whatsapp-saas-staging","status":"ACTIVE"}],"failures":[]}""");
        Aws.On("DescribeRepositories", $$"""{"repositories":[{"repositoryName":"whatsapp-saas-staging","registryId":"123456789012","repositoryUri":"{{Repository}}"}]}""");
        Aws.On("DescribeImages", $$"""{"imageDetails":[{"imageDigest":"{{NewDigest}}","imageTags":["1.4.2"]}]}""");
        Aws.On("BatchGetImage", $$"""{"images":[{"imageManifest":{{JsonValue.Create("""{"config":{"digest":"sha256:c"}}""").ToJsonString()}}}]}""");
        Aws.On("GetDownloadUrlForLayer", """{"downloadUrl":"https://layers.example.com/config"}""");
        Aws.On("GET /config", """{"architecture":"amd64","os":"linux"}""");
        Aws.On("DescribeTaskDefinition", _ => FakeAnswer.Json(new JsonObject
        {
            ["taskDefinition"] = Definition.DeepClone(),
            ["tags"] = JsonNode.Parse("""[{"key":"Project","value":"whatsapp-saas"},{"key":"aws:internal","value":"x"}]"""),
        }));
        Aws.On("RegisterTaskDefinition", request =>
        {
            JsonObject registered = request.DeepClone().AsObject();
            registered.Remove("tags");
            registered["taskDefinitionArn"] = Next;
            registered["revision"] = 5;
            registered["status"] = "ACTIVE";
            return FakeAnswer.Json(new JsonObject { ["taskDefinition"] = registered });
        });
        Aws.On("UpdateService", request => FakeAnswer.Json(new JsonObject
        {
            ["service"] = Service(
                Deployment(NewDeployment, "PRIMARY", (string)request["taskDefinition"]!, "IN_PROGRESS", running: 0),
                Deployment(OldDeployment, "ACTIVE", Previous, "COMPLETED", running: 1)),
        }));
        Aws.On("DescribeServices", _ =>
        {
            if (looks.TryDequeue(out JsonObject? next))
                last = next;
            Looks++;
            Looked?.Invoke(Looks);
            return FakeAnswer.Json(new JsonObject { ["services"] = new JsonArray(last.DeepClone()), ["failures"] = new JsonArray() });
        });
        Aws.On("ListTasks", """{"taskArns":[]}""");
        Aws.OnXml("GetRole", _ => Role(TrustOfTasks));
        Aws.On("DescribeSecret", """{"Name":"db","VersionIdsToStages":{"v1":["AWSCURRENT"]}}""");
        Aws.On("DescribeLogGroups", """{"logGroups":[{"logGroupName":"/aws/staging/whatsapp-saas/application"}]}""");
        Aws.On("ListContainerInstances", """{"containerInstanceArns":["arn:aws:ecs:us-east-1:123456789012:container-instance/c/1"]}""");
        Aws.On("DescribeContainerInstances", """
            {"containerInstances":[{"status":"ACTIVE","agentConnected":true,
              "registeredResources":[{"name":"CPU","integerValue":2048},{"name":"MEMORY","integerValue":1957}],
              "remainingResources":[{"name":"CPU","integerValue":1792},{"name":"MEMORY","integerValue":1573}]}]}
            """);
        Aws.On("TagResource", "{}");
        Aws.FailXml("GetTopicAttributes", "NotFound");
        Look(before ?? Service(Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1)));
    }

    public FakeAws Aws { get; } = new();

    public FakeTime Time { get; } = new();

    public RecordingHost Host { get; init; } = new();

    /// <summary>The revision that the service runs, and the newest of the family.</summary>
    public JsonObject Definition { get; }

    /// <summary>Looks at the service so far; the first is from before the update.</summary>
    public int Looks { get; private set; }

    /// <summary>Is told the number of each look.</summary>
    public Action<int>? Looked { get; set; }

    /// <summary>Adds what the service says at the next look; the last one stays.</summary>
    public PublishScenario Look(JsonObject service)
    {
        looks.Enqueue(service);
        return this;
    }

    /// <summary>A task of the new revision that crashed, with its log.</summary>
    public PublishScenario Crashed(string task, int exitCode, params string[] log)
    {
        string arn = $"arn:aws:ecs:us-east-1:123456789012:task/whatsapp-saas-staging/{task}";
        Aws.On("ListTasks", new JsonObject { ["taskArns"] = new JsonArray(arn) }.ToJsonString());
        Aws.On("DescribeTasks", $$"""
            {"tasks":[{"taskArn":"{{arn}}","taskDefinitionArn":"{{Next}}","startedBy":"{{NewDeployment}}","lastStatus":"STOPPED",
              "stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","stoppedAt":1773576000,
              "containers":[{"name":"app","lastStatus":"STOPPED","exitCode":{{exitCode}} }]}]}
            """);
        Aws.On("GetLogEvents", new JsonObject
        {
            ["events"] = new JsonArray([.. log.Select(line => (JsonNode)new JsonObject { ["timestamp"] = 1773576000000, ["message"] = line })]),
        }.ToJsonString());
        return this;
    }

    public Task<StagingDeployment?> PublishAsync(PublishAppRequest request, params (string, string)[] variables) =>
        new PublishApp(Aws.Context(Time, variables)).RunAsync(request, Host, TestContext.Current.CancellationToken);

    /// <summary>Publishes from a folder.</summary>
    public Task<StagingDeployment?> PublishAsync(PublishAppRequest request, string folder) =>
        new PublishApp(Aws.Context(Time) with { WorkingDirectory = folder }).RunAsync(request, Host, TestContext.Current.CancellationToken);

    /// <summary>Publishes 1.4.2 and expects an end.</summary>
    public async Task<StagingDeployment> PublishAsync(int timeout = 900) =>
        Assert.IsType<StagingDeployment>(await PublishAsync(new PublishAppRequest { ImageTag = "1.4.2", Timeout = timeout }));

    /// <summary>Publishes and expects an error.</summary>
    public Task<StagingException> RefuseAsync(PublishAppRequest? request = null, params (string, string)[] variables) =>
        Assert.ThrowsAsync<StagingException>(() => PublishAsync(request ?? new PublishAppRequest { ImageTag = "1.4.2" }, variables));

    /// <summary>IAM's answer about a role.</summary>
    public static string Role(string trust) =>
        $"<GetRoleResponse><GetRoleResult><Role><AssumeRolePolicyDocument>{Uri.EscapeDataString(trust)}</AssumeRolePolicyDocument></Role></GetRoleResult></GetRoleResponse>";

    public static JsonObject Service(params JsonObject[] deployments) => new()
    {
        ["serviceName"] = "whatsapp-saas-staging-service",
        ["status"] = "ACTIVE",
        ["desiredCount"] = 1,
        ["runningCount"] = 1,
        ["taskDefinition"] = (string)deployments[0]["taskDefinition"]!,
        ["deploymentConfiguration"] = JsonNode.Parse("""{"deploymentCircuitBreaker":{"enable":true,"rollback":true}}"""),
        ["deployments"] = new JsonArray([.. deployments]),
        ["events"] = new JsonArray(),
    };

    public static JsonObject Deployment(
        string id, string status, string taskDefinition, string rollout, int running, int failed = 0, string? reason = null) => new()
        {
            ["id"] = id,
            ["status"] = status,
            ["taskDefinition"] = taskDefinition,
            ["rolloutState"] = rollout,
            ["rolloutStateReason"] = reason,
            ["desiredCount"] = 1,
            ["runningCount"] = running,
            ["pendingCount"] = 0,
            ["failedTasks"] = failed,
        };
}
