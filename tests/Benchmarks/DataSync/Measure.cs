namespace StagingTools.Benchmarks.DataSync;

/// <summary>One run of a contestant.</summary>
/// <param name="Elapsed">From start to end.</param>
/// <param name="PeakMemory">Bytes of the program's largest resident set; <see langword="null"/> where it was not looked at.</param>
internal sealed record Measure(TimeSpan Elapsed, long? PeakMemory = null);
