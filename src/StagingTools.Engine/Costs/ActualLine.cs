namespace StagingTools.Engine.Costs;

/// <summary>What Cost Explorer says of one service and one period.</summary>
/// <param name="Service">AWS's name of the service.</param>
/// <param name="Amount">The cost; <see langword="null"/> when it cannot be known.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, inclusive.</param>
/// <param name="Note">What to know about the figure.</param>
internal sealed record ActualLine(
    string Service, decimal? Amount, string Currency, DateOnly First, DateOnly Last, string? Note);
