using System.CommandLine;
using StagingTools.Cli.Json;
using StagingTools.Cli.Terminals;
using StagingTools.Cli.Views;
#if HAS_COSTS
using StagingTools.Engine.Costs;
#endif
#if HAS_DATA
using StagingTools.Engine.Data;
#endif
using StagingTools.Engine.Deployments;
#if HAS_ENVIRONMENTS
using StagingTools.Engine.Environments;
#endif
using StagingTools.Engine.Logs;

namespace StagingTools.Cli.Commands;

/// <summary>The commands that run the engine's operations.</summary>
internal static class Jobs
{
    /// <summary>The commands, in the order of an environment's life.</summary>
    /// <param name="terminal">Where they read and write.</param>
    public static IEnumerable<Command> Commands(Terminal terminal) =>
    [
#if HAS_ENVIRONMENTS
        New(terminal),
        Get(terminal),
#endif
        Publish(terminal),
#if HAS_DATA
        Sync(terminal),
#endif
        Logs(terminal),
#if HAS_COSTS
        Cost(terminal),
#endif
#if HAS_ENVIRONMENTS
        Remove(terminal),
#endif
    ];

#if HAS_ENVIRONMENTS
    private static JobCommand<NewEnvironmentRequest, StagingEnvironment> New(Terminal terminal) =>
        new("new", "Create a staging environment, or bring an existing one to the settings given.", terminal, new(
            (context, request, host, token) => new NewEnvironment(context).RunAsync(request, host, token).Sequence(),
            () => new EnvironmentView(),
            JsonShape.Document) { Changes = true });
#endif

#if HAS_ENVIRONMENTS
    private static JobCommand<GetEnvironmentRequest, StagingEnvironment> Get(Terminal terminal) =>
        new("get", "Show an environment as its state and AWS describe it.", terminal, new(
            (context, request, host, token) => new GetEnvironment(context).RunAsync(request, host, token),
            () => new EnvironmentView(),
            JsonShape.Array));
#endif

    private static JobCommand<PublishAppRequest, StagingDeployment> Publish(Terminal terminal) =>
        new("publish", "Roll an image out to the environment's service and follow it to the end.", terminal, new(
            (context, request, host, token) => new PublishApp(context).RunAsync(request, host, token).Sequence(),
            () => new DeploymentView(),
            JsonShape.Document) { Changes = true, Verdict = DeploymentErrors.For });

#if HAS_DATA
    private static JobCommand<SyncDataRequest, StagingDataSync> Sync(Terminal terminal) =>
        new("sync", "Copy production's data into the environment's database, personal data masked.", terminal, new(
            (context, request, host, token) => new SyncData(context).RunAsync(request, host, token).Sequence(),
            () => new DataSyncView(),
            JsonShape.Document) { Changes = true });
#endif

    private static JobCommand<WatchLogRequest, StagingLogEvent> Logs(Terminal terminal) =>
        new("logs", "Show the environment's logs, and go on with --follow.", terminal, new(
            (context, request, host, token) => new WatchLog(context).RunAsync(request, host, token),
            () => new LogView(),
            JsonShape.Lines));

#if HAS_COSTS
    private static JobCommand<GetCostRequest, StagingCost> Cost(Terminal terminal) =>
        new("cost", "Show what the environment cost and what its resources cost a month.", terminal, new(
            (context, request, host, token) => new GetCost(context).RunAsync(request, host, token),
            () => new CostView(),
            JsonShape.Array));
#endif

#if HAS_ENVIRONMENTS
    private static JobCommand<RemoveEnvironmentRequest, StagingRemoval> Remove(Terminal terminal) =>
        new("remove", "Back the environment up, destroy it and prove that nothing is left.", terminal, new(
            (context, request, host, token) => new RemoveEnvironment(context).RunAsync(request, host, token).Sequence(),
            () => new RemovalView(),
            JsonShape.Document) { Changes = true });
#endif
}
