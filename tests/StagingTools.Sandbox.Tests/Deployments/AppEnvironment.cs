using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.CloudWatchLogs.Model;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>
/// A staging environment in a sandbox, as terraform would leave it behind: database, cache, secrets, log group, and a service
/// that runs a placeholder; with two versions of the sample application in its repository.
/// </summary>
public sealed class AppEnvironment : IAsyncLifetime
{
    public const string Project = "whatsapp-saas";
    public const string Stem = "whatsapp-saas-staging";
    public const string LogGroup = "/aws/staging/whatsapp-saas/application";

    private const string EcsTarget = "AmazonEC2ContainerServiceV20141113.";

    private static readonly object[] Tags =
        [new { key = "Project", value = Project }, new { key = "Environment", value = "staging" }];

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    public SandboxInfo Info { get; private set; } = null!;

    internal AwsCaller Aws { get; private set; } = null!;

    /// <summary>The environment's database.</summary>
    public SandboxDatabaseResult Database { get; private set; } = null!;

    /// <summary>What the engine works in.</summary>
    public StagingContext Context => new()
    {
        WorkingDirectory = Info.StateDirectory,
        TerraformDirectory = Info.StateDirectory,
        EnvironmentVariables = new Dictionary<string, string>(Info.Environment, StringComparer.Ordinal) { ["STAGING_PROJECT"] = Project },
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Info = await TestSandbox.StartAsync();
        Aws = new AwsCaller(Info);
        string images = Path.Combine(Info.StateDirectory, "..", "images");
        await Task.WhenAll(DatabaseAsync(), CacheAsync(), BuildAsync(images));
        foreach (string version in (string[])["1.0.0", "2.0.0"])
            await SandboxController.PushImageAsync(Info.StateDirectory, Stem, version, Path.Combine(images, version), cancellationToken: Stop);

        await SecretAsync("admin-token", Guid.NewGuid().ToString());
        using (AwsSession session = AwsSession.Open(Context, new PublishAppRequest()))
            await session.Logs.CreateLogGroupAsync(new CreateLogGroupRequest { LogGroupName = LogGroup }, Stop);
        await ClusterAsync();
        await RegisterAsync();
        await EcsAsync("CreateService", new
        {
            cluster = Stem,
            serviceName = $"{Stem}-service",
            taskDefinition = Stem,
            desiredCount = 1,
            deploymentConfiguration = new
            {
                minimumHealthyPercent = 0,
                maximumPercent = 100,
                deploymentCircuitBreaker = new { enable = true, rollback = true },
            },
            tags = Tags,
        });
        await SteadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (Info is null)
            return;
        Aws.Dispose();
        await TestSandbox.StopAsync(Info);
    }

    /// <summary>Publishes, and says yes.</summary>
    public async Task<StagingDeployment> PublishAsync(string tag, int timeout = 300) =>
        Assert.IsType<StagingDeployment>(await new PublishApp(Context).RunAsync(
            new PublishAppRequest { ImageTag = tag, Timeout = timeout }, new AnsweringHost(), Stop));

    /// <summary>Pushes a version that behaves as 1.0.0 and is another image.</summary>
    public async Task PushLikeFirstAsync(string tag, string platform = "linux/amd64")
    {
        string source = Path.Combine(Info.StateDirectory, "..", "images", "1.0.0");
        string folder = Path.Combine(Info.StateDirectory, "..", "images", tag);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "NOTES.txt"), tag, Stop);
        string settings = Path.Combine(folder, "sandbox-image.json");
        JsonNode image = JsonNode.Parse(await File.ReadAllTextAsync(settings, Stop))!;
        image["platform"] = platform;
        await File.WriteAllTextAsync(settings, image.ToJsonString(), Stop);
        await SandboxController.PushImageAsync(Info.StateDirectory, Stem, tag, folder, cancellationToken: Stop);
    }

    /// <summary>Makes sure that the good version serves.</summary>
    public async Task ServeAsync()
    {
        if ((await ServiceAsync()).Tasks.Any(task => task.Status == "RUNNING" && task.Urls.Count > 0 && task.TaskDefinition != $"{Stem}:1"))
            return;
        Assert.Equal(DeploymentStatus.Completed, (await PublishAsync("1.0.0")).Status);
    }

    /// <summary>What the application that serves answers.</summary>
    public async Task<JsonNode> AskAsync(string path) => JsonNode.Parse(await CallAsync(path))!;

    /// <summary>Calls the application that serves.</summary>
    /// <returns>The answer's body, whatever its status.</returns>
    public async Task<string> CallAsync(string path)
    {
        SandboxTask serving = Assert.Single((await ServiceAsync()).Tasks, task => task.Status == "RUNNING");
        using HttpResponseMessage answer = await http.GetAsync(new Uri(serving.Urls[0] + path), Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    /// <summary>The service and its tasks.</summary>
    public async Task<SandboxService> ServiceAsync() =>
        (await SandboxController.GetAsync(Info.StateDirectory, Stop))!.Services.Single(service => service.Name == $"{Stem}-service");

    /// <summary>Waits until the service's only deployment is completed.</summary>
    public Task<JsonNode> SteadyAsync() => AwsCaller.UntilAsync(
        async () => (await EcsAsync("DescribeServices", new { cluster = Stem, services = new[] { $"{Stem}-service" } }))["services"]![0]!,
        service => service["deployments"]!.AsArray() is [{ } only] && (string?)only["rolloutState"] == "COMPLETED");

    public Task<JsonNode> EcsAsync(string operation, object body) => Aws.JsonAsync("ecs", EcsTarget + operation, body);

    /// <summary>Makes a role that tasks may assume.</summary>
    /// <returns>Its ARN.</returns>
    internal async Task<string> RoleAsync(string name) => (await Aws.QueryAsync(
        "iam",
        "CreateRole",
        ("RoleName", name),
        ("AssumeRolePolicyDocument", """{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ecs-tasks.amazonaws.com"}}]}""")))
        .Descendants("Arn").Single().Value;

    private async Task DatabaseAsync() => Database = await SandboxController.CreateDatabaseAsync(
        Info.StateDirectory,
        new SandboxDatabaseRequest
        {
            InstanceName = $"{Stem}-db",
            DatabaseName = "whatsapp_saas",
            SecretName = $"{Project}/staging/database-url",
            Tags = new Dictionary<string, string> { ["Project"] = Project, ["Environment"] = "staging" },
        },
        Stop);

    private async Task CacheAsync()
    {
        await Aws.QueryAsync(
            "elasticache",
            "CreateCacheCluster",
            ("CacheClusterId", $"{Stem}-redis"),
            ("Engine", "redis"),
            ("CacheNodeType", "cache.t3.micro"),
            ("NumCacheNodes", "1"));
        XElement endpoint = await AwsCaller.UntilAsync(
            async () => (await Aws.QueryAsync(
                "elasticache", "DescribeCacheClusters", ("CacheClusterId", $"{Stem}-redis"), ("ShowCacheNodeInfo", "true")))
                .Descendants("CacheCluster").Single(),
            cluster => cluster.Element("CacheClusterStatus")!.Value == "available");
        XElement node = endpoint.Descendants("CacheNode").Single().Element("Endpoint")!;
        await SecretAsync("redis-url", $"redis://{node.Element("Address")!.Value}:{node.Element("Port")!.Value}");
    }

    private Task<JsonNode> SecretAsync(string name, string value) => Aws.JsonAsync(
        "secretsmanager",
        "secretsmanager.CreateSecret",
        new { Name = $"{Project}/staging/{name}", SecretString = value, ClientRequestToken = Guid.NewGuid() });

    // A cluster on one t3.micro, as terraform makes it.
    private async Task ClusterAsync()
    {
        string subnet = (await Aws.QueryAsync("ec2", "DescribeSubnets")).Descendants("subnetId").First().Value;
        string image = (await Aws.QueryAsync("ec2", "DescribeImages")).Descendants("imageId").First().Value;
        await Aws.QueryAsync(
            "ec2",
            "CreateLaunchTemplate",
            ("LaunchTemplateName", Stem),
            ("LaunchTemplateData.InstanceType", "t3.micro"),
            ("LaunchTemplateData.ImageId", image));
        await Aws.QueryAsync(
            "autoscaling",
            "CreateAutoScalingGroup",
            ("AutoScalingGroupName", Stem),
            ("LaunchTemplate.LaunchTemplateName", Stem),
            ("MinSize", "1"),
            ("MaxSize", "1"),
            ("VPCZoneIdentifier", subnet));
        string group = (await Aws.QueryAsync("autoscaling", "DescribeAutoScalingGroups")).Descendants("AutoScalingGroupARN").Single().Value;
        await EcsAsync("CreateCapacityProvider", new { name = Stem, autoScalingGroupProvider = new { autoScalingGroupArn = group } });
        await EcsAsync("CreateCluster", new { clusterName = Stem, capacityProviders = new[] { Stem }, tags = Tags });
    }

    private async Task RegisterAsync()
    {
        string role = await RoleAsync($"{Stem}-execution");
        JsonNode secrets = await Aws.JsonAsync("secretsmanager", "secretsmanager.ListSecrets", new { });
        string Arn(string name) => (string)secrets["SecretList"]!.AsArray().Single(one => (string)one!["Name"]! == $"{Project}/staging/{name}")!["ARN"]!;
        await EcsAsync("RegisterTaskDefinition", new
        {
            family = Stem,
            networkMode = "bridge",
            requiresCompatibilities = new[] { "EC2" },
            executionRoleArn = role,
            tags = Tags,
            containerDefinitions = new[]
            {
                new
                {
                    name = "app",
                    image = "gcr.io/google-samples/hello-app:1.0",
                    cpu = 256,
                    memory = 384,
                    essential = true,
                    portMappings = new[] { new { containerPort = 3000, hostPort = 3000, protocol = "tcp" } },
                    environment = new[] { new { name = "PORT", value = "3000" } },
                    secrets = new[]
                    {
                        new { name = "DATABASE_URL", valueFrom = Arn("database-url") },
                        new { name = "REDIS_URL", valueFrom = Arn("redis-url") },
                    },
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
    }

    /// <summary>Builds the versions of the sample application, a folder each.</summary>
    internal static async Task BuildAsync(string folder)
    {
        using var build = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Root(), "examples", "sample-app", "build.sh"), folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = build.StandardOutput.ReadToEndAsync(Stop);
        Task<string> errors = build.StandardError.ReadToEndAsync(Stop);
        await build.WaitForExitAsync(Stop);
        Assert.True(build.ExitCode == 0, $"the sample application does not build: {await output}{await errors}");
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StagingTools.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests do not run from within the repository.");
    }
}
