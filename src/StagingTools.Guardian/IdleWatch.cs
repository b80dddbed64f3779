using System.Globalization;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Idle;
using StagingTools.Engine.Notifications;

namespace StagingTools.Guardian;

/// <summary>One evaluation: is the environment idle, and if so, tell people that it is due. Removes nothing.</summary>
/// <param name="context">Variables: STAGING_PROJECT, STAGING_ENVIRONMENT, the account's own, SLACK_WEBHOOK_URL.</param>
internal sealed class IdleWatch(StagingContext context)
{
    /// <summary>Evaluates and warns.</summary>
    /// <param name="host">The function's log.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The verdict, which is the function's answer.</returns>
    public async Task<StagingIdle> RunAsync(IHost host, CancellationToken cancellationToken)
    {
        var request = new EvaluateIdleRequest
        {
            Project = context.Variable("STAGING_PROJECT") ?? "",
            EnvironmentName = context.Variable("STAGING_ENVIRONMENT") ?? "staging",
        };
        StagingIdle idle = await new EvaluateIdle(context).RunAsync(request, host, cancellationToken);
        host.Information($"{idle.EnvironmentName} is {idle.State}, last used {Time(idle.LastUsed)}.");
        if (idle.IsWarningDue)
            await WarnAsync(request, idle, host, cancellationToken);
        return idle;
    }

    private async Task WarnAsync(
        EvaluateIdleRequest request, StagingIdle idle, IHost host, CancellationToken cancellationToken)
    {
        using AwsSession session = AwsSession.Open(context, request);
        var notification = new Notification(
            NotificationKind.RemovalDue,
            idle.Project,
            idle.EnvironmentName,
            idle.Region,
            $"The environment {idle.EnvironmentName} is due for removal")
        {
            Text = $"Nobody used it since {Time(idle.LastUsed)}. Remove it with 'staging remove', or use it to keep it.",
            Fields = [.. idle.Signals.Select(signal => KeyValuePair.Create(signal.Name, signal.Evidence))],
        };
        using var notifier = new Notifier(context, session);
        await notifier.NotifyAsync(notification, idle.AlertTopicArn, host, cancellationToken);
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
