using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>Visitors of the sample application while it is replaced behind a load balancer.</summary>
[Collection(AppEnvironmentCollection.Name)]
public sealed class RolloutUnderLoadTests(AppEnvironment environment)
{
    private const string Name = $"{AppEnvironment.Stem}-balanced";
    private const int Visitors = 4;
    private const int MostVisits = 20_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_request_is_lost_in_a_good_rollout()
    {
        var bench = new EcsBench(environment.Info, environment.Aws);
        (Uri url, string group) = await bench.BalancerAsync("balanced", "/health");
        await RegisterAsync();
        await bench.ServiceAsync(AppEnvironment.Stem, Name, Name, group, grace: 120);
        await bench.SteadyAsync(AppEnvironment.Stem, Name);
        var answers = new ConcurrentQueue<string>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task[] visitors = [.. Enumerable.Range(0, Visitors).Select(_ => Task.Run(() => VisitAsync(new Uri(url, "/health"), answers, over.Token), Stop))];

        StagingDeployment? deployment = await new PublishApp(environment.Context).RunAsync(
            new PublishAppRequest { ImageTag = "2.0.0", Service = [Name], Timeout = 300 }, new AnsweringHost(), Stop);
        await over.CancelAsync();
        await Task.WhenAll(visitors);

        Assert.Equal(DeploymentStatus.Completed, deployment!.Status);
        Assert.DoesNotContain(answers, answer => answer is not ("1.0.0" or "2.0.0"));
        Assert.Equal(["1.0.0", "2.0.0"], answers.Distinct().Order(StringComparer.Ordinal));
        TestContext.Current.SendDiagnosticMessage($"{answers.Count} requests, none lost");
        await bench.CallAsync("DeleteService", new { cluster = AppEnvironment.Stem, service = Name, force = true });
        await bench.UntilAsync(AppEnvironment.Stem, Name, service => (string?)service["status"] == "INACTIVE");
    }

    // The version that answered, or what became of the request.
    private static async Task VisitAsync(Uri url, ConcurrentQueue<string> answers, CancellationToken over)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        for (int i = 0; i < MostVisits / Visitors && !over.IsCancellationRequested; i++)
        {
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(url, Stop);
                string body = await answer.Content.ReadAsStringAsync(Stop);
                answers.Enqueue(answer.IsSuccessStatusCode ? (string)JsonNode.Parse(body)!["version"]! : $"{(int)answer.StatusCode} {body}");
            }
            catch (HttpRequestException lost)
            {
                answers.Enqueue(lost.Message);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), Stop);
        }
    }

    // The service's first revision, with a smaller task on any port and what version 2 needs.
    private async Task RegisterAsync()
    {
        JsonNode definition = (await environment.EcsAsync("DescribeTaskDefinition", new { taskDefinition = $"{AppEnvironment.Stem}:1" }))["taskDefinition"]!;
        var container = (JsonObject)definition["containerDefinitions"]![0]!.DeepClone();
        container["image"] = $"{environment.Info.AccountId}.dkr.ecr.{environment.Info.Region}.amazonaws.com/{AppEnvironment.Stem}:1.0.0";
        container["memory"] = 128;
        container["portMappings"]![0]!["hostPort"] = 0;
        container["environment"]!.AsArray().Add(new JsonObject { ["name"] = "MESSAGE_GATEWAY_URL", ["value"] = "http://127.0.0.1:9" });
        await environment.EcsAsync("RegisterTaskDefinition", new JsonObject
        {
            ["family"] = Name,
            ["networkMode"] = "bridge",
            ["executionRoleArn"] = definition["executionRoleArn"]!.DeepClone(),
            ["containerDefinitions"] = new JsonArray(container),
        });
    }
}
