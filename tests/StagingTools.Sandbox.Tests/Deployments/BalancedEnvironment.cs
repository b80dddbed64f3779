using System.Text.Json.Nodes;
using StagingTools.Engine;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>
/// An environment on one t3.micro whose service stands behind a load balancer, and versions of a small web server that come up,
/// come up late, or crash.
/// </summary>
public sealed class BalancedEnvironment : IAsyncLifetime
{
    public const string Stem = "shop-staging";
    public const string Service = $"{Stem}-service";

    /// <summary>The version that serves before each deployment.</summary>
    public const string Good = "1.0.0";

    /// <summary>Another one that comes up.</summary>
    public const string Better = "2.0.0";

    /// <summary>One that crashes.</summary>
    public const string Crashing = "3.0.0";

    /// <summary>One that comes up some seconds after it was started.</summary>
    public const string Late = "4.0.0";

    public SandboxInfo Info { get; private set; } = null!;

    /// <summary>Where visitors find the application.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>The revision with the good version.</summary>
    public string GoodRevision { get; private set; } = null!;

    /// <summary>What the command line works in.</summary>
    public StagingContext Context => new()
    {
        WorkingDirectory = Info.StateDirectory,
        TerraformDirectory = Info.StateDirectory,
        EnvironmentVariables = new Dictionary<string, string>(Info.Environment, StringComparer.Ordinal) { ["STAGING_PROJECT"] = "shop" },
    };

    internal EcsBench Bench { get; private set; } = null!;

    private AwsCaller Aws { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Info = await TestSandbox.StartAsync();
        Aws = new AwsCaller(Info);
        Bench = new EcsBench(Info, Aws);
        string image = await Bench.PushAsync(Stem, Good, TestImage.Web(Good));
        await Bench.PushAsync(Stem, Better, TestImage.Web(Better));
        await Bench.PushAsync(Stem, Crashing, TestImage.Crashing(exitCode: 1));
        await Bench.PushAsync(Stem, Late, TestImage.Web(Late, startsAfter: 12));
        await Bench.MachineAsync(Stem);
        (Url, string group) = await Bench.BalancerAsync(Stem);
        GoodRevision = await Bench.RegisterAsync(Stem, image);
        await Bench.ServiceAsync(Stem, Service, Stem, group, grace: 60);
        await Bench.SteadyAsync(Stem, Service);
    }

    public async ValueTask DisposeAsync()
    {
        if (Info is null)
            return;
        Aws.Dispose();
        await TestSandbox.StopAsync(Info);
    }

    /// <summary>Makes sure that the good version serves, and nothing else is on its way.</summary>
    public async Task ServeGoodAsync()
    {
        JsonNode service = await Bench.SteadyAsync(Stem, Service);
        if ((string?)service["taskDefinition"] == GoodRevision)
            return;
        await Bench.CallAsync("UpdateService", new { cluster = Stem, service = Service, taskDefinition = GoodRevision });
        await Bench.SteadyAsync(Stem, Service);
    }

    /// <summary>The deployment that is being rolled out, once there is one of another revision than the good one.</summary>
    public async Task<string> BegunAsync() => (string)(await Bench.UntilAsync(
        Stem, Service, service => (string?)service["taskDefinition"] != GoodRevision))["deployments"]![0]!["id"]!;

    /// <summary>The version that visitors see.</summary>
    public async Task<string> VersionAsync()
    {
        (int status, string body) = await Bench.GetAsync(Url);
        Assert.Equal(200, status);
        return body.Trim();
    }
}
