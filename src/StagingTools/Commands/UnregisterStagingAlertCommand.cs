using System.Management.Automation;
using StagingTools.Engine.Monitoring.Subscriptions;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Ends that people and programs are told of the alerts of a staging environment.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "StagingAlert", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingAlertSubscription))]
public sealed class UnregisterStagingAlertCommand : EnvironmentCmdlet
{
    /// <summary>Who is no longer told.</summary>
    [Parameter]
    public string[]? Endpoint { get; set; }

    /// <summary>The subscription itself.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SubscriptionArn { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        UnregisterAlert operation = new(CreateContext());
        UnregisterAlertRequest request = Request<UnregisterAlertRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
