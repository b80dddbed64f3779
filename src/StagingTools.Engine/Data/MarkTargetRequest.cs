using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data;

/// <summary>Asks for a database to be marked as staging, so that data syncs may replace it.</summary>
public sealed record MarkTargetRequest : EnvironmentRequest
{
    /// <summary>
    /// The database by reference: <c>env:NAME</c>, <c>secret:ID</c>, <c>file:PATH</c>, <c>vault:NAME</c> (in PowerShell), or a
    /// URL without a password. <see langword="null"/> takes the environment's.
    /// </summary>
    [Setting(SettingNames.Target)]
    [Description(
        "The database by reference: env:NAME, secret:ID, file:PATH, vault:NAME (in PowerShell), or a URL without a password. "
        + "Default: the environment's own.")]
    public string? Target { get; init; }
}
