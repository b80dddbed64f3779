using System.Text.Json.Nodes;
using StagingTools.Engine;
using StagingTools.Engine.Deployments;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>
/// An environment that is little more than a service: a small web server with a log group, which holds a fixed port as the
/// service that terraform makes does.
/// </summary>
public sealed class TaskEnvironment : IAsyncLifetime
{
    public const string Stem = "shop-staging";
    public const string LogGroup = "/aws/staging/shop/application";

    private const string EcsTarget = "AmazonEC2ContainerServiceV20141113.";

    public SandboxInfo Info { get; private set; } = null!;

    /// <summary>What the engine works in.</summary>
    public StagingContext Context => new()
    {
        WorkingDirectory = Info.StateDirectory,
        TerraformDirectory = Info.StateDirectory,
        EnvironmentVariables = new Dictionary<string, string>(Info.Environment, StringComparer.Ordinal) { ["STAGING_PROJECT"] = "shop" },
    };

    internal AwsCaller Aws { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Info = await TestSandbox.StartAsync();
        Aws = new AwsCaller(Info);
        foreach (string version in (string[])["1.0.0", "2.0.0"])
            await SandboxController.PushImageAsync(Info.StateDirectory, Stem, version, TestImage.Web(version), cancellationToken: Stop);
        await Aws.JsonAsync("logs", "Logs_20140328.CreateLogGroup", new { logGroupName = LogGroup });
        await ClusterAsync(Stem);
        await RegisterAsync(Stem, "1.0.0");
        await EcsAsync("CreateService", new
        {
            cluster = Stem,
            serviceName = $"{Stem}-service",
            taskDefinition = Stem,
            desiredCount = 1,
            launchType = "EC2",
            deploymentConfiguration = new { minimumHealthyPercent = 0, maximumPercent = 100 },
        });
        await SteadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Info is null)
            return;
        Aws.Dispose();
        await TestSandbox.StopAsync(Info);
    }

    /// <summary>Runs a command, and says yes.</summary>
    internal async Task<StagingTask> RunAsync(InvokeTaskRequest request, AnsweringHost? host = null, CancellationToken? cancellationToken = null) =>
        Assert.IsType<StagingTask>(await new InvokeTask(Context).RunAsync(request, host ?? new AnsweringHost(), cancellationToken ?? Stop));

    /// <summary>Runs a script of the shell.</summary>
    internal Task<StagingTask> ScriptAsync(string script, int timeout = 120) =>
        RunAsync(new InvokeTaskRequest { Command = ["sh", "-c", script], Timeout = timeout });

    /// <summary>Makes a cluster on one t3.micro, as terraform does.</summary>
    public Task ClusterAsync(string name) => new EcsBench(Info, Aws).MachineAsync(name);

    /// <summary>Registers a revision with an image of the environment's repository.</summary>
    public Task<JsonNode> RegisterAsync(string family, string tag) => EcsAsync("RegisterTaskDefinition", new
    {
        family,
        networkMode = "bridge",
        containerDefinitions = new[]
        {
            new
            {
                name = "app",
                image = $"{Info.AccountId}.dkr.ecr.{Info.Region}.amazonaws.com/{Stem}:{tag}",
                cpu = 64,
                memory = 64,
                essential = true,
                portMappings = new[] { new { containerPort = 3000, hostPort = 3000 } },
                environment = new[] { new { name = "GREETING", value = "hello" } },
                logConfiguration = new
                {
                    logDriver = "awslogs",
                    options = new Dictionary<string, string>
                    {
                        ["awslogs-group"] = LogGroup,
                        ["awslogs-region"] = Info.Region,
                        ["awslogs-stream-prefix"] = "app",
                    },
                },
            },
        },
    });

    /// <summary>The service, once its only deployment is completed.</summary>
    public Task<JsonNode> SteadyAsync() => AwsCaller.UntilAsync(
        async () => (await EcsAsync("DescribeServices", new { cluster = Stem, services = new[] { $"{Stem}-service" } }))["services"]![0]!,
        service => service["deployments"]!.AsArray() is [{ } only] && (string?)only["rolloutState"] == "COMPLETED");

    /// <summary>The ARNs of the service's running tasks.</summary>
    public async Task<string> TasksAsync() =>
        (await EcsAsync("ListTasks", new { cluster = Stem, serviceName = $"{Stem}-service" }))["taskArns"]!.ToJsonString();

    /// <summary>A task, once it has stopped.</summary>
    public Task<JsonNode> StoppedAsync(string task) => AwsCaller.UntilAsync(
        async () => (await EcsAsync("DescribeTasks", new { cluster = Stem, tasks = new[] { task } }))["tasks"]![0]!,
        found => (string?)found["lastStatus"] == "STOPPED");

    public Task<JsonNode> EcsAsync(string operation, object body) => Aws.JsonAsync("ecs", EcsTarget + operation, body);
}
