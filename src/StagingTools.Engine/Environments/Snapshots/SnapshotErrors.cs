using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>What can be wrong with snapshots, and the ways out.</summary>
internal static class SnapshotErrors
{
    /// <summary>There is no database, nor anything of it.</summary>
    public static StagingException NoEnvironment(EnvironmentName name, string region, string nothing) => new(
        "EnvironmentNotFound",
        StagingErrorCategory.NotFound,
        $"There is no environment '{name.Name}' of '{name.Project}' in {region}: {nothing}.")
    {
        TargetInput = name.Name,
        RecommendedAction = "Check the name, the project and the region; 'staging get --all' lists the environments.",
    };

    /// <summary>The database is in no state for a snapshot.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="status">RDS's word for the state; <see langword="null"/> when the database is gone.</param>
    /// <param name="cause">RDS's refusal.</param>
    public static StagingException DatabaseNotAvailable(EnvironmentName name, string? status, Exception? cause = null) => new(
        "DatabaseNotAvailable",
        StagingErrorCategory.InvalidState,
        status is null
            ? $"{name.DatabaseInstance} does not exist."
            : $"{name.DatabaseInstance} is {status}; RDS makes snapshots of available databases only.",
        cause)
    {
        TargetInput = name.Name,
        RecommendedAction = status switch
        {
            "stopped" =>
                $"Start it ('aws rds start-db-instance --db-instance-identifier {name.DatabaseInstance}'), then run the same command again.",
            _ when ServiceStatus.WillBeReady(status) =>
                "Run the same command again when it is available, or leave --no-wait out: it waits then.",
            _ => "It will not become available by itself: look at its events in the AWS console.",
        },
    };

    /// <summary>The name is taken.</summary>
    public static StagingException Exists(string snapshot) => new(
        "SnapshotExists", StagingErrorCategory.InvalidState, $"There is a snapshot '{snapshot}' already.")
    {
        TargetInput = snapshot,
        RecommendedAction = "Choose another name, or leave --name out for one that holds the time.",
    };

    /// <summary>The account may have no more snapshots.</summary>
    public static StagingException QuotaExceeded(string snapshot, Exception cause) => new(
        "SnapshotQuotaExceeded",
        StagingErrorCategory.InvalidState,
        "The account has as many manual snapshots in this region as it may have.",
        cause)
    {
        TargetInput = snapshot,
        RecommendedAction =
            "Remove some that nobody needs ('staging snapshot list', 'staging snapshot remove'), or ask for a higher quota "
            + "('aws service-quotas list-service-quotas --service-code rds' shows it).",
    };

    /// <summary>It came to nothing.</summary>
    public static StagingException Failed(string snapshot, string why) => new(
        "SnapshotFailed", StagingErrorCategory.OperationFailed, $"The snapshot {snapshot} failed: {why}.")
    {
        TargetInput = snapshot,
        RecommendedAction = "Run the same command again; the database's events in the AWS console say more.",
    };

    /// <summary>There is none of that name.</summary>
    public static StagingException NotFound(EnvironmentName name, string snapshot) => new(
        "SnapshotNotFound",
        StagingErrorCategory.NotFound,
        $"There is no snapshot '{snapshot}' of '{name.Name}' of '{name.Project}'.")
    {
        TargetInput = snapshot,
        RecommendedAction = "See which there are with 'staging snapshot list'.",
    };

    /// <summary>None was named.</summary>
    public static StagingException NameMissing() => new(
        "SnapshotNameMissing", StagingErrorCategory.InvalidArgument, "No snapshot is named.")
    {
        RecommendedAction = "Give --name; 'staging snapshot list' shows which there are.",
    };

    /// <summary>It is RDS's own.</summary>
    public static StagingException Automated(string snapshot) => new(
        "SnapshotIsAutomated",
        StagingErrorCategory.InvalidArgument,
        $"'{snapshot}' is an automated backup: RDS or AWS Backup made it, and nobody else can remove it.")
    {
        TargetInput = snapshot,
        RecommendedAction = "It goes by itself when the retention period of the database or of the backup plan is over.",
    };

    /// <summary>It is somebody else's.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="owner">Whose it is by its tags; <see langword="null"/> when they do not say.</param>
    public static StagingException NotOwned(EnvironmentName name, string snapshot, string? owner) => new(
        "SnapshotNotOwned",
        StagingErrorCategory.InvalidArgument,
        owner is null
            ? $"Neither tags nor name of '{snapshot}' say that it belongs to '{name.Name}' of '{name.Project}'."
            : $"By its tags '{snapshot}' belongs to {owner}, not to '{name.Name}' of '{name.Project}'.")
    {
        TargetInput = snapshot,
        RecommendedAction = owner is null
            ? $"If it is yours, remove it with 'aws rds delete-db-snapshot --db-snapshot-identifier {snapshot}', "
                + "or tag it with Project and Environment."
            : "Name the project and the environment that it belongs to.",
    };

    /// <summary>It is at work.</summary>
    public static StagingException Busy(string snapshot, string? status, Exception? cause = null) => new(
        "SnapshotBusy", StagingErrorCategory.ResourceBusy, $"The snapshot '{snapshot}' is {status ?? "in use"}.", cause)
    {
        TargetInput = snapshot,
        RecommendedAction = "Wait until it is available, then run the same command again.",
    };
}
