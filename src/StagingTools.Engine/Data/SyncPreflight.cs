using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Copy;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data;

/// <summary>Looks at both sides before anything is asked or changed, and refuses what could not end well.</summary>
/// <param name="context">Variables and the working directory.</param>
internal sealed class SyncPreflight(StagingContext context)
{
    private const int OldestServer = 13;

    /// <summary>Looks.</summary>
    /// <param name="source">Production.</param>
    /// <param name="target">The database to replace.</param>
    /// <param name="environment">The environment, when there is one.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What was found, and the rules bound to production's tables.</returns>
    public async Task<(SyncSides Sides, SyncPlan Plan, PostgresPrograms Programs)> RunAsync(
        DatabaseReference source,
        DatabaseReference target,
        EnvironmentName? environment,
        SanitizationRules rules,
        CancellationToken cancellationToken)
    {
        DatabaseNames names = DatabaseNames.Of(target.Address.Database);
        await using DatabaseServer sourceServer = DatabaseServer.ForReading(source.Address);
        await using DatabaseServer targetServer = DatabaseServer.ForMaintenance(target.Address);
        await using NpgsqlConnection sourceSession = await sourceServer.OpenAsync(cancellationToken);
        RequireVersion(sourceSession, source);
        SyncSides sides;
        await using (NpgsqlConnection targetSession = await targetServer.OpenAsync(cancellationToken))
        {
            RequireVersion(targetSession, target);
            await SameDatabase.RefuseAsync(
                sourceSession, source.Address, targetSession, target.Address, names, cancellationToken);
            TargetState state = await TargetServer.InspectAsync(targetSession, names, cancellationToken);
            RequireStaging(target, state, environment);
            RequireRights(target, state);
            sides = new SyncSides(
                source, target, state, sourceSession.PostgreSqlVersion.Major, await ReadLocaleAsync(sourceSession, cancellationToken));
        }

        PostgresPrograms programs = await PostgresPrograms.FindAsync(
            context, Math.Max(sides.SourceMajor, sides.TargetState.Major), cancellationToken);
        await SourceSnapshot.BeginAsync(sourceSession, cancellationToken);
        return (sides, await SyncPlanner.PlanAsync(sourceSession, rules, cancellationToken), programs);
    }

    private static void RequireVersion(NpgsqlConnection connection, DatabaseReference reference)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
            throw new StagingException(
                "DatabaseTooOld",
                StagingErrorCategory.InvalidArgument,
                $"{reference.Address} runs PostgreSQL {connection.PostgreSqlVersion.Major}; {OldestServer} or later is needed.")
            {
                TargetInput = reference.Text,
                RecommendedAction = "Upgrade the server.",
            };
    }

    // A database that the environment's own secret leads to was made for staging; any other has to say that it is one.
    private static void RequireStaging(DatabaseReference target, TargetState state, EnvironmentName? environment)
    {
        if (state.Mark == DatabaseMark.Staging
            || (state.Mark is null && environment is not null && target.SecretName == environment.Secret("database-url")))
            return;

        throw new StagingException(
            "TargetNotMarked",
            StagingErrorCategory.InvalidState,
            $"{target.Address} is not marked as a staging database, so it is not touched.")
        {
            TargetInput = target.Text,
            RecommendedAction =
                "Make sure that it is not production. Then mark it, as its owner: "
                + $"COMMENT ON DATABASE {SqlText.Name(target.Address.Database)} IS {SqlText.Literal(DatabaseMark.Write(null, DatabaseMark.Staging))}",
        };
    }

    private static void RequireRights(DatabaseReference target, TargetState state)
    {
        (string id, string message, string action)? problem = state switch
        {
            { IsReplica: true } => (
                "TargetReadOnly",
                $"{target.Address} is a replica, which takes no changes.",
                "Give the address of the primary."),
            { IsOwner: false } => (
                "TargetRoleNotOwner",
                $"The role {state.Role} does not own {target.Address}, and only the owner can rename it.",
                $"Log in as the owner, or make it one: ALTER DATABASE {SqlText.Name(target.Address.Database)} OWNER TO {SqlText.Name(state.Role)}"),
            { CanCreateDatabases: false } => (
                "TargetRoleCannotCreateDatabases",
                $"The role {state.Role} may not make databases on {target.Address.Host}; a sync fills a new one and renames it in.",
                $"As an administrator: ALTER ROLE {SqlText.Name(state.Role)} CREATEDB"),
            _ => null,
        };
        if (problem is { } found)
            throw new StagingException(found.id, StagingErrorCategory.PermissionDenied, found.message)
            {
                TargetInput = target.Text,
                RecommendedAction = found.action,
            };
    }

    private static async Task<DatabaseLocale> ReadLocaleAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // The provider came with 15; the column of its locale was renamed by 17.
        (string provider, string locale) = connection.PostgreSqlVersion.Major switch
        {
            < 15 => ("'c'", "null"),
            < 17 => ("datlocprovider::text", "daticulocale"),
            _ => ("datlocprovider::text", "datlocale"),
        };
        await using var command = new NpgsqlCommand(
            $"""
            select pg_encoding_to_char(encoding), {provider}, datcollate, datctype, {locale}
            from pg_database where datname = current_database()
            """,
            connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new DatabaseLocale(
            row.GetString(0), row.GetString(1)[0], row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4));
    }
}
