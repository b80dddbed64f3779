using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>Speaks the wire forms of AWS to a sandbox, so that these tests depend on no client library.</summary>
internal sealed class AwsCaller(SandboxInfo info) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Calls a Query operation.</summary>
    /// <returns>The answer without namespaces.</returns>
    /// <exception cref="AwsRefusal">The service refused.</exception>
    public async Task<XElement> QueryAsync(string service, string action, params (string Name, string Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, info.Endpoint)
        {
            Content = new FormUrlEncodedContent(
                [new("Action", action), .. parameters.Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value))]),
        };
        (HttpStatusCode status, string body) = await SendAsync(request, service);
        XElement root = XElement.Parse(body);
        foreach (XElement element in root.DescendantsAndSelf()) element.Name = element.Name.LocalName;
        if (status == HttpStatusCode.OK) return root;
        throw new AwsRefusal(
            root.Descendants("Code").First().Value, root.Descendants("Message").First().Value, (int)status);
    }

    /// <summary>Calls a JSON operation.</summary>
    /// <exception cref="AwsRefusal">The service refused.</exception>
    public async Task<JsonNode> JsonAsync(string service, string target, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, info.Endpoint)
        {
            Content = new StringContent(
                System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.Add("X-Amz-Target", target);
        (HttpStatusCode status, string text) = await SendAsync(request, service);
        JsonNode answer = text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
        if (status == HttpStatusCode.OK) return answer;
        string code = (string)answer["__type"]!;
        throw new AwsRefusal(
            code[(code.LastIndexOf('#') + 1)..], (string?)answer["message"] ?? (string)answer["Message"]!, (int)status);
    }

    /// <summary>Calls a JSON operation whose answer goes on: it is handed back when its head is there.</summary>
    public async Task<HttpResponseMessage> StreamAsync(string service, string target, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, info.Endpoint)
        {
            Content = new StringContent(
                System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.Add("X-Amz-Target", target);
        Sign(request, service);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a plain request, signed for S3.</summary>
    public async Task<HttpResponseMessage> S3Async(
        HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, info.Endpoint + path);
        if (body is not null) request.Content = new StringContent(body);
        foreach ((string name, string value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        Sign(request, "s3");
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a request as it is.</summary>
    public Task<HttpResponseMessage> RawAsync(HttpRequestMessage request) =>
        _http.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Repeats a question until its answer will do; gives up on what would otherwise hang for ever.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> enough)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            T answer = await ask();
            if (enough(answer)) return answer;
            if (watch.Elapsed > s_patience) throw new TimeoutException($"It never came to what was waited for: {answer}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage request, string service)
    {
        Sign(request, service);
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private void Sign(HttpRequestMessage request, string service) => request.Headers.TryAddWithoutValidation(
        "Authorization",
        $"AWS4-HMAC-SHA256 Credential={info.AccessKeyId}/20250101/{info.Region}/{service}/aws4_request, "
        + "SignedHeaders=host, Signature=none");
}
