using System.Management.Automation;
using StagingTools.Pumping;

namespace StagingTools.Sandboxes;

/// <summary>Pushes a folder as an image that a sandbox's services can run.</summary>
[Cmdlet(VerbsCommon.Push, "StagingSandboxImage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType("StagingTools.StagingSandboxImage")]
public sealed class PushStagingSandboxImageCommand : SandboxCmdlet
{
    /// <summary>Repository and tag, as <c>NAME:TAG</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    /// <summary>The image's folder.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Path { get; set; } = "";

    /// <inheritdoc/>
    private protected override object? DefaultTarget => Name;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        string folder = GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(Name, $"Push {folder}"))
            return (_, _) => Task.CompletedTask;
        return Command(
            ["push", Name, folder],
            (image, pump, token) => pump.OutputAsync(JsonObjects.Typed(image, "StagingTools.StagingSandboxImage"), token));
    }
}
