using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>Asks whether a rules file fits a database, without copying anything.</summary>
public sealed record CheckDataRuleRequest : EnvironmentRequest
{
    /// <summary>
    /// The database by reference: <c>env:NAME</c>, <c>secret:ID</c>, <c>file:PATH</c>, or a URL without a password.
    /// <see langword="null"/> takes <c>secret:PROJECT/production/database-url</c>.
    /// </summary>
    [Setting(SettingNames.Source)]
    [Description("The database to check against, by reference: env:NAME, secret:ID, file:PATH, or a URL without a password. Default: production.")]
    public string? Source { get; init; }

    /// <summary>The rules file; relative to the working directory. Empty takes the settings', or <c>sanitization.yaml</c>.</summary>
    [Setting(SettingNames.Rules)]
    [Description("The sanitization rules.")]
    public string Rules { get; init; } = "";

    /// <summary>Tables to tell about, as <c>schema.table</c> with <c>*</c> for anything; <see langword="null"/> for all.</summary>
    [Description("The tables to tell about: schema.table, with * for anything. Default: all.")]
    public string? Table { get; init; }

    /// <summary>Columns to tell about, with <c>*</c> for anything; <see langword="null"/> for all.</summary>
    [Description("The columns to tell about, with * for anything. Default: all.")]
    public string? Column { get; init; }

    /// <summary>Rows of each table whose kept columns are searched for personal data; 0 searches none.</summary>
    [Description("Rows of each table that are searched for personal data in kept columns. 0: none.")]
    public int Sample { get; init; } = 1000;

    /// <summary>Values of each masked column that are shown, blotted out, with what they become; 0 shows none.</summary>
    [Description("Values of each masked column to show with what they become; the originals are blotted out. 0: none.")]
    public int Preview { get; init; } = 2;
}
