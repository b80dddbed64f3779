using System.Globalization;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// Runs a command once, as a task like those of the environment's service: the same revision, network and capacity. It is
/// followed to its end, its log lines are told as they come, and it is judged by exit code and stop code.
/// </summary>
/// <param name="context">Where it works.</param>
public sealed class InvokeTask(StagingContext context)
{
    /// <summary>Runs the command.</summary>
    /// <param name="request">What to run where.</param>
    /// <param name="host">Is told the log and asked before a task is started.</param>
    /// <param name="cancellationToken">Stops the task.</param>
    /// <returns>
    /// The task as it ended: only <see cref="StagingTaskStatus.Succeeded"/> is a success. <see langword="null"/> when it was
    /// declined or only shown.
    /// </returns>
    /// <exception cref="StagingException">
    /// Input that is wrong or missing, a cluster, service, task definition or container that does not exist, credentials.
    /// </exception>
    public async Task<StagingTask?> RunAsync(InvokeTaskRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings resolved) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        TaskSettings settings = TaskSettings.Read(request, resolved, name, host);
        using AwsSession session = AwsSession.Open(context, request);
        string account = await session.GetAccountIdAsync(cancellationToken);
        resolved.Production.Refuse(account);
        host.Verbose($"Running with account {account} in {session.Region}.");

        Service service = await new ServiceFinder(session.Ecs, session.Region)
            .FindAsync(settings.Target.Cluster, settings.Target.Service, cancellationToken);
        TaskDefinition revision = (await new RevisionReader(session.Ecs)
            .ReadAsync(settings.TaskDefinition ?? service.TaskDefinition!, cancellationToken)).Definition;
        ContainerDefinition container = ContainerChoice.Choose(revision, settings.Container);
        TaskOrder.CheckContainer(container);

        var confirmation = new Confirmation(
            $"{settings.Target.Cluster} ({session.Region})", $"Run {CommandWords.Cite(settings.Command)}")
        {
            Detail = Describe(settings, service, revision, container),
        };
        if (!await host.ConfirmAsync(confirmation, cancellationToken))
            return null;

        StagingTask task = await new OneOffTask(session, context.TimeProvider, host).RunAsync(
            new TaskOrder
            {
                Name = name,
                Cluster = settings.Target.Cluster,
                Service = service,
                Revision = revision,
                Container = container.Name!,
                Command = settings.Command,
                ClientToken = settings.ClientToken,
                Timeout = settings.Timeout,
            },
            cancellationToken);
        host.Information(TaskErrors.Describe(task));
        return task;
    }

    private static string Describe(TaskSettings settings, Service service, TaskDefinition revision, ContainerDefinition container)
    {
        string runs = Arn.Name(revision.TaskDefinitionArn!);
        string capacity = service.CapacityProviderStrategy is { Count: > 0 } strategy
            ? $"capacity provider {string.Join(", ", strategy.Select(item => item.CapacityProvider))}"
            : $"launch type {service.LaunchType?.Value ?? "of the cluster"}";
        string[] lines =
        [
            $"Cluster    {Arn.Name(settings.Target.Cluster)}, {capacity}",
            $"Revision   {(OneOffRevision.NeedsCopy(revision) ? $"{runs}, in a copy without its ports: the service's tasks hold them" : runs)}",
            $"Container  {container.Name} ({container.Image})",
            $"Command    {CommandWords.Show(settings.Command)}",
            $"Stopped    after {settings.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds at the latest",
        ];
        return string.Join(Environment.NewLine, lines);
    }
}
