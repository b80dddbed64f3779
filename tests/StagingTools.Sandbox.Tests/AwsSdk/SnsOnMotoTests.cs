using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace StagingTools.Sandbox.Tests.AwsSdk;

[Collection(MotoCollection.Name)]
public sealed class SnsOnMotoTests(MotoServer moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_topic_is_subscribed_published_to_and_left()
    {
        using var sns = new AmazonSimpleNotificationServiceClient(
            MotoServer.Credentials, moto.Config<AmazonSimpleNotificationServiceConfig>());
        await moto.Prepare("sns", new Dictionary<string, string>
        {
            ["Action"] = "CreateTopic",
            ["Version"] = "2010-03-31",
            ["Name"] = "shop-staging-alerts",
        });
        var topic = Assert.Single((await sns.ListTopicsAsync(new ListTopicsRequest(), Token)).Topics!).TopicArn!;

        var subscription = await sns.SubscribeAsync(
            new SubscribeRequest
            {
                TopicArn = topic,
                Protocol = "email",
                Endpoint = "team@example.com",
                ReturnSubscriptionArn = true,
            },
            Token);
        var published = await sns.PublishAsync(
            new PublishRequest
            {
                TopicArn = topic,
                Subject = "deployed",
                Message = "Grüße & more",
                MessageAttributes = new() { ["kind"] = new MessageAttributeValue { DataType = "String", StringValue = "x" } },
            },
            Token);
        var attributes = (await sns.GetTopicAttributesAsync(
            new GetTopicAttributesRequest { TopicArn = topic }, Token)).Attributes!;
        var subscriptions = (await sns.ListSubscriptionsByTopicAsync(
            new ListSubscriptionsByTopicRequest { TopicArn = topic }, Token)).Subscriptions!;
        await sns.UnsubscribeAsync(
            new UnsubscribeRequest { SubscriptionArn = subscription.SubscriptionArn }, Token);
        await Assert.ThrowsAsync<NotFoundException>(
            () => sns.PublishAsync(new PublishRequest { TopicArn = topic + "x", Message = "m" }, Token));

        Assert.NotEmpty(published.MessageId!);
        Assert.Equal(topic, attributes["TopicArn"]);
        Assert.Equal("team@example.com", Assert.Single(subscriptions).Endpoint);
    }
}
