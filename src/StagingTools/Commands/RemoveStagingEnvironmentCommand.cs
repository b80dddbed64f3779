using System.Management.Automation;
using StagingTools.Engine.Environments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Backs a staging environment up and destroys it.</summary>
[Cmdlet(VerbsCommon.Remove, "StagingEnvironment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StagingRemoval))]
public sealed class RemoveStagingEnvironmentCommand : EnvironmentStateCmdlet
{
    /// <summary>Destroys the database without a final snapshot.</summary>
    [Parameter]
    public SwitchParameter SkipFinalSnapshot { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        RemoveEnvironment operation = new(CreateContext());
        RemoveEnvironmentRequest request = Request<RemoveEnvironmentRequest>();
        return (pump, token) => pump.WriteAsync(operation.RunAsync(request, pump, token), token);
    }
}
