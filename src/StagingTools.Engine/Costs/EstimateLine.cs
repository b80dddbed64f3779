namespace StagingTools.Engine.Costs;

/// <summary>One line of the estimate.</summary>
/// <param name="Expected">The part, with the specification's range.</param>
/// <param name="Configuration">What the price depends on.</param>
/// <param name="Amount">A month's price; <see langword="null"/> when the sheet does not hold it.</param>
/// <param name="Note">What the figure assumes, or why it is missing.</param>
internal sealed record EstimateLine(ExpectedCost Expected, string? Configuration, decimal? Amount, string? Note);
