using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.SimpleNotificationService.Model;
using Json.Schema;
using StagingTools.Engine.Notifications;
using StagingTools.Engine.Tests.Faces;

namespace StagingTools.Engine.Tests.Notifications;

/// <summary>What programs get is what the published schema says.</summary>
public sealed class NotificationSchemaTests
{
    private static readonly string SchemaText = File.ReadAllText(Path.Combine(Repository.Root, "schemas", "notification.schema.json"));
    private static readonly JsonSchema Schema = JsonSchema.FromText(SchemaText);
    private static readonly DateTimeOffset Time = new(2026, 11, 29, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Every_kind_of_notification_is_valid_and_none_is_missing_from_the_schema()
    {
        Assert.All(Enum.GetValues<NotificationKind>(), kind => AssertValid(NotificationJson.Serialize(Notification(kind), Time)));
        Assert.Equal(
            Enum.GetNames<NotificationKind>().Order(),
            JsonNode.Parse(SchemaText)!["properties"]!["kind"]!["enum"]!.AsArray().Select(kind => (string?)kind).Order());
    }

    [Fact]
    public void The_example_in_the_documentation_is_valid()
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "notifications.md"));
        string example = Assert.Single(
            Regex.Matches(document, "```json\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value),
            text => text.Contains("\"version\"", StringComparison.Ordinal));

        AssertValid(example);
    }

    [Fact]
    public void Programs_get_the_document_people_get_text_and_filters_get_attributes()
    {
        PublishRequest request = TopicMessage.Build("arn:topic", Notification(NotificationKind.DeploymentFailed), Time);

        Assert.Equal(("arn:topic", "json", "Deployment failed"), (request.TopicArn, request.MessageStructure, request.Subject));
        JsonNode message = JsonNode.Parse(request.Message!)!;
        Assert.Equal(
            ["default", "sms", "http", "https", "email-json", "sqs", "lambda", "firehose"], message.AsObject().Select(form => form.Key));
        Assert.Equal("shop staging: Deployment failed ❌", (string?)message["sms"]);
        Assert.Equal(
            $"Deployment failed ❌\n\nexit code 1\n\nImage: app:2\nshop / staging / us-east-1\n".ReplaceLineEndings(), (string?)message["default"]);
        AssertValid((string)message["sqs"]!);
        Assert.Equal("app:2", (string?)JsonNode.Parse((string)message["lambda"]!)!["fields"]!["Image"]);
        Assert.Equal(
            [("kind", "DeploymentFailed"), ("project", "shop"), ("environment", "staging"), ("isFailure", "true")],
            request.MessageAttributes!.Select(attribute => (attribute.Key, attribute.Value.StringValue)));
    }

    [Fact]
    public void However_long_the_text_is_the_message_is_taken()
    {
        Notification endless = Notification(NotificationKind.DataSyncFailed) with { Title = new string('t', 500), Text = new string('ä', 300_000) };

        PublishRequest request = TopicMessage.Build("arn:topic", endless, Time);

        Assert.Equal(100, request.Subject!.Length);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(request.Message!) < 256 * 1024);
        Assert.Equal(140, ((string)JsonNode.Parse(request.Message!)!["sms"]!).Length);
    }

    private static Notification Notification(NotificationKind kind) => new(kind, "shop", "staging", "us-east-1", "Deployment failed ❌")
    {
        Text = "exit code 1",
        Fields = [new("Image", "app:2")],
    };

    private static void AssertValid(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        EvaluationResults results = Schema.Evaluate(document.RootElement);
        Assert.True(results.IsValid, json);
    }
}
