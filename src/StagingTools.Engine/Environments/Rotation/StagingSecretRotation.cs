using System.Text.Json.Serialization;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Rotation;

/// <summary>A secret that has a new value. Holds neither the new nor the old one.</summary>
public sealed record StagingSecretRotation : EnvironmentRecord
{
    /// <summary>The short name, such as <c>database-url</c>.</summary>
    public required string Secret { get; init; }

    /// <summary>The name in Secrets Manager, such as <c>whatsapp-saas/staging/database-url</c>.</summary>
    public required string SecretId { get; init; }

    /// <summary>The version that is current now.</summary>
    public required string VersionId { get; init; }

    /// <summary>The version from before; <see langword="null"/> when Secrets Manager keeps none.</summary>
    public string? PreviousVersionId { get; init; }

    /// <summary>The role that logs in to the database now; <see langword="null"/> for other secrets.</summary>
    public string? DatabaseRole { get; init; }

    /// <summary>Whether an earlier run had begun this rotation, and this one ended it.</summary>
    public bool Resumed { get; init; }

    /// <summary>Whether tasks were restarted with it; not when there is no service, or it is scaled to nothing.</summary>
    public bool TasksRestarted { get; init; }

    /// <summary>When the rotation ended, in UTC.</summary>
    public required DateTimeOffset RotatedAt { get; init; }

    /// <summary>How long the rotation took. Seconds in JSON.</summary>
    [JsonConverter(typeof(SecondsConverter))]
    public required TimeSpan Duration { get; init; }

    /// <inheritdoc/>
    public override string ToString() => SecretId;
}
