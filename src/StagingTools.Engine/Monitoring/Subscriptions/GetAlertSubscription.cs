using System.Runtime.CompilerServices;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Monitoring.Subscriptions;

/// <summary>Tells who is told of an environment's alerts. Changes nothing.</summary>
/// <param name="context">Where it works.</param>
public sealed class GetAlertSubscription(StagingContext context)
{
    /// <summary>Tells.</summary>
    /// <param name="request">Of which environment.</param>
    /// <param name="host">Is told details.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The subscriptions of the alert topic, by way and address.</returns>
    /// <exception cref="StagingException"><c>AlertTopicNotFound</c>, credentials.</exception>
    public async IAsyncEnumerable<StagingAlertSubscription> RunAsync(
        GetAlertSubscriptionRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.WarnAsync(session, host, cancellationToken);
        AlertSubscriptions subscriptions = await AlertSubscriptions.OpenAsync(session, name, host, cancellationToken);
        foreach (var one in await subscriptions.ListAsync(cancellationToken))
            yield return subscriptions.Describe(one);
    }
}
