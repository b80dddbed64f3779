using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Environments.Rotation;

/// <summary>Asks for new values of an environment's secrets.</summary>
public sealed record UpdateSecretRequest : EnvironmentRequest
{
    /// <summary>The secret's short name, with <c>*</c> and <c>?</c> for any letters; <see langword="null"/> for all that can be rotated.</summary>
    [Description("The secret to rotate, database-url or admin-token; * and ? stand for any letters. Default: both.")]
    public string? Secret { get; init; }

    /// <summary>Seconds to follow the tasks' restart; 1 to 7200.</summary>
    [Setting(SettingNames.PublishTimeout)]
    [Description("Seconds to follow the restart of the tasks before the old values are put back, 1 to 7200.")]
    public int? Timeout { get; init; }
}
