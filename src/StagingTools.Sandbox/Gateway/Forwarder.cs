using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StagingTools.Sandbox.Gateway;

/// <summary>Passes a request to the emulator byte for byte, and its answer back.</summary>
internal sealed class Forwarder(HttpClient http, Uri endpoint)
{
    private static readonly HashSet<string> s_hopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "TE", "Trailer", "Proxy-Connection", "Expect", "Host",
    };

    /// <summary>Forwards a request; an HTML page of the emulator becomes an error of the service's protocol.</summary>
    public async Task ForwardAsync(AwsRequest request, HttpResponse response, CancellationToken cancellationToken)
    {
        using HttpRequestMessage outgoing = Copy(request);
        using HttpResponseMessage incoming = await http
            .SendAsync(outgoing, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        int status = (int)incoming.StatusCode;
        if (await EmulatorError.IsPageAsync(incoming, cancellationToken).ConfigureAwait(false))
        {
            await AwsResponse.Error(request.Protocol, request.Service, EmulatorError.Explain(request))
                .WriteAsync(response, cancellationToken).ConfigureAwait(false);
            return;
        }

        response.StatusCode = status;
        foreach (var header in incoming.Headers.Concat(incoming.Content.Headers))
        {
            if (!s_hopByHop.Contains(header.Key)) response.Headers[header.Key] = header.Value.ToArray();
        }

        if (HttpMethods.IsHead(request.Http.Method) || status is 204 or 304) return;
        await incoming.Content.CopyToAsync(response.Body, cancellationToken).ConfigureAwait(false);
    }

    private HttpRequestMessage Copy(AwsRequest request)
    {
        // The raw target keeps every escape as the caller signed it: S3 keys depend on it.
        string target = request.Http.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var uri = new Uri(
            string.Create(CultureInfo.InvariantCulture, $"http://{endpoint.Host}:{endpoint.Port}{target}"),
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var outgoing = new HttpRequestMessage(new HttpMethod(request.Http.Method), uri)
        {
            Version = HttpVersion.Version11,
        };
        bool hasBody = request.Body is not null
            || request.Http.ContentLength > 0
            || request.Http.Headers.TransferEncoding.Count > 0;
        if (hasBody)
        {
            outgoing.Content = request.Body is null
                ? new StreamContent(request.Http.Body)
                : new ByteArrayContent(request.Body);
        }

        foreach (var header in request.Http.Headers)
        {
            if (s_hopByHop.Contains(header.Key)) continue;
            if (!outgoing.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable()))
            {
                outgoing.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable());
            }
        }

        outgoing.Headers.Host = request.Http.Host.Value;
        return outgoing;
    }
}
