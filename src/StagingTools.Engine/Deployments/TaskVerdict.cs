using System.Globalization;
using Amazon.ECS.Model;
using EcsTask = Amazon.ECS.Model.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>Judges a one-off task by exit code and stop code together: neither alone tells the truth.</summary>
/// <param name="Status">The end.</param>
/// <param name="ExitCode">The command's exit code; <see langword="null"/> when it has none.</param>
/// <param name="Reason">ECS's words.</param>
internal sealed record TaskVerdict(StagingTaskStatus Status, int? ExitCode, string? Reason)
{
    /// <summary>The verdict.</summary>
    /// <param name="task">The task, stopped or as it was seen last.</param>
    /// <param name="name">The container that ran the command.</param>
    /// <param name="timedOut">Whether it was told to stop since its time was up.</param>
    public static TaskVerdict Of(EcsTask task, string name, bool timedOut)
    {
        Container? container = task.Containers?.Find(one => one.Name == name);
        int? code = container?.ExitCode;
        string? reason = FailedTaskFinder.Reason(task, container);
        return task.StopCode?.Value switch
        {
            // It ended by itself, perhaps in the very moment in which its time was up.
            "EssentialContainerExited" when code == 0 && Other(task, name) is { } other =>
                new(StagingTaskStatus.Failed, code, $"{reason} ({other})"),
            "EssentialContainerExited" when code is not null =>
                new(code == 0 ? StagingTaskStatus.Succeeded : StagingTaskStatus.Failed, code, reason),
            _ when timedOut => new(StagingTaskStatus.TimedOut, code, reason),
            "UserInitiated" or "SpotInterruption" or "TerminationNotice" or "ServiceSchedulerInitiated" =>
                new(StagingTaskStatus.Stopped, code, reason),
            _ => new(code is null ? StagingTaskStatus.NotStarted : StagingTaskStatus.Failed, code, reason),
        };
    }

    // A container beside it that broke ends the task, too, and the command may take the stop for a good end. Codes 137 and 143
    // are those of containers that ECS stopped.
    private static string? Other(EcsTask task, string name) =>
        task.Containers?.Find(one => one.Name != name && one.ExitCode is not (null or 0 or 137 or 143)) is { } broken
            ? $"{broken.Name} ended with exit code {broken.ExitCode!.Value.ToString(CultureInfo.InvariantCulture)}"
            : null;
}
