using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Rds;

/// <summary>The instances and snapshots of a sandbox. Whoever reads or changes one holds <see cref="Gate"/>.</summary>
internal sealed class RdsStore(string accountId)
{
    /// <summary>The change that renames an instance, among those that wait.</summary>
    public const string NewName = "DBInstanceIdentifier";

    private readonly Dictionary<(string Region, string Identifier), DbInstance> _instances = [];
    private readonly Dictionary<(string Region, string Identifier), DbSnapshot> _snapshots = [];

    private readonly Dictionary<(string Region, string Name), DbParameterGroup> _parameterGroups = [];
    private readonly List<DbInstance> _retired = [];
    private readonly Dictionary<(string Region, string Identifier), IPEndPoint> _endpoints = [];

    /// <summary>Guards every instance and snapshot.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Account that owns them.</summary>
    public string AccountId { get; } = accountId;

    /// <summary>All instances.</summary>
    public IEnumerable<DbInstance> Instances => _instances.Values;

    /// <summary>All snapshots.</summary>
    public IEnumerable<DbSnapshot> Snapshots => _snapshots.Values;

    /// <summary>Instances that are gone; what they cost is not.</summary>
    public IEnumerable<DbInstance> Retired => _retired;

    /// <summary>All parameter groups that were made.</summary>
    public IEnumerable<DbParameterGroup> ParameterGroups => _parameterGroups.Values;

    /// <summary>A new resource id: <c>db-</c> and 26 characters.</summary>
    public static string NewResourceId() => "db-" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 26);

    /// <summary>The ARN of an instance (<c>db</c>) or snapshot (<c>snapshot</c>).</summary>
    public string Arn(string region, string type, string identifier) =>
        $"arn:aws:rds:{region}:{AccountId}:{type}:{identifier}";

    /// <summary>An instance by its identifier.</summary>
    /// <exception cref="AwsException">DBInstanceNotFound.</exception>
    public DbInstance Instance(string region, string identifier) =>
        _instances.GetValueOrDefault((region, identifier.ToLowerInvariant()))
        ?? throw new AwsException("DBInstanceNotFound", $"DBInstance {identifier} not found.", 404);

    /// <summary>A snapshot by its identifier.</summary>
    /// <exception cref="AwsException">DBSnapshotNotFound.</exception>
    public DbSnapshot Snapshot(string region, string identifier) =>
        _snapshots.GetValueOrDefault((region, identifier.ToLowerInvariant()))
        ?? throw new AwsException("DBSnapshotNotFound", $"DBSnapshot {identifier} not found.", 404);

    /// <summary>A parameter group by its name; the families' default groups are always there.</summary>
    /// <exception cref="AwsException">DBParameterGroupNotFound.</exception>
    public DbParameterGroup ParameterGroup(string region, string name)
    {
        string key = name.ToLowerInvariant();
        if (_parameterGroups.TryGetValue((region, key), out DbParameterGroup? group)) return group;
        const string standard = "default.";
        return key.StartsWith(standard + "postgres", StringComparison.Ordinal)
            ? new DbParameterGroup
            {
                Name = key,
                Region = region,
                Family = key[standard.Length..],
                Description = $"Default parameter group for {key[standard.Length..]}",
                Arn = Arn(region, "pg", key),
                Tags = [],
            }
            : throw new AwsException("DBParameterGroupNotFound", $"DBParameterGroup not found: {name}", 404);
    }

    /// <summary>Adds an instance.</summary>
    /// <exception cref="AwsException">DBInstanceAlreadyExists.</exception>
    public void Add(DbInstance instance)
    {
        ExpectFree(instance.Region, instance.Identifier);
        _instances.Add((instance.Region, instance.Identifier), instance);
    }

    /// <summary>
    /// The endpoint of an identifier: always the same one, as a name in RDS's DNS is made of the identifier, whichever instance
    /// bears it.
    /// </summary>
    /// <param name="region">Region.</param>
    /// <param name="identifier">The identifier.</param>
    /// <param name="port">The port that is wanted.</param>
    public IPEndPoint Endpoint(string region, string identifier, int port)
    {
        if (_endpoints.TryGetValue((region, identifier), out IPEndPoint? known)
            && (known.Port == port || !OperatingSystem.IsLinux()) && Loopback.IsFree(known))
        {
            return known;
        }

        return _endpoints[(region, identifier)] = Loopback.Endpoint(port);
    }

    /// <summary>Refuses an identifier that an instance bears or is about to bear.</summary>
    /// <exception cref="AwsException">DBInstanceAlreadyExists.</exception>
    public void ExpectFree(string region, string identifier)
    {
        if (_instances.ContainsKey((region, identifier))
            || _instances.Values.Any(other => other.Region == region && other.Pending.GetValueOrDefault(NewName) == identifier))
        {
            throw new AwsException("DBInstanceAlreadyExists", "DB instance already exists");
        }
    }

    /// <summary>Gives an instance the identifier that waits for it.</summary>
    public void Rename(DbInstance instance)
    {
        if (!instance.Pending.Remove(NewName, out string? identifier)) return;
        _instances.Remove((instance.Region, instance.Identifier));
        instance.Identifier = identifier;
        instance.Arn = Arn(instance.Region, "db", identifier);
        _instances.Add((instance.Region, identifier), instance);
    }

    /// <summary>A snapshot of an instance as it is now; not yet added.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="identifier">The snapshot's identifier.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="databasesPath">Where databases lie.</param>
    /// <param name="isAutomated">Whether RDS takes it by itself.</param>
    public DbSnapshot NewSnapshot(
        DbInstance instance,
        string identifier,
        Dictionary<string, string> tags,
        DateTimeOffset now,
        string databasesPath,
        bool isAutomated = false) => new()
        {
            Identifier = identifier,
            Arn = Arn(instance.Region, "snapshot", identifier),
            Source = instance,
            InstanceIdentifier = instance.Identifier,
            IsAutomated = isAutomated,
            Settings = new Dictionary<string, string>(instance.Settings, StringComparer.Ordinal),
            CreatedAt = now,
            Tags = tags,
            DataPath = Path.Combine(databasesPath, $"snapshot-{Guid.NewGuid():N}", "data"),
        };

    /// <summary>The name that RDS gives a snapshot of its own: of instance and minute.</summary>
    public string AutomatedName(DbInstance instance, DateTimeOffset now)
    {
        string stem = string.Create(
            CultureInfo.InvariantCulture, $"rds:{instance.Identifier}-{now.UtcDateTime:yyyy-MM-dd-HH-mm}");
        string name = stem;
        for (int next = 2; _snapshots.ContainsKey((instance.Region, name)); next++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{next}");
        }

        return name;
    }

    /// <summary>The newest automated snapshot of an instance from which a moment can be reached; null when there is none.</summary>
    public DbSnapshot? BaseFor(DbInstance instance, DateTimeOffset moment) => _snapshots.Values
        .Where(snapshot => snapshot.Source == instance && snapshot.IsAutomated && snapshot.CompletedAt <= moment)
        .MaxBy(snapshot => snapshot.CompletedAt);

    /// <summary>The first moment that an instance's backups reach back to; null when it has none.</summary>
    public DateTimeOffset? EarliestRestorable(DbInstance instance) => _snapshots.Values
        .Where(snapshot => snapshot.Source == instance && snapshot.IsAutomated && snapshot.CompletedAt is not null)
        .Min(snapshot => snapshot.CompletedAt);

    /// <summary>Adds a snapshot.</summary>
    /// <exception cref="AwsException">DBSnapshotAlreadyExists.</exception>
    public void Add(DbSnapshot snapshot)
    {
        if (!_snapshots.TryAdd((snapshot.Source.Region, snapshot.Identifier), snapshot))
        {
            throw new AwsException(
                "DBSnapshotAlreadyExists",
                $"Cannot create the snapshot because a snapshot with the identifier {snapshot.Identifier} already exists.");
        }
    }

    /// <summary>Adds a parameter group.</summary>
    /// <exception cref="AwsException">DBParameterGroupAlreadyExists.</exception>
    public void Add(DbParameterGroup group)
    {
        if (!_parameterGroups.TryAdd((group.Region, group.Name), group))
        {
            throw new AwsException("DBParameterGroupAlreadyExists", $"Parameter group {group.Name} already exists");
        }
    }

    /// <summary>Removes an instance.</summary>
    public void Remove(DbInstance instance)
    {
        if (_instances.Remove((instance.Region, instance.Identifier))) _retired.Add(instance);
    }

    /// <summary>Removes a parameter group.</summary>
    public void Remove(DbParameterGroup group) => _parameterGroups.Remove((group.Region, group.Name));

    /// <summary>Removes a snapshot.</summary>
    public void Remove(DbSnapshot snapshot) => _snapshots.Remove((snapshot.Source.Region, snapshot.Identifier));

    /// <summary>The tags behind the ARN of an instance, snapshot or parameter group; null when the ARN names neither kind.</summary>
    /// <exception cref="AwsException">It names one that does not exist.</exception>
    public Dictionary<string, string>? TagsOf(string arn)
    {
        string[] parts = arn.Split(':', 7);
        if (parts.Length != 7 || parts[2] != "rds") return null;
        return parts[5] switch
        {
            "db" => Instance(parts[3], parts[6]).Tags,
            "snapshot" => Snapshot(parts[3], parts[6]).Tags,
            "pg" => ParameterGroup(parts[3], parts[6]).Tags,
            _ => null,
        };
    }

    /// <summary>Everything with an ARN and tags.</summary>
    public IEnumerable<(string Arn, IReadOnlyDictionary<string, string> Tags)> Tagged() =>
    [
        .. _instances.Values.Select(instance => (instance.Arn, (IReadOnlyDictionary<string, string>)instance.Tags)),
        .. _snapshots.Values.Select(snapshot => (snapshot.Arn, (IReadOnlyDictionary<string, string>)snapshot.Tags)),
        .. _parameterGroups.Values.Select(group => (group.Arn, (IReadOnlyDictionary<string, string>)group.Tags)),
    ];
}
