using System.Management.Automation;
using StagingTools.Engine.Costs;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Tells what an environment cost and what its resources cost a month.</summary>
[Cmdlet(VerbsCommon.Get, "StagingCost")]
[OutputType(typeof(StagingCost))]
public sealed class GetStagingCostCommand : EnvironmentCmdlet
{
    /// <summary>Only the monthly estimate from the resources.</summary>
    [Parameter]
    public SwitchParameter EstimateOnly { get; set; }

    /// <summary>First day of the actual cost.</summary>
    [Parameter]
    [Day]
    public DateOnly? Since { get; set; }

    /// <summary>Last day of the actual cost, inclusive.</summary>
    [Parameter]
    [Day]
    public DateOnly? Until { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        GetCost operation = new(CreateContext());
        GetCostRequest request = Request<GetCostRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
