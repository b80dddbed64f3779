using System.Globalization;
using StagingTools.Engine.Deployments.Smoke;

namespace StagingTools.Cli.Views;

/// <summary>Smoke tests, a line each; below, what was wrong with each one that failed.</summary>
internal sealed class SmokeTestView : IView<StagingSmokeTest>
{
    private readonly Table table = new("test", "status", "request", ">http", ">took", ">attempts");

    /// <inheritdoc/>
    public void Add(StagingSmokeTest result, TextWriter output)
    {
        table.Row(
            result.Name,
            result.Status == SmokeTestStatus.Passed ? "passed" : "FAILED",
            $"{result.Method} {result.Url}",
            result.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "-",
            result.Latency is { } latency ? string.Create(CultureInfo.InvariantCulture, $"{latency.TotalMilliseconds:0} ms") : "-",
            result.Attempts.ToString(CultureInfo.InvariantCulture));
        if (result.Reason is { } reason)
            table.Note($"{result.Name}: {reason}");
    }

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (!table.IsEmpty)
            table.Write(output);
    }
}
