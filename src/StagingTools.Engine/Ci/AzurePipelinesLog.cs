namespace StagingTools.Engine.Ci;

/// <summary>The log of a step of Azure Pipelines.</summary>
/// <param name="variable">The environment variables that the agent sets.</param>
/// <remarks>https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands</remarks>
internal sealed class AzurePipelinesLog(Func<string, string?> variable) : CiLog
{
    /// <inheritdoc/>
    public override string Error(string id, string message) => $"##vso[task.logissue type=error;code={Escape(id)}]{Escape(message)}";

    /// <inheritdoc/>
    public override string Warning(string message) => $"##vso[task.logissue type=warning]{Escape(message)}";

    /// <inheritdoc/>
    internal override string BeginGroup(string name) => $"##[group]{OneLine(name)}";

    /// <inheritdoc/>
    internal override string EndGroup() => "##[endgroup]";

    /// <inheritdoc/>
    internal override string? Output(string name, string value) => $"##vso[task.setvariable variable={name};isOutput=true]{Escape(value)}";

    /// <inheritdoc/>
    internal override string? Summary(string markdown)
    {
        string file = Path.Combine(variable("AGENT_TEMPDIRECTORY") ?? Path.GetTempPath(), $"stagingtools-{Guid.NewGuid():N}.md");
        File.WriteAllText(file, markdown);
        return $"##vso[task.uploadsummary]{Escape(file)}";
    }

    /// <inheritdoc/>
    private protected override string MaskLine(string line) => $"##vso[task.setsecret]{Escape(line)}";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Escape(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("]", "%5D", StringComparison.Ordinal);
}
