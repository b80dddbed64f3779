using StagingTools.Engine.Diagnosis;

namespace StagingTools.Engine.Tests.Diagnosis;

/// <summary>A check that does what a test says.</summary>
internal sealed class ScriptedCheck(string id, Func<CheckScene, CancellationToken, Task<CheckResult>> look, params string[] needs) : ICheck
{
    public ScriptedCheck(string id, CheckResult result, params string[] needs)
        : this(id, (_, _) => Task.FromResult(result), needs)
    {
    }

    public string Id => id;

    public string Category => "Machine";

    public string Title => $"the {id}";

    public IReadOnlyList<string> Needs => needs;

    public IReadOnlyList<string> Calls => [];

    /// <summary>How often it looked.</summary>
    public int Looks { get; private set; }

    public Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        Looks++;
        return look(scene, cancellationToken);
    }
}
