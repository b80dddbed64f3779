using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.CostExplorer;

/// <summary>What the emulator's machines, volumes, secrets and load balancers cost.</summary>
internal sealed partial class EmulatedCosts(SandboxContext context)
{
    /// <summary>The lines of one region.</summary>
    public async Task<IReadOnlyList<CostLine>> LinesAsync(
        string region, DateTimeOffset now, CancellationToken cancellationToken) =>
    [
        .. await MachinesAsync(region, now, cancellationToken).ConfigureAwait(false),
        .. await VolumesAsync(region, now, cancellationToken).ConfigureAwait(false),
        .. await LoadBalancersAsync(region, now, cancellationToken).ConfigureAwait(false),
        .. await SecretsAsync(region, now, cancellationToken).ConfigureAwait(false),
    ];

    private async Task<IEnumerable<CostLine>> MachinesAsync(
        string region, DateTimeOffset now, CancellationToken cancellationToken)
    {
        XElement answer = await context.Moto.QueryAsync("ec2", region, "DescribeInstances", [], cancellationToken)
            .ConfigureAwait(false);
        return answer.Descendants("instancesSet").Elements("item").Select(machine => new CostLine(
            "Amazon Elastic Compute Cloud - Compute",
            region,
            Tags(machine),
            Time(machine.Element("launchTime")!.Value),
            machine.Element("instanceState")?.Element("name")?.Value is "running" or "pending"
                ? now
                : EndedAt(machine.Element("reason")?.Value, now),
            PriceList.PerHour(machine.Element("instanceType")?.Value)));
    }

    private async Task<IEnumerable<CostLine>> VolumesAsync(
        string region, DateTimeOffset now, CancellationToken cancellationToken)
    {
        XElement answer = await context.Moto.QueryAsync("ec2", region, "DescribeVolumes", [], cancellationToken)
            .ConfigureAwait(false);
        return answer.Element("volumeSet")?.Elements("item").Select(volume => new CostLine(
            "EC2 - Other",
            region,
            Tags(volume),
            Time(volume.Element("createTime")!.Value),
            now,
            decimal.Parse(volume.Element("size")!.Value, CultureInfo.InvariantCulture)
                * PriceList.VolumeStorage / PriceList.HoursPerMonth)) ?? [];
    }

    private async Task<IEnumerable<CostLine>> LoadBalancersAsync(
        string region, DateTimeOffset now, CancellationToken cancellationToken)
    {
        XElement answer = await context.Moto.QueryAsync(
            "elasticloadbalancing", region, "DescribeLoadBalancers", [new("Version", "2015-12-01")], cancellationToken)
            .ConfigureAwait(false);
        var lines = new List<CostLine>();
        foreach (XElement balancer in answer.Descendants("LoadBalancers").Elements("member"))
        {
            XElement tags = await context.Moto.QueryAsync(
                "elasticloadbalancing",
                region,
                "DescribeTags",
                [new("Version", "2015-12-01"), new("ResourceArns.member.1", balancer.Element("LoadBalancerArn")!.Value)],
                cancellationToken).ConfigureAwait(false);
            lines.Add(new CostLine(
                "Amazon Elastic Load Balancing",
                region,
                tags.Descendants("Tags").Elements("member").ToDictionary(
                    tag => tag.Element("Key")!.Value, tag => tag.Element("Value")?.Value ?? "", StringComparer.Ordinal),
                Time(balancer.Element("CreatedTime")!.Value),
                now,
                PriceList.LoadBalancer));
        }

        return lines;
    }

    private async Task<IEnumerable<CostLine>> SecretsAsync(
        string region, DateTimeOffset now, CancellationToken cancellationToken)
    {
        JsonObject answer = await context.Moto.JsonAsync(
            "secretsmanager",
            region,
            "secretsmanager.ListSecrets",
            new JsonObject { ["IncludePlannedDeletion"] = true, ["MaxResults"] = 100 },
            cancellationToken).ConfigureAwait(false);
        return (answer["SecretList"] as JsonArray ?? []).OfType<JsonObject>().Select(secret => new CostLine(
            "AWS Secrets Manager",
            region,
            (secret["Tags"] as JsonArray ?? []).ToDictionary(
                tag => (string)tag!["Key"]!, tag => (string?)tag!["Value"] ?? "", StringComparer.Ordinal),
            Time((double?)secret["CreatedDate"] ?? 0),
            now,
            PriceList.Secret / PriceList.HoursPerMonth));
    }

    private static Dictionary<string, string> Tags(XElement item) =>
        item.Element("tagSet")?.Elements("item").ToDictionary(
            tag => tag.Element("key")!.Value, tag => tag.Element("value")?.Value ?? "", StringComparer.Ordinal) ?? [];

    private static DateTimeOffset EndedAt(string? reason, DateTimeOffset now)
    {
        // "User initiated (2026-01-31 18:00:00 UTC)"
        Match match = ReasonForm().Match(reason ?? "");
        return match.Success ? Time(match.Groups["time"].Value) : now;
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTimeOffset Time(double seconds) => DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(seconds);

    [GeneratedRegex(@"\((?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) UTC\)")]
    private static partial Regex ReasonForm();
}
