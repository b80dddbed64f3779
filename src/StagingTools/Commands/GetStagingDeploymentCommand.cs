using System.Management.Automation;
using StagingTools.Engine.Deployments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Shows the revisions of an environment's service, and what became of each.</summary>
[Cmdlet(VerbsCommon.Get, "StagingDeployment")]
[OutputType(typeof(StagingDeploymentRecord))]
public sealed class GetStagingDeploymentCommand : ServiceCmdlet
{
    /// <summary>The ECS service.</summary>
    [Parameter]
    public string? Service { get; set; }

    /// <summary>How many revisions to show.</summary>
    [Parameter]
    public int Last { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        GetDeployment operation = new(CreateContext());
        GetDeploymentRequest request = Request<GetDeploymentRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
