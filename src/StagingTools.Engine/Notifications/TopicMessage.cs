using System.Text;
using System.Text.Json.Nodes;
using Amazon.SimpleNotificationService.Model;

namespace StagingTools.Engine.Notifications;

/// <summary>
/// A notification in the form that SNS takes: text for people, the JSON of <c>schemas/notification.schema.json</c> for programs, and
/// attributes that subscriptions filter by.
/// </summary>
internal static class TopicMessage
{
    // SNS refuses subjects over 100 characters, and all but printable ASCII.
    private const int SubjectLimit = 100;

    // A message of all protocols together may have 256 KiB, and a letter takes up to seven bytes in each.
    private const int TextLimit = 4000;

    // One SMS, of which longer ones are made, has 140 bytes.
    private const int SmsLimit = 140;

    private static readonly string[] Programs = ["http", "https", "email-json", "sqs", "lambda", "firehose"];

    /// <summary>The request.</summary>
    /// <param name="topicArn">The topic.</param>
    /// <param name="notification">What to tell.</param>
    /// <param name="time">When it happened.</param>
    public static PublishRequest Build(string topicArn, Notification notification, DateTimeOffset time)
    {
        Notification bounded = notification with { Text = TextBound.Cut(notification.Text, TextLimit) };
        var message = new JsonObject
        {
            ["default"] = Text(bounded),
            ["sms"] = TextBound.Cut($"{notification.Project} {notification.EnvironmentName}: {notification.Title}", SmsLimit),
        };
        string document = NotificationJson.Serialize(bounded, time);
        foreach (string protocol in Programs)
            message[protocol] = document;
        return new PublishRequest
        {
            TopicArn = topicArn,
            Subject = Subject(notification),
            Message = message.ToJsonString(NotificationJson.Options),
            MessageStructure = "json",
            MessageAttributes = new Dictionary<string, MessageAttributeValue>
            {
                ["kind"] = Attribute(notification.Kind.ToString()),
                ["project"] = Attribute(notification.Project),
                ["environment"] = Attribute(notification.EnvironmentName),
                ["isFailure"] = Attribute(notification.IsFailure ? "true" : "false"),
            },
        };
    }

    private static string Text(Notification notification)
    {
        var message = new StringBuilder(notification.Title).AppendLine().AppendLine();
        if (notification.Text.Length > 0)
            message.AppendLine(notification.Text).AppendLine();
        foreach ((string name, string value) in notification.Fields)
            message.Append(name).Append(": ").AppendLine(value);
        return message.Append(notification.Project).Append(" / ").Append(notification.EnvironmentName)
            .Append(" / ").AppendLine(notification.Region).ToString();
    }

    private static string Subject(Notification notification)
    {
        string ascii = string.Concat(notification.Title.Where(c => c is >= ' ' and <= '~')).Trim();
        return ascii.Length <= SubjectLimit ? ascii : ascii[..SubjectLimit];
    }

    private static MessageAttributeValue Attribute(string value) => new() { DataType = "String", StringValue = value };
}
