namespace StagingTools.Sandbox.ElastiCache;

/// <summary>A cache subnet group.</summary>
internal sealed class CacheSubnetGroup
{
    /// <summary>Name, in lower case, unique in its region.</summary>
    public required string Name { get; init; }

    /// <summary>What its owner says about it.</summary>
    public required string Description { get; set; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>VPC of the subnets.</summary>
    public required string VpcId { get; set; }

    /// <summary>Subnets and their availability zones.</summary>
    public required IReadOnlyList<(string Id, string Zone)> Subnets { get; set; }

    /// <summary>Tags.</summary>
    public required Dictionary<string, string> Tags { get; init; }
}
