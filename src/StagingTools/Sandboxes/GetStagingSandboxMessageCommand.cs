using System.Management.Automation;
using System.Text.Json;
using StagingTools.Pumping;

namespace StagingTools.Sandboxes;

/// <summary>Shows the mail, SMS and web requests by which a sandbox told the subscribers of its topics.</summary>
[Cmdlet(VerbsCommon.Get, "StagingSandboxMessage")]
[OutputType("StagingTools.StagingSandboxMessage")]
public sealed class GetStagingSandboxMessageCommand : SandboxCmdlet
{
    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare() => Command(["messages"], async (messages, pump, token) =>
    {
        foreach (JsonElement message in messages.EnumerateArray())
            await pump.OutputAsync(JsonObjects.Typed(message, "StagingTools.StagingSandboxMessage"), token);
    });
}
