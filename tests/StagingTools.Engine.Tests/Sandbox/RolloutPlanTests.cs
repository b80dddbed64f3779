using StagingTools.Sandbox.Ecs;

namespace StagingTools.Engine.Tests.Sandbox;

public sealed class RolloutPlanTests
{
    [Theory]
    // Nothing runs yet.
    [InlineData(2, 100, 200, 0, 0, 0, 0, 0, 2, 0, 0)]
    // The new task stands beside the old one, which goes when the new one is healthy.
    [InlineData(1, 100, 200, 0, 0, 1, 1, 0, 1, 0, 0)]
    [InlineData(1, 100, 200, 1, 0, 1, 1, 0, 0, 0, 0)]
    [InlineData(1, 100, 200, 1, 1, 1, 1, 0, 0, 0, 1)]
    // No room beside the old one: it goes first, and the new one waits until it is gone.
    [InlineData(1, 0, 100, 0, 0, 1, 1, 0, 0, 0, 1)]
    [InlineData(1, 0, 100, 0, 0, 0, 0, 1, 0, 0, 0)]
    [InlineData(1, 0, 100, 0, 0, 0, 0, 0, 1, 0, 0)]
    // Neither room nor a share to spare: nothing can move.
    [InlineData(1, 100, 100, 0, 0, 1, 1, 0, 0, 0, 0)]
    // Half at a time.
    [InlineData(4, 50, 100, 0, 0, 4, 4, 0, 0, 0, 2)]
    [InlineData(4, 50, 100, 0, 0, 2, 2, 0, 2, 0, 0)]
    [InlineData(4, 50, 100, 2, 2, 2, 2, 0, 0, 0, 2)]
    // Scaled in and to nothing.
    [InlineData(1, 100, 200, 3, 3, 0, 0, 0, 0, 2, 0)]
    [InlineData(0, 100, 200, 1, 1, 0, 0, 0, 0, 1, 0)]
    [InlineData(0, 100, 200, 0, 0, 2, 2, 0, 0, 0, 2)]
    // Old tasks that are not healthy hold nothing up.
    [InlineData(1, 100, 100, 0, 0, 1, 0, 0, 0, 0, 1)]
    public void TheNextStepKeepsWithinTheShares(
        int desired, int minimum, int maximum, int newActive, int newHealthy, int oldActive, int oldHealthy, int stopping,
        int start, int stopNew, int stopOld)
    {
        RolloutPlan plan = RolloutPlan.For(new RolloutCounts(
            desired, minimum, maximum, newActive, newHealthy, oldActive, oldHealthy, stopping));
        Assert.Equal(new RolloutPlan(start, stopNew, stopOld), plan);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(6, 3)]
    [InlineData(7, 4)]
    [InlineData(25, 13)]
    [InlineData(1000, 200)]
    public void TheCircuitBreaksAtHalfOfTheDesiredTasksWithinItsBounds(int desired, int threshold) =>
        Assert.Equal(threshold, CircuitBreaker.Threshold(desired));
}
