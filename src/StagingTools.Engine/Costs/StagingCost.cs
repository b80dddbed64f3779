namespace StagingTools.Engine.Costs;

/// <summary>One line of what an environment costs.</summary>
public sealed record StagingCost : EnvironmentRecord
{
    /// <summary>Where the figure comes from.</summary>
    public required CostKind Kind { get; init; }

    /// <summary>The resource of an estimate, or the AWS service of an actual cost.</summary>
    public required string Item { get; init; }

    /// <summary>The instance type or the like that the price depends on.</summary>
    public string? Configuration { get; init; }

    /// <summary>The amount; a month's for an estimate. <see langword="null"/> when the price is not known, never zero then.</summary>
    public required decimal? Amount { get; init; }

    /// <summary>The specification's range for the same line, low end; <see langword="null"/> where it has none.</summary>
    public decimal? ExpectedLow { get; init; }

    /// <summary>The specification's range for the same line, high end.</summary>
    public decimal? ExpectedHigh { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>First day, inclusive; <see langword="null"/> for an estimate.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>Last day, inclusive; <see langword="null"/> for an estimate.</summary>
    public DateOnly? PeriodEnd { get; init; }

    /// <summary>What the figure assumes or why it is missing.</summary>
    public string? Note { get; init; }
}
