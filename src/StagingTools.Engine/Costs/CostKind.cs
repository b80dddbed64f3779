namespace StagingTools.Engine.Costs;

/// <summary>Where a figure comes from. Figures of different kinds are never added up.</summary>
public enum CostKind
{
    /// <summary>Billed, by Cost Explorer.</summary>
    Actual,

    /// <summary>Prices times a month of the resources that are there.</summary>
    Estimate,
}
