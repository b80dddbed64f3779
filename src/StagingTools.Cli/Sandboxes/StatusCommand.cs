using System.CommandLine;
using StagingTools.Cli.Views;
using StagingTools.Sandbox;

namespace StagingTools.Cli.Sandboxes;

/// <summary><c>staging sandbox status</c>.</summary>
internal static class StatusCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="runner">Runs it.</param>
    public static Command Create(SandboxRunner runner)
    {
        Command command = new("status", "Show a sandbox and everything that runs in it.");
        command.SetAction(runner.Action(
            async (_, state, _, token) =>
                await SandboxController.GetAsync(state, token) ?? throw SandboxRunner.NotRunning(state),
            (_, status, output) => Show(status, output)));
        return command;
    }

    private static void Show(SandboxStatus status, TextWriter output)
    {
        output.WriteLine(status.Sandbox.Banner);
        new Card()
            .Line("Endpoint", status.Sandbox.Endpoint)
            .Line("Region", status.Sandbox.Region)
            .Line("Account", status.Sandbox.AccountId)
            .Line("Process", FormattableString.Invariant($"{status.Sandbox.ProcessId}"))
            .Line("Started", Units.Moment(status.Sandbox.StartedAt))
            .Line("State", status.Sandbox.StateDirectory)
            .Line("Log", status.Sandbox.LogPath)
            .Write(output);
        Databases(status.Databases, output);
        Caches(status.Caches, output);
        Services(status.Services, output);
        Images(status.Images, output);
        foreach (string warning in status.Warnings)
            output.WriteLine($"warning: {warning}");
    }

    private static void Databases(IReadOnlyList<SandboxDatabase> databases, TextWriter output)
    {
        Table table = new("database", "status", "endpoint", "name", "note");
        foreach (SandboxDatabase database in databases)
            table.Row(database.Identifier, database.Status, database.Endpoint, database.Database, database.Failure);
        Section(table, output);
    }

    private static void Caches(IReadOnlyList<SandboxCache> caches, TextWriter output)
    {
        Table table = new("cache", "status", "endpoint", "note");
        foreach (SandboxCache cache in caches)
            table.Row(cache.Identifier, cache.Status, cache.Endpoint, cache.Failure);
        Section(table, output);
    }

    private static void Services(IReadOnlyList<SandboxService> services, TextWriter output)
    {
        Table table = new("service", "status", "revision", "tasks", "rollout", "address");
        foreach (SandboxService service in services)
            table.Row(
                $"{service.Cluster}/{service.Name}",
                service.Status,
                service.TaskDefinition,
                FormattableString.Invariant($"{service.RunningCount} of {service.DesiredCount}"),
                service.RolloutState,
                string.Join(' ', service.Tasks.Where(task => task.Status == "RUNNING").SelectMany(task => task.Urls)));
        Section(table, output);
    }

    private static void Images(IReadOnlyList<SandboxImage> images, TextWriter output)
    {
        Table table = new("image", "pushed", "digest");
        foreach (SandboxImage image in images)
            table.Row($"{image.Repository}:{image.Tag}", Units.Moment(image.PushedAt), image.Digest);
        Section(table, output);
    }

    private static void Section(Table table, TextWriter output)
    {
        if (table.IsEmpty)
            return;
        output.WriteLine();
        table.Write(output);
    }
}
