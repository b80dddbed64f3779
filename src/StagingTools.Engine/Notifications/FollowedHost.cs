using System.Globalization;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Notifications;

/// <summary>
/// A host whose progress is shown in the job's message, where there is one that can be edited: what was told last, every few seconds.
/// </summary>
internal sealed class FollowedHost : ForwardingHost, IAsyncDisposable
{
    // Slack takes about one edit a second in a channel; nobody reads faster than this.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Notifier notifier;
    private readonly Notification started;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource end = new();
    private readonly Task shown;
    private volatile string? latest;

    /// <summary>A host around another.</summary>
    public FollowedHost(IHost inner, Notifier notifier, Notification started, TimeProvider clock)
        : base(inner)
    {
        this.notifier = notifier;
        this.started = started;
        this.clock = clock;
        shown = notifier.CanUpdate ? ShowAsync(end.Token) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Progress(ProgressUpdate progress)
    {
        string share = progress.PercentComplete is { } percent ? percent.ToString(CultureInfo.InvariantCulture) + " %, " : "";
        latest = $"{progress.Activity}: {share}{progress.Status}";
        Inner.Progress(progress);
    }

    /// <inheritdoc/>
    public override void Information(string message)
    {
        latest = message;
        Inner.Information(message);
    }

    /// <summary>Tells everybody how the job ended. Nothing is shown after that.</summary>
    /// <param name="notification">The end.</param>
    /// <param name="topicArn">The environment's alert topic; <see langword="null"/> when it has none.</param>
    /// <param name="cancellationToken">Ends the wait for a slow target.</param>
    public async Task EndAsync(Notification notification, string? topicArn, CancellationToken cancellationToken)
    {
        await StopAsync();
        await notifier.NotifyAsync(notification, topicArn, Inner, cancellationToken);
    }

    /// <summary>Tells how the job ended where its message can be edited, and nowhere else. Nothing is shown after that.</summary>
    /// <param name="notification">The end.</param>
    public async Task ShowEndAsync(Notification notification)
    {
        await StopAsync();
        await notifier.ShowAsync(notification, Inner, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        end.Dispose();
    }

    private async Task StopAsync()
    {
        await end.CancelAsync();
        await shown;
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        string? told = null;
        while (await PauseAsync(cancellationToken))
        {
            if (latest is not { } text || text == told)
                continue;
            told = text;
            // An edit under way is waited for: one that is given up might reach Slack after the end.
            await notifier.ShowAsync(started with { Text = text }, Inner, CancellationToken.None);
        }
    }

    private async Task<bool> PauseAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }
}
