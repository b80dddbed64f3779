namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>A target group: chooses a target for each request and asks all of them for their health.</summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html</remarks>
internal sealed class TargetGroup(string arn, TargetGroupSettings settings, HealthQuestion question, TimeProvider time)
{
    // Every second instead of every interval, for nobody wants to wait for it here.
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(1);

    // Long enough to be seen; a real load balancer always takes the whole delay.
    private static readonly TimeSpan s_leastDraining = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_drainingPace = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly List<Target> _targets = [];
    private int _turn;

    /// <summary>ARN.</summary>
    public string Arn => arn;

    /// <summary>What it asks of its targets.</summary>
    public TargetGroupSettings Settings { get; set; } = settings;

    /// <summary>The targets and how they are.</summary>
    public IReadOnlyList<(Target Target, TargetHealth Health)> Targets
    {
        get
        {
            lock (_gate) return [.. _targets.Select(target => (target, target.Health))];
        }
    }

    /// <summary>Registers a target.</summary>
    /// <param name="id">The EC2 instance, or 127.0.0.1.</param>
    /// <param name="port">Port of 127.0.0.1.</param>
    /// <param name="asks">Whether it is asked for its health; else it counts as healthy.</param>
    public Target Register(string id, int port, bool asks)
    {
        var target = new Target(this, id, port);
        if (!asks) target.Health = TargetHealth.Healthy;
        lock (_gate) _targets.Add(target);
        if (asks) _ = WatchAsync(target);
        return target;
    }

    /// <summary>Gives the next request to a target, which has it until <see cref="Return"/>; null when there is none.</summary>
    public Target? Take()
    {
        lock (_gate)
        {
            Target[] able = [.. _targets.Where(target => target.Health.State == "healthy")];

            // Where none is healthy, the unhealthy ones are tried all the same.
            if (able.Length == 0) able = [.. _targets.Where(target => target.Health.State == "unhealthy")];
            if (able.Length == 0) return null;
            Target next = able[_turn++ % able.Length];
            next.Requests++;
            return next;
        }
    }

    /// <summary>A target is done with a request.</summary>
    public void Return(Target target)
    {
        lock (_gate) target.Requests--;
    }

    /// <summary>Deregisters a target; completes when its requests have ended, or their time has.</summary>
    public async Task LeaveAsync(Target target)
    {
        long start = time.GetTimestamp();
        lock (_gate) target.Health = TargetHealth.Draining;
        await target.Leaving.CancelAsync().ConfigureAwait(false);
        while (true)
        {
            TimeSpan elapsed = time.GetElapsedTime(start);
            lock (_gate)
            {
                if (elapsed >= Settings.DeregistrationDelay || (elapsed >= s_leastDraining && target.Requests == 0))
                {
                    _targets.Remove(target);
                    return;
                }
            }

            await Task.Delay(s_drainingPace, time).ConfigureAwait(false);
        }
    }

    private async Task WatchAsync(Target target)
    {
        CancellationToken leaving = target.Leaving.Token;
        try
        {
            while (true)
            {
                TargetHealth found = await question.AskAsync(target.Port, Settings, leaving).ConfigureAwait(false);
                lock (_gate)
                {
                    if (target.Health.State != "draining") Note(target, found);
                }

                await Task.Delay(s_pace, time, leaving).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // It is deregistered.
        }
    }

    private void Note(Target target, TargetHealth found)
    {
        bool succeeded = found.State == "healthy";
        target.Row = succeeded == target.LastSucceeded ? target.Row + 1 : 1;
        target.LastSucceeded = succeeded;

        // The first success is enough for a target that was just registered.
        int needed = !succeeded ? Settings.UnhealthyThreshold
            : target.Health.State == "initial" ? 1
            : Settings.HealthyThreshold;
        if (target.Row >= needed) target.Health = found;
    }
}
