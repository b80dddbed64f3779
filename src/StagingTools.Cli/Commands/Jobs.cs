using System.CommandLine;
using StagingTools.Cli.Json;
using StagingTools.Cli.Terminals;
using StagingTools.Cli.Views;
using StagingTools.Engine.Costs;
using StagingTools.Engine.Data;
using StagingTools.Engine.Data.Discovery;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Deployments.Images;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Engine.Environments.Restores;
using StagingTools.Engine.Environments.Rotation;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Logs;
using StagingTools.Engine.Monitoring;
using StagingTools.Engine.Monitoring.Metrics;
using StagingTools.Engine.Monitoring.Subscriptions;
using StagingTools.Engine.Settings;

namespace StagingTools.Cli.Commands;

/// <summary>The commands that run the engine's operations.</summary>
internal static class Jobs
{
    /// <summary>The commands, in the order of an environment's life.</summary>
    /// <param name="terminal">Where they read and write.</param>
    public static IEnumerable<Command> Commands(Terminal terminal) =>
    [
        Plan(terminal),
        New(terminal),
        Get(terminal),
        Check(terminal),
        Image(terminal),
        Publish(terminal),
        Deployments(terminal),
        Undo(terminal),
        Test(terminal),
        Task(terminal),
        Sync(terminal),
        Connect(terminal),
        Secret(terminal),
        Rotate(terminal),
        Snapshot(terminal),
        Dns(terminal),
        Restore(terminal),
        Logs(terminal),
        Metrics(terminal),
        Alerts(terminal),
        Cost(terminal),
        Remove(terminal),
        Settings(terminal),
    ];

    private static JobCommand<PlanEnvironmentRequest, StagingPlan> Plan(Terminal terminal) =>
        new("plan", "Show what creating or changing an environment would do and cost, and change nothing.", terminal, new(
            (context, request, host, token) => new PlanEnvironment(context).RunAsync(request, host, token).Always(),
            () => new PlanView(),
            JsonShape.Document));

    private static JobCommand<NewEnvironmentRequest, StagingEnvironment> New(Terminal terminal) =>
        new("new", "Create a staging environment, or bring an existing one to the settings given.", terminal, new(
            (context, request, host, token) => new NewEnvironment(context).RunAsync(request, host, token).Sequence(),
            () => new EnvironmentView(),
            JsonShape.Document)
        { Changes = true });

    private static JobCommand<GetEnvironmentRequest, StagingEnvironment> Get(Terminal terminal) =>
        new("get", "Show an environment as its state and AWS describe it.", terminal, new(
            (context, request, host, token) => new GetEnvironment(context).RunAsync(request, host, token),
            () => new EnvironmentView(),
            JsonShape.Array));

    private static JobCommand<TestEnvironmentRequest, StagingCheck> Check(Terminal terminal) =>
        new("check", "Check the machine, the account, the state and the parts of an environment, and mend with --fix what can be mended safely.", terminal, new(
            (context, request, host, token) => new TestEnvironment(context).RunAsync(request, host, token),
            () => new CheckView(),
            JsonShape.Array)
        { Changes = true, Verdict = CheckErrors.For });

    private static JobCommand<PublishImageRequest, StagingImage> Image(Terminal terminal) =>
        new("image", "Build an image with docker and push it into the environment's repository.", terminal, new(
            (context, request, host, token) => new PublishImage(context).RunAsync(request, host, token).Sequence(),
            () => new ImageView(),
            JsonShape.Document)
        { Changes = true });

    private static JobCommand<PublishAppRequest, StagingDeployment> Publish(Terminal terminal) =>
        new("publish", "Roll an image out to the environment's service, or to several, and follow it to the end.", terminal, new(
            (context, request, host, token) => new PublishApp(context).RunAllAsync(request, host, token),
            () => new DeploymentView(),
            JsonShape.Document)
        { Changes = true, Verdict = DeploymentErrors.For });

    private static JobCommand<GetDeploymentRequest, StagingDeploymentRecord> Deployments(Terminal terminal) =>
        new("deployments", "Show the revisions of the environment's service, and what became of each.", terminal, new(
            (context, request, host, token) => new GetDeployment(context).RunAsync(request, host, token),
            () => new DeploymentRecordView(),
            JsonShape.Array));

    private static JobCommand<UndoAppRequest, StagingDeployment> Undo(Terminal terminal) =>
        new("undo", "Go back to the last good revision of the environment's service, or to another, and follow it to the end.", terminal, new(
            (context, request, host, token) => new UndoApp(context).RunAsync(request, host, token).Sequence(),
            () => new DeploymentView(),
            JsonShape.Document)
        { Changes = true, Verdict = DeploymentErrors.For });

    private static JobCommand<TestAppRequest, StagingSmokeTest> Test(Terminal terminal) =>
        new("test", "Ask the environment's application whether it works: its health page, and the smoke tests of the settings.", terminal, new(
            (context, request, host, token) => new TestApp(context).RunAsync(request, host, token),
            () => new SmokeTestView(),
            JsonShape.Array)
        { Verdict = SmokeErrors.For });

    private static JobCommand<InvokeTaskRequest, StagingTask> Task(Terminal terminal) =>
        new("task", "Run a command once, as a task of the environment's application, and follow it to the end.", terminal, new(
            (context, request, host, token) => new InvokeTask(context).RunAsync(request, host, token).Sequence(),
            () => new TaskView(),
            JsonShape.Document)
        { Changes = true, Rest = nameof(InvokeTaskRequest.Command), Verdict = TaskErrors.For });

    private static JobCommand<SyncDataRequest, StagingDataSync> Sync(Terminal terminal) =>
        new("sync", "Copy production's data into the environment's database, personal data masked.", terminal, new(
            (context, request, host, token) => new SyncData(context).RunAsync(request, host, token).Sequence(),
            () => new DataSyncView(),
            JsonShape.Document)
        { Changes = true })
        {
            SyncRules(terminal),
            SyncCheck(terminal),
            SyncRestore(terminal),
            SyncMark(terminal),
        };

    private static JobCommand<NewDataRuleRequest, StagingDataRule> SyncRules(Terminal terminal) =>
        new("rules", "Write a rules file to review, proposed from a database's columns and samples of their values.", terminal, new(
            (context, request, host, token) => new NewDataRule(context).RunAsync(request, host, token),
            () => new DataRuleView(),
            JsonShape.Array)
        { Changes = true });

    private static JobCommand<CheckDataRuleRequest, StagingDataRuleCheck> SyncCheck(Terminal terminal) =>
        new("check", "Check a rules file against a database as a sync would, and show what masks make of values.", terminal, new(
            (context, request, host, token) => new CheckDataRule(context).RunAsync(request, host, token),
            () => new DataRuleCheckView(),
            JsonShape.Array)
        { Verdict = RuleCheckErrors.For });

    private static JobCommand<RestoreDataRequest, StagingDataRestore> SyncRestore(Terminal terminal) =>
        new("restore", "Bring the data from before back: the previous database, or a backup.", terminal, new(
            (context, request, host, token) => new RestoreData(context).RunAsync(request, host, token).Sequence(),
            () => new DataRestoreView(),
            JsonShape.Document)
        { Changes = true });

    private static JobCommand<MarkTargetRequest, StagingMark> SyncMark(Terminal terminal) =>
        new("mark", "Mark a database as staging, so that syncs may replace it.", terminal, new(
            (context, request, host, token) => new MarkTarget(context).RunAsync(request, host, token).Sequence(),
            () => new MarkView(),
            JsonShape.Document)
        { Changes = true });

    private static JobCommand<ConnectDatabaseRequest, StagingDatabaseSession> Connect(Terminal terminal) =>
        new("connect", "Start psql on the environment's database.", terminal, new(
            (context, request, host, token) => new ConnectDatabase(context).RunAsync(request, host, token).Always(),
            () => new SessionView(),
            JsonShape.Document));

    private static JobCommand<GetSecretRequest, StagingSecret> Secret(Terminal terminal) =>
        new("secret", "Show the environment's secrets, and with --as-plain-text their values.", terminal, new(
            (context, request, host, token) => new GetSecret(context).RunAsync(request, host, token),
            () => new SecretView(),
            JsonShape.Array));

    private static JobCommand<UpdateSecretRequest, StagingSecretRotation> Rotate(Terminal terminal) =>
        new("rotate", "Give the database and the admin token new passwords, together with the tasks that use them.", terminal, new(
            (context, request, host, token) => new UpdateSecret(context).RunAsync(request, host, token),
            () => new RotationView(),
            JsonShape.Array)
        { Changes = true });

    private static Command Snapshot(Terminal terminal) =>
        new("snapshot", "Snapshots of the environment's database: create, list, remove.")
        {
            SnapshotCreate(terminal),
            SnapshotList(terminal),
            SnapshotRemove(terminal),
        };

    private static JobCommand<NewSnapshotRequest, StagingSnapshot> SnapshotCreate(Terminal terminal) =>
        new("create", "Make a snapshot of the environment's database, and wait until it is available.", terminal, new(
            (context, request, host, token) => new NewSnapshot(context).RunAsync(request, host, token).Sequence(),
            () => new SnapshotView(),
            JsonShape.Document)
        { Changes = true });

    private static JobCommand<GetSnapshotRequest, StagingSnapshot> SnapshotList(Terminal terminal) =>
        new("list", "Show the snapshots of the environment's database, also of an environment that was removed.", terminal, new(
            (context, request, host, token) => new GetSnapshot(context).RunAsync(request, host, token),
            () => new SnapshotView(),
            JsonShape.Array));

    private static JobCommand<RemoveSnapshotRequest, StagingSnapshot> SnapshotRemove(Terminal terminal) =>
        new("remove", "Remove a snapshot of the environment.", terminal, new(
            (context, request, host, token) => new RemoveSnapshot(context).RunAsync(request, host, token).Sequence(),
            () => new SnapshotView(),
            JsonShape.Document)
        { Changes = true });

    private static JobCommand<GetMetricRequest, StagingMetric> Metrics(Terminal terminal) =>
        new("metrics", "Show metrics of the environment's database, cache, services and load balancers, and go on with --watch.", terminal, new(
            (context, request, host, token) => new GetMetric(context).RunAsync(request, host, token),
            () => new MetricView(terminal.IsUnicode, terminal.RedrawsOutput),
            JsonShape.Lines));

    private static JobCommand<GetAlertRequest, StagingAlert> Alerts(Terminal terminal) =>
        new("alerts", "Show how the environment's alarms are, the raised ones first.", terminal, new(
            (context, request, host, token) => new GetAlert(context).RunAsync(request, host, token),
            () => new AlertView(),
            JsonShape.Array))
        {
            AlertsSubscribe(terminal),
            AlertsUnsubscribe(terminal),
            AlertsSubscriptions(terminal),
        };

    private static JobCommand<RegisterAlertRequest, StagingAlertSubscription> AlertsSubscribe(Terminal terminal) =>
        new("subscribe", "Let people and programs be told of the environment's alerts.", terminal, new(
            (context, request, host, token) => new RegisterAlert(context).RunAsync(request, host, token),
            () => new AlertSubscriptionView(),
            JsonShape.Array)
        { Changes = true });

    private static JobCommand<UnregisterAlertRequest, StagingAlertSubscription> AlertsUnsubscribe(Terminal terminal) =>
        new("unsubscribe", "End that people and programs are told of the environment's alerts.", terminal, new(
            (context, request, host, token) => new UnregisterAlert(context).RunAsync(request, host, token),
            () => new AlertSubscriptionView(),
            JsonShape.Array)
        { Changes = true });

    private static JobCommand<GetAlertSubscriptionRequest, StagingAlertSubscription> AlertsSubscriptions(Terminal terminal) =>
        new("subscriptions", "Show who is told of the environment's alerts, and who has yet to confirm.", terminal, new(
            (context, request, host, token) => new GetAlertSubscription(context).RunAsync(request, host, token),
            () => new AlertSubscriptionView(),
            JsonShape.Array));

    private static JobCommand<SetDnsRequest, StagingDnsRecord> Dns(Terminal terminal) =>
        new("dns", "Let domain names lead to the environment, or take them away with --remove.", terminal, new(
            (context, request, host, token) => new SetDns(context).RunAsync(request, host, token),
            () => new DnsView(),
            JsonShape.Array)
        { Changes = true });

    private static JobCommand<RestoreEnvironmentRequest, StagingEnvironmentRestore> Restore(Terminal terminal) =>
        new("restore", "Replace the environment's database by a snapshot of it, or by what it was at a moment.", terminal, new(
            (context, request, host, token) => new RestoreEnvironment(context).RunAsync(request, host, token).Sequence(),
            () => new RestoreView(),
            JsonShape.Document)
        { Changes = true });

    private static JobCommand<WatchLogRequest, StagingLogEvent> Logs(Terminal terminal) =>
        new("logs", "Show the environment's logs, and go on with --follow.", terminal, new(
            (context, request, host, token) => new WatchLog(context).RunAsync(request, host, token),
            () => new LogView(terminal.ShowsColors),
            JsonShape.Lines));

    private static JobCommand<GetCostRequest, StagingCost> Cost(Terminal terminal) =>
        new("cost", "Show what the environment cost and what its resources cost a month.", terminal, new(
            (context, request, host, token) => new GetCost(context).RunAsync(request, host, token),
            () => new CostView(),
            JsonShape.Array));

    private static JobCommand<RemoveEnvironmentRequest, StagingRemoval> Remove(Terminal terminal) =>
        new("remove", "Back the environment up, destroy it and prove that nothing is left.", terminal, new(
            (context, request, host, token) => new RemoveEnvironment(context).RunAsync(request, host, token).Sequence(),
            () => new RemovalView(),
            JsonShape.Document)
        { Changes = true });

    private static JobCommand<GetSettingsRequest, StagingSetting> Settings(Terminal terminal) =>
        new("settings", "Show every setting with its value and where it comes from.", terminal, new(
            (context, request, host, token) => new GetSettings(context).RunAsync(request, host, token),
            () => new SettingView(),
            JsonShape.Array));
}
