using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments;

/// <summary>Asks for a command to run once, as a task of the environment's application.</summary>
public sealed record InvokeTaskRequest : EnvironmentRequest
{
    /// <summary>The command's words; one alone is parted at its blanks, as a shell would.</summary>
    [Description("The command to run: its words, or one text that is parted at blanks, with quotes as in a shell.")]
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The ECS cluster; <see langword="null"/> takes <c>ECS_CLUSTER</c>, then the environment's.</summary>
    [Setting(SettingNames.Cluster)]
    [Description("The ECS cluster. Default: ECS_CLUSTER, stagingtools.json, then the environment's cluster.")]
    public string? Cluster { get; init; }

    /// <summary>
    /// The ECS service whose revision, network and capacity the task gets; <see langword="null"/> takes <c>ECS_SERVICE</c>,
    /// then the environment's.
    /// </summary>
    [Setting(SettingNames.Service)]
    [Description("The ECS service that the task is like. Default: ECS_SERVICE, stagingtools.json, then the environment's service.")]
    public string? Service { get; init; }

    /// <summary>
    /// The task definition to run, as <c>family</c> or <c>family:revision</c>; <see langword="null"/> takes the revision that
    /// the service runs.
    /// </summary>
    [Description("The task definition to run, family or family:revision. Default: the one that the service runs.")]
    public string? TaskDefinition { get; init; }

    /// <summary>The container to run the command in; <see langword="null"/> takes the only one, or the one named <c>app</c>.</summary>
    [Setting(SettingNames.Container)]
    [Description("The container that runs the command. Default: the only one, or the one named app.")]
    public string? Container { get; init; }

    /// <summary>
    /// Names the run: with the same token ECS answers with the same task instead of starting another. <see langword="null"/>
    /// makes a new one.
    /// </summary>
    [Description("Names the run: the same token again follows the same task instead of starting another. Default: a new one.")]
    public string? ClientToken { get; init; }

    /// <summary>Seconds to give the task before it is stopped; 1 to 86400.</summary>
    [Description("Seconds after which the task is stopped, 1 to 86400.")]
    public int Timeout { get; init; } = 3600;
}
