using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Swap;

/// <summary>Refuses databases that may not or cannot be replaced, before anything is asked or changed.</summary>
internal static class TargetRefusals
{
    private const int OldestServer = 13;

    /// <summary>Refuses a server that is too old.</summary>
    /// <param name="connection">A session on it.</param>
    /// <param name="reference">How the user named it.</param>
    /// <exception cref="StagingException"><c>DatabaseTooOld</c>.</exception>
    public static void RequireVersion(NpgsqlConnection connection, DatabaseReference reference)
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

    /// <summary>
    /// Refuses a target that is not known as staging. A database that the environment's own secret leads to was made for
    /// staging; any other has to say that it is one.
    /// </summary>
    /// <exception cref="StagingException"><c>TargetNotMarked</c>.</exception>
    public static void RequireStaging(DatabaseReference target, TargetState state, EnvironmentName? environment)
    {
        if (IsStaging(target, state, environment))
            return;

        throw new StagingException(
            "TargetNotMarked",
            StagingErrorCategory.InvalidState,
            $"{target.Address} is not marked as a staging database, so it is not touched.")
        {
            TargetInput = target.Text,
            RecommendedAction =
                "Make sure that it is not production. Then mark it, as its owner: 'staging sync mark --target REFERENCE', or in SQL "
                + $"COMMENT ON DATABASE {SqlText.Name(target.Address.Database)} IS {SqlText.Literal(DatabaseMark.Write(null, DatabaseMark.Staging))}",
        };
    }

    /// <summary>Refuses a source that is staging for a target that is not: the two are swapped.</summary>
    /// <param name="source">The source.</param>
    /// <param name="sourceSession">A session on it.</param>
    /// <param name="target">The target.</param>
    /// <param name="state">What stands there.</param>
    /// <param name="environment">The environment, when there is one.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>WrongDirection</c>.</exception>
    public static async Task RequireDirectionAsync(
        DatabaseReference source,
        NpgsqlConnection sourceSession,
        DatabaseReference target,
        TargetState state,
        EnvironmentName? environment,
        CancellationToken cancellationToken)
    {
        if (IsStaging(target, state, environment))
            return;

        await using var command = new NpgsqlCommand(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()", sourceSession);
        if (DatabaseMark.Find(await command.ExecuteScalarAsync(cancellationToken) as string) is null)
            return;

        throw new StagingException(
            "WrongDirection",
            StagingErrorCategory.InvalidArgument,
            $"The source {source.Address} is marked as staging and the target {target.Address} is not: they look swapped.")
        {
            TargetInput = target.Text,
            RecommendedAction = "Give production as the source and the staging database as the target.",
        };
    }

    /// <summary>Refuses a role that could not swap databases.</summary>
    /// <exception cref="StagingException">
    /// <c>TargetReadOnly</c>, <c>TargetRoleNotOwner</c>, <c>TargetRoleCannotCreateDatabases</c>.
    /// </exception>
    public static void RequireRights(DatabaseReference target, TargetState state)
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
                $"The role {state.Role} may not make databases on {target.Address.Host}, which renaming them takes too.",
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

    private static bool IsStaging(DatabaseReference target, TargetState state, EnvironmentName? environment) =>
        state.Mark == DatabaseMark.Staging
        || (state.Mark is null && environment is not null && target.SecretName == environment.Secret("database-url"));
}
