using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Environments;

/// <summary>Asks for what is known of environments.</summary>
public sealed record GetEnvironmentRequest : EnvironmentRequest
{
    /// <summary>Every environment of the project instead of the named one.</summary>
    [Description("Return every environment of the project.")]
    public bool All { get; init; }

    /// <summary>Whether to plan each environment, and tell what somebody changed beside terraform.</summary>
    [Description("Plan each environment, and tell what somebody changed beside terraform. Takes terraform, and seconds for each.")]
    public bool Drift { get; init; }

    /// <summary>Bucket of the terraform state; <see langword="null"/> takes the default of New.</summary>
    [Setting(SettingNames.StateBucket)]
    [Description("The S3 bucket that holds the terraform state, or file:FOLDER for a folder of this machine.")]
    public string? StateBucket { get; init; }
}
