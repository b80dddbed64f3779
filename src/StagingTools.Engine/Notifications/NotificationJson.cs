using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StagingTools.Engine.Notifications;

/// <summary>A notification for programs, as <c>schemas/notification.schema.json</c> describes it.</summary>
internal static class NotificationJson
{
    /// <summary>Nothing is escaped that need not be: the message is read by programs, and its length is bounded.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line of JSON.</summary>
    /// <param name="notification">What happened.</param>
    /// <param name="time">When.</param>
    public static string Serialize(Notification notification, DateTimeOffset time)
    {
        var fields = new JsonObject();
        foreach ((string name, string value) in notification.Fields)
            fields[name] = value;
        return new JsonObject
        {
            ["version"] = 1,
            ["kind"] = notification.Kind.ToString(),
            ["isFailure"] = notification.IsFailure,
            ["project"] = notification.Project,
            ["environmentName"] = notification.EnvironmentName,
            ["region"] = notification.Region,
            ["time"] = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["title"] = notification.Title,
            ["text"] = notification.Text,
            ["fields"] = fields,
        }.ToJsonString(Options);
    }
}
