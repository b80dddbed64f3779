namespace StagingTools.Benchmarks.DataSync;

/// <summary>A way to bring production to staging.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="Run">Fills a new database on the staging server from a database on production.</param>
internal sealed record Contestant(string Name, Func<string, string, Task<Measure>> Run);
