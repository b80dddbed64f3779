using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Environments.Snapshots;

/// <summary>Lists the snapshots of an environment's database, also of an environment that was removed. Changes nothing.</summary>
/// <param name="context">Where it works.</param>
public sealed class GetSnapshot(StagingContext context)
{
    /// <summary>Lists.</summary>
    /// <param name="request">Of which environment, and which of them.</param>
    /// <param name="host">Is told details.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The snapshots, the newest first; none when a pattern matches none, or there is none yet.</returns>
    /// <exception cref="StagingException">
    /// <c>SnapshotNotFound</c> for a name that is no pattern; <c>EnvironmentNotFound</c> when there is neither a database nor a
    /// snapshot.
    /// </exception>
    public async IAsyncEnumerable<StagingSnapshot> RunAsync(
        GetSnapshotRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.WarnAsync(session, host, cancellationToken);
        var reader = new SnapshotReader(session, name);
        IReadOnlyList<DBSnapshot> all = await reader.ListAsync(cancellationToken);
        host.Verbose($"There are {all.Count} snapshots of {name.DatabaseInstance} in {session.Region}.");
        if (all.Count == 0
            && await new DataStores(session, name, context.TimeProvider).FindDatabaseAsync(cancellationToken) is null)
            throw SnapshotErrors.NoEnvironment(name, session.Region, $"there is neither {name.DatabaseInstance} nor a snapshot of it");

        bool any = false;
        foreach (DBSnapshot snapshot in all.Where(snapshot => Matches(request.Name, snapshot)))
        {
            any = true;
            yield return reader.Describe(snapshot);
        }

        if (!any && request.Name is { Length: > 0 } exact && !SnapshotName.IsPattern(exact))
            throw SnapshotErrors.NotFound(name, exact);
    }

    private static bool Matches(string? pattern, DBSnapshot snapshot) =>
        string.IsNullOrEmpty(pattern)
        || FileSystemName.MatchesSimpleExpression(pattern, snapshot.DBSnapshotIdentifier, ignoreCase: true);
}
