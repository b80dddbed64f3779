using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Diagnosis;

/// <summary>Asks for the checks of an environment.</summary>
public sealed record TestEnvironmentRequest : EnvironmentRequest
{
    /// <summary>The checks by their ids, <c>*</c> and <c>?</c> allowed; <see langword="null"/> for all.</summary>
    [Description("The checks to make, by id; * and ? stand for any letters. Default: all.")]
    public IReadOnlyList<string>? Check { get; init; }

    /// <summary>Checks to leave out, by their ids, <c>*</c> and <c>?</c> allowed.</summary>
    [Description("Checks to leave out, by id; * and ? stand for any letters.")]
    public IReadOnlyList<string>? Skip { get; init; }

    /// <summary>Mends what can be mended safely, each after a question.</summary>
    [Description("Mend what can be mended safely, each after a question.")]
    public bool Fix { get; init; }

    /// <summary>Files for a report: <c>.xml</c> for JUnit, <c>.md</c> for Markdown.</summary>
    [Description("Files to write a report to: .xml is JUnit, .md is Markdown.")]
    public IReadOnlyList<string>? ReportPath { get; init; }

    /// <summary>Where the state is kept.</summary>
    [Setting(SettingNames.StateBucket)]
    [Description("The bucket that holds the state, or file:FOLDER. Default: stateBucket of stagingtools.json, then the account's own.")]
    public string? StateBucket { get; init; }
}
