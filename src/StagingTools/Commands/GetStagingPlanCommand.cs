using System.Management.Automation;
using StagingTools.Engine.Environments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Plans a staging environment: what would be created, changed and destroyed, and what it costs.</summary>
[Cmdlet(VerbsCommon.Get, "StagingPlan")]
[OutputType(typeof(StagingPlan))]
public sealed class GetStagingPlanCommand : EnvironmentShapeCmdlet
{
    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        PlanEnvironment operation = new(CreateContext());
        PlanEnvironmentRequest request = Request<PlanEnvironmentRequest>();
        return async (pump, token) => await pump.OutputAsync(await operation.RunAsync(request, pump, token), token);
    }
}
