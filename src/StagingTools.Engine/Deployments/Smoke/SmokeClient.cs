using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>Sends a check's request once. Follows no redirect: the answer that is judged is the application's own.</summary>
/// <param name="context">The clock and the transport.</param>
internal sealed class SmokeClient(StagingContext context) : IDisposable
{
    /// <summary>How many bytes of a body are read.</summary>
    public const int MostRead = 1 << 20;

    private readonly HttpClient http = context.HttpHandlerFactory is { } handlers
        ? new HttpClient(handlers(), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }
        : new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Asks.</summary>
    /// <param name="request">The request.</param>
    /// <param name="patience">How long to wait for the whole answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SmokeFailure">Nothing answered.</exception>
    public async Task<SmokeAnswer> AskAsync(SmokeRequest request, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(patience);
        try
        {
            return await SendAsync(request, ending.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmokeFailure(string.Create(CultureInfo.InvariantCulture, $"no answer within {patience.TotalSeconds:0.#} seconds"));
        }
        catch (HttpRequestException problem)
        {
            throw new SmokeFailure(Words(problem.HttpRequestError));
        }
        catch (IOException)
        {
            throw new SmokeFailure("the connection broke before the answer was whole");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<SmokeAnswer> SendAsync(SmokeRequest request, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = Message(request);
        long start = context.TimeProvider.GetTimestamp();
        using HttpResponseMessage response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        (byte[] body, bool isCut) = await ReadAsync(response.Content, cancellationToken);
        return new SmokeAnswer((int)response.StatusCode, body, context.TimeProvider.GetElapsedTime(start))
        {
            Encoding = EncodingOf(response.Content.Headers.ContentType),
            IsCut = isCut,
        };
    }

    private static HttpRequestMessage Message(SmokeRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Check.Method), request.Url);
        message.Headers.TryAddWithoutValidation("User-Agent", "StagingTools");
        if (request.Check.Body is { } body)
            message.Content = new StringContent(body, Encoding.UTF8, request.Check.BodyType);
        foreach ((string name, string value) in request.Headers)
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
                message.Content?.Headers.Remove(name);
            else
                message.Headers.Remove(name);
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private static async Task<(byte[] Body, bool IsCut)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        while (body.Length < MostRead)
        {
            int room = (int)Math.Min(buffer.Length, MostRead - body.Length);
            int read = await stream.ReadAsync(buffer.AsMemory(0, room), cancellationToken);
            if (read == 0)
                return (body.ToArray(), false);
            body.Write(buffer, 0, read);
        }

        return (body.ToArray(), await stream.ReadAsync(buffer.AsMemory(0, 1), cancellationToken) > 0);
    }

    private static Encoding EncodingOf(MediaTypeHeaderValue? type)
    {
        try
        {
            return type?.CharSet is { Length: > 0 } name ? Encoding.GetEncoding(name.Trim('"')) : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    // The exception's own text can name proxies with their passwords.
    private static string Words(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "no answer: the host's name cannot be resolved",
        HttpRequestError.ConnectionError => "no answer: no connection could be made",
        HttpRequestError.SecureConnectionError => "no answer: no secure connection could be made, perhaps for the certificate",
        HttpRequestError.ResponseEnded => "the connection ended before the answer was whole",
        HttpRequestError.InvalidResponse => "what answers does not speak HTTP",
        HttpRequestError.ProxyTunnelError => "no answer: the proxy refused",
        _ => "no answer: the request could not be sent",
    };
}
