namespace StagingTools.Engine.Environments.Dns;

/// <summary>
/// Who wrote a record. It stands in a TXT record beside it, <c>_stagingtools.NAME</c>, which is written and removed together with it:
/// Route 53 has no tags for records.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="EnvironmentName">The environment.</param>
/// <param name="Region">Its region.</param>
internal sealed record DnsOwner(string Project, string EnvironmentName, string Region)
{
    private const string Mark = "stagingtools";

    /// <summary>The name of the TXT record beside a name.</summary>
    public static string RecordFor(string domain) => $"_{Mark}.{domain}";

    /// <summary>The owner that a TXT record names; <see langword="null"/> when it names none.</summary>
    /// <param name="value">The record's value, in quotes.</param>
    public static DnsOwner? Parse(string? value)
    {
        if (value?.Trim('"').Split(' ') is not [Mark, .. var parts])
            return null;

        Dictionary<string, string> said = parts.Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return said.TryGetValue("project", out string? project) && said.TryGetValue("environment", out string? environment)
            ? new DnsOwner(project, environment, said.GetValueOrDefault("region", ""))
            : null;
    }

    /// <summary>The TXT record's value.</summary>
    public string Value => $"\"{Mark} project={Project} environment={EnvironmentName} region={Region}\"";

    /// <inheritdoc/>
    public override string ToString() => $"{EnvironmentName} ({Project}, {Region})";
}
