using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data;

/// <summary>Asks for psql on an environment's database.</summary>
public sealed record ConnectDatabaseRequest : EnvironmentRequest
{
    /// <summary>A reference to the database; <see langword="null"/> takes the environment's own.</summary>
    [Setting(SettingNames.Target)]
    [Description("Another database: env:NAME, secret:ID, file:PATH, vault:NAME or a URL without password. Default: the environment's own.")]
    public string? Target { get; init; }

    /// <summary>What psql runs instead of asking for commands.</summary>
    [Description("SQL or a backslash command that psql runs instead of asking for commands.")]
    public string? Command { get; init; }

    /// <summary>Whether to go through Session Manager and the environment's instance, to a database without a public address.</summary>
    [Description("Go through Session Manager and the environment's EC2 instance, to a database without a public address.")]
    public bool Tunnel { get; init; }
}
