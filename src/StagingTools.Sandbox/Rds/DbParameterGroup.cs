namespace StagingTools.Sandbox.Rds;

/// <summary>A parameter group: a family and what was changed in it.</summary>
internal sealed class DbParameterGroup
{
    /// <summary>Name, in lower case, unique in its region.</summary>
    public required string Name { get; init; }

    /// <summary>Region.</summary>
    public required string Region { get; init; }

    /// <summary>Family, such as postgres15.</summary>
    public required string Family { get; init; }

    /// <summary>What its owner says about it.</summary>
    public required string Description { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Changed parameters.</summary>
    public Dictionary<string, DbParameter> Changes { get; } = new(StringComparer.Ordinal);

    /// <summary>Tags.</summary>
    public required Dictionary<string, string> Tags { get; init; }
}
