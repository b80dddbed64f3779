using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the login of the secret works, and what the database says of itself.</summary>
internal sealed class DatabaseLoginCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "DatabaseLogin";

    /// <inheritdoc/>
    public string Category => "Database";

    /// <inheritdoc/>
    public string Title => "the login of the secret";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["DatabaseReachable"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        if (await EnvironmentDatabase.FindAsync(scene, cancellationToken) is not { } address)
            return CheckResult.Failed($"The secret {scene.Name.Secret("database-url")} holds no address of a database.", "Write it with 'staging new'.");

        try
        {
            await using DatabaseServer server = DatabaseServer.ForReading(address);
            await using NpgsqlConnection connection = await server.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(
                "select current_setting('server_version'), pg_catalog.shobj_description(oid, 'pg_database') from pg_catalog.pg_database where datname = pg_catalog.current_database()",
                connection);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            string? comment = await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1);
            bool? masked = DatabaseMark.IsSanitized(DatabaseMark.FindDetail(comment));
            string[] evidence =
            [
                $"{address} as {address.User}, PostgreSQL {reader.GetString(0)}",
                DatabaseMark.Find(comment) == DatabaseMark.Staging ? "marked as staging" : "not marked as staging",
                masked switch { true => "its data is masked", false => "its data is NOT masked", null => "nobody synced data into it" },
            ];
            return masked == false
                ? CheckResult.Warning("Production's data stands in it unmasked.", "Fill it again with 'staging sync', or remove the environment.") with { Evidence = evidence }
                : CheckResult.Passed(evidence);
        }
        catch (StagingException refused) when (refused.ErrorId == "DatabaseLoginFailed")
        {
            return CheckResult.Failed(
                $"The database does not take the login of {scene.Name.Secret("database-url")}.",
                "Give both a new password with 'staging rotate', or put the secret's earlier version back.");
        }
    }
}
