using System.Globalization;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Rds;

/// <summary>
/// What RDS offers and what the account may have: engine versions, quotas, and their refusals. It stands before the instances
/// themselves. The emulator lists no versions, and knows tags of groups that are not there.
/// </summary>
internal sealed class RdsAccountOverlay(SandboxContext context, RdsStore store, LimitsHolder limits) : IServiceOverlay
{
    private const string Engine = "postgres";

    // Major version, then the minor versions from first to last, as they were offered at the end of 2025.
    private static readonly (int Major, int First, int Last)[] s_offered =
        [(13, 20, 23), (14, 17, 20), (15, 12, 15), (16, 8, 11), (17, 4, 7)];

    /// <inheritdoc/>
    public string Service => "rds";

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        switch (request.Action)
        {
            case "DescribeDBEngineVersions":
                return Versions(request);
            case "DescribeAccountAttributes":
                return await AttributesAsync(request, cancellationToken).ConfigureAwait(false);
            case "CreateDBInstance":
                RefuseInstance(request);
                return null;
            case "CreateDBSnapshot":
                RefuseSnapshot(request);
                return null;
            case "ListTagsForResource":
                await RefuseUnknownSubnetGroupAsync(request, cancellationToken).ConfigureAwait(false);
                return null;
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private AwsResponse Versions(AwsRequest request)
    {
        QueryParameters query = request.Query;
        IEnumerable<(int Major, string Version)> versions = query["Engine"] is null or Engine ? Offered() : [];
        if (query["EngineVersion"] is { Length: > 0 } line)
        {
            versions = versions.Where(version =>
                version.Version == line || version.Version.StartsWith(line + ".", StringComparison.Ordinal));
        }

        if (query["DBParameterGroupFamily"] is { Length: > 0 } family)
        {
            versions = versions.Where(version => Family(version.Major) == family);
        }

        if (query.Flag("DefaultOnly") == true)
        {
            versions = versions.GroupBy(version => version.Major).Select(major => major.Last());
        }

        (IReadOnlyList<(int Major, string Version)> page, XElement? marker) = Paging.Slice(query, versions);
        return AwsResponse.Xml(
            request,
            new XElement("DBEngineVersions", page.Select(version => new XElement(
                "DBEngineVersion",
                new XElement("Engine", Engine),
                new XElement("EngineVersion", version.Version),
                new XElement("MajorEngineVersion", version.Major),
                new XElement("DBParameterGroupFamily", Family(version.Major)),
                new XElement("DBEngineDescription", "PostgreSQL"),
                new XElement("DBEngineVersionDescription", $"PostgreSQL {version.Version}-R1"),
                new XElement("Status", "available")))),
            marker);
    }

    private IEnumerable<(int Major, string Version)> Offered() =>
        from line in s_offered
        from minor in Enumerable.Range(line.First, line.Last - line.First + 1)
        let version = string.Create(CultureInfo.InvariantCulture, $"{line.Major}.{minor}")
        where limits.Current.Offers(Engine, version)
        select (line.Major, version);

    private static string Family(int major) => string.Create(CultureInfo.InvariantCulture, $"postgres{major}");

    private async Task<AwsResponse> AttributesAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        XElement subnets = await context.Moto
            .QueryAsync("rds", request.Region, "DescribeDBSubnetGroups", [], cancellationToken).ConfigureAwait(false);
        SandboxLimits now = limits.Current;
        lock (store.Gate)
        {
            (string Name, int Used, int Max)[] quotas =
            [
                ("DBInstances", InstancesOf(request.Region).Count(), now.DatabaseInstances),
                ("AllocatedStorage", StorageOf(request.Region), now.DatabaseStorage),
                ("DBParameterGroups", store.ParameterGroups.Count(group => group.Region == request.Region), 50),
                ("ManualSnapshots", SnapshotsOf(request.Region), now.ManualSnapshots),
                ("DBSubnetGroups", subnets.Descendants("DBSubnetGroup").Count(), 50),
            ];
            return AwsResponse.Xml(
                request,
                new XElement("AccountQuotas", quotas.Select(quota => new XElement(
                    "AccountQuota",
                    new XElement("AccountQuotaName", quota.Name),
                    new XElement("Used", quota.Used),
                    new XElement("Max", quota.Max)))));
        }
    }

    private void RefuseInstance(AwsRequest request)
    {
        SandboxLimits now = limits.Current;
        if (request.Query["EngineVersion"] is { Length: > 0 } version && !now.Offers(Engine, version))
        {
            throw AwsException.InvalidParameterCombination($"Cannot find version {version} for {Engine}");
        }

        lock (store.Gate)
        {
            if (InstancesOf(request.Region).Count() >= now.DatabaseInstances)
            {
                throw new AwsException("InstanceQuotaExceeded", "Request would exceed the quota of DB instances.");
            }

            if (StorageOf(request.Region) + (request.Query.Number("AllocatedStorage") ?? 0) > now.DatabaseStorage)
            {
                throw new AwsException("StorageQuotaExceeded", "Request would exceed the allowed amount of storage.");
            }
        }
    }

    private void RefuseSnapshot(AwsRequest request)
    {
        lock (store.Gate)
        {
            if (SnapshotsOf(request.Region) >= limits.Current.ManualSnapshots)
            {
                throw new AwsException("SnapshotQuotaExceeded", "Request would exceed the quota of manual DB snapshots.");
            }
        }
    }

    private async Task RefuseUnknownSubnetGroupAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        if (request.Query.Required("ResourceName").Split(':') is not [.., "subgrp", var name])
        {
            return;
        }

        XElement answer = await context.Moto
            .QueryAsync("rds", request.Region, "DescribeDBSubnetGroups", [], cancellationToken).ConfigureAwait(false);
        if (!answer.Descendants("DBSubnetGroupName").Any(group => group.Value == name))
        {
            throw new AwsException("DBSubnetGroupNotFoundFault", $"DB subnet group '{name}' does not exist.", 404);
        }
    }

    private IEnumerable<DbInstance> InstancesOf(string region) => store.Instances.Where(instance => instance.Region == region);

    private int StorageOf(string region) => InstancesOf(region).Sum(
        instance => int.TryParse(instance["AllocatedStorage"], CultureInfo.InvariantCulture, out int storage) ? storage : 0);

    private int SnapshotsOf(string region) => store.Snapshots.Count(snapshot => snapshot.Source.Region == region);
}
