namespace StagingTools.Engine.Data;

/// <summary>A database that is marked as staging.</summary>
public sealed record StagingMark : EnvironmentRecord
{
    /// <summary>The database as <c>host:port/database</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Whether it was marked before.</summary>
    public bool WasMarked { get; init; }
}
