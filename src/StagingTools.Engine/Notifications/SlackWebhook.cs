using System.Text;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Notifications;

/// <summary>Slack's incoming webhook: each notification is a message of its own, since a webhook cannot edit.</summary>
/// <param name="context">Variables and transport.</param>
/// <param name="session">The account of a secret.</param>
/// <param name="reference">Where the webhook's address is kept.</param>
internal sealed class SlackWebhook(StagingContext context, AwsSession? session, string reference)
{
    /// <summary>Sends a message.</summary>
    /// <exception cref="NotificationException">The webhook is no address, or refused.</exception>
    public async Task SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        string webhook = await SecretReference.ReadAsync(reference, context, session, cancellationToken);
        if (!Uri.TryCreate(webhook, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
            throw new NotificationException($"{SecretReference.VariableOf(reference) ?? reference} is not an http or https URL.");

        using HttpClient client = context.OpenHttp();
        using var body = new StringContent(SlackMessage.Serialize(notification), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(address, body, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new NotificationException($"the webhook answered {(int)response.StatusCode} {response.ReasonPhrase}.");
    }
}
