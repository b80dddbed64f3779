using System.Management.Automation;
using System.Text.Json;
using StagingTools.Pumping;

namespace StagingTools.Sandboxes;

/// <summary>Starts a local stand-in for AWS.</summary>
[Cmdlet(VerbsLifecycle.Start, "StagingSandbox", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType("StagingTools.StagingSandbox")]
public sealed class StartStagingSandboxCommand : SandboxCmdlet
{
    /// <summary>The region that its variables name.</summary>
    [Parameter]
    public string? Region { get; set; }

    /// <summary>The twelve digits of the pretended account.</summary>
    [Parameter]
    public string? AccountId { get; set; }

    /// <summary>Points the session's AWS variables at the sandbox until it is stopped.</summary>
    [Parameter]
    public SwitchParameter SetEnvironment { get; set; }

    /// <summary>Returns the sandbox.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        PSModuleInfo module = Module;
        bool setsEnvironment = SetEnvironment;
        bool passesThru = PassThru;
        if (!ShouldProcess(StateDirectory ?? ".stagingtools/sandbox", "Start sandbox"))
            return (_, _) => Task.CompletedTask;
        List<string> arguments = ["start"];
        if (!string.IsNullOrEmpty(Region))
            arguments.AddRange(["--region", Region]);
        if (!string.IsNullOrEmpty(AccountId))
            arguments.AddRange(["--account-id", AccountId]);
        return Command(arguments, async (started, pump, token) =>
        {
            JsonElement environment = started.GetProperty("environment");
            if (setsEnvironment)
                SessionEnvironment.Set(module, environment.Deserialize<Dictionary<string, string>>()!);
            if (!passesThru)
                return;
            PSObject sandbox = JsonObjects.Typed(started.GetProperty("sandbox"), "StagingTools.StagingSandbox");
            sandbox.Properties.Add(new PSNoteProperty("Environment", environment.Deserialize<Dictionary<string, string>>()));
            await pump.OutputAsync(sandbox, token);
        });
    }
}
