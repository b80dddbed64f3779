using System.Globalization;
using Amazon.RDS.Model;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the database answers from here.</summary>
internal sealed class DatabaseReachableCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "DatabaseReachable";

    /// <inheritdoc/>
    public string Category => "Database";

    /// <inheritdoc/>
    public string Title => "the way to the database";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["DatabaseAvailable"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["rds:DescribeDBInstances"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        DBInstance? database = await scene.Stores.FindDatabaseAsync(cancellationToken);
        if (database?.Endpoint is not { Address: { } host, Port: { } port })
            return CheckResult.Skipped("RDS tells no address of the database.");

        EndpointProbe probe = await EndpointProbe.RunAsync(host, port, cancellationToken);
        string evidence = string.Create(CultureInfo.InvariantCulture, $"{host}:{port} {probe.Describe()}");
        if (probe.Failure is null)
            return CheckResult.Passed(evidence);

        CheckResult result = probe.IsPrivate
            ? CheckResult.Skipped("The database has a private address, which is not reached from here; the application's own way to it is what SecurityGroups looks at.") with
            {
                Mend = "Use 'staging connect --tunnel', a VPN, or run this in the VPC.",
            }
            : CheckResult.Failed(
                $"The database is not reached from here: {probe.Failure}",
                "Let this machine's address into the database's security group, or use 'staging connect --tunnel'.");
        return result with { Evidence = [evidence] };
    }
}
