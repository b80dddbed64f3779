using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine.Deployments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Sets an environment's service back to an earlier revision and follows it to the end.</summary>
[Cmdlet(VerbsCommon.Undo, "StagingApp", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingDeployment))]
public sealed class UndoStagingAppCommand : ServiceCmdlet
{
    /// <summary>The revision to go to.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? To { get; set; }

    /// <summary>Seconds to follow the rollout before giving up.</summary>
    [Parameter]
    public int Timeout { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        UndoApp operation = new(CreateContext());
        UndoAppRequest request = Request<UndoAppRequest>();
        return async (pump, token) =>
        {
            StagingDeployment? deployment = await pump.WriteAsync(operation.RunAsync(request, pump, token), token);
            if (deployment is not null && DeploymentErrors.For(deployment) is { } error)
                throw error;
        };
    }
}
