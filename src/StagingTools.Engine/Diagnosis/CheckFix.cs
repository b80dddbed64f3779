using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Diagnosis;

/// <summary>A mend that destroys nothing.</summary>
/// <param name="Target">What it changes.</param>
/// <param name="Action">What it does, as the question says it.</param>
/// <param name="RunAsync">Does it, once it was agreed to.</param>
internal sealed record CheckFix(string Target, string Action, Func<IHost, CancellationToken, Task> RunAsync);
