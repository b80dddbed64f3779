using System.Globalization;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>Hands measured values to the emulator.</summary>
internal sealed class EmulatedMetrics(WireClient moto) : IMetricSink
{
    /// <inheritdoc/>
    public async ValueTask AddAsync(
        string region,
        string metricNamespace,
        string name,
        IReadOnlyList<KeyValuePair<string, string>> dimensions,
        double value,
        string unit,
        DateTimeOffset time,
        CancellationToken cancellationToken)
    {
        const string Datum = "MetricData.member.1.";
        List<KeyValuePair<string, string>> parameters =
        [
            new("Namespace", metricNamespace),
            new(Datum + "MetricName", name),
            new(Datum + "Value", value.ToString("R", CultureInfo.InvariantCulture)),
            new(Datum + "Unit", unit),
            new(Datum + "Timestamp", time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)),
        ];
        for (int i = 0; i < dimensions.Count; i++)
        {
            string member = string.Create(CultureInfo.InvariantCulture, $"{Datum}Dimensions.member.{i + 1}.");
            parameters.Add(new(member + "Name", dimensions[i].Key));
            parameters.Add(new(member + "Value", dimensions[i].Value));
        }

        await moto.QueryAsync("monitoring", region, "PutMetricData", parameters, cancellationToken).ConfigureAwait(false);
    }
}
