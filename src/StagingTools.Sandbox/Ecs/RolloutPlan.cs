namespace StagingTools.Sandbox.Ecs;

/// <summary>The next step of a rolling update.</summary>
/// <param name="Start">Tasks of the primary deployment to start.</param>
/// <param name="StopNew">Tasks of the primary deployment to stop.</param>
/// <param name="StopOld">Tasks of other deployments to stop.</param>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html: at most maximumPercent of the
/// desired tasks occupy a place, at least minimumHealthyPercent of them are healthy. Old tasks make room before new
/// ones start only where there is no room otherwise.
/// </remarks>
internal sealed record RolloutPlan(int Start, int StopNew, int StopOld)
{
    /// <summary>Decides the next step.</summary>
    public static RolloutPlan For(RolloutCounts counts)
    {
        int least = (int)Math.Ceiling(counts.Desired * counts.MinimumHealthyPercent / 100.0);
        int most = Math.Max(counts.Desired * counts.MaximumPercent / 100, counts.OldActive == 0 ? counts.Desired : 1);
        int missing = Math.Max(0, counts.Desired - counts.NewActive);
        int room = Math.Max(0, most - counts.NewActive - counts.OldActive - counts.Stopping);
        int start = Math.Min(missing, room);
        int healthy = counts.NewHealthy + counts.OldHealthy;
        int oldSick = counts.OldActive - counts.OldHealthy;

        // Tasks that are not healthy hold nobody up; the others go as far as the healthy share allows.
        int mayStop = oldSick + Math.Max(0, healthy - least);
        int stillMissing = missing - start;
        int surplus = Math.Max(0, healthy - Math.Max(least, counts.Desired));
        int wanted = stillMissing > 0
            ? Math.Max(stillMissing - counts.Stopping, surplus)
            : counts.NewHealthy >= counts.Desired ? counts.OldActive : surplus;
        return new RolloutPlan(
            start,
            Math.Max(0, counts.NewActive - counts.Desired),
            Math.Clamp(wanted, 0, Math.Min(mayStop, counts.OldActive)));
    }
}
