using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Logs;

/// <summary>The Live Tail sessions that are open.</summary>
internal sealed class LiveTails(LogStore store, TimeProvider time, LimitsHolder limits)
{
    private readonly Lock _gate = new();
    private readonly List<LiveTailSession> _open = [];
    private bool _ended;

    /// <summary>StartLiveTail.</summary>
    /// <exception cref="AwsException">A parameter is wrong, there is no such group, or too many sessions are open.</exception>
    public async Task<AwsResponse> StartAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        LiveTailRequest wanted = LiveTailRequest.Parse(request);
        foreach (string group in wanted.Groups)
        {
            await store.GroupAsync(request.Region, group, cancellationToken).ConfigureAwait(false);
        }

        LiveTailSession session = Open(wanted);
        return new StreamedResponse("application/vnd.amazon.eventstream", async (response, cancelled) =>
        {
            try
            {
                string id = response.Headers["x-amzn-RequestId"].ToString();
                if (!await session.RunAsync(response.BodyWriter, id, cancelled).ConfigureAwait(false)) response.HttpContext.Abort();
            }
            finally
            {
                Close(session);
            }
        });
    }

    /// <summary>Breaks the connections of all sessions.</summary>
    /// <param name="forGood">Whether no other may begin.</param>
    /// <returns>How many there were.</returns>
    public int Break(bool forGood = false)
    {
        lock (_gate)
        {
            _ended |= forGood;
            LiveTailSession[] broken = [.. _open];
            foreach (LiveTailSession session in broken) session.Break();
            return broken.Length;
        }
    }

    // What comes in from now on is the session's, though its first answer may be sent a moment later.
    private LiveTailSession Open(LiveTailRequest wanted)
    {
        var session = new LiveTailSession(wanted, time, limits);
        lock (_gate)
        {
            if (_ended || _open.Count >= limits.Current.LiveTailSessions)
            {
                session.Dispose();
                throw new AwsException("LimitExceededException", "You have reached the maximum number of concurrent Live Tail sessions.");
            }

            _open.Add(session);
        }

        store.Listen(session);
        return session;
    }

    private void Close(LiveTailSession session)
    {
        store.Leave(session);
        lock (_gate) _open.Remove(session);
        session.Dispose();
    }
}
