using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Idle;

/// <summary>Asks whether an environment is idle.</summary>
public sealed record EvaluateIdleRequest : EnvironmentRequest
{
    /// <summary>Bucket of the terraform state; <see langword="null"/> takes the default of New.</summary>
    [Setting(SettingNames.StateBucket)]
    [Description("The S3 bucket that holds the terraform state, or file:FOLDER for a folder of this machine.")]
    public string? StateBucket { get; init; }
}
