namespace StagingTools.Sandbox.Rds;

/// <summary>The parameters that this machine's PostgreSQL knows.</summary>
internal sealed class ServerParameterCatalog
{
    private readonly Dictionary<string, string> _contexts;

    private ServerParameterCatalog(Dictionary<string, string> contexts) => _contexts = contexts;

    /// <summary>Asks the server program; no cluster is needed for it.</summary>
    public static async Task<ServerParameterCatalog> ReadAsync(
        PostgresInstallation installation, CancellationToken cancellationToken) =>
        Parse(await installation.RunAsync("postgres", ["--describe-config"], cancellationToken).ConfigureAwait(false));

    /// <summary>Reads the text of <c>postgres --describe-config</c>: tab-separated, name and context first.</summary>
    internal static ServerParameterCatalog Parse(string text) => new(text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t'))
        .Where(fields => fields.Length > 1)
        .ToDictionary(fields => fields[0], fields => fields[1], StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a group may name a parameter: the server's own, or one with a dot, of RDS or an extension.</summary>
    public bool Contains(string name) => name.Contains('.', StringComparison.Ordinal) || _contexts.ContainsKey(name);

    /// <summary>Whether a parameter takes hold only at a restart.</summary>
    public bool IsStatic(string name) => _contexts.GetValueOrDefault(name) == "postmaster";
}
