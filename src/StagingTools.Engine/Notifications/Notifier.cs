using System.Text;
using Amazon.SimpleNotificationService.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Notifications;

/// <summary>
/// Tells people: Slack when there is a webhook, the environment's alert topic when there is one. A notification that cannot
/// be sent warns and never fails the job.
/// </summary>
/// <param name="context">Variables and transport.</param>
/// <param name="session">The account of the topic; <see langword="null"/> leaves SNS out.</param>
/// <param name="slackWebhook">
/// Where Slack's incoming webhook is kept: <c>env:NAME</c> or <c>secret:ID</c>; <see langword="null"/> leaves Slack out.
/// </param>
public sealed class Notifier(StagingContext context, AwsSession? session, string? slackWebhook = Notifier.DefaultWebhook)
{
    /// <summary>The variable that holds Slack's incoming webhook. Its value is a secret: it is never shown.</summary>
    public const string WebhookVariable = "SLACK_WEBHOOK_URL";

    private const string DefaultWebhook = "env:" + WebhookVariable;

    // SNS refuses subjects over 100 characters, and all but printable ASCII.
    private const int SubjectLimit = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends a notification to every target that is set.</summary>
    /// <param name="notification">What to tell.</param>
    /// <param name="topicArn">The environment's alert topic; <see langword="null"/> when it has none (yet, or any more).</param>
    /// <param name="host">Takes the warning about a target that failed.</param>
    /// <param name="cancellationToken">Ends the wait for a slow target.</param>
    public async Task NotifyAsync(
        Notification notification, string? topicArn, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        ArgumentNullException.ThrowIfNull(host);
        var targets = new List<Task>(2);
        if (slackWebhook is not null && HasWebhook(host))
            targets.Add(TryAsync("Slack", token => SendSlackAsync(notification, token), host, cancellationToken));
        if (topicArn is not null && session is not null)
            targets.Add(TryAsync("SNS", token => PublishAsync(session, topicArn, notification, token), host, cancellationToken));
        await Task.WhenAll(targets);
    }

    private async Task TryAsync(
        string target, Func<CancellationToken, Task> send, IHost host, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await send(patience.Token);
            host.Verbose($"Notified through {target}.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            host.Warning($"The notification through {target} was not taken within {Patience.TotalSeconds:0} seconds.");
        }
        catch (WebhookException refused)
        {
            host.Warning($"The notification through {target} failed: {refused.Message}");
        }
        catch (Exception failure) when (target == "Slack")
        {
            // The exception's own text may carry the webhook's address, which is a secret.
            host.Warning($"The notification through {target} failed: {failure.GetType().Name}. Check {slackWebhook}.");
        }
        catch (Exception failure)
        {
            host.Warning($"The notification through {target} failed: {StagingErrors.Translate(failure).Message}");
        }
    }

    // The file names a variable for everybody; on a machine that does not have it, nobody is to be told.
    private bool HasWebhook(IHost host)
    {
        if (WebhookReference.VariableOf(slackWebhook!) is not { } variable || context.Variable(variable) is not null)
            return true;
        if (variable != WebhookVariable)
            host.Verbose($"Nobody is told through Slack: {variable} is not set.");
        return false;
    }

    private async Task SendSlackAsync(Notification notification, CancellationToken cancellationToken)
    {
        string webhook = await WebhookReference.ReadAsync(slackWebhook!, context, session, cancellationToken);
        if (!Uri.TryCreate(webhook, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
            throw new WebhookException($"{WebhookReference.VariableOf(slackWebhook!) ?? slackWebhook} is not an http or https URL.");

        using HttpClient client = context.OpenHttp();
        using var body = new StringContent(SlackMessage.Serialize(notification), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(address, body, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new WebhookException($"the webhook answered {(int)response.StatusCode} {response.ReasonPhrase}.");
    }

    private static async Task PublishAsync(
        AwsSession session, string topicArn, Notification notification, CancellationToken cancellationToken)
    {
        var message = new StringBuilder(notification.Title).AppendLine().AppendLine();
        if (notification.Text.Length > 0)
            message.AppendLine(notification.Text).AppendLine();
        foreach ((string name, string value) in notification.Fields)
            message.Append(name).Append(": ").AppendLine(value);
        message.Append(notification.Project).Append(" / ").Append(notification.EnvironmentName)
            .Append(" / ").AppendLine(notification.Region);

        await session.Sns.PublishAsync(
            new PublishRequest
            {
                TopicArn = topicArn,
                Subject = Subject(notification),
                Message = message.ToString(),
            },
            cancellationToken);
    }

    private static string Subject(Notification notification)
    {
        string ascii = string.Concat(notification.Title.Where(c => c is >= ' ' and <= '~'));
        return ascii.Length <= SubjectLimit ? ascii : ascii[..SubjectLimit];
    }
}
