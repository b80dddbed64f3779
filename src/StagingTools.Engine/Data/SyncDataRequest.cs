using System.ComponentModel;

namespace StagingTools.Engine.Data;

/// <summary>Asks for production's data to be copied into the environment's database with its personal data masked.</summary>
public sealed record SyncDataRequest : EnvironmentRequest
{
    /// <summary>
    /// Production by reference: <c>env:NAME</c>, <c>secret:ID</c>, <c>file:PATH</c>, or a URL without a password.
    /// <see langword="null"/> takes <c>secret:PROJECT/production/database-url</c>.
    /// </summary>
    [Description("Production by reference: env:NAME, secret:ID, file:PATH, or a URL without a password.")]
    public string? Source { get; init; }

    /// <summary>The database to fill, by reference; <see langword="null"/> takes the environment's.</summary>
    [Description("The database to fill, by reference. Default: the environment's own.")]
    public string? Target { get; init; }

    /// <summary>The rules file; relative to the working directory.</summary>
    [Description("The sanitization rules.")]
    public string Rules { get; init; } = "sanitization.yaml";

    /// <summary>
    /// The masking key by reference: <c>env:NAME</c>, <c>secret:ID</c> or <c>file:PATH</c>. <see langword="null"/> takes the
    /// environment's own secret, which is made when missing; where no secret is used at all, a key for this run only.
    /// </summary>
    [Description("The masking key by reference: env:NAME, secret:ID or file:PATH. Default: the environment's own, made when missing.")]
    public string? Key { get; init; }

    /// <summary>Parallel copies; 0 takes the number of processors, at most 8.</summary>
    [Description("Tables copied at once. 0: the number of processors, at most 8.")]
    public int Jobs { get; init; }
}
