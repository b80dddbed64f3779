using System.Globalization;
using System.Text.Json;
using Amazon.ECS.Model;
using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Data;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Deployments.Checks;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;
using StagingTools.Engine.Settings;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.InVpc;

/// <summary>
/// A data sync that runs as a task of the command line's image in the environment's network, for databases that only their VPC
/// reaches. Rules travel through the bucket of the states, secrets by name; what the task says streams back, and so does its report.
/// </summary>
/// <param name="context">Where it works.</param>
/// <param name="host">Is told what happens and asked before anything is changed.</param>
internal sealed class VpcSync(StagingContext context, IHost host)
{
    /// <summary>The tag of the command line's image in the environment's repository.</summary>
    public const string DefaultTag = "stagingtools";

    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>Syncs.</summary>
    /// <param name="request">What to copy where, filled by the settings.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="cancellationToken">Stops the task; staging stays as it was.</param>
    /// <returns>The task's report; <see langword="null"/> when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// <c>ReferenceNotReachable</c>, <c>NotInVpc</c>, <c>StateBucketMissing</c>, what is said of an image, a service or a role before a
    /// deployment, what a sync says of itself, and how the task ended where it said nothing.
    /// </exception>
    public async Task<StagingDataSync?> RunAsync(SyncDataRequest request, StagingSettings settings, CancellationToken cancellationToken)
    {
        VpcErrors.Check(request);
        RequestedEnvironment environment = RequestedEnvironment.Of(request, isNeeded: true);
        EnvironmentName name = environment.Name!;
        string database = request.Target ?? environment.OwnDatabase;
        // What is checked here is what the task gets, whatever becomes of the file meanwhile.
        byte[] handedOver = SanitizationRules.ReadFile(context, request.Rules);
        SanitizationRules rules = SanitizationRules.Parse(request.Rules, handedOver);
        using AwsSession session = AwsSession.Open(context, request);
        string account = await session.GetAccountIdAsync(cancellationToken);
        settings.Production.Refuse(account);
        string bucket = await FindBucketAsync(session, account, name, settings, cancellationToken);
        var target = new ServiceTarget(name, name.Cluster, name.Service);
        (Service service, RegisterTaskDefinitionRequest wanted) = await PrepareAsync(session, account, target, request.ToolImage, cancellationToken);
        string[] plan =
        [
            $"Source     {request.Source ?? environment.ProductionDatabase}",
            $"Target     {database}",
            $"Rules      {rules.Describe()}",
            $"Runs       {wanted.ContainerDefinitions![0].Image} in {target.Cluster}, as {Arn.Name(wanted.TaskRoleArn!)}",
            "The task looks at both databases first and refuses what a sync refuses; what it plans it tells, and asks nobody.",
        ];
        var confirmation = new Confirmation(
            $"the database of {name.Name} ({name.Project}, {session.Region})", "Replace with production's data, masked, from within the VPC")
        {
            Impact = ConfirmationImpact.High,
            Detail = string.Join(Environment.NewLine, plan),
        };
        if (!await host.ConfirmAsync(confirmation, cancellationToken))
            return null;

        using RunLog log = RunLog.Open(context, "data-sync");
        IHost told = log.Tee(host);
        VpcRun run = VpcRun.New(bucket);
        // The task tells the topic; where else people are told is known here.
        using var notifier = new Notifier(context, session, settings.Notifications);
        await using FollowedHost followed = notifier.Follow(told, SyncNotices.Started(name.Project, name.Name, session.Region, database));
        told = followed;
        await run.WriteRulesAsync(session, handedOver, cancellationToken);
        try
        {
            var order = new TaskOrder
            {
                Name = name,
                Cluster = target.Cluster,
                Service = service,
                Revision = await RegisterAsync(session, wanted, told, cancellationToken),
                Container = ToolRevision.Container,
                Command = Words(request, name),
                Variables = new Dictionary<string, string>(StringComparer.Ordinal) { [VpcRun.Variable] = run.Location },
                ClientToken = TaskSettings.NewToken(),
                Timeout = Patience,
            };
            StagingTask task = await new OneOffTask(session, context.TimeProvider, told).RunAsync(order, cancellationToken);
            if (task.Status != StagingTaskStatus.Succeeded)
                throw await run.ReadFailureAsync(session, cancellationToken) ?? TaskErrors.For(task)!;

            // The data stands: a cancellation that comes now must not turn it into a failure.
            StagingDataSync report = await ReportAsync(session, run, log, told);
            await followed.EndAsync(SyncNotices.Completed(report), topicArn: null, CancellationToken.None);
            return report;
        }
        catch (StagingException failure)
        {
            log.Write("error", $"{failure.ErrorId}: {failure.Message}");
            await followed.EndAsync(
                SyncNotices.Failed(name.Project, name.Name, session.Region, database, failure), topicArn: null, CancellationToken.None);
            throw;
        }
        catch (OperationCanceledException)
        {
            await followed.ShowEndAsync(SyncNotices.Cancelled(name.Project, name.Name, session.Region, database));
            throw;
        }
        finally
        {
            await CleanUpAsync(session, run, told);
        }
    }

    private async Task<string> FindBucketAsync(
        AwsSession session, string account, EnvironmentName name, StagingSettings settings, CancellationToken cancellationToken)
    {
        var store = StateStore.Open(context, session, account, name.Project, settings.Text(SettingNames.StateBucket), lockTable: null);
        if (store.IsLocal)
            throw VpcErrors.NoBucket();
        return await store.ExistsAsync(cancellationToken) ? store.Name : throw VpcErrors.BucketMissing(store.Name);
    }

    // Everything that would keep the task from starting is told at once, before anything is written.
    private async Task<(Service Service, RegisterTaskDefinitionRequest Wanted)> PrepareAsync(
        AwsSession session, string account, ServiceTarget target, string? image, CancellationToken cancellationToken)
    {
        var checks = new PublishChecks(session, account, host);
        Service? service = await checks.TryAsync(
            () => new ServiceFinder(session.Ecs, session.Region).FindAsync(target.Cluster, target.Service, cancellationToken));
        var images = new ImageResolver(session, host);
        ResolvedImage? resolved = await checks.TryAsync(() => image is null
            ? images.ResolveAsync(target.Name.Repository, DefaultTag, cancellationToken)
            : images.ResolveAsync(ImageReference.Parse(image), cancellationToken));
        RegisterTaskDefinitionRequest? wanted = null;
        if (service is not null && resolved is not null)
        {
            Revision revision = await new RevisionReader(session.Ecs).ReadAsync(service.TaskDefinition!, cancellationToken);
            string role = $"arn:{session.Partition}:iam::{account}:role/{target.Name.ToolRole(session.Region)}";
            wanted = ToolRevision.Of(revision, target.Name.ToolFamily, resolved.Reference, role);
            await checks.LookAsync(target.Cluster, service, wanted, cancellationToken);
        }

        checks.Refuse(target.Service);
        return (service!, wanted!);
    }

    private static async Task<TaskDefinition> RegisterAsync(
        AwsSession session, RegisterTaskDefinitionRequest wanted, IHost host, CancellationToken cancellationToken)
    {
        (TaskDefinition tool, bool isNew) = await new RevisionKeeper(session).KeepAsync(wanted, cancellationToken);
        if (isNew)
            host.Information($"Registered {Arn.Name(tool.TaskDefinitionArn!)}, which runs the command line.");
        return tool;
    }

    /// <summary>What the command line in the task is told.</summary>
    internal static IReadOnlyList<string> Words(SyncDataRequest request, EnvironmentName name)
    {
        List<string> words =
        [
            "sync", "--project", name.Project, "--environment-name", name.Name, "--rules", Path.GetFileName(request.Rules), "--force",
        ];
        Add("--source", request.Source);
        Add("--target", request.Target);
        Add("--key", request.Key);
        Add("--jobs", Number(request.Jobs));
        Add("--max-connections", Number(request.MaxConnections));
        Add("--max-rate", Number(request.MaxRate));
        return words;

        void Add(string option, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                words.AddRange([option, value]);
        }

        static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<StagingDataSync> ReportAsync(AwsSession session, VpcRun run, RunLog log, IHost told)
    {
        StagingDataSync report;
        try
        {
            report = JsonText.Read<StagingDataSync>(await run.ReadReportAsync(session, CancellationToken.None));
        }
        catch (Exception unreadable) when (unreadable is AmazonServiceException or JsonException)
        {
            throw new StagingException(
                "ReportMissing",
                StagingErrorCategory.OperationFailed,
                $"The sync succeeded, and its report cannot be read: {unreadable.Message}",
                unreadable)
            {
                RecommendedAction = "The data is in place. Use the same version here and in the image.",
            };
        }

        report = report with { LogPath = log.Path, ReportPath = Path.ChangeExtension(log.Path, ".json") };
        await SyncReport.WriteAsync(report, told);
        return report;
    }

    private static async Task CleanUpAsync(AwsSession session, VpcRun run, IHost told)
    {
        try
        {
            await run.RemoveAsync(session, CancellationToken.None);
        }
        catch (AmazonServiceException left)
        {
            told.Warning($"The rules are left in {run.Location}: {left.Message}");
        }
    }
}
