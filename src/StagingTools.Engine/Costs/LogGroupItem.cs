namespace StagingTools.Engine.Costs;

/// <summary>A log group that is paid for.</summary>
/// <param name="Name">The group.</param>
/// <param name="StoredBytes">What it holds.</param>
/// <param name="RetentionDays">How long; <see langword="null"/> for ever.</param>
internal sealed record LogGroupItem(string Name, long StoredBytes, int? RetentionDays);
