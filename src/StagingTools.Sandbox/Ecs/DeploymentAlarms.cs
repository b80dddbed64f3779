using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ecs;

/// <summary>
/// Watches the alarms of deployments that are in progress. A deployment that starts while one of them is in ALARM is made in
/// spite of it, perhaps to end it, and so ignores them all.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html</remarks>
internal sealed class DeploymentAlarms(SandboxContext context, EcsStore store)
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(1);
    private DateTimeOffset _last;

    /// <summary>Looks at the alarms, and fails the deployments that they speak against.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = context.Time.GetUtcNow();
        if (now - _last < s_pace) return;
        _last = now;
        (EcsService Service, EcsDeployment Deployment, string[] Alarms)[] watched;
        lock (store.Gate)
        {
            watched =
            [
                .. store.Services.Where(service => service.Status == "ACTIVE" && IsWatched(service.Primary))
                    .Select(service => (service, service.Primary, Names(service.Settings))).Where(watch => watch.Item3.Length > 0),
            ];
        }

        foreach ((EcsService service, EcsDeployment deployment, string[] alarms) in watched)
        {
            if (!await AnyAsync(service.Region, alarms, cancellationToken).ConfigureAwait(false)) continue;
            lock (store.Gate)
            {
                // Another deployment may have taken its place meanwhile.
                if (service.Primary == deployment && IsWatched(deployment)) DeploymentFailure.Alarm(service, context.Time.GetUtcNow());
            }
        }
    }

    /// <summary>The alarms that a service's settings, or a change of them, make deployments fail by.</summary>
    public static string[] Names(JsonObject settings) =>
        settings["deploymentConfiguration"]?["alarms"] is JsonObject alarms && (bool?)alarms["enable"] == true
            ? [.. (alarms["alarmNames"] as JsonArray ?? []).Select(name => (string)name!)]
            : [];

    /// <summary>Whether one of some alarms is in ALARM.</summary>
    public async Task<bool> AnyAsync(string region, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0) return false;
        XElement answer = await context.Moto.QueryAsync(
            "monitoring",
            region,
            "DescribeAlarms",
            [
                new("Version", "2010-08-01"),
                .. names.Select((name, index) => new KeyValuePair<string, string>(
                    string.Create(CultureInfo.InvariantCulture, $"AlarmNames.member.{index + 1}"), name)),
            ],
            cancellationToken).ConfigureAwait(false);
        return answer.Descendants("StateValue").Any(state => state.Value == "ALARM");
    }

    private static bool IsWatched(EcsDeployment deployment) => deployment is { RolloutState: "IN_PROGRESS", IgnoresAlarms: false };
}
