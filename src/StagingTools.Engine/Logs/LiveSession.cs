using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime.EventStreams;

namespace StagingTools.Engine.Logs;

/// <summary>One session of Live Tail: an answer that goes on. CloudWatch ends it after three hours.</summary>
internal sealed class LiveSession : IAsyncDisposable
{
    private readonly StartLiveTailResponse response;
    private readonly TimeProvider time;
    private readonly TimeSpan longestSilence;
    private readonly CancellationTokenSource stop;
    private readonly IAsyncEnumerator<IEventStreamEvent> events;
    private Task<bool>? next;
    private DateTimeOffset heard;

    /// <summary>Takes a session over.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="time">The clock.</param>
    /// <param name="longestSilence">What is silent for longer is gone: something comes every second.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public LiveSession(StartLiveTailResponse response, TimeProvider time, TimeSpan longestSilence, CancellationToken cancellationToken)
    {
        this.response = response;
        this.time = time;
        this.longestSilence = longestSilence;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        events = response.ResponseStream!.GetAsyncEnumerator(stop.Token);
        heard = time.GetUtcNow();
    }

    /// <summary>Why it ended; <see langword="null"/> while it goes on.</summary>
    public string? End { get; private set; }

    /// <summary>Waits for what comes next.</summary>
    /// <param name="patience">How long at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="null"/> when nothing came by then, or it ended.</returns>
    public async Task<IEventStreamEvent?> NextAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        next ??= events.MoveNextAsync().AsTask();
        TimeSpan silence = heard + longestSilence - time.GetUtcNow();
        TimeSpan wait = patience < silence ? patience : silence;
        try
        {
            bool more = await next.WaitAsync(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, cancellationToken);
            next = null;
            heard = time.GetUtcNow();
            if (more)
                return events.Current;
            End = "its connection was closed";
        }
        catch (TimeoutException)
        {
            if (time.GetUtcNow() >= heard + longestSilence)
                End = "it fell silent";
        }
        catch (CloudWatchLogsEventStreamException problem)
        {
            next = null;
            End = problem.InnerException is SessionTimeoutException ? "its three hours are over" : $"it broke off ({Reason(problem)})";
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        response.Dispose();
        if (next is not null)
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private static string Reason(Exception problem) => (problem.InnerException ?? problem).Message;
}
