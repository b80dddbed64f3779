using System.Text.Json.Nodes;

namespace StagingTools.Engine.Notifications;

/// <summary>A notification in the form that Slack takes, by its webhooks and by its API.</summary>
/// <remarks>https://docs.slack.dev/messaging/formatting-message-text and /block-kit: the limits come from there.</remarks>
internal static class SlackMessage
{
    private const int HeaderLimit = 150;
    private const int TextLimit = 3000;
    private const int FieldsLimit = 10;

    /// <summary>The body of a webhook's request.</summary>
    public static string Serialize(Notification notification) => Build(notification).ToJsonString();

    /// <summary>The message: a text, and the blocks that are shown instead of it.</summary>
    public static JsonObject Build(Notification notification)
    {
        string title = $"{Symbol(notification.Kind)} {notification.Title}";
        var blocks = new JsonArray
        {
            new JsonObject
            {
                ["type"] = "header",
                ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = TextBound.Cut(title, HeaderLimit), ["emoji"] = true },
            },
        };

        if (notification.Text.Length > 0)
            blocks.Add(new JsonObject { ["type"] = "section", ["text"] = Markdown(Escape(notification.Text)) });

        foreach (KeyValuePair<string, string>[] chunk in notification.Fields.Chunk(FieldsLimit))
        {
            var fields = new JsonArray();
            foreach ((string name, string value) in chunk)
                fields.Add(Markdown($"*{Escape(name)}*\n{Escape(value)}"));
            blocks.Add(new JsonObject { ["type"] = "section", ["fields"] = fields });
        }

        blocks.Add(new JsonObject
        {
            ["type"] = "context",
            ["elements"] = new JsonArray(
                Markdown(Escape($"{notification.Project} · {notification.EnvironmentName} · {notification.Region}"))),
        });
        // The text stands in for the blocks in notifications and screen readers.
        return new JsonObject { ["text"] = TextBound.Cut(Escape(title), TextLimit), ["blocks"] = blocks };
    }

    private static JsonObject Markdown(string text) => new() { ["type"] = "mrkdwn", ["text"] = TextBound.Cut(text, TextLimit) };

    private static string Symbol(NotificationKind kind) => kind switch
    {
        NotificationKind.DeploymentStarted or NotificationKind.DataSyncStarted => "🚀",
        NotificationKind.DeploymentFailed or NotificationKind.DataSyncFailed => "❌",
        NotificationKind.InfrastructureChanged or NotificationKind.RemovalDue or NotificationKind.EnvironmentRemoved => "⚠️",
        _ => "✅",
    };

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
