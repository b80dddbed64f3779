using System.Management.Automation;
using StagingTools.Engine.Errors;
using StagingTools.Pumping;

namespace StagingTools.Sandboxes;

/// <summary>Shows a sandbox and everything that runs in it; nothing where none runs.</summary>
[Cmdlet(VerbsCommon.Get, "StagingSandbox")]
[OutputType("StagingTools.StagingSandbox")]
public sealed class GetStagingSandboxCommand : SandboxCmdlet
{
    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        Func<Pump, CancellationToken, Task> status = Command(["status"], async (result, pump, token) =>
        {
            PSObject sandbox = JsonObjects.Typed(result.GetProperty("sandbox"), "StagingTools.StagingSandbox");
            foreach (PSPropertyInfo part in JsonObjects.Convert(result).Properties)
                if (part.Name != "Sandbox")
                    sandbox.Properties.Add(new PSNoteProperty(part.Name, part.Value));
            await pump.OutputAsync(sandbox, token);
        });
        return async (pump, token) =>
        {
            try
            {
                await status(pump, token);
            }
            catch (StagingException none) when (none.ErrorId == "SandboxNotRunning")
            {
                pump.Verbose(none.Message);
            }
        };
    }
}
