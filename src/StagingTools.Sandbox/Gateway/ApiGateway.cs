using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace StagingTools.Sandbox.Gateway;

/// <summary>Routes each AWS request to the overlay of its service or to the emulator.</summary>
internal sealed class ApiGateway(
    IEnumerable<IServiceOverlay> overlays, Forwarder forwarder, FaultInjector faults, SandboxLog log) : IDisposable
{
    private readonly ILookup<string, IServiceOverlay> _overlays = overlays.ToLookup(overlay => overlay.Service);

    private readonly SemaphoreSlim _conditionalWrites = new(1, 1);
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
            if (faults.Draw(request) is { } refusal) throw refusal;
            foreach (IServiceOverlay overlay in _overlays[request.Service])
            {
                AwsResponse? response = await overlay.HandleAsync(request, cancellationToken).ConfigureAwait(false);
                if (response is null) continue;
                await response.WriteAsync(context.Response, cancellationToken).ConfigureAwait(false);
                return;
            }

            await ForwardAsync(request, context, cancellationToken).ConfigureAwait(false);
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

    /// <inheritdoc/>
    public void Dispose() => _conditionalWrites.Dispose();

    // The emulator looks whether an object exists and then writes it; state locks need both to be one step.
    private async Task ForwardAsync(AwsRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        bool conditional = request.Service == "s3" && HttpMethods.IsPut(request.Http.Method)
            && (request.Http.Headers.IfNoneMatch.Count > 0 || request.Http.Headers.IfMatch.Count > 0);
        if (conditional) await _conditionalWrites.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await forwarder.ForwardAsync(request, context.Response, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (conditional) _conditionalWrites.Release();
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
