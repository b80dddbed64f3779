using StagingTools.Engine.Idle;

namespace StagingTools.Engine.Tests.Idle;

public sealed class IdleDecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    private static readonly UsageSignal Quiet = new("Deployments", UsageState.Quiet, "none");

    private static readonly UsageSignal Unknown = new("Database connections", UsageState.Undetermined, "no figures");

    [Fact]
    public void Quiet_for_all_of_its_days_is_idle() =>
        Assert.Equal(IdleState.Idle, IdleDecision.Decide([Quiet, Quiet], Now.AddDays(-30), 7, Now).State);

    [Fact]
    public void A_new_environment_is_in_use_however_quiet_it_is() =>
        Assert.Equal(IdleState.InUse, IdleDecision.Decide([Quiet], Now.AddDays(-6.9), 7, Now).State);

    [Fact]
    public void One_use_within_its_days_outweighs_every_quiet_signal()
    {
        (IdleState state, DateTimeOffset lastUsed) = IdleDecision.Decide([Quiet, Used(days: 2), Used(days: 5)], Now.AddDays(-30), 7, Now);

        Assert.Equal(IdleState.InUse, state);
        Assert.Equal(Now.AddDays(-2), lastUsed);
    }

    [Fact]
    public void The_last_moment_of_its_days_still_counts_and_the_next_does_not()
    {
        Assert.Equal(IdleState.InUse, IdleDecision.Decide([Used(days: 6.9999)], Now.AddDays(-30), 7, Now).State);
        Assert.Equal(IdleState.Idle, IdleDecision.Decide([Used(days: 7)], Now.AddDays(-30), 7, Now).State);
    }

    [Fact]
    public void Missing_data_is_never_taken_for_idleness() =>
        Assert.Equal(IdleState.Undetermined, IdleDecision.Decide([Quiet, Unknown], Now.AddDays(-30), 7, Now).State);

    [Fact]
    public void A_use_that_shows_makes_missing_data_elsewhere_unimportant() =>
        Assert.Equal(IdleState.InUse, IdleDecision.Decide([Used(days: 1), Unknown], Now.AddDays(-30), 7, Now).State);

    [Fact]
    public void A_verdict_without_a_signal_is_refused() =>
        Assert.Throws<ArgumentException>(() => IdleDecision.Decide([], Now.AddDays(-30), 7, Now));

    private static UsageSignal Used(double days) => new("Requests", UsageState.Used, "used", Now.AddDays(-days));
}
