using System.Management.Automation;
using StagingTools.Pumping;

namespace StagingTools.Sandboxes;

/// <summary>Ends every process of a sandbox and removes its folder.</summary>
[Cmdlet(VerbsLifecycle.Stop, "StagingSandbox", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class StopStagingSandboxCommand : SandboxCmdlet
{
    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        PSModuleInfo module = Module;
        if (!ShouldProcess(StateDirectory ?? ".stagingtools/sandbox", "Stop sandbox"))
            return (_, _) => Task.CompletedTask;
        return Command(["stop"], (_, _, _) =>
        {
            SessionEnvironment.Restore(module);
            return Task.CompletedTask;
        });
    }
}
