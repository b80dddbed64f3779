using StagingTools.Engine.Monitoring.Subscriptions;

namespace StagingTools.Cli.Views;

/// <summary>Who is told of alerts, a line each.</summary>
internal sealed class AlertSubscriptionView : IView<StagingAlertSubscription>
{
    private readonly Table table = new("told by", "endpoint", "state", "subscription");

    /// <inheritdoc/>
    public void Add(StagingAlertSubscription result, TextWriter output) => table.Row(
        result.Protocol,
        result.Endpoint,
        result.State switch
        {
            AlertSubscriptionState.Confirmed => "confirmed",
            AlertSubscriptionState.Pending => "WAITS to be confirmed",
            _ => "removed",
        },
        result.SubscriptionArn ?? "-");

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
        if (!table.IsEmpty)
            table.Write(output);
    }
}
