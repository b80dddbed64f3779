using StagingTools.Engine.Environments;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether RDS says that the database runs.</summary>
internal sealed class DatabaseAvailableCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "DatabaseAvailable";

    /// <inheritdoc/>
    public string Category => "Database";

    /// <inheritdoc/>
    public string Title => "the database instance";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Credentials"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["rds:DescribeDBInstances"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        if (await scene.Stores.FindDatabaseAsync(cancellationToken) is not { } database)
            return CheckResult.Failed($"There is no database {scene.Name.DatabaseInstance}.", "Make it with 'staging new'.");

        string[] evidence =
        [
            $"{database.DBInstanceIdentifier} is {database.DBInstanceStatus}",
            $"{database.Engine} {database.EngineVersion} on {database.DBInstanceClass}",
        ];
        if (ServiceStatus.IsDatabaseReady(database.DBInstanceStatus))
            return CheckResult.Passed(evidence);

        CheckResult broken = ServiceStatus.WillBeReady(database.DBInstanceStatus)
            ? CheckResult.Warning($"The database is {database.DBInstanceStatus}.", "Wait until it is available.")
            : CheckResult.Failed(
                $"The database is {database.DBInstanceStatus}.",
                $"Start it with 'aws rds start-db-instance --db-instance-identifier {scene.Name.DatabaseInstance}', or look at its events in the console of RDS.");
        return broken with { Evidence = evidence };
    }
}
