namespace StagingTools.Engine.Notifications;

/// <summary>Where people are told, beside the environment's alert topic. Secrets stand here by reference alone.</summary>
public sealed record NotificationTargets
{
    /// <summary>The targets of whoever has no settings: the variables alone.</summary>
    public static NotificationTargets Default { get; } = new()
    {
        SlackWebhook = "env:" + Notifier.WebhookVariable,
        SlackToken = "env:" + Notifier.TokenVariable,
    };

    /// <summary>Where Slack's incoming webhook is kept: <c>env:NAME</c> or <c>secret:ID</c>; <see langword="null"/> for none.</summary>
    public string? SlackWebhook { get; init; }

    /// <summary>Where the token of a Slack app is kept: <c>env:NAME</c> or <c>secret:ID</c>; <see langword="null"/> for none.</summary>
    public string? SlackToken { get; init; }

    /// <summary>The id of the channel that the app writes into; <see langword="null"/> for none.</summary>
    public string? SlackChannel { get; init; }
}
