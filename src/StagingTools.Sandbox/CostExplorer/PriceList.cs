namespace StagingTools.Sandbox.CostExplorer;

/// <summary>On-demand prices of us-east-1 in US dollars, for what a staging environment is made of.</summary>
/// <remarks>
/// https://aws.amazon.com/rds/postgresql/pricing/, https://aws.amazon.com/elasticache/pricing/,
/// https://aws.amazon.com/ec2/pricing/on-demand/, https://aws.amazon.com/ebs/pricing/,
/// https://aws.amazon.com/secrets-manager/pricing/, https://aws.amazon.com/elasticloadbalancing/pricing/
/// </remarks>
internal static class PriceList
{
    /// <summary>Hours that AWS counts a month as.</summary>
    public const decimal HoursPerMonth = 730m;

    /// <summary>A gigabyte-month of database storage, gp2 and gp3.</summary>
    public const decimal DatabaseStorage = 0.115m;

    /// <summary>A gigabyte-month of gp3 volume.</summary>
    public const decimal VolumeStorage = 0.08m;

    /// <summary>A secret a month.</summary>
    public const decimal Secret = 0.40m;

    /// <summary>An application load balancer an hour, without capacity units.</summary>
    public const decimal LoadBalancer = 0.0225m;

    private static readonly Dictionary<string, decimal> s_perHour = new(StringComparer.Ordinal)
    {
        ["db.t3.micro"] = 0.018m,
        ["db.t3.small"] = 0.036m,
        ["db.t3.medium"] = 0.072m,
        ["db.t3.large"] = 0.145m,
        ["db.t4g.micro"] = 0.016m,
        ["db.t4g.small"] = 0.032m,
        ["db.t4g.medium"] = 0.065m,
        ["db.t4g.large"] = 0.129m,
        ["cache.t3.micro"] = 0.017m,
        ["cache.t3.small"] = 0.034m,
        ["cache.t3.medium"] = 0.068m,
        ["cache.t4g.micro"] = 0.016m,
        ["cache.t4g.small"] = 0.032m,
        ["cache.t4g.medium"] = 0.065m,
        ["t3.nano"] = 0.0052m,
        ["t3.micro"] = 0.0104m,
        ["t3.small"] = 0.0208m,
        ["t3.medium"] = 0.0416m,
        ["t3.large"] = 0.0832m,
        ["t4g.nano"] = 0.0042m,
        ["t4g.micro"] = 0.0084m,
        ["t4g.small"] = 0.0168m,
        ["t4g.medium"] = 0.0336m,
        ["t4g.large"] = 0.0672m,
        ["m5.large"] = 0.096m,
    };

    /// <summary>An instance, node or machine an hour; 0 for a class that the list does not have.</summary>
    public static decimal PerHour(string? type) => s_perHour.GetValueOrDefault(type ?? "");
}
