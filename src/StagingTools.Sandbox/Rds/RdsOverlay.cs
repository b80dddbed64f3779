using System.Text.RegularExpressions;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Rds;

/// <summary>
/// RDS instances, snapshots and parameter groups backed by real PostgreSQL servers. Subnet groups and everything else
/// of RDS stay with the emulator.
/// </summary>
internal sealed partial class RdsOverlay : IServiceOverlay
{
    private const int StandardPort = 5432;

    private readonly SandboxContext _context;
    private readonly RdsStore _store;
    private readonly InstanceLifecycle _lifecycle;
    private readonly CertificateAuthority _authority;
    private readonly ParameterGroupOperations _groups;
    private readonly Lazy<string> _serverVersion;

    /// <summary>Makes the overlay; the template cluster is made ready in the background.</summary>
    public RdsOverlay(SandboxContext context, PostgresInstallation installation)
    {
        _context = context;
        _store = new RdsStore(context.AccountId);
        _authority = new CertificateAuthority(context.Time);
        File.WriteAllText(context.State.CertificateAuthorityPath, _authority.Pem);
        Template = new PostgresTemplate(installation, context.Identity.DatabasesPath);
        _lifecycle = new InstanceLifecycle(context, _store, Template, installation, _authority);
        _groups = new ParameterGroupOperations(
            _store, ServerParameterCatalog.ReadAsync(installation, CancellationToken.None), _lifecycle.ApplyAsync);
        _serverVersion = new Lazy<string>(() => Version().Match(
            Processes.Command.Run(Path.Combine(installation.Bin, "postgres"), ["--version"], installation.Environment)
                .Output).Value);
    }

    /// <inheritdoc/>
    public string Service => "rds";

    /// <summary>The instances and snapshots.</summary>
    public RdsStore Store => _store;

    /// <summary>The cluster that instances start as.</summary>
    public PostgresTemplate Template { get; }

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken) =>
        request.Action switch
        {
            "CreateDBInstance" => await CreateAsync(request, cancellationToken).ConfigureAwait(false),
            "DescribeDBInstances" => Describe(request),
            "ModifyDBInstance" => await ModifyAsync(request, cancellationToken).ConfigureAwait(false),
            "DeleteDBInstance" => Delete(request),
            "RestoreDBInstanceFromDBSnapshot" => await RestoreSnapshotAsync(request, cancellationToken).ConfigureAwait(false),
            "RestoreDBInstanceToPointInTime" => await RestoreMomentAsync(request, cancellationToken).ConfigureAwait(false),
            "DescribeDBInstanceAutomatedBackups" => DescribeAutomatedBackups(request),
            "RebootDBInstance" => Move(request, "available", "rebooting", _lifecycle.RebootAsync),
            "StopDBInstance" => Move(request, "available", "stopping", _lifecycle.StopAsync),
            "StartDBInstance" => Move(request, "stopped", "starting", _lifecycle.StartAsync),
            "CreateDBSnapshot" => CreateSnapshot(request),
            "DescribeDBSnapshots" => DescribeSnapshots(request),
            "DeleteDBSnapshot" => DeleteSnapshot(request),
            "AddTagsToResource" or "RemoveTagsFromResource" or "ListTagsForResource" => Tags(request),
            "CreateDBParameterGroup" => _groups.Create(request),
            "DescribeDBParameterGroups" => _groups.Describe(request),
            "DescribeDBParameters" => await _groups.DescribeParametersAsync(request).ConfigureAwait(false),
            "ModifyDBParameterGroup" => await _groups.ModifyAsync(request, reset: false).ConfigureAwait(false),
            "ResetDBParameterGroup" => await _groups.ModifyAsync(request, reset: true).ConfigureAwait(false),
            "DeleteDBParameterGroup" => _groups.Delete(request),
            "DeleteDBSubnetGroup" => RefuseInUse(request),
            _ => null,
        };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        PostgresServer[] servers;
        lock (_store.Gate) servers = [.. _store.Instances.Select(instance => instance.Server).OfType<PostgresServer>()];
        await Task.WhenAll(servers.Select(server => server.StopAsync(immediately: true))).ConfigureAwait(false);
        _authority.Dispose();
    }

    private async Task<AwsResponse> CreateAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        QueryParameters query = request.Query;
        string identifier = Identifier(query.Required("DBInstanceIdentifier"), "DBInstanceIdentifier");
        if (query["ManageMasterUserPassword"] == "true")
        {
            throw new AwsException(
                "NotImplemented", "The sandbox does not keep master passwords in Secrets Manager. Send MasterUserPassword.", 501);
        }

        Dictionary<string, string> settings =
            DbInstanceSettings.Create(query, request.Region, _serverVersion.Value);
        string family = "postgres" + settings["EngineVersion"].Split('.')[0];
        XElement? subnets = await SubnetGroupAsync(request, cancellationToken).ConfigureAwait(false);
        CheckParameterGroup(request, family);
        if (settings["StorageEncrypted"] == "true" && !settings.ContainsKey("KmsKeyId"))
        {
            settings["KmsKeyId"] = await DefaultKeyAsync(request.Region, cancellationToken).ConfigureAwait(false);
        }

        string resourceId = RdsStore.NewResourceId();
        var instance = new DbInstance
        {
            Identifier = identifier,
            Region = request.Region,
            ResourceId = resourceId,
            Arn = _store.Arn(request.Region, "db", identifier),
            RequestedAt = _context.Time.GetUtcNow(),
            Settings = settings,
            SecurityGroups = query.Strings("VpcSecurityGroupIds"),
            LogExports = query.Strings("EnableCloudwatchLogsExports"),
            SubnetGroup = subnets,
            ParameterGroup = query["DBParameterGroupName"] ?? "default." + family,
            Tags = query.Tags(),
        };
        lock (_store.Gate) _store.Add(instance);
        _ = _lifecycle.CreateAsync(instance, query["MasterUserPassword"]!, query.Number("Port") ?? StandardPort);
        return Answer(request, instance);
    }

    private AwsResponse Describe(AwsRequest request)
    {
        lock (_store.Gate)
        {
            if (request.Query["DBInstanceIdentifier"] is { Length: > 0 } name)
            {
                string identifier = name.StartsWith("arn:", StringComparison.Ordinal) ? name.Split(':')[^1] : name;
                return Page(request, [_store.Instance(request.Region, identifier)]);
            }

            IEnumerable<DbInstance> instances = _store.Instances.Where(instance => instance.Region == request.Region);
            foreach (QueryParameters filter in request.Query.Structures("Filters"))
            {
                IReadOnlyList<string> values = filter.Strings("Values");
                instances = filter["Name"] switch
                {
                    "db-instance-id" => instances.Where(
                        instance => values.Contains(instance.Identifier) || values.Contains(instance.Arn)),
                    "dbi-resource-id" => instances.Where(instance => values.Contains(instance.ResourceId)),
                    "engine" => instances.Where(instance => values.Contains(instance["Engine"])),
                    "db-cluster-id" => [],
                    var other => throw AwsException.InvalidParameterValue($"Unrecognized filter name: {other}"),
                };
            }

            return Page(request, instances);
        }
    }

    private AwsResponse Page(AwsRequest request, IEnumerable<DbInstance> instances)
    {
        (IReadOnlyList<DbInstance> page, XElement? marker) = Paging.Slice(request.Query, instances);
        DateTimeOffset now = _context.Time.GetUtcNow();
        return AwsResponse.Xml(
            request,
            new XElement("DBInstances", page.Select(instance => RdsXml.Instance(instance, _store.EarliestRestorable(instance), now, _context.AccountId))),
            marker);
    }

    private async Task<AwsResponse> ModifyAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        QueryParameters query = request.Query;
        string? password = query["MasterUserPassword"];
        if (password is not null) DbInstanceSettings.CheckPassword(password);
        XElement? subnets = query["DBSubnetGroupName"] is null
            ? null
            : await SubnetGroupAsync(request, cancellationToken).ConfigureAwait(false);
        if (query["DBPortNumber"] is not null)
        {
            throw AwsException.NotImplemented("rds", "ModifyDBInstance with DBPortNumber");
        }

        string? newName = query["NewDBInstanceIdentifier"] is { Length: > 0 } given
            ? Identifier(given, "NewDBInstanceIdentifier")
            : null;
        DbInstance instance;
        Dictionary<string, string> now;
        bool renamed = false;
        lock (_store.Gate)
        {
            instance = _store.Instance(request.Region, query.Required("DBInstanceIdentifier"));
            Expect(instance, newName is null ? ["available", "backing-up", "modifying"] : ["available"]);
            if (newName is not null && newName != instance.Identifier)
            {
                _store.ExpectFree(request.Region, newName);
                instance.Pending[RdsStore.NewName] = newName;
            }

            (now, Dictionary<string, string> later) = DbInstanceSettings.Modify(instance, query);
            foreach ((string name, string value) in later) instance.Pending[name] = value;
            if (query.Flag("ApplyImmediately") == true)
            {
                foreach ((string name, string value) in instance.Pending.Where(change => change.Key != RdsStore.NewName))
                {
                    now.TryAdd(name, value);
                    instance.Pending.Remove(name);
                }

                renamed = instance.Pending.ContainsKey(RdsStore.NewName);
            }

            if (query.Has("VpcSecurityGroupIds")) instance.SecurityGroups = query.Strings("VpcSecurityGroupIds");
            instance.LogExports =
            [
                .. instance.LogExports
                    .Except(query.Strings("CloudwatchLogsExportConfiguration.DisableLogTypes"))
                    .Union(query.Strings("CloudwatchLogsExportConfiguration.EnableLogTypes")),
            ];
            if (subnets is not null) instance.SubnetGroup = subnets;
            if (query["DBParameterGroupName"] is { } group && group != instance.ParameterGroup)
            {
                instance.ParameterGroup = _store.ParameterGroup(request.Region, group).Name;
                instance.ParameterStatus = "pending-reboot";
            }

            if (now.Count > 0 || password is not null) instance.Status = "modifying";
            if (renamed) instance.Status = "renaming";
        }

        AwsResponse answer = Answer(request, instance);
        if (now.Count > 0 || password is not null || renamed) _ = _lifecycle.ModifyAsync(instance, now, password);
        return answer;
    }

    private AwsResponse Delete(AwsRequest request)
    {
        QueryParameters query = request.Query;
        bool skip = query.Flag("SkipFinalSnapshot") == true;
        string? finalName = query["FinalDBSnapshotIdentifier"] is { Length: > 0 } given
            ? Identifier(given, "FinalDBSnapshotIdentifier")
            : null;
        if (skip == finalName is not null)
        {
            throw AwsException.InvalidParameterCombination(
                skip
                    ? "FinalDBSnapshotIdentifier can not be specified when SkipFinalSnapshot is set to true."
                    : "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        }

        DbInstance instance;
        DbSnapshot? final = null;
        lock (_store.Gate)
        {
            instance = _store.Instance(request.Region, query.Required("DBInstanceIdentifier"));
            if (instance.Status == "deleting")
            {
                throw new AwsException(
                    "InvalidDBInstanceState", $"Instance {instance.Identifier} is already being deleted.");
            }

            if (instance["DeletionProtection"] == "true")
            {
                throw AwsException.InvalidParameterCombination(
                    "Cannot delete protected DB Instance, please disable deletion protection and try again.");
            }

            if (finalName is not null)
            {
                Expect(instance, "available", "modifying", "backing-up");
                final = NewSnapshot(
                    instance,
                    finalName,
                    instance["CopyTagsToSnapshot"] == "true" ? new(instance.Tags, StringComparer.Ordinal) : []);
                _store.Add(final);
            }

            instance.Status = "deleting";
        }

        _ = _lifecycle.DeleteAsync(instance, final);
        return Answer(request, instance);
    }

    private AwsResponse Move(AwsRequest request, string from, string to, Func<DbInstance, Task> move)
    {
        DbInstance instance;
        lock (_store.Gate)
        {
            instance = _store.Instance(request.Region, request.Query.Required("DBInstanceIdentifier"));
            Expect(instance, from);
            instance.Status = to;
        }

        AwsResponse answer = Answer(request, instance);
        _ = move(instance);
        return answer;
    }

    private AwsResponse CreateSnapshot(AwsRequest request)
    {
        string identifier = Identifier(request.Query.Required("DBSnapshotIdentifier"), "DBSnapshotIdentifier");
        DbSnapshot snapshot;
        lock (_store.Gate)
        {
            DbInstance instance = _store.Instance(request.Region, request.Query.Required("DBInstanceIdentifier"));
            Expect(instance, "available");
            Dictionary<string, string> tags = request.Query.Tags();
            if (instance["CopyTagsToSnapshot"] == "true")
            {
                foreach ((string key, string value) in instance.Tags) tags.TryAdd(key, value);
            }

            snapshot = NewSnapshot(instance, identifier, tags);
            _store.Add(snapshot);
            instance.Status = "backing-up";
        }

        AwsResponse answer = Answer(request, snapshot);
        _ = _lifecycle.SnapshotAsync(snapshot, "available");
        return answer;
    }

    private AwsResponse DescribeSnapshots(AwsRequest request)
    {
        QueryParameters query = request.Query;
        lock (_store.Gate)
        {
            IEnumerable<DbSnapshot> snapshots;
            if (query["DBSnapshotIdentifier"] is { Length: > 0 } name)
            {
                snapshots = [_store.Snapshot(request.Region, SnapshotName(name))];
            }
            else
            {
                snapshots = _store.Snapshots.Where(snapshot => snapshot.Source.Region == request.Region);
                if (query["DBInstanceIdentifier"] is { Length: > 0 } instance)
                {
                    snapshots = snapshots.Where(
                        snapshot => string.Equals(
                            snapshot.InstanceIdentifier, instance, StringComparison.OrdinalIgnoreCase));
                }

                if (query["DbiResourceId"] is { Length: > 0 } resource)
                {
                    snapshots = snapshots.Where(snapshot => snapshot.Source.ResourceId == resource);
                }

                snapshots = query["SnapshotType"] switch
                {
                    null or "" => snapshots,
                    "manual" => snapshots.Where(snapshot => !snapshot.IsAutomated),
                    "automated" => snapshots.Where(snapshot => snapshot.IsAutomated),
                    _ => [],
                };
            }

            (IReadOnlyList<DbSnapshot> page, XElement? marker) = Paging.Slice(query, snapshots);
            return AwsResponse.Xml(request, new XElement("DBSnapshots", page.Select(RdsXml.Snapshot)), marker);
        }
    }

    private AwsResponse DeleteSnapshot(AwsRequest request)
    {
        DbSnapshot snapshot;
        lock (_store.Gate)
        {
            snapshot = _store.Snapshot(request.Region, request.Query.Required("DBSnapshotIdentifier"));
            if (snapshot.IsAutomated)
            {
                throw AwsException.InvalidParameterValue(
                    $"The snapshot identifier {snapshot.Identifier} is not valid: automated snapshots cannot be deleted.");
            }

            if (snapshot.Status == "creating")
            {
                throw new AwsException(
                    "InvalidDBSnapshotState", $"Snapshot {snapshot.Identifier} is not currently in the available state.");
            }

            snapshot.Status = "deleted";
            _store.Remove(snapshot);
        }

        snapshot.Delete();
        return Answer(request, snapshot);
    }

    private AwsResponse? Tags(AwsRequest request)
    {
        lock (_store.Gate)
        {
            if (_store.TagsOf(request.Query.Required("ResourceName")) is not { } tags) return null;
            switch (request.Action)
            {
                case "AddTagsToResource":
                    foreach ((string key, string value) in request.Query.Tags()) tags[key] = value;
                    return AwsResponse.Xml(request);
                case "RemoveTagsFromResource":
                    foreach (string key in request.Query.Strings("TagKeys")) tags.Remove(key);
                    return AwsResponse.Xml(request);
                default:
                    return AwsResponse.Xml(request, RdsXml.Tags(tags));
            }
        }
    }

    private AwsResponse? RefuseInUse(AwsRequest request)
    {
        string name = request.Query.Required("DBSubnetGroupName").ToLowerInvariant();
        lock (_store.Gate)
        {
            DbInstance? user = _store.Instances.FirstOrDefault(instance =>
                instance.Region == request.Region && instance.SubnetGroup?.Element("DBSubnetGroupName")?.Value == name);
            return user is null
                ? null
                : throw new AwsException(
                    "InvalidDBSubnetGroupStateFault",
                    $"Cannot delete the subnet group '{name}' because at least one database instance: "
                    + $"{user.Identifier} is still using it.");
        }
    }

    private DbSnapshot NewSnapshot(DbInstance instance, string identifier, Dictionary<string, string> tags) =>
        _store.NewSnapshot(instance, identifier, tags, _context.Time.GetUtcNow(), _context.Identity.DatabasesPath);

    private async Task<XElement?> SubnetGroupAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        if (request.Query["DBSubnetGroupName"] is not { Length: > 0 } name) return null;
        XElement answer = await _context.Moto.QueryAsync(
            "rds", request.Region, "DescribeDBSubnetGroups", [new("DBSubnetGroupName", name)], cancellationToken)
            .ConfigureAwait(false);
        return answer.Descendants("DBSubnetGroup").FirstOrDefault()
            ?? throw new AwsException(
                "DBSubnetGroupNotFoundFault", $"DB subnet group '{name}' does not exist.", 404);
    }

    private void CheckParameterGroup(AwsRequest request, string family)
    {
        if (request.Query["DBParameterGroupName"] is not { } name) return;
        lock (_store.Gate)
        {
            DbParameterGroup group = _store.ParameterGroup(request.Region, name);
            if (group.Family == family) return;
            throw AwsException.InvalidParameterCombination(
                $"The Parameter Group {name} with DBParameterGroupFamily {group.Family} cannot be used for this instance. "
                + $"Please use a Parameter Group with DBParameterGroupFamily {family}");
        }
    }

    private async Task<string> DefaultKeyAsync(string region, CancellationToken cancellationToken)
    {
        var answer = await _context.Moto.JsonAsync(
            "kms",
            region,
            "TrentService.DescribeKey",
            new System.Text.Json.Nodes.JsonObject { ["KeyId"] = "alias/aws/rds" },
            cancellationToken).ConfigureAwait(false);
        return (string?)answer["KeyMetadata"]?["Arn"]
            ?? throw new AwsException("KMSKeyNotAccessibleFault", "The key alias/aws/rds cannot be read.");
    }

    private AwsResponse Answer(AwsRequest request, DbInstance instance)
    {
        lock (_store.Gate)
        {
            return AwsResponse.Xml(
                request,
                RdsXml.Instance(instance, _store.EarliestRestorable(instance), _context.Time.GetUtcNow(), _context.AccountId));
        }
    }

    private AwsResponse Answer(AwsRequest request, DbSnapshot snapshot)
    {
        lock (_store.Gate) return AwsResponse.Xml(request, RdsXml.Snapshot(snapshot));
    }

    private static void Expect(DbInstance instance, params string[] states)
    {
        if (!states.Contains(instance.Status))
        {
            throw new AwsException(
                "InvalidDBInstanceState", $"Instance {instance.Identifier} is not currently in the {states[0]} state.");
        }
    }

    // An automated snapshot's name has a colon of its own.
    private static string SnapshotName(string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name.Split(':', 7)[^1] : name;

    private static string Identifier(string name, string parameter)
    {
        string identifier = name.ToLowerInvariant();
        return IdentifierForm().IsMatch(identifier) && !identifier.Contains("--", StringComparison.Ordinal)
            ? identifier
            : throw AwsException.InvalidParameterValue(
                $"The parameter {parameter} is not a valid identifier. Identifiers must begin with a letter; must contain "
                + "only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.");
    }

    [GeneratedRegex("^[a-z](?:[a-z0-9-]{0,253}[a-z0-9])?$")]
    private static partial Regex IdentifierForm();

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Version();
}
