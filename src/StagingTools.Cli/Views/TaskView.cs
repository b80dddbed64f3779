using System.Globalization;
using StagingTools.Engine.Deployments;

namespace StagingTools.Cli.Views;

/// <summary>A one-off task. What it wrote was told while it ran.</summary>
internal sealed class TaskView : IView<StagingTask>
{
    /// <inheritdoc/>
    public void Add(StagingTask result, TextWriter output) => new Card()
        .Line("Task", Units.ArnName(result.TaskArn))
        .Line("Status", result.Status.ToString())
        .Line("Environment", $"{result.EnvironmentName} ({result.Project}, {result.Region})")
        .Line("Command", string.Join(' ', result.Command))
        .Line("Container", result.Container)
        .Line("Revision", Units.ArnName(result.TaskDefinitionArn))
        .Line("Exit code", result.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "none")
        .Line("Stop code", result.StopCode)
        .Line("Reason", result.StoppedReason)
        .Line("Token", result.ClientToken)
        .Line("Took", Units.Duration(result.Duration))
        .Write(output);

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }
}
