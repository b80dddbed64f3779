using StagingTools.Engine.Diagnosis;

namespace StagingTools.Cli.Views;

/// <summary>Checks, a line each; below, what is wrong with each one that did not pass and what mends it; last, how many there are.</summary>
internal sealed class CheckView : IView<StagingCheck>
{
    private readonly Table table = new("status", "check", "evidence");
    private readonly Dictionary<CheckStatus, int> counts = [];
    private readonly List<(string Id, string Reason)> skipped = [];

    /// <inheritdoc/>
    public void Add(StagingCheck result, TextWriter output)
    {
        counts[result.Status] = counts.GetValueOrDefault(result.Status) + 1;
        table.Row(
            result switch
            {
                { IsFixed: true } => "mended",
                { Status: CheckStatus.Passed } => "passed",
                { Status: CheckStatus.Warning } => "warning",
                { Status: CheckStatus.Failed } => "FAILED",
                _ => "skipped",
            },
            result.Id,
            string.Join("; ", result.Evidence));
        if (result is { Status: CheckStatus.Skipped, Reason: not null })
            skipped.Add((result.Id, result.Reason));
        else if (result.Reason is { Length: > 0 } reason)
            table.Note($"{result.Id}: {reason}");
        if (result.Mend is { Length: > 0 } mend)
            table.Note($"  → {mend}");
    }

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (table.IsEmpty)
            return;
        // One cause can keep most of them from being made.
        foreach (IGrouping<string, string> cause in skipped.GroupBy(one => one.Reason, one => one.Id))
            table.Note($"{string.Join(", ", cause)}: {cause.Key}");
        table.Write(output);
        output.WriteLine(
            $"{Count(CheckStatus.Passed)} passed, {Count(CheckStatus.Warning)} with a warning, {Count(CheckStatus.Failed)} failed, {Count(CheckStatus.Skipped)} skipped");
    }

    private string Count(CheckStatus status) => Units.Count(counts.GetValueOrDefault(status));
}
