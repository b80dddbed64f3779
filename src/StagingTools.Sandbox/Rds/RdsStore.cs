using System.Security.Cryptography;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Rds;

/// <summary>The instances and snapshots of a sandbox. Whoever reads or changes one holds <see cref="Gate"/>.</summary>
internal sealed class RdsStore(string accountId)
{
    private readonly Dictionary<(string Region, string Identifier), DbInstance> _instances = [];
    private readonly Dictionary<(string Region, string Identifier), DbSnapshot> _snapshots = [];

    private readonly Dictionary<(string Region, string Name), DbParameterGroup> _parameterGroups = [];
    private readonly List<DbInstance> _retired = [];

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
        if (!_instances.TryAdd((instance.Region, instance.Identifier), instance))
        {
            throw new AwsException("DBInstanceAlreadyExists", "DB instance already exists");
        }
    }

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
        string[] parts = arn.Split(':');
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
