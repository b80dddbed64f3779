using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Sns;

/// <summary>Brings messages to people, whose mail and SMS are kept here to be read, and to web servers.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html</remarks>
internal sealed class TopicDelivery(SandboxContext context) : IDisposable
{
    private const int Attempts = 3;
    private const int MostKept = 1000;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(15) };
    private readonly Lock _gate = new();
    private readonly Queue<SandboxMessage> _kept = new();

    /// <summary>What was delivered last, oldest first.</summary>
    public IReadOnlyList<SandboxMessage> Kept
    {
        get
        {
            lock (_gate) return [.. _kept];
        }
    }

    /// <summary>Asks an endpoint whether it wants to be one.</summary>
    public Task AskAsync(TopicSubscription subscription)
    {
        string address = ConfirmAddress(subscription);
        var envelope = new JsonObject
        {
            ["Type"] = "SubscriptionConfirmation",
            ["MessageId"] = Guid.NewGuid().ToString("D"),
            ["Token"] = subscription.Token,
            ["TopicArn"] = subscription.TopicArn,
            ["Message"] = $"You have chosen to subscribe to the topic {subscription.TopicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.",
            ["SubscribeURL"] = address,
            ["Timestamp"] = Stamp(),
        };
        return DeliverAsync(
            subscription,
            "AWS Notification - Subscription Confirmation",
            $"You have chosen to subscribe to the topic {subscription.TopicArn}. To confirm, follow {address}",
            envelope,
            address);
    }

    /// <summary>Brings one message to one subscriber.</summary>
    public Task SendAsync(TopicSubscription subscription, string messageId, string? subject, string message)
    {
        var envelope = new JsonObject
        {
            ["Type"] = "Notification",
            ["MessageId"] = messageId,
            ["TopicArn"] = subscription.TopicArn,
            ["Message"] = message,
            ["Timestamp"] = Stamp(),
        };
        if (subject is not null) envelope["Subject"] = subject;
        return DeliverAsync(subscription, subject, message, envelope, confirmAddress: null);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task DeliverAsync(
        TopicSubscription subscription, string? subject, string text, JsonObject envelope, string? confirmAddress)
    {
        string json = envelope.ToJsonString(s_json);
        string? failure = subscription.Protocol is "http" or "https"
            ? await PostAsync(subscription, envelope, json, text).ConfigureAwait(false)
            : null;
        Keep(new SandboxMessage
        {
            Time = context.Time.GetUtcNow(),
            TopicArn = subscription.TopicArn,
            Protocol = subscription.Protocol,
            Endpoint = subscription.Endpoint,
            Subject = subject,
            Text = subscription.Protocol is "email" or "sms" ? text : json,
            ConfirmUrl = confirmAddress,
            Failure = failure,
        });
    }

    private async Task<string?> PostAsync(TopicSubscription subscription, JsonObject envelope, string json, string text)
    {
        string type = (string)envelope["Type"]!;
        string? failure = null;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            if (attempt > 0) await Task.Delay(s_pause).ConfigureAwait(false);
            try
            {
                bool raw = subscription.IsRaw && type == "Notification";
                using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Endpoint)
                {
                    Content = new StringContent(raw ? text : json, Encoding.UTF8, new MediaTypeHeaderValue("text/plain")),
                };
                request.Headers.Add("x-amz-sns-message-type", type);
                request.Headers.Add("x-amz-sns-message-id", (string)envelope["MessageId"]!);
                request.Headers.Add("x-amz-sns-topic-arn", subscription.TopicArn);
                if (type == "Notification") request.Headers.Add("x-amz-sns-subscription-arn", subscription.Arn);
                using HttpResponseMessage response = await _http.SendAsync(request).ConfigureAwait(false);
                if (response.IsSuccessStatusCode) return null;
                failure = $"HTTP {(int)response.StatusCode}";
                // https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html: what the client did wrong is not tried again.
                if ((int)response.StatusCode is >= 400 and < 500 and not 429) return failure;
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                failure = problem.GetType().Name;
            }
        }

        return failure;
    }

    private void Keep(SandboxMessage message)
    {
        lock (_gate)
        {
            _kept.Enqueue(message);
            if (_kept.Count > MostKept) _kept.Dequeue();
        }
    }

    private string ConfirmAddress(TopicSubscription subscription) =>
        $"{context.Endpoint}/?Action=ConfirmSubscription&TopicArn={Uri.EscapeDataString(subscription.TopicArn)}&Token={subscription.Token}";

    private string Stamp() => context.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
