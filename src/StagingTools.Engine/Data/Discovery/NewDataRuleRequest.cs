using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>Asks for a rules file to review, proposed from a database's columns and samples of their values.</summary>
public sealed record NewDataRuleRequest : EnvironmentRequest
{
    /// <summary>
    /// The database by reference: <c>env:NAME</c>, <c>secret:ID</c>, <c>file:PATH</c>, or a URL without a password.
    /// <see langword="null"/> takes <c>secret:PROJECT/production/database-url</c>.
    /// </summary>
    [Setting(SettingNames.Source)]
    [Description("The database to look at, by reference: env:NAME, secret:ID, file:PATH, or a URL without a password. Default: production.")]
    public string? Source { get; init; }

    /// <summary>
    /// The rules file to write; relative to the working directory. Empty takes the settings', or <c>sanitization.yaml</c>.
    /// </summary>
    [Setting(SettingNames.Rules)]
    [Description("The rules file to write.")]
    public string Rules { get; init; } = "";

    /// <summary>Tables to propose rules for, as <c>schema.table</c> with <c>*</c> for anything; <see langword="null"/> for all.</summary>
    [Description("The tables to propose rules for: schema.table, with * for anything. Default: all.")]
    public string? Table { get; init; }

    /// <summary>Rows of each table that are looked at; 0 looks at names and types only.</summary>
    [Description("Rows of each table that are looked at. 0: none, names and types only.")]
    public int Sample { get; init; } = 500;

    /// <summary>Whether rules are added to a file that is there, for what it does not cover yet.</summary>
    [Description("Add rules to the file for what it does not cover yet; what stands in it stays.")]
    public bool Merge { get; init; }
}
