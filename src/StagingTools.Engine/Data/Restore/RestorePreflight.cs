using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Restore;

/// <summary>Looks at the target and the backup before anything is asked or changed, and refuses what could not end well.</summary>
/// <param name="context">Variables and the working directory.</param>
/// <param name="disk">Tells the room on the staging server.</param>
internal sealed class RestorePreflight(StagingContext context, TargetDisk disk)
{
    /// <summary>Looks.</summary>
    /// <param name="target">The database to replace.</param>
    /// <param name="backup">The backup; <see langword="null"/> for the previous database.</param>
    /// <param name="environment">The environment, when there is one.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>NoPreviousDatabase</c> and the refusals of a sync.</exception>
    public async Task<RestorePlan> RunAsync(
        DatabaseReference target, BackupFile? backup, EnvironmentName? environment, CancellationToken cancellationToken)
    {
        DatabaseNames names = DatabaseNames.Of(target.Address.Database);
        await using DatabaseServer server = DatabaseServer.ForMaintenance(target.Address);
        await using NpgsqlConnection session = await server.OpenAsync(cancellationToken);
        TargetRefusals.RequireVersion(session, target);
        TargetState state = await TargetServer.InspectAsync(session, names, cancellationToken);
        TargetRefusals.RequireStaging(target, state, environment);
        TargetRefusals.RequireRights(target, state);
        var plan = new RestorePlan(target, state, await DatabaseLocale.ReadAsync(session, cancellationToken)) { Backup = backup };
        if (backup is null)
        {
            RequirePrevious(target, state, names);
            return plan;
        }

        PostgresPrograms programs = await PostgresPrograms.FindAsync(context, state.Major, cancellationToken);
        await new BackupLoader(context, programs).CheckAsync(backup, cancellationToken);
        // Text takes about what the tables take, and an archive is compressed: less than its file it never is.
        DiskRoom room = await disk.MeasureAsync(backup.Size, target, state, environment, session, cancellationToken);
        room.RequireFit(target);
        return plan with { Programs = programs, Disk = room };
    }

    private static void RequirePrevious(DatabaseReference target, TargetState state, DatabaseNames names)
    {
        if (state.PreviousMark == DatabaseMark.Previous)
            return;

        throw new StagingException(
            "NoPreviousDatabase",
            StagingErrorCategory.NotFound,
            state.PreviousSize is null
                ? $"There is no database {names.Previous} on {target.Address.Host} to go back to."
                : $"The database {names.Previous} on {target.Address.Host} was not left by a sync, so it is not touched.")
        {
            TargetInput = target.Text,
            RecommendedAction = "Give a backup with --backup-path, or fill the database again with 'staging sync'.",
        };
    }
}
