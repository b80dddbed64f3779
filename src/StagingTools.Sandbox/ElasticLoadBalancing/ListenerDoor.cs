using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;
using Yarp.ReverseProxy.Forwarder;

namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>A listener of a load balancer: a port of this machine whose requests go to the targets of a group.</summary>
internal sealed class ListenerDoor : IAsyncDisposable
{
    private static readonly TargetTransformer s_transformer = new();
    private readonly WebApplication _web;
    private readonly TargetGroups _groups;
    private readonly BalancerMetrics _metrics;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        UseCookies = false,
        UseProxy = false,
    });

    private ListenerDoor(WebApplication web, TargetGroups groups, BalancerMetrics metrics)
    {
        _web = web;
        _groups = groups;
        _metrics = metrics;
    }

    /// <summary>What it does with requests.</summary>
    public required ListenerAction Action { get; set; }

    /// <summary>The port that it listens on.</summary>
    public int Port => new Uri(_web.Urls.First()).Port;

    /// <summary>Opens a door.</summary>
    /// <param name="endpoint">Where to listen; another port of the address when that one cannot be had.</param>
    /// <param name="action">What it does with requests.</param>
    /// <param name="groups">The groups that it forwards to.</param>
    /// <param name="metrics">Counts its requests.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ListenerDoor> OpenAsync(
        IPEndPoint endpoint, ListenerAction action, TargetGroups groups, BalancerMetrics metrics, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddHttpForwarder();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(endpoint.Address, Loopback.IsFree(endpoint) ? endpoint.Port : 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        WebApplication web = builder.Build();
        var door = new ListenerDoor(web, groups, metrics) { Action = action };
        IHttpForwarder forwarder = web.Services.GetRequiredService<IHttpForwarder>();
        web.Run(context => door.AnswerAsync(context, forwarder));
        await web.StartAsync(cancellationToken).ConfigureAwait(false);
        return door;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync().ConfigureAwait(false);
        _client.Dispose();
    }

    private async Task AnswerAsync(HttpContext context, IHttpForwarder forwarder)
    {
        ListenerAction action = Action;
        if (action.Redirect is { } port)
        {
            context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            context.Response.Headers.Location = string.Create(
                CultureInfo.InvariantCulture,
                $"https://{context.Request.Host.Host}:{port}{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}");
            return;
        }

        TargetGroup? group = action.TargetGroupArn is { } arn ? _groups.Find(arn) : null;
        if (group?.Take() is not { } target)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await _metrics.CountOwnAsync(StatusCodes.Status503ServiceUnavailable).ConfigureAwait(false);
            return;
        }

        long started = BalancerMetrics.Start();
        try
        {
            ForwarderError error = await forwarder.SendAsync(
                context,
                string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{target.Port}"),
                _client,
                ForwarderRequestConfig.Empty,
                s_transformer).ConfigureAwait(false);
            await _metrics.CountAsync(group.Arn, context.Response.StatusCode, error != ForwarderError.None, started).ConfigureAwait(false);
        }
        finally
        {
            group.Return(target);
        }
    }
}
