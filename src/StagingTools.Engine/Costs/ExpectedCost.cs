namespace StagingTools.Engine.Costs;

/// <summary>The specification's table: what each part of an environment is expected to cost a month, in USD.</summary>
/// <param name="Item">The part.</param>
/// <param name="Low">The low end.</param>
/// <param name="High">The high end.</param>
internal sealed record ExpectedCost(string Item, decimal Low, decimal High)
{
    /// <summary>db.t3.micro with 20 GB.</summary>
    public static ExpectedCost Database { get; } = new("RDS PostgreSQL", 15, 20);

    /// <summary>cache.t3.micro.</summary>
    public static ExpectedCost Cache { get; } = new("ElastiCache Redis", 12, 15);

    /// <summary>One t3.micro.</summary>
    public static ExpectedCost Instances { get; } = new("EC2/ECS", 7, 10);

    /// <summary>Minimal.</summary>
    public static ExpectedCost Transfer { get; } = new("Data Transfer", 1, 3);

    /// <summary>Seven days of retention.</summary>
    public static ExpectedCost Logs { get; } = new("CloudWatch Logs", 1, 2);

    /// <summary>Three secrets.</summary>
    public static ExpectedCost Secrets { get; } = new("Secrets Manager", 1.20m, 1.20m);

    /// <summary>All of it.</summary>
    public static ExpectedCost Total { get; } = new("Total", 37, 51);
}
