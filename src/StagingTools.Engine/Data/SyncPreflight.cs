using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Restore;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Data;

/// <summary>Looks at both sides before anything is asked or changed, and refuses what could not end well.</summary>
/// <param name="context">Variables and the working directory.</param>
/// <param name="disk">Tells the room on the staging server.</param>
internal sealed class SyncPreflight(StagingContext context, TargetDisk disk)
{
    /// <summary>Looks.</summary>
    /// <param name="source">Production.</param>
    /// <param name="target">The database to replace.</param>
    /// <param name="environment">The environment, when there is one.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="backup">Writes the present data to a file first; <see langword="null"/> when that is not asked for.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What was found, and the rules bound to production's tables.</returns>
    public async Task<(SyncSides Sides, SyncPlan Plan, PostgresPrograms Programs)> RunAsync(
        DatabaseReference source,
        DatabaseReference target,
        EnvironmentName? environment,
        SanitizationRules rules,
        DatabaseBackup? backup,
        CancellationToken cancellationToken)
    {
        DatabaseNames names = DatabaseNames.Of(target.Address.Database);
        await using DatabaseServer sourceServer = DatabaseServer.ForReading(source.Address);
        await using DatabaseServer targetServer = DatabaseServer.ForMaintenance(target.Address);
        await using NpgsqlConnection sourceSession = await sourceServer.OpenAsync(cancellationToken);
        TargetRefusals.RequireVersion(sourceSession, source);
        await using NpgsqlConnection targetSession = await targetServer.OpenAsync(cancellationToken);
        TargetRefusals.RequireVersion(targetSession, target);
        await SameDatabase.RefuseAsync(
            sourceSession, source.Address, targetSession, target.Address, names, cancellationToken);
        TargetState state = await TargetServer.InspectAsync(targetSession, names, cancellationToken);
        await TargetRefusals.RequireDirectionAsync(source, sourceSession, target, state, environment, cancellationToken);
        TargetRefusals.RequireStaging(target, state, environment);
        TargetRefusals.RequireRights(target, state);
        DatabaseLocale locale = await DatabaseLocale.ReadAsync(sourceSession, cancellationToken);

        int sourceMajor = sourceSession.PostgreSqlVersion.Major;
        PostgresPrograms programs = await PostgresPrograms.FindAsync(
            context, Math.Max(sourceMajor, state.Major), cancellationToken);
        await SourceSnapshot.BeginAsync(sourceSession, cancellationToken);
        SyncPlan plan = await SyncPlanner.PlanAsync(sourceSession, rules, cancellationToken);
        DiskRoom room = await disk.MeasureAsync(
            await TargetDisk.NeededAsync(sourceSession, plan, cancellationToken),
            target,
            state,
            environment,
            targetSession,
            cancellationToken);
        room.RequireFit(target);
        if (backup is not null)
            await backup.RequireSpaceAsync(targetSession, cancellationToken);
        var sides = new SyncSides(source, target, state, sourceMajor, locale) { Disk = room, BackupFolder = backup?.Folder };
        return (sides, plan, programs);
    }
}
