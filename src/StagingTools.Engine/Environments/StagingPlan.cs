using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments;

/// <summary>What creating or changing an environment would do.</summary>
public sealed record StagingPlan : EnvironmentRecord
{
    /// <summary>The twelve-digit AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>Whether the environment is there already.</summary>
    public required bool Exists { get; init; }

    /// <summary>Whether applying it does anything.</summary>
    public required bool HasChanges { get; init; }

    /// <summary>One line: <c>31 to create, 1 to change, 0 to replace, 0 to destroy</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>The changes, in the order of their addresses.</summary>
    public required IReadOnlyList<ResourceChange> Changes { get; init; }

    /// <summary>Addresses that somebody changed outside of StagingTools, where it matters to the configuration.</summary>
    public IReadOnlyList<string> Drifted { get; init; } = [];

    /// <summary>What somebody else changed or removed, and applying the plan would put right.</summary>
    public IReadOnlyList<ResourceDrift> Drift { get; init; } = [];

    /// <summary>What is done before the plan is applied, one line each.</summary>
    public IReadOnlyList<string> Preparations { get; init; } = [];

    /// <summary>Whether the database is destroyed, for good or to be made anew.</summary>
    public required bool LosesDatabase { get; init; }

    /// <summary>A month's price before; <see langword="null"/> when a part of it has no known price.</summary>
    public decimal? MonthlyCostBefore { get; init; }

    /// <summary>A month's price after; <see langword="null"/> when a part of it has no known price.</summary>
    public decimal? MonthlyCostAfter { get; init; }

    /// <summary>The currency of the prices, ISO 4217.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The day of the price sheet.</summary>
    public DateOnly PricesAsOf { get; init; }

    /// <summary>The plan in Markdown, for a comment on a pull request.</summary>
    public required string Markdown { get; init; }
}
