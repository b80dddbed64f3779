using System.Management.Automation;
using StagingTools.Engine.Monitoring.Subscriptions;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Lets people and programs be told of the alerts of a staging environment.</summary>
[Cmdlet(VerbsLifecycle.Register, "StagingAlert", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingAlertSubscription))]
public sealed class RegisterStagingAlertCommand : EnvironmentCmdlet
{
    /// <summary>Who is told.</summary>
    [Parameter]
    public string[]? Endpoint { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        RegisterAlert operation = new(CreateContext());
        RegisterAlertRequest request = Request<RegisterAlertRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
