using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>Makes clusters, load balancers and services in a sandbox, and asks what became of them.</summary>
internal sealed class EcsBench(SandboxInfo info, AwsCaller aws)
{
    /// <summary>Calls an operation of ECS.</summary>
    public Task<JsonNode> CallAsync(string operation, object body) =>
        aws.JsonAsync("ecs", $"AmazonEC2ContainerServiceV20141113.{operation}", body);

    /// <summary>Makes a cluster on one t3.micro, which has 2048 CPU units and 957 MiB.</summary>
    public async Task MachineAsync(string cluster)
    {
        await aws.QueryAsync(
            "autoscaling",
            "CreateLaunchConfiguration",
            ("LaunchConfigurationName", cluster),
            ("ImageId", "ami-12345678"),
            ("InstanceType", "t3.micro"));
        await aws.QueryAsync(
            "autoscaling",
            "CreateAutoScalingGroup",
            ("AutoScalingGroupName", cluster),
            ("LaunchConfigurationName", cluster),
            ("MinSize", "1"),
            ("MaxSize", "1"),
            ("AvailabilityZones.member.1", $"{info.Region}a"));
        string group = (await aws.QueryAsync("autoscaling", "DescribeAutoScalingGroups", ("AutoScalingGroupNames.member.1", cluster)))
            .Descendants("AutoScalingGroupARN").Single().Value;
        await CallAsync("CreateCapacityProvider", new { name = cluster, autoScalingGroupProvider = new { autoScalingGroupArn = group } });
        await CallAsync("CreateCluster", new { clusterName = cluster, capacityProviders = new[] { cluster } });
    }

    /// <summary>Pushes a folder and removes it.</summary>
    /// <returns>The image's reference.</returns>
    public async Task<string> PushAsync(string repository, string tag, string folder)
    {
        SandboxImage image = await SandboxController.PushImageAsync(
            info.StateDirectory, repository, tag, folder, cancellationToken: TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);
        return image.Uri;
    }

    /// <summary>Registers a revision with one container, <c>app</c>, whose port 3000 gets a free port of the machine.</summary>
    /// <returns>Its ARN.</returns>
    public async Task<string> RegisterAsync(string family, string image, int memory = 64, object[]? environment = null)
    {
        JsonNode answer = await CallAsync("RegisterTaskDefinition", new
        {
            family,
            networkMode = "bridge",
            containerDefinitions = new[]
            {
                new
                {
                    name = "app",
                    image,
                    cpu = 64,
                    memory,
                    essential = true,
                    portMappings = new[] { new { containerPort = 3000, hostPort = 0 } },
                    environment = environment ?? [],
                },
            },
        });
        return (string)answer["taskDefinition"]!["taskDefinitionArn"]!;
    }

    /// <summary>Makes a load balancer whose listener forwards to a new target group.</summary>
    /// <param name="name">Its name, and the group's.</param>
    /// <param name="path">Path of the health check.</param>
    /// <param name="unhealthyThreshold">Failures in a row that make a target unhealthy.</param>
    /// <returns>Where it listens, and the group's ARN.</returns>
    public async Task<(Uri Url, string Group)> BalancerAsync(string name, string path = "/", int unhealthyThreshold = 2)
    {
        XElement[] subnets = [.. (await aws.QueryAsync("ec2", "DescribeSubnets")).Descendants("subnetId")];
        string vpc = (await aws.QueryAsync("ec2", "DescribeVpcs")).Descendants("vpcId").First().Value;
        string balancer = (await BalancingAsync(
            "CreateLoadBalancer", ("Name", name), ("Subnets.member.1", subnets[0].Value), ("Subnets.member.2", subnets[1].Value)))
            .Descendants("LoadBalancerArn").Single().Value;
        string group = (await BalancingAsync(
            "CreateTargetGroup",
            ("Name", name),
            ("Protocol", "HTTP"),
            ("Port", "3000"),
            ("VpcId", vpc),
            ("HealthCheckPath", path),
            ("HealthyThresholdCount", "2"),
            ("UnhealthyThresholdCount", $"{unhealthyThreshold}")))
            .Descendants("TargetGroupArn").Single().Value;
        await BalancingAsync(
            "CreateListener",
            ("LoadBalancerArn", balancer),
            ("Protocol", "HTTP"),
            ("Port", "8080"),
            ("DefaultActions.member.1.Type", "forward"),
            ("DefaultActions.member.1.TargetGroupArn", group));
        string host = (await BalancingAsync("DescribeLoadBalancers", ("LoadBalancerArns.member.1", balancer))).Descendants("DNSName").Single().Value;
        string port = (await BalancingAsync("DescribeListeners", ("LoadBalancerArn", balancer))).Descendants("Port").First().Value;
        return (new Uri($"http://{host}:{port}/"), group);
    }

    /// <summary>The states of a group's targets, with their reasons.</summary>
    public async Task<(string State, string? Reason)[]> HealthAsync(string group) =>
    [
        .. (await BalancingAsync("DescribeTargetHealth", ("TargetGroupArn", group))).Descendants("TargetHealth")
            .Select(health => (health.Element("State")!.Value, health.Element("Reason")?.Value)),
    ];

    /// <summary>Makes a service of one task behind a target group, with a circuit breaker that rolls back.</summary>
    public Task<JsonNode> ServiceAsync(
        string cluster, string name, string family, string? group, int? grace = null, object? alarms = null) => CallAsync("CreateService", new
        {
            cluster,
            serviceName = name,
            taskDefinition = family,
            desiredCount = 1,
            launchType = "EC2",
            healthCheckGracePeriodSeconds = grace,
            loadBalancers = group is null
                ? Array.Empty<object>()
                : [new { targetGroupArn = group, containerName = "app", containerPort = 3000 }],
            deploymentConfiguration = new
            {
                minimumHealthyPercent = 100,
                maximumPercent = 200,
                deploymentCircuitBreaker = new { enable = true, rollback = true },
                alarms,
            },
        });

    /// <summary>A service, once it is as it should be.</summary>
    public Task<JsonNode> UntilAsync(string cluster, string name, Func<JsonNode, bool> enough) => AwsCaller.UntilAsync(
        async () => (await CallAsync("DescribeServices", new { cluster, services = new[] { name } }))["services"]![0]!, enough);

    /// <summary>A service, once its only deployment is completed.</summary>
    public Task<JsonNode> SteadyAsync(string cluster, string name) => UntilAsync(
        cluster,
        name,
        service => service["deployments"]!.AsArray() is [{ } only] && (string?)only["rolloutState"] == "COMPLETED");

    /// <summary>A service's events, newest first.</summary>
    public static string[] Events(JsonNode service) => [.. service["events"]!.AsArray().Select(entry => (string)entry!["message"]!)];

    /// <summary>What an address answers: status and body.</summary>
    public async Task<(int Status, string Body)> GetAsync(Uri url)
    {
        using HttpResponseMessage answer = await aws.RawAsync(new HttpRequestMessage(HttpMethod.Get, url));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<XElement> BalancingAsync(string action, params (string Name, string Value)[] parameters) =>
        aws.QueryAsync("elasticloadbalancing", action, [("Version", "2015-12-01"), .. parameters]);
}
