using System.Globalization;
using System.Net;

namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>Asks a target for its health, as a load balancer does.</summary>
internal sealed class HealthQuestion : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        // Each question on a connection of its own: whether one can be made is part of it.
        PooledConnectionLifetime = TimeSpan.Zero,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Asks once.</summary>
    /// <param name="port">Port of 127.0.0.1.</param>
    /// <param name="settings">What to ask, and what to expect.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<TargetHealth> AskAsync(int port, TargetGroupSettings settings, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(settings.Timeout);
        using var request = new HttpRequestMessage(
            HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{settings.Path}"));
        request.Headers.UserAgent.ParseAdd("ELB-HealthChecker/2.0");
        try
        {
            using HttpResponseMessage answer = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
            return settings.Accepts((int)answer.StatusCode) ? TargetHealth.Healthy : TargetHealth.WrongStatus((int)answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            return TargetHealth.Unreachable;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TargetHealth.TimedOut;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
