using StagingTools.Sandbox;

namespace StagingTools.Cli.Sandboxes;

/// <summary>A sandbox as the command line writes it: with the variables that point at it.</summary>
/// <param name="Sandbox">The sandbox.</param>
/// <param name="Environment">The variables that make the AWS CLI, the SDKs and terraform talk to it.</param>
internal sealed record RunningSandbox(SandboxInfo Sandbox, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>A sandbox with its variables.</summary>
    /// <param name="sandbox">The sandbox.</param>
    public static RunningSandbox Of(SandboxInfo sandbox) => new(sandbox, sandbox.Environment);
}
