using System.Globalization;
using System.Xml.Linq;

namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>What a target group asks of its targets.</summary>
/// <param name="Path">Path of the health check.</param>
/// <param name="Codes">Statuses that are healthy, each range with both ends.</param>
/// <param name="Timeout">How long an answer may take.</param>
/// <param name="HealthyThreshold">Successes in a row that make an unhealthy target healthy.</param>
/// <param name="UnhealthyThreshold">Failures in a row that make a target unhealthy.</param>
/// <param name="DeregistrationDelay">How long requests may take to end once a target is deregistered.</param>
internal sealed record TargetGroupSettings(
    string Path,
    IReadOnlyList<(int First, int Last)> Codes,
    TimeSpan Timeout,
    int HealthyThreshold,
    int UnhealthyThreshold,
    TimeSpan DeregistrationDelay)
{
    private const string DelayAttribute = "deregistration_delay.timeout_seconds";
    private const int DefaultDelay = 300;

    /// <summary>Reads a group as the emulator describes it.</summary>
    /// <param name="group">A member of DescribeTargetGroups.</param>
    /// <param name="attributes">The answer of DescribeTargetGroupAttributes.</param>
    public static TargetGroupSettings Read(XElement group, XElement attributes) => new(
        group.Element("HealthCheckPath")?.Value is { Length: > 0 } path ? path : "/",
        ReadCodes(group.Element("Matcher")?.Element("HttpCode")?.Value is { Length: > 0 } codes ? codes : "200"),
        TimeSpan.FromSeconds(Number(group.Element("HealthCheckTimeoutSeconds")?.Value, 5)),
        Number(group.Element("HealthyThresholdCount")?.Value, 5),
        Number(group.Element("UnhealthyThresholdCount")?.Value, 2),
        TimeSpan.FromSeconds(Number(
            attributes.Descendants("member").FirstOrDefault(member => member.Element("Key")?.Value == DelayAttribute)?.Element("Value")?.Value,
            DefaultDelay)));

    /// <summary>Whether a status is healthy.</summary>
    public bool Accepts(int status) => Codes.Any(range => status >= range.First && status <= range.Last);

    private static int Number(string? text, int standard) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : standard;

    // 200, 200,202 or 200-299.
    private static (int First, int Last)[] ReadCodes(string codes) =>
    [
        .. codes.Split(',', StringSplitOptions.TrimEntries).Select(range => range.Split('-'))
            .Select(ends => (Number(ends[0], 200), Number(ends[^1], 200))),
    ];
}
