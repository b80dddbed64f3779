using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Notifications;

/// <summary>A channel that a Slack app writes into: one message, which moves with its job.</summary>
/// <remarks>https://docs.slack.dev/reference/methods/chat.postMessage and /chat.update</remarks>
/// <param name="context">Variables, clock and transport.</param>
/// <param name="session">The account of a secret.</param>
/// <param name="tokenReference">Where the app's token is kept.</param>
/// <param name="channel">The channel's id, such as <c>C0123456789</c>.</param>
internal sealed class SlackChannel(StagingContext context, AwsSession? session, string tokenReference, string channel) : IDisposable
{
    /// <summary>Where Slack's API is, when it is not the usual one: GovSlack has another.</summary>
    public const string ApiVariable = "SLACK_API_URL";

    private const string UsualApi = "https://slack.com/api/";

    // What Slack says of a message that can be edited no longer; the job goes on in a new one.
    private static readonly string[] Gone = ["message_not_found", "cant_update_message", "edit_window_closed"];

    private readonly SemaphoreSlim turn = new(1);
    private string? token;
    private (string Channel, string Timestamp)? message;

    /// <summary>Writes the job's message, or edits it where it stands.</summary>
    /// <exception cref="NotificationException">Slack refused, in its own words.</exception>
    public async Task SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            token ??= await SecretReference.ReadAsync(tokenReference, context, session, cancellationToken);
            if (message is { } known)
            {
                JsonObject edit = SlackMessage.Build(notification);
                edit["channel"] = known.Channel;
                edit["ts"] = known.Timestamp;
                JsonElement edited = await CallAsync("chat.update", edit, cancellationToken);
                if (IsOk(edited))
                    return;
                if (!Gone.Contains(Error(edited)))
                    throw Refused(edited);
            }

            JsonObject post = SlackMessage.Build(notification);
            post["channel"] = channel;
            JsonElement posted = await CallAsync("chat.postMessage", post, cancellationToken);
            if (!IsOk(posted))
                throw Refused(posted);
            // An edit wants the channel's id as Slack gives it back.
            message = (posted.GetProperty("channel").GetString()!, posted.GetProperty("ts").GetString()!);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<JsonElement> CallAsync(string method, JsonObject body, CancellationToken cancellationToken)
    {
        while (true)
        {
            using HttpClient client = context.OpenHttp();
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Api(), method))
            {
                Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.TooManyRequests && response.Headers.RetryAfter?.Delta is { } wait)
            {
                await Task.Delay(wait, context.TimeProvider, cancellationToken);
                continue;
            }

            if (!response.IsSuccessStatusCode)
                throw new NotificationException($"{method} answered {(int)response.StatusCode} {response.ReasonPhrase}.");
            return await ReadAsync(response, method, cancellationToken);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, string method, CancellationToken cancellationToken)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            return answer.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new NotificationException($"{method} was answered by something that is not Slack.");
        }
    }

    private Uri Api()
    {
        string given = context.Variable(ApiVariable) ?? UsualApi;
        return Uri.TryCreate(given.EndsWith('/') ? given : given + "/", UriKind.Absolute, out Uri? api) && api.Scheme is "http" or "https"
            ? api
            : throw new NotificationException($"{ApiVariable} is not an http or https URL.");
    }

    private static bool IsOk(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("ok", out JsonElement ok) && ok.ValueKind == JsonValueKind.True;

    private static string Error(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error", out JsonElement error) ? error.ToString() : "no reason";

    private NotificationException Refused(JsonElement answer) => new(Error(answer) switch
    {
        "channel_not_found" or "not_in_channel" => $"the app is not in the channel {channel}: invite it, and name the channel by its id.",
        "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" or "account_inactive" =>
            $"Slack does not take the token of {tokenReference}.",
        "missing_scope" => "the app lacks the scope chat:write.",
        string other => $"Slack answered {other}.",
    });
}
