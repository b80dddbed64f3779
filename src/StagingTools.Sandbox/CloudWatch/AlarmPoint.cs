namespace StagingTools.Sandbox.CloudWatch;

/// <summary>A value that an alarm looks at.</summary>
/// <param name="Time">Begin of its period.</param>
/// <param name="Value">The statistic.</param>
/// <param name="Age">How many periods ago its period began; 1 is the running one.</param>
internal sealed record AlarmPoint(DateTimeOffset Time, double Value, int Age);
