using System.Globalization;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Rds;

/// <summary>New instances from the data of others: a snapshot, or any moment since the first automated backup.</summary>
internal sealed partial class RdsOverlay
{
    private async Task<AwsResponse> RestoreSnapshotAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        QueryParameters query = request.Query;
        string identifier = Identifier(query.Required("DBInstanceIdentifier"), "DBInstanceIdentifier");
        XElement? subnets = await SubnetGroupAsync(request, cancellationToken).ConfigureAwait(false);
        DbSnapshot snapshot;
        DbInstance instance;
        lock (_store.Gate)
        {
            snapshot = _store.Snapshot(request.Region, SnapshotName(query.Required("DBSnapshotIdentifier")));
            if (snapshot.Status != "available")
            {
                throw new AwsException(
                    "InvalidDBSnapshotState", $"Snapshot {snapshot.Identifier} is not currently in the available state.");
            }

            instance = NewRestored(request, identifier, snapshot.Settings, subnets);
        }

        _ = _lifecycle.CreateAsync(
            instance,
            password: null,
            query.Number("Port") ?? StandardPort,
            () => Task.FromResult(new DataOrigin(snapshot.DataPath)));
        return Answer(request, instance);
    }

    private async Task<AwsResponse> RestoreMomentAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        QueryParameters query = request.Query;
        string identifier = Identifier(query.Required("TargetDBInstanceIdentifier"), "TargetDBInstanceIdentifier");
        XElement? subnets = await SubnetGroupAsync(request, cancellationToken).ConfigureAwait(false);
        bool latest = query.Flag("UseLatestRestorableTime") == true;
        if (latest == query["RestoreTime"] is { Length: > 0 })
        {
            throw AwsException.InvalidParameterCombination(
                "Exactly one of RestoreTime and UseLatestRestorableTime has to be specified.");
        }

        DateTimeOffset now = _context.Time.GetUtcNow();
        DateTimeOffset moment = latest ? now : Moment(query["RestoreTime"]!);
        DbInstance source;
        DbSnapshot origin;
        DbInstance instance;
        lock (_store.Gate)
        {
            source = Source(request);
            Expect(source, "available", "backing-up", "modifying");
            DateTimeOffset earliest = _store.EarliestRestorable(source) ?? throw new AwsException(
                "PointInTimeRestoreNotEnabled",
                $"{source.Identifier} has no automated backups: point in time restore is not enabled.");
            if (moment > now || _store.BaseFor(source, moment) is not { } found)
            {
                throw AwsException.InvalidParameterValue(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The specified restore time is not within {earliest.UtcDateTime:s}Z and {now.UtcDateTime:s}Z."));
            }

            origin = found;
            instance = NewRestored(request, identifier, source.Settings, subnets);
        }

        _ = _lifecycle.CreateAsync(instance, password: null, query.Number("Port") ?? StandardPort, async () =>
        {
            await source.Server!.ArchiveAsync(CancellationToken.None).ConfigureAwait(false);
            return new DataOrigin(origin.DataPath, new PointInTime(source.Server.ArchivePath, moment));
        });
        return Answer(request, instance);
    }

    private AwsResponse DescribeAutomatedBackups(AwsRequest request)
    {
        QueryParameters query = request.Query;
        DateTimeOffset now = _context.Time.GetUtcNow();
        lock (_store.Gate)
        {
            DbInstance[] instances =
            [
                .. _store.Instances.Where(instance => instance.Region == request.Region
                    && instance.Status != "deleting"
                    && _store.EarliestRestorable(instance) is not null
                    && (query["DbiResourceId"] is not { Length: > 0 } resource || instance.ResourceId == resource)
                    && (query["DBInstanceIdentifier"] is not { Length: > 0 } name
                        || string.Equals(instance.Identifier, name, StringComparison.OrdinalIgnoreCase))),
            ];
            if (instances.Length == 0 && query["DbiResourceId"] is { Length: > 0 } asked)
            {
                throw new AwsException(
                    "DBInstanceAutomatedBackupNotFound", $"There is no automated backup of {asked}.", 404);
            }

            (IReadOnlyList<DbInstance> page, XElement? marker) = Paging.Slice(query, instances);
            return AwsResponse.Xml(
                request,
                new XElement("DBInstanceAutomatedBackups", page.Select(instance => RdsXml.AutomatedBackup(
                    instance, _store.EarliestRestorable(instance)!.Value, now, _context.AccountId))),
                marker);
        }
    }

    private DbInstance NewRestored(
        AwsRequest request, string identifier, IReadOnlyDictionary<string, string> source, XElement? subnets)
    {
        QueryParameters query = request.Query;
        Dictionary<string, string> settings = DbInstanceSettings.Restore(source, query);
        string family = "postgres" + settings["EngineVersion"].Split('.')[0];
        CheckParameterGroup(request, family);
        var instance = new DbInstance
        {
            Identifier = identifier,
            Region = request.Region,
            ResourceId = RdsStore.NewResourceId(),
            Arn = _store.Arn(request.Region, "db", identifier),
            RequestedAt = _context.Time.GetUtcNow(),
            Settings = settings,
            SecurityGroups = query.Strings("VpcSecurityGroupIds"),
            LogExports = query.Strings("EnableCloudwatchLogsExports"),
            SubnetGroup = subnets,
            ParameterGroup = query["DBParameterGroupName"] ?? "default." + family,
            Tags = query.Tags(),
        };
        _store.Add(instance);
        return instance;
    }

    private DbInstance Source(AwsRequest request)
    {
        if (request.Query["SourceDbiResourceId"] is not { Length: > 0 } resource)
        {
            return _store.Instance(request.Region, request.Query.Required("SourceDBInstanceIdentifier"));
        }

        return _store.Instances.FirstOrDefault(
                instance => instance.Region == request.Region && instance.ResourceId == resource)
            ?? throw new AwsException("DBInstanceNotFound", $"DBInstance {resource} not found.", 404);
    }

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment.ToUniversalTime()
            : throw AwsException.InvalidParameterValue($"Invalid value '{text}' for RestoreTime.");
}
