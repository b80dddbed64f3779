using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data;

/// <summary>Asks for production's data to be copied into the environment's database with its personal data masked.</summary>
public sealed record SyncDataRequest : EnvironmentRequest
{
    /// <summary>
    /// Production by reference: <c>env:NAME</c>, <c>secret:ID</c>, <c>file:PATH</c>, <c>vault:NAME</c> (in PowerShell), or a
    /// URL without a password. <see langword="null"/> takes <c>secret:PROJECT/production/database-url</c>.
    /// </summary>
    [Setting(SettingNames.Source)]
    [Description("Production by reference: env:NAME, secret:ID, file:PATH, vault:NAME (in PowerShell), or a URL without a password.")]
    public string? Source { get; init; }

    /// <summary>The database to fill, by reference; <see langword="null"/> takes the environment's.</summary>
    [Setting(SettingNames.Target)]
    [Description("The database to fill, by reference. Default: the environment's own.")]
    public string? Target { get; init; }

    /// <summary>The rules file; relative to the working directory. Empty takes the settings', or <c>sanitization.yaml</c>.</summary>
    [Setting(SettingNames.Rules)]
    [Description("The sanitization rules.")]
    public string Rules { get; init; } = "";

    /// <summary>
    /// The masking key by reference: <c>env:NAME</c>, <c>secret:ID</c>, <c>file:PATH</c> or <c>vault:NAME</c>. <see langword="null"/> takes the
    /// environment's own secret, which is made when missing; where no secret is used at all, a key for this run only.
    /// </summary>
    [Setting(SettingNames.Key)]
    [Description("The masking key by reference: env:NAME, secret:ID, file:PATH or vault:NAME. Default: the environment's own, made when missing.")]
    public string? Key { get; init; }

    /// <summary>Parallel copies; 0 takes the number of processors, at most 8.</summary>
    [Setting(SettingNames.Jobs)]
    [Description("Tables copied at once. 0: the number of processors, at most 8.")]
    public int? Jobs { get; init; }

    /// <summary>Sessions on production at once, that of the snapshot among them; 0 for as many as the jobs take.</summary>
    [Setting(SettingNames.MaxConnections)]
    [Description("Sessions on production at once, at least 2; caps the jobs. 0: as many as the jobs take.")]
    public int? MaxConnections { get; init; }

    /// <summary>Megabytes a second that are read from production at most; 0 for no limit.</summary>
    [Setting(SettingNames.MaxRate)]
    [Description("Megabytes a second that are read from production at most. 0: no limit.")]
    public int? MaxRate { get; init; }

    /// <summary>Runs the sync as a task in the environment's network, for databases that only their VPC reaches.</summary>
    [Description("Run the sync as a task in the environment's network, for databases that only their VPC reaches.")]
    public bool InVpc { get; init; }

    /// <summary>
    /// The image of the command line for <see cref="InVpc"/>; <see langword="null"/> takes the tag <c>stagingtools</c> of the environment's
    /// repository.
    /// </summary>
    [Setting(SettingNames.ToolImage)]
    [Description("The image of the command line for --in-vpc. Default: the tag stagingtools of the environment's repository.")]
    public string? ToolImage { get; init; }

    /// <summary>Writes the present database to <c>tmp/db-dumps/staging-backup-TIME.sql</c> before it is replaced.</summary>
    [Description("Write the present database to tmp/db-dumps/staging-backup-TIME.sql first.")]
    public bool Backup { get; init; }

    /// <summary>Copies everything as it is, personal data too, without rules. Takes the target database's name, typed.</summary>
    [Description("Copy everything as it is, personal data too, without rules. Asks for the database's name; force alone does not answer.")]
    public bool SkipSanitization { get; init; }

    /// <summary>Lets force answer for <see cref="SkipSanitization"/> too.</summary>
    [Description("Let force answer for --skip-sanitization too.")]
    public bool AcceptUnmaskedData { get; init; }
}
