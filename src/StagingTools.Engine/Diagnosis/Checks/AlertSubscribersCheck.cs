using StagingTools.Engine.Monitoring.Subscriptions;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether anybody is told of the environment's alerts.</summary>
internal sealed class AlertSubscribersCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "AlertSubscribers";

    /// <inheritdoc/>
    public string Category => "Monitoring";

    /// <inheritdoc/>
    public string Title => "who is told of alerts";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Credentials"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["sts:GetCallerIdentity", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        List<StagingAlertSubscription> all = await new GetAlertSubscription(scene.Context)
            .RunAsync(scene.About(new GetAlertSubscriptionRequest()), scene.Host, cancellationToken).ToListAsync(cancellationToken);
        // How many by each way: addresses are people's.
        string[] evidence =
        [
            .. all.GroupBy(one => (one.State, one.Protocol))
                .OrderBy(group => group.Key.State).ThenBy(group => group.Key.Protocol, StringComparer.Ordinal)
                .Select(group => FormattableString.Invariant($"{group.Count()} {group.Key.Protocol} {(group.Key.State == AlertSubscriptionState.Pending ? "waiting to be confirmed" : "confirmed")}")),
        ];
        if (all.Exists(one => one.State == AlertSubscriptionState.Confirmed))
            return CheckResult.Passed(evidence);

        return all.Count == 0
            ? CheckResult.Warning("Nobody is told of alerts.", "Let somebody be told with 'staging alerts subscribe --endpoint ADDRESS'.")
            : CheckResult.Warning(
                "Nobody is told of alerts: those who were asked have yet to confirm.",
                "Follow the link in the mail; 'staging alerts subscribe' sends it again, 'staging alerts subscriptions' shows to whom.") with
            {
                Evidence = evidence,
            };
    }
}
