namespace StagingTools.Engine.Data;

/// <summary>A session of psql that has ended.</summary>
public sealed record StagingDatabaseSession : EnvironmentRecord
{
    /// <summary>The database as <c>host:port/database</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The role that was logged in.</summary>
    public required string User { get; init; }

    /// <summary>How long it lasted.</summary>
    public required TimeSpan Duration { get; init; }
}
