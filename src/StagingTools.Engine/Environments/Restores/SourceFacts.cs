using Amazon.RDS.Model;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>What is known of a source that was checked.</summary>
/// <param name="Text">The source as tags and people read it; a latest moment says which it is.</param>
/// <param name="DataTime">The moment whose data it holds, UTC; <see langword="null"/> when RDS does not say.</param>
internal sealed record SourceFacts(string Text, DateTimeOffset? DataTime)
{
    /// <summary>The snapshot, for one.</summary>
    public DBSnapshot? Snapshot { get; init; }

    /// <summary>The moment to ask RDS for; <see langword="null"/> for a snapshot and for the latest.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Whether the data is masked by the snapshot's tags; <see langword="null"/> when nobody says.</summary>
    public bool? DataSanitized { get; init; }
}
