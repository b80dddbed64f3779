using System.Management.Automation;
using StagingTools.Engine.Monitoring.Subscriptions;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Tells who is told of the alerts of a staging environment.</summary>
[Cmdlet(VerbsCommon.Get, "StagingAlertSubscription")]
[OutputType(typeof(StagingAlertSubscription))]
public sealed class GetStagingAlertSubscriptionCommand : EnvironmentCmdlet
{
    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        GetAlertSubscription operation = new(CreateContext());
        GetAlertSubscriptionRequest request = Request<GetAlertSubscriptionRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
