using System.Globalization;
using Npgsql;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether a migration of the application stopped half-way, as far as the database tells.</summary>
internal sealed class MigrationsCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "Migrations";

    /// <inheritdoc/>
    public string Category => "Database";

    /// <inheritdoc/>
    public string Title => "the application's migrations";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["DatabaseLogin"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        if (await EnvironmentDatabase.FindAsync(scene, cancellationToken) is not { } address)
            return CheckResult.Skipped("The secret holds no address of a database.");

        await using DatabaseServer server = DatabaseServer.ForReading(address);
        await using NpgsqlConnection connection = await server.OpenAsync(cancellationToken);
        foreach (MigrationTable table in MigrationTable.Known)
        {
            if (await table.CountAsync(connection, cancellationToken) is not { } found)
                continue;

            string evidence = string.Create(CultureInfo.InvariantCulture, $"{table.Tool}: {found.Done} done, {found.Broken} that did not end");
            return found.Broken == 0
                ? CheckResult.Passed(evidence)
                : CheckResult.Failed($"{table.Tool} has migrations that began and did not end well.", table.Mend) with { Evidence = [evidence] };
        }

        return CheckResult.Skipped($"No table of a known migration tool is there ({string.Join(", ", MigrationTable.Known.Select(table => table.Tool))}).");
    }
}
