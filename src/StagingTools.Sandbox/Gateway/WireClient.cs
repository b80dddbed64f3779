using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace StagingTools.Sandbox.Gateway;

/// <summary>Speaks the wire forms of AWS to the emulator or to the gateway.</summary>
internal sealed class WireClient(HttpClient http, Uri endpoint)
{
    /// <summary>Calls the Query operation that somebody asked the gateway for, with what they sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer without namespaces.</returns>
    /// <exception cref="AwsException">The emulator refused; its code and message are kept.</exception>
    public Task<XElement> QueryAsync(AwsRequest request, CancellationToken cancellationToken) => QueryAsync(
        request.Service,
        request.Region,
        request.Action,
        request.Query.Names.Where(name => name != "Action").Select(name => new KeyValuePair<string, string>(name, request.Query[name]!)),
        cancellationToken);

    /// <summary>Calls a Query operation.</summary>
    /// <returns>The answer without namespaces.</returns>
    /// <exception cref="AwsException">The emulator refused; its code and message are kept.</exception>
    public async Task<XElement> QueryAsync(
        string service,
        string region,
        string action,
        IEnumerable<KeyValuePair<string, string>> parameters,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent([new("Action", action), .. parameters]),
        };
        (HttpStatusCode status, string body) =
            await SendAsync(request, service, region, cancellationToken).ConfigureAwait(false);
        XElement root;
        try
        {
            root = XElement.Parse(body);
        }
        catch (System.Xml.XmlException)
        {
            throw AwsException.NotImplemented(service, action);
        }

        foreach (XElement element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
            element.RemoveAttributes();
        }

        if ((int)status < 400) return root;
        XElement? error = root.DescendantsAndSelf("Error").FirstOrDefault();
        throw new AwsException(
            error?.Element("Code")?.Value ?? "InternalFailure",
            error?.Element("Message")?.Value ?? $"The emulator failed at {action}.",
            (int)status);
    }

    /// <summary>Calls a JSON operation.</summary>
    /// <param name="service">Signing name.</param>
    /// <param name="region">Region.</param>
    /// <param name="target">Prefix and operation, as in <c>X-Amz-Target</c>.</param>
    /// <param name="body">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="AwsException">The emulator refused; its code and message are kept.</exception>
    public async Task<JsonObject> JsonAsync(
        string service, string region, string target, JsonNode body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(
                body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/x-amz-json-1.1")),
        };
        request.Headers.Add("X-Amz-Target", target);
        (HttpStatusCode status, string text) =
            await SendAsync(request, service, region, cancellationToken).ConfigureAwait(false);
        JsonObject? answer;
        try
        {
            answer = text.Length == 0 ? [] : JsonNode.Parse(text) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            answer = null;
        }

        if (answer is null) throw AwsException.NotImplemented(service, target[(target.LastIndexOf('.') + 1)..]);
        if ((int)status < 400) return answer;
        string code = (string?)answer["__type"] ?? "InternalFailure";
        throw new AwsException(
            code[(code.LastIndexOf('#') + 1)..],
            (string?)answer["message"] ?? (string?)answer["Message"] ?? $"The emulator failed at {target}.",
            (int)status);
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(
        HttpRequestMessage request, string service, string region, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=sandbox/20200101/{region}/{service}/aws4_request, "
            + "SignedHeaders=host, Signature=sandbox");
        using HttpResponseMessage response =
            await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
    }
}
