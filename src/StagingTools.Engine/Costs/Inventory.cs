namespace StagingTools.Engine.Costs;

/// <summary>The resources of an environment that cost money, as AWS describes them now.</summary>
internal sealed record Inventory
{
    /// <summary>The database instance; <see langword="null"/> when there is none.</summary>
    public DatabaseItem? Database { get; init; }

    /// <summary>The cache cluster; <see langword="null"/> when there is none.</summary>
    public CacheItem? Cache { get; init; }

    /// <summary>Whether there is an ECS cluster.</summary>
    public bool HasCluster { get; init; }

    /// <summary>The types of the cluster's container instances, one an instance; a type that is not told is <c>unknown</c>.</summary>
    public IReadOnlyList<string> InstanceTypes { get; init; } = [];

    /// <summary>Tasks that run on no instance of the cluster.</summary>
    public int FargateTasks { get; init; }

    /// <summary>The secrets.</summary>
    public int Secrets { get; init; }

    /// <summary>The log groups.</summary>
    public IReadOnlyList<LogGroupItem> LogGroups { get; init; } = [];

    /// <summary>Whether nothing at all was found.</summary>
    public bool IsEmpty => Database is null && Cache is null && !HasCluster && Secrets == 0 && LogGroups.Count == 0;
}
