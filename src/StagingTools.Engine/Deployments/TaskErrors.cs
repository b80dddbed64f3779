using System.Globalization;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments;

/// <summary>What the faces say of a task that did not succeed, besides writing the <see cref="StagingTask"/>.</summary>
public static class TaskErrors
{
    /// <summary>The error of a task.</summary>
    /// <param name="task">A task that has been told to its end.</param>
    /// <returns>
    /// <c>TaskFailed</c>, <c>TaskNotStarted</c>, <c>TaskTimedOut</c> or <c>TaskStopped</c>; <see langword="null"/> when it
    /// succeeded.
    /// </returns>
    public static StagingException? For(StagingTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Status switch
        {
            StagingTaskStatus.Succeeded => null,
            StagingTaskStatus.Failed => Error(
                "TaskFailed", "The last log lines of the result, or 'staging logs', say why; correct it and run it again."),
            StagingTaskStatus.NotStarted => Error(
                "TaskNotStarted", "The command never ran, so nothing has changed. Remove the cause and run it again."),
            StagingTaskStatus.TimedOut => Error(
                "TaskTimedOut", "See how far it came before running it again, with a longer --timeout if it needs one."),
            StagingTaskStatus.Stopped => Error(
                "TaskStopped", "See how far it came before running it again."),
            _ => throw new ArgumentOutOfRangeException(nameof(task), task.Status, "Unknown status."),
        };

        StagingException Error(string id, string action) =>
            new(id, StagingErrorCategory.OperationFailed, Describe(task))
            {
                TargetInput = CommandWords.Show(task.Command),
                RecommendedAction = action,
            };
    }

    /// <summary>How a task ended, in one sentence.</summary>
    internal static string Describe(StagingTask task)
    {
        string command = CommandWords.Cite(task.Command);
        string reason = string.IsNullOrWhiteSpace(task.StoppedReason) ? "" : $": {task.StoppedReason.Trim().TrimEnd('.')}";
        return task.Status switch
        {
            StagingTaskStatus.Succeeded => $"{command} ended with exit code 0.",
            StagingTaskStatus.Failed => $"{command} failed with exit code {(task.ExitCode ?? -1).ToString(CultureInfo.InvariantCulture)}{reason}.",
            StagingTaskStatus.NotStarted => $"{command} was not started{reason}.",
            StagingTaskStatus.TimedOut => $"{command} had not ended when the time was up and was stopped{reason}.",
            _ => $"{command} was stopped before it had ended{reason}.",
        };
    }
}
