namespace StagingTools.Sandbox.ElastiCache;

/// <summary>A cache parameter group: a family's defaults and what was changed.</summary>
internal sealed class CacheParameterGroup
{
    /// <summary>Name, in lower case, unique in its region.</summary>
    public required string Name { get; init; }

    /// <summary>Family, such as redis7.</summary>
    public required string Family { get; init; }

    /// <summary>What its owner says about it.</summary>
    public required string Description { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Changed parameters.</summary>
    public Dictionary<string, string> Changes { get; } = new(StringComparer.Ordinal);

    /// <summary>Tags.</summary>
    public required Dictionary<string, string> Tags { get; init; }
}
