namespace StagingTools.Engine.Ci;

/// <summary>The log of a step of GitHub Actions.</summary>
/// <param name="variable">The environment variables that the runner sets.</param>
/// <remarks>
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions; the escapes are those of its toolkit.
/// </remarks>
internal sealed class GitHubActionsLog(Func<string, string?> variable) : CiLog
{
    private const string OutputFile = "GITHUB_OUTPUT";
    private const string SummaryFile = "GITHUB_STEP_SUMMARY";

    /// <inheritdoc/>
    public override string Error(string id, string message) => $"::error title={Property(id)}::{Data(message)}";

    /// <inheritdoc/>
    public override string Warning(string message) => $"::warning::{Data(message)}";

    /// <inheritdoc/>
    internal override string BeginGroup(string name) => $"::group::{Data(name)}";

    /// <inheritdoc/>
    internal override string EndGroup() => "::endgroup::";

    /// <inheritdoc/>
    internal override string? Output(string name, string value)
    {
        // A value cannot end itself: nobody knows the delimiter before.
        string delimiter = $"end-{Guid.NewGuid():N}";
        Append(OutputFile, $"{name}<<{delimiter}\n{value}\n{delimiter}\n");
        return null;
    }

    /// <inheritdoc/>
    internal override string? Summary(string markdown)
    {
        Append(SummaryFile, markdown);
        return null;
    }

    /// <inheritdoc/>
    private protected override string MaskLine(string line) => $"::add-mask::{Data(line)}";

    // A runner that does not name the file takes no such value.
    private void Append(string place, string text)
    {
        if (variable(place) is { } file)
            File.AppendAllText(file, text);
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
