using System.Management.Automation;
using StagingTools.Engine.Environments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Creates a staging environment, or brings an existing one to the settings given.</summary>
[Cmdlet(VerbsCommon.New, "StagingEnvironment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingEnvironment))]
public sealed class NewStagingEnvironmentCommand : EnvironmentShapeCmdlet
{
    /// <summary>Lets <c>-Force</c> answer for a plan that destroys the database too.</summary>
    [Parameter]
    public SwitchParameter AcceptDatabaseLoss { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        NewEnvironment operation = new(CreateContext());
        NewEnvironmentRequest request = Request<NewEnvironmentRequest>();
        return (pump, token) => pump.WriteAsync(operation.RunAsync(request, pump, token), token);
    }
}
