using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>What can be wrong with restores, and the ways out.</summary>
internal static class RestoreErrors
{
    /// <summary>Nothing is named to restore.</summary>
    public static StagingException SourceMissing() => new(
        "RestoreSourceMissing", StagingErrorCategory.InvalidArgument, "Nothing is named to restore.")
    {
        RecommendedAction = "Give --snapshot, --point-in-time or --latest; 'staging snapshot list' shows the snapshots.",
    };

    /// <summary>More than one source is named.</summary>
    public static StagingException SourceAmbiguous() => new(
        "RestoreSourceAmbiguous", StagingErrorCategory.InvalidArgument, "More than one source is named to restore.")
    {
        RecommendedAction = "Give only one of --snapshot, --point-in-time and --latest.",
    };

    /// <summary>A text is no moment.</summary>
    public static StagingException InvalidPointInTime(string text) => new(
        "InvalidPointInTime", StagingErrorCategory.InvalidArgument, $"'{text}' is no moment.")
    {
        TargetInput = text,
        RecommendedAction = "Write it as 2026-03-01T10:00:00Z; without an offset it is taken for UTC.",
    };

    /// <summary>The time to wait is out of bounds.</summary>
    public static StagingException InvalidTimeout(int seconds) => new(
        "InvalidTimeout", StagingErrorCategory.InvalidArgument, $"{seconds} is no timeout.")
    {
        TargetInput = $"{seconds}",
        RecommendedAction = "Give 60 to 86400 seconds.",
    };

    /// <summary>The moment is not within the automated backups.</summary>
    public static StagingException OutsideWindow(DateTimeOffset asked, DateTimeOffset earliest, DateTimeOffset latest) => new(
        "PointInTimeOutsideWindow",
        StagingErrorCategory.InvalidArgument,
        $"{UtcText.Seconds(asked)} cannot be restored: the automated backups reach from {UtcText.Seconds(earliest)} to {UtcText.Seconds(latest)}.")
    {
        TargetInput = UtcText.Seconds(asked),
        RecommendedAction = asked < earliest
            ? "Choose a moment between the two, or an earlier snapshot ('staging snapshot list')."
            : "Choose a moment between the two, or --latest; what is newer can be restored some minutes later.",
    };

    /// <summary>There are no automated backups.</summary>
    public static StagingException NoBackups(string instance) => new(
        "PointInTimeNotEnabled",
        StagingErrorCategory.InvalidState,
        $"{instance} has no automated backups from which a moment could be restored.")
    {
        TargetInput = instance,
        RecommendedAction =
            "Restore a snapshot instead. Automated backups need a retention of at least one day; the first is made soon after the database.",
    };

    /// <summary>A snapshot cannot take the database's place.</summary>
    public static StagingException Unsuitable(string snapshot, string why, string action) => new(
        "SnapshotNotSuitable", StagingErrorCategory.InvalidArgument, $"The snapshot '{snapshot}' cannot be restored here: {why}.")
    {
        TargetInput = snapshot,
        RecommendedAction = action,
    };

    /// <summary>A snapshot is not of this environment.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="owner">Whose it is; <see langword="null"/> when nothing says so.</param>
    public static StagingException Foreign(EnvironmentName name, string snapshot, string? owner) => new(
        "SnapshotNotOwned",
        StagingErrorCategory.InvalidArgument,
        owner is null
            ? $"Nothing says that the snapshot '{snapshot}' belongs to '{name.Name}' of '{name.Project}'."
            : $"By its tags '{snapshot}' belongs to {owner}, not to '{name.Name}' of '{name.Project}'.")
    {
        TargetInput = snapshot,
        RecommendedAction = owner is null
            ? "If it is this environment's, tag it with Project and Environment; 'staging snapshot list' shows those that are."
            : "Name the project and the environment that it belongs to; 'staging snapshot list' shows this one's own. "
                + "To take data from one environment to another, use 'staging sync'.",
    };

    /// <summary>The database cannot be replaced in the state that it is in.</summary>
    public static StagingException DatabaseNotReady(string instance, string? status) => new(
        "DatabaseNotAvailable",
        StagingErrorCategory.InvalidState,
        status is null ? $"{instance} does not exist." : $"{instance} is {status} and cannot be replaced.")
    {
        TargetInput = instance,
        RecommendedAction = status switch
        {
            null => "Create the environment with 'staging new' first; a restore needs the settings of the database that it replaces.",
            "stopped" => $"Start it ('aws rds start-db-instance --db-instance-identifier {instance}'), then run the same command again.",
            _ => "Wait until it is available, then run the same command again; its events in the AWS console say more.",
        },
    };

    /// <summary>A name that a restore needs belongs to somebody else.</summary>
    public static StagingException NameTaken(string instance) => new(
        "RestoreNameTaken",
        StagingErrorCategory.InvalidState,
        $"There is an instance '{instance}' that does not carry the environment's tags.")
    {
        TargetInput = instance,
        RecommendedAction = "Rename or remove it, or tag it with Project and Environment if a restore made it.",
    };

    /// <summary>A restore from another source stopped where it has to be finished first.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="source">What was restored.</param>
    public static StagingException Unfinished(EnvironmentName name, string? source) => new(
        "RestoreUnfinished",
        StagingErrorCategory.InvalidState,
        $"A restore of {source ?? "another source"} stopped while {name.DatabaseInstance} was changing hands.")
    {
        TargetInput = name.DatabaseInstance,
        RecommendedAction = $"Finish it first: 'staging restore {Options(source)} --environment-name {name.Name}'. Then restore anything else.",
    };

    /// <summary>Nothing bears the database's name, and nothing is ready to take it.</summary>
    public static StagingException Nameless(EnvironmentName name, string replaced) => new(
        "RestoreUnfinished",
        StagingErrorCategory.InvalidState,
        $"{name.DatabaseInstance} does not exist; the database that a restore took away from there is {replaced}.")
    {
        TargetInput = name.DatabaseInstance,
        RecommendedAction =
            "Give it its name back, then run the same command again: 'aws rds modify-db-instance --apply-immediately "
            + $"--db-instance-identifier {replaced} --new-db-instance-identifier {name.DatabaseInstance}'.",
    };

    /// <summary>A removal finds no database to take the last snapshot of, since a restore stopped between two names.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="leftovers">The instances that hold its data.</param>
    public static StagingException NothingToKeep(EnvironmentName name, IReadOnlyList<string> leftovers) => new(
        "RestoreUnfinished",
        StagingErrorCategory.InvalidState,
        $"No final snapshot can be taken: a restore stopped while {name.DatabaseInstance} was changing hands; its data is in {string.Join(", ", leftovers)}.")
    {
        TargetInput = name.Name,
        RecommendedAction =
            $"Finish the restore ('staging restore --environment-name {name.Name}' with its source), or decline the snapshot (--skip-final-snapshot) if the data may go.",
    };

    /// <summary>RDS could not make the instance.</summary>
    public static StagingException Failed(string instance, string status) => new(
        "RestoreFailed", StagingErrorCategory.OperationFailed, $"{instance} is {status}: it cannot take the database's place.")
    {
        TargetInput = instance,
        RecommendedAction =
            "Its events in the AWS console say why. Run the same command again: it makes another one.",
    };

    /// <summary>The secret says nothing to log in with.</summary>
    public static StagingException NoPassword(string secret) => new(
        "SecretsMissing", StagingErrorCategory.InvalidState, $"The secret {secret} holds no user and password.")
    {
        TargetInput = secret,
        RecommendedAction = "Run 'staging new': it writes the secret.",
    };

    /// <summary>The restored instance does not let the environment's secret in.</summary>
    public static StagingException LoginRefused(string instance, StagingException cause) => new(
        "RestoredLoginFailed",
        StagingErrorCategory.OperationFailed,
        $"The login with the environment's secret fails on {instance}: {cause.Message}",
        cause)
    {
        TargetInput = instance,
        RecommendedAction = cause.RecommendedAction ?? "Run the same command again: it sets the password and tries once more.",
    };

    /// <summary>The restored instance is not like the one that it is to replace.</summary>
    public static StagingException Differs(string instance, IReadOnlyList<string> differences) => new(
        "RestoredDiffers",
        StagingErrorCategory.OperationFailed,
        $"{instance} differs from the database that it is to replace: {string.Join("; ", differences)}.")
    {
        TargetInput = instance,
        RecommendedAction = "Bring the two together, or choose another source; then run the same command again.",
    };

    /// <summary>It took longer than it may.</summary>
    public static StagingException TimedOut(string what, string? status, TimeSpan timeout) => new(
        "WaitTimedOut",
        StagingErrorCategory.Timeout,
        $"{what} is still {status ?? "not there"}, and the {(int)timeout.TotalSeconds} seconds of the timeout are over.")
    {
        TargetInput = what,
        RecommendedAction = "Run the same command again: it goes on where this run stopped.",
    };

    /// <summary>A plan would take the restored database away.</summary>
    public static StagingException PlanLosesDatabase(EnvironmentName name, string? reason) => new(
        "RestoredPlanLosesDatabase",
        StagingErrorCategory.OperationFailed,
        $"{name.DatabaseInstance} serves the restored data, but terraform would replace it{(reason is null ? "" : $": {reason}")}.")
    {
        TargetInput = name.DatabaseInstance,
        RecommendedAction =
            $"Look at 'staging plan --environment-name {name.Name}' and do not apply it. The replaced instance was kept.",
    };

    /// <summary>The application does not come up with the restored data.</summary>
    public static StagingException ApplicationNotSteady(EnvironmentName name, string status, string? reason, string? safety) => new(
        "ApplicationNotSteady",
        StagingErrorCategory.OperationFailed,
        $"{name.DatabaseInstance} serves the restored data, but the restart of {name.Service} ended as {status}"
            + $"{(string.IsNullOrEmpty(reason) ? "" : $": {reason}")}.",
        null)
    {
        TargetInput = name.Service,
        RecommendedAction =
            "Publish a version that fits the restored data, and run the same command again to finish. "
            + (safety is null ? "The replaced instance was kept." : $"The way back: 'staging restore --snapshot {safety}'."),
    };

    private static string Options(string? source) => source?.Split(' ') switch
    {
        ["snapshot", { } name] => $"--snapshot {name}",
        ["point", "in", "time", { } time] => $"--point-in-time {time}",
        ["latest", ..] => "--latest",
        _ => "...",
    };
}
