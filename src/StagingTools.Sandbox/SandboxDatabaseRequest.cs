namespace StagingTools.Sandbox;

/// <summary>A database to make in a sandbox, such as the production that a quick start copies from.</summary>
public sealed record SandboxDatabaseRequest
{
    /// <summary>Instance identifier.</summary>
    public required string InstanceName { get; init; }

    /// <summary>Name of the database.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>Master user.</summary>
    public string UserName { get; init; } = "app_admin";

    /// <summary>Master password; one is made up when null.</summary>
    public string? Password { get; init; }

    /// <summary>Name of a secret that is to hold the connection URL; none is made when null.</summary>
    public string? SecretName { get; init; }

    /// <summary>Region; the sandbox's own when null.</summary>
    public string? Region { get; init; }

    /// <summary>Tags of instance and secret.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
