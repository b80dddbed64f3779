using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace StagingTools.Sandbox.Gateway;

/// <summary>Routes each AWS request to the overlay of its service or to the emulator.</summary>
internal sealed class ApiGateway(IEnumerable<IServiceOverlay> overlays, Forwarder forwarder, SandboxLog log)
{
    private readonly ILookup<string, IServiceOverlay> _overlays = overlays.ToLookup(overlay => overlay.Service);

    private readonly ConcurrentDictionary<string, bool> _regions = new(StringComparer.Ordinal);

    /// <summary>The regions that were called.</summary>
    public IReadOnlyCollection<string> Regions => [.. _regions.Keys];

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        CancellationToken cancellationToken = context.RequestAborted;
        AwsRequest? request = null;
        try
        {
            request = await AwsRequest.ReadAsync(context.Request, cancellationToken).ConfigureAwait(false);
            _regions.TryAdd(request.Region, true);
            foreach (IServiceOverlay overlay in _overlays[request.Service])
            {
                AwsResponse? response = await overlay.HandleAsync(request, cancellationToken).ConfigureAwait(false);
                if (response is null) continue;
                await response.WriteAsync(context.Response, cancellationToken).ConfigureAwait(false);
                return;
            }

            await forwarder.ForwardAsync(request, context.Response, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException error)
        {
            await WriteErrorAsync(context, request, error).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The caller went away.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            log.Write($"{request?.Service} {request?.Action} failed: {failure}");
            var error = new AwsException("InternalFailure", $"The sandbox failed: {failure.Message}", 500);
            await WriteErrorAsync(context, request, error).ConfigureAwait(false);
        }
    }

    private static Task WriteErrorAsync(HttpContext context, AwsRequest? request, AwsException error)
    {
        AwsProtocol protocol = request?.Protocol
            ?? (context.Request.Headers.ContainsKey("X-Amz-Target") ? AwsProtocol.Json : AwsProtocol.Query);
        return AwsResponse.Error(protocol, request?.Service ?? "", error)
            .WriteAsync(context.Response, CancellationToken.None);
    }
}
