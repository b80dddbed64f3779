using System.ComponentModel;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>Asks which snapshots there are of the environment's database.</summary>
public sealed record GetSnapshotRequest : EnvironmentRequest
{
    /// <summary>A name, or a pattern with <c>*</c> and <c>?</c>; <see langword="null"/> for all.</summary>
    [Description("The snapshot's name; * and ? stand for any letters. Default: all.")]
    public string? Name { get; init; }
}
