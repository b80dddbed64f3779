using System.Runtime.CompilerServices;
using Amazon.SimpleNotificationService.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Monitoring.Subscriptions;

/// <summary>Ends that people and programs are told of an environment's alerts.</summary>
/// <param name="context">Where it works.</param>
public sealed class UnregisterAlert(StagingContext context)
{
    /// <summary>Removes subscriptions.</summary>
    /// <param name="request">Whose, of which environment.</param>
    /// <param name="host">Confirms.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="StagingException">
    /// Before anything is removed: <c>EndpointMissing</c>, <c>InvalidEndpoint</c>, <c>EndpointNotFound</c>,
    /// <c>SubscriptionNotFound</c>, <c>SubscriptionPending</c>, <c>AlertTopicNotFound</c>, <c>ProductionAccount</c>, credentials.
    /// </exception>
    public async IAsyncEnumerable<StagingAlertSubscription> RunAsync(
        UnregisterAlertRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        if (string.IsNullOrEmpty(request.SubscriptionArn))
            EndpointErrors.Require(request.Endpoint);
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.RefuseAsync(session, cancellationToken);
        AlertSubscriptions subscriptions = await AlertSubscriptions.OpenAsync(session, name, host, cancellationToken);
        string? ofSettings = SettingsFile.Find(context.WorkingDirectory)?.Values.GetValueOrDefault(SettingNames.AlertEmail)?.Value as string;

        foreach (Subscription one in await ChooseAsync(request, name, session, subscriptions, cancellationToken))
        {
            StagingAlertSubscription described = subscriptions.Describe(one);
            var question = new Confirmation(described.Endpoint, $"End telling it of the alerts of {name.Name}");
            if (!await host.ConfirmAsync(question, cancellationToken))
                continue;

            await subscriptions.RemoveAsync(one, cancellationToken);
            if (one.Protocol == "email" && string.Equals(one.Endpoint, ofSettings, StringComparison.OrdinalIgnoreCase))
                host.Warning("notifications.alertEmail of stagingtools.json names it: the next 'staging new' subscribes it again.");
            yield return described with { State = AlertSubscriptionState.Removed };
        }
    }

    private async Task<IReadOnlyList<Subscription>> ChooseAsync(
        UnregisterAlertRequest request,
        EnvironmentName name,
        AwsSession session,
        AlertSubscriptions subscriptions,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<Subscription> existing = await subscriptions.ListAsync(cancellationToken);
        var chosen = new List<Subscription>();
        if (request.SubscriptionArn is { Length: > 0 } arn)
        {
            chosen.Add(existing.FirstOrDefault(one => one.SubscriptionArn == arn) ?? throw NotFound(arn));
            return chosen;
        }

        foreach (string text in request.Endpoint!)
        {
            AlertEndpoint endpoint = await AlertEndpoint.ReadAsync(text, context, session, cancellationToken);
            Subscription found = existing.FirstOrDefault(one => AlertSubscriptions.IsOf(one, endpoint)) ?? throw NotFound(endpoint.Shown);
            chosen.Add(AlertSubscriptions.IsPending(found) ? throw EndpointErrors.Pending(endpoint.Shown) : found);
        }

        return [.. chosen.Distinct()];

        StagingException NotFound(string what) => EndpointErrors.NotFound(
            what, name.Name, [.. existing.Select(one => AlertEndpoint.Show(one.Protocol ?? "", one.Endpoint ?? ""))]);
    }
}
