using System.ComponentModel;

namespace StagingTools.Engine.Monitoring;

/// <summary>Asks how the environment's alarms are.</summary>
public sealed record GetAlertRequest : EnvironmentRequest
{
    /// <summary>A name, or a pattern with <c>*</c> and <c>?</c>; <see langword="null"/> for all.</summary>
    [Description("The alarm's name; * and ? stand for any letters. Default: all.")]
    public string? Name { get; init; }

    /// <summary>Only alarms of this state; <see langword="null"/> for all.</summary>
    [Description("Only alarms of this state. Default: all.")]
    public AlertState? State { get; init; }
}
