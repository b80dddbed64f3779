using System.Runtime.CompilerServices;
using Amazon.SimpleNotificationService.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Monitoring.Subscriptions;

/// <summary>Lets people and programs be told of an environment's alerts.</summary>
/// <param name="context">Where it works.</param>
public sealed class RegisterAlert(StagingContext context)
{
    /// <summary>Subscribes.</summary>
    /// <param name="request">Whom, to the alerts of which environment.</param>
    /// <param name="host">Confirms, and is told what is to be done by whoever was subscribed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The subscriptions, in the order of the request; those that were there already too.</returns>
    /// <exception cref="StagingException">
    /// Before anything is subscribed: <c>EndpointMissing</c>, <c>InvalidEndpoint</c>, <c>EndpointNotFound</c>,
    /// <c>AlertTopicNotFound</c>, <c>ProductionAccount</c>, credentials.
    /// </exception>
    public async IAsyncEnumerable<StagingAlertSubscription> RunAsync(
        RegisterAlertRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        IReadOnlyList<string> wanted = EndpointErrors.Require(request.Endpoint);
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.RefuseAsync(session, cancellationToken);
        var endpoints = new List<AlertEndpoint>();
        foreach (string text in wanted)
            endpoints.Add(await AlertEndpoint.ReadAsync(text, context, session, cancellationToken));
        AlertSubscriptions subscriptions = await AlertSubscriptions.OpenAsync(session, name, host, cancellationToken);
        IReadOnlyList<Subscription> existing = await subscriptions.ListAsync(cancellationToken);

        foreach (AlertEndpoint endpoint in endpoints.Distinct())
        {
            Subscription? known = existing.FirstOrDefault(one => AlertSubscriptions.IsOf(one, endpoint));
            if (known is not null && !AlertSubscriptions.IsPending(known))
            {
                host.Information($"{endpoint.Shown} is told of the alerts of {name.Name} already.");
                yield return subscriptions.Describe(known);
                continue;
            }

            var question = new Confirmation(
                endpoint.Shown, known is null ? $"Subscribe to the alerts of {name.Name}" : "Send the confirmation again");
            if (!await host.ConfirmAsync(question, cancellationToken))
                continue;

            // In the spelling that SNS has, so that it is asked again and not subscribed twice.
            Subscription added = await subscriptions.AddAsync(
                known is null ? endpoint : endpoint with { Address = known.Endpoint! }, cancellationToken);
            Tell(added, endpoint, host);
            yield return subscriptions.Describe(added);
        }
    }

    private static void Tell(Subscription added, AlertEndpoint endpoint, IHost host)
    {
        if (AlertSubscriptions.IsPending(added))
            host.Warning(endpoint.Protocol == "email"
                ? $"AWS sent a mail to {endpoint.Shown}: nothing arrives before the link in it is followed, within two days."
                : $"AWS asked {endpoint.Shown} to confirm: nothing arrives before it follows the SubscribeURL that it was sent.");
        if (endpoint.Protocol == "sms")
            host.Warning(
                "An account in the SMS sandbox of SNS sends to numbers that were verified there, and to no other: https://docs.aws.amazon.com/sns/latest/dg/sns-sms-sandbox.html");
        if (endpoint.Protocol == "http")
            host.Warning($"{endpoint.Shown} is told without encryption: https is the better way.");
    }
}
