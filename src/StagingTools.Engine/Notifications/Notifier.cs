using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Notifications;

/// <summary>
/// Tells people of one job: Slack, in a channel whose message moves with the job or through a webhook, and the environment's alert
/// topic when there is one. A notification that cannot be sent warns and never fails the job.
/// </summary>
public sealed class Notifier : IDisposable
{
    /// <summary>The variable that holds Slack's incoming webhook. Its value is a secret: it is never shown.</summary>
    public const string WebhookVariable = "SLACK_WEBHOOK_URL";

    /// <summary>The variable that holds the token of a Slack app. Its value is a secret: it is never shown.</summary>
    public const string TokenVariable = "SLACK_BOT_TOKEN";

    /// <summary>The variable that holds the id of the channel that the app writes into.</summary>
    public const string ChannelVariable = "SLACK_CHANNEL";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly StagingContext context;
    private readonly AwsSession? session;
    private readonly NotificationTargets targets;
    private readonly SlackChannel? channel;

    /// <summary>A notifier of one job.</summary>
    /// <param name="context">Variables and transport.</param>
    /// <param name="session">The account of the topic; <see langword="null"/> leaves SNS out.</param>
    /// <param name="targets">Where people are told beside the topic; the variables decide where it is left out.</param>
    public Notifier(StagingContext context, AwsSession? session, NotificationTargets? targets = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        this.context = context;
        this.session = session;
        this.targets = targets ?? NotificationTargets.Default with { SlackChannel = context.Variable(ChannelVariable) };
        if (this.targets is { SlackChannel: { } id, SlackToken: { } token } && IsKept(token))
            channel = new SlackChannel(context, session, token, id);
    }

    /// <summary>Whether a message can be edited, so that it may tell what is not worth a message of its own.</summary>
    internal bool CanUpdate => channel is not null;

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
        var sending = new List<Task>(2);
        if (channel is not null)
            sending.Add(ShowAsync(notification, host, cancellationToken));
        else if (targets.SlackWebhook is { } webhook && HasWebhook(webhook, host))
            sending.Add(TrySlackAsync(webhook, new SlackWebhook(context, session, webhook).SendAsync, notification, host, cancellationToken));
        if (topicArn is not null && session is not null)
            sending.Add(TryAsync("SNS", token => PublishAsync(session, topicArn, notification, token), host, cancellationToken));
        await Task.WhenAll(sending);
    }

    /// <summary>Tells only where the job's message can be edited.</summary>
    /// <param name="notification">How the job stands.</param>
    /// <param name="host">Takes the warning about a target that failed.</param>
    /// <param name="cancellationToken">Ends the wait for a slow target.</param>
    internal Task ShowAsync(Notification notification, IHost host, CancellationToken cancellationToken) => channel is null
        ? Task.CompletedTask
        : TrySlackAsync(targets.SlackToken!, channel.SendAsync, notification, host, cancellationToken);

    /// <summary>A host that shows in the job's message what the job tells while it runs.</summary>
    /// <param name="host">The host.</param>
    /// <param name="started">The message so far.</param>
    internal FollowedHost Follow(IHost host, Notification started) => new(host, this, started, context.TimeProvider);

    /// <inheritdoc/>
    public void Dispose() => channel?.Dispose();

    private static Task TrySlackAsync(
        string reference,
        Func<Notification, CancellationToken, Task> send,
        Notification notification,
        IHost host,
        CancellationToken cancellationToken) => TryAsync(
            "Slack",
            async token =>
            {
                try
                {
                    await send(notification, token);
                }
                catch (Exception failure) when (failure is not (NotificationException or OperationCanceledException))
                {
                    // The exception's own text may carry the webhook's address or the token, which are secrets.
                    throw new NotificationException($"{failure.GetType().Name}. Check {reference}.");
                }
            },
            host,
            cancellationToken);

    private static async Task TryAsync(
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
        catch (NotificationException refused)
        {
            host.Warning($"The notification through {target} failed: {refused.Message}");
        }
        catch (Exception failure)
        {
            host.Warning($"The notification through {target} failed: {StagingErrors.Translate(failure).Message}");
        }
    }

    // The file names a variable for everybody; on a machine that does not have it, nobody is to be told.
    private bool IsKept(string reference) => SecretReference.VariableOf(reference) is not { } variable || context.Variable(variable) is not null;

    private bool HasWebhook(string webhook, IHost host)
    {
        if (IsKept(webhook))
            return true;
        string variable = SecretReference.VariableOf(webhook)!;
        if (variable != WebhookVariable)
            host.Verbose($"Nobody is told through Slack: {variable} is not set.");
        return false;
    }

    private async Task PublishAsync(AwsSession account, string topicArn, Notification notification, CancellationToken cancellationToken) =>
        await account.Sns.PublishAsync(TopicMessage.Build(topicArn, notification, context.TimeProvider.GetUtcNow()), cancellationToken);
}
