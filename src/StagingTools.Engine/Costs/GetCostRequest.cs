using System.ComponentModel;

namespace StagingTools.Engine.Costs;

/// <summary>Asks what the environment cost and what its resources cost a month.</summary>
public sealed record GetCostRequest : EnvironmentRequest
{
    /// <summary>Only the monthly estimate of the resources; asks Cost Explorer nothing (each question costs $0.01).</summary>
    [Description("Only the monthly estimate from the resources, without asking Cost Explorer ($0.01 a question).")]
    public bool EstimateOnly { get; init; }

    /// <summary>First day of the actual cost; <see langword="null"/> takes the first of this month, UTC.</summary>
    [Description("First day of the actual cost. Default: the first of this month.")]
    public DateOnly? Since { get; init; }

    /// <summary>Last day of the actual cost, inclusive; <see langword="null"/> takes today, UTC.</summary>
    [Description("Last day of the actual cost, inclusive. Default: today.")]
    public DateOnly? Until { get; init; }
}
