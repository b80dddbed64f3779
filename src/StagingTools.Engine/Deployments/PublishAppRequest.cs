using System.ComponentModel;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments;

/// <summary>Asks for an image to be rolled out to the environment's service.</summary>
public sealed record PublishAppRequest : EnvironmentRequest
{
    /// <summary>The tag in the environment's repository; <see langword="null"/> takes <c>IMAGE_TAG</c>.</summary>
    [Setting(SettingNames.ImageTag)]
    [Description("The image's tag in the environment's repository. Default: IMAGE_TAG.")]
    public string? ImageTag { get; init; }

    /// <summary>A whole image reference in place of repository and tag.</summary>
    [Description("A whole image reference, in place of the repository's image with the tag.")]
    public string? Image { get; init; }

    /// <summary>The ECS cluster; <see langword="null"/> takes <c>ECS_CLUSTER</c>, then the environment's.</summary>
    [Setting(SettingNames.Cluster)]
    [Description("The ECS cluster. Default: ECS_CLUSTER, stagingtools.json, then the environment's cluster.")]
    public string? Cluster { get; init; }

    /// <summary>
    /// The ECS services, one after the other; <see langword="null"/> takes <c>ECS_SERVICE</c>, then the environment's. Commas part names too.
    /// </summary>
    [Setting(SettingNames.Service)]
    [Description("The ECS service; several are published to one after the other. Default: ECS_SERVICE, stagingtools.json, then the environment's service.")]
    public IReadOnlyList<string>? Service { get; init; }

    /// <summary>
    /// The task definition that the new revision is copied from, as <c>family</c> or <c>family:revision</c>;
    /// <see langword="null"/> takes <c>TASK_DEFINITION</c>, then the revision that the service runs.
    /// </summary>
    [Setting(SettingNames.TaskDefinition)]
    [Description("The task definition to copy, family or family:revision. Default: TASK_DEFINITION, stagingtools.json, then the service's own.")]
    public string? TaskDefinition { get; init; }

    /// <summary>The container to change; <see langword="null"/> takes the only one, or the one named <c>app</c>.</summary>
    [Setting(SettingNames.Container)]
    [Description("The container whose image is changed. Default: the only one, or the one named app.")]
    public string? Container { get; init; }

    /// <summary>Seconds to follow the rollout; 1 to 7200.</summary>
    [Setting(SettingNames.PublishTimeout)]
    [Description("Seconds to follow the rollout before giving up, 1 to 7200.")]
    public int? Timeout { get; init; }

    /// <summary>Whether to return as soon as the rollout began.</summary>
    [Description("Return as soon as the rollout began, without following it to its end.")]
    public bool NoWait { get; init; }

    /// <summary>
    /// Whether a migration runs first; <see langword="null"/> takes <c>publish.migrate</c>, and without it runs one when its
    /// command is named.
    /// </summary>
    [Setting(SettingNames.Migrate)]
    [Description("Run the migration as a task of the new revision first; the service is updated only when it succeeds. Default: when its command is named.")]
    public bool? Migrate { get; init; }

    /// <summary>The migration's command, parted at blanks; naming it asks for the migration.</summary>
    [Setting(SettingNames.MigrationCommand)]
    [Description("The migration's command, parted at blanks, with quotes as in a shell. Naming it asks for the migration.")]
    public string? MigrationCommand { get; init; }

    /// <summary>
    /// Whether the smoke tests are made once the rollout completed; <see langword="null"/> takes <c>publish.smokeTest</c>, and without
    /// it makes them when the settings have any or <see cref="RollbackOnFailure"/> is asked for.
    /// </summary>
    [Setting(SettingNames.SmokeTest)]
    [Description("Make the smoke tests once the rollout completed. Default: when stagingtools.json has any, or --rollback-on-failure is given.")]
    public bool? SmokeTest { get; init; }

    /// <summary>Whether the revision from before is brought back where a smoke test fails.</summary>
    [Setting(SettingNames.RollbackOnFailure)]
    [Description("Bring the revision from before back when a smoke test fails.")]
    public bool? RollbackOnFailure { get; init; }

    /// <summary>Where the application answers; <see langword="null"/> takes <c>publish.url</c>, then the environment's own address.</summary>
    [Setting(SettingNames.ApplicationUrl)]
    [Description("Where the application answers, for the smoke tests. Default: stagingtools.json, then the environment's own address.")]
    public string? Url { get; init; }
}
