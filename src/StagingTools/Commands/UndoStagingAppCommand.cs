using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine.Deployments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Sets an environment's service back to an earlier revision and follows it to the end.</summary>
[Cmdlet(VerbsCommon.Undo, "StagingApp", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingDeployment))]
public sealed class UndoStagingAppCommand : ServiceChangeCmdlet
{
    /// <summary>The ECS service.</summary>
    [Parameter]
    public string? Service { get; set; }

    /// <summary>The revision to go to.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? To { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        UndoApp operation = new(CreateContext());
        UndoAppRequest request = Request<UndoAppRequest>();
        return (pump, token) => pump.WriteAsync(operation.RunAsync(request, pump, token), DeploymentErrors.For, token);
    }
}
