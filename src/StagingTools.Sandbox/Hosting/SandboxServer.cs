using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StagingTools.Sandbox.CloudWatch;
using StagingTools.Sandbox.CostExplorer;
using StagingTools.Sandbox.Ec2;
using StagingTools.Sandbox.Ecs;
using StagingTools.Sandbox.ElastiCache;
using StagingTools.Sandbox.ElasticLoadBalancing;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Images;
using StagingTools.Sandbox.Logs;
using StagingTools.Sandbox.Processes;
using StagingTools.Sandbox.Quotas;
using StagingTools.Sandbox.Rds;
using StagingTools.Sandbox.Route53;
using StagingTools.Sandbox.Secrets;
using StagingTools.Sandbox.Sns;
using StagingTools.Sandbox.Ssm;
using StagingTools.Sandbox.Tagging;

namespace StagingTools.Sandbox.Hosting;

/// <summary>The process of a sandbox: gateway, overlays and their children, until it is told to end.</summary>
internal sealed class SandboxServer(StateFolder state, SandboxIdentity identity, SandboxLog log)
{
    private static readonly TimeSpan s_motoGrace = TimeSpan.FromSeconds(3);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<HttpContext, Task> _handler = context =>
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    };

    /// <summary>Serves until it is shut down or the token is cancelled.</summary>
    /// <exception cref="SandboxException">Something that it needs is missing or did not start.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var registry = new ChildRegistry(state.ChildrenPath);
        var tools = new Tools(BaseEnvironment.Current());
        PostgresInstallation postgres = PostgresInstallation.Find(tools);
        using var http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            // The emulator closes each connection; a pooled one would be found dead half of the time.
            PooledConnectionLifetime = TimeSpan.Zero,
        })
        {
            Timeout = TimeSpan.FromMinutes(5),
        };
        await using WebApplication web = Listen();
        await web.StartAsync(cancellationToken).ConfigureAwait(false);
        string endpoint = web.Urls.First();

        MotoServer moto = await MotoServer
            .StartAsync(state, identity, tools, registry, http, cancellationToken).ConfigureAwait(false);
        var client = new WireClient(http, moto.Endpoint);
        var events = new LogStore(client, TimeProvider.System, identity.AccountId);
        var metrics = new MetricStore(TimeProvider.System);
        var context = new SandboxContext
        {
            Identity = identity,
            State = state,
            Children = registry,
            Tools = tools,
            Moto = client,
            Logs = new LogStreams(client, events, TimeProvider.System, log),
            LogStore = events,
            Metrics = metrics,
            Time = TimeProvider.System,
            Log = log,
            Endpoint = endpoint,
        };
        var images = new ImageStore(context);
        var limits = new LimitsHolder();
        using var groups = new TargetGroups(context);
        await using (var rds = new RdsOverlay(context, postgres))
        await using (var cache = new ElastiCacheOverlay(context))
        await using (var ecs = new EcsOverlay(context, images, groups))
        await using (var balancing = new LoadBalancingOverlay(context, groups))
        await using (var logs = new LogsOverlay(context, limits))
        {
            // Made ready while the caller still plans; the first instance waits for it if need be.
            _ = rds.Template.GetAsync();
            ApiGateway? gateway = null;
            var registries = new EcrOverlay(context, images);
            var topics = new SnsOverlay(context);
            await using var alarms = new AlarmEvaluator(context, metrics, topics);
            await using var publisher = new MetricPublisher(
                context,
                [
                    new RdsMetrics(context, rds.Store), new CacheMetrics(context, cache.Store), new EcsMetrics(context, ecs.Store),
                    new TargetMetrics(context, groups, balancing.Doors),
                ]);
            var costs = new CostExplorerOverlay(
                context, new OwnedCosts(rds.Store, cache.Store), () => gateway?.Regions ?? []);
            var tagging = new TaggingOverlay(context, region => Owned(region, rds, cache, ecs));
            var forwarder = new Forwarder(http, moto.Endpoint);
            var faults = new FaultInjector();
            var account = new RdsAccountOverlay(context, rds.Store, limits);
            var cacheEngines = new CacheEngineOverlay(limits);
            using ApiGateway routes = gateway =
                new ApiGateway(
                    [
                        account, rds, cacheEngines, cache, ecs, balancing, costs, tagging, new Ec2Overlay(context),
                        new SecretsOverlay(context), new SsmOverlay(context), new Route53Overlay(context), logs,
                        registries, topics, new QuotasOverlay(context, limits), new MonitoringOverlay(context, metrics, alarms),
                    ],
                    forwarder,
                    faults,
                    log);
            var admin = new AdminApi(
                identity.Token,
                new SandboxOperations(context, rds, cache, ecs, images, topics, logs.LiveTails, faults, limits, _end.SetResult).All());
            _handler = request => request.Request.Path.StartsWithSegments("/_sandbox", StringComparison.Ordinal)
                ? admin.HandleAsync(request)
                : request.Request.Path.StartsWithSegments(EcrOverlay.Path, StringComparison.Ordinal)
                ? registries.DownloadAsync(request)
                : routes.HandleAsync(request);
            StateFolder.Write(
                state.ServerPath, new ServerRecord(ProcessIdentity.Of(Environment.ProcessId)!, endpoint));
            alarms.Start();
            publisher.Start();
            log.Write($"ready at {endpoint}");
            await Task.WhenAny(_end.Task, moto.Process.Exited, Task.Delay(Timeout.Infinite, cancellationToken))
                .ConfigureAwait(false);
            log.Write(moto.Process.IsRunning ? "shutting down" : "shutting down: the moto server has ended");
        }

        await web.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await moto.Process.StopAsync(s_motoGrace).ConfigureAwait(false);
        File.Delete(state.ServerPath);
        log.Write("ended");
    }

    private static IReadOnlyList<TaggedResource> Owned(
        string region, RdsOverlay rds, ElastiCacheOverlay cache, EcsOverlay ecs)
    {
        var owned = new List<(string Arn, IReadOnlyDictionary<string, string> Tags)>();
        lock (rds.Store.Gate) owned.AddRange(rds.Store.Tagged());
        lock (cache.Store.Gate) owned.AddRange(cache.Store.Tagged());
        lock (ecs.Store.Gate) owned.AddRange(ecs.Store.Tagged());
        return
        [
            .. owned.Where(resource => resource.Arn.Split(':')[3] == region)
                .Select(resource => new TaggedResource(
                    resource.Arn, new Dictionary<string, string>(resource.Tags, StringComparer.Ordinal))),
        ];
    }

    private WebApplication Listen()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.AllowSynchronousIO = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        WebApplication web = builder.Build();
        web.Run(context => _handler(context));
        return web;
    }
}
