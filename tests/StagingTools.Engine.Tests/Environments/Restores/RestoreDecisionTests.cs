using Amazon.RDS.Model;
using StagingTools.Engine.Environments.Restores;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Environments.Restores;

/// <summary>What a run does with what it finds, wherever the one before it stopped.</summary>
public sealed class RestoreDecisionTests
{
    private const string Run = "20260301100000";
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly RestoreSource Source = RestoreSource.Of(new RestoreEnvironmentRequest { Snapshot = "before-a" });
    private static readonly (string, string)[] Open = [("RestoredFrom", "snapshot before-a"), ("RestoreRun", Run)];
    private static readonly (string, string)[] OpenOther = [("RestoredFrom", "snapshot other"), ("RestoreRun", Run)];
    private static readonly (string, string)[] Finished = [("RestoredFrom", "snapshot before-a"), ("RestoreRun", "finished")];

    [Fact]
    public void A_database_alone_is_restored_from_the_beginning()
    {
        RestoreDecision decision = Decide(Instances.Current(), null);

        Assert.Equal((RestorePhase.New, "20260315120000"), (decision.Phase, decision.Run));
        Assert.Null(decision.Discarded);
    }

    [Fact]
    public void A_restore_that_was_finished_is_done_again_when_asked_again() =>
        Assert.Equal(RestorePhase.New, Decide(Instances.Current(Finished), null).Phase);

    [Fact]
    public void A_restored_instance_of_the_same_source_is_gone_on_with()
    {
        RestoreDecision decision = Decide(Instances.Current(), Instances.Restoring(Open));

        Assert.Equal((RestorePhase.Restoring, Run), (decision.Phase, decision.Run));
    }

    [Fact]
    public void A_restored_instance_of_another_source_is_removed_first_as_long_as_the_database_serves()
    {
        RestoreDecision decision = Decide(Instances.Current(), Instances.Restoring(OpenOther));

        Assert.Equal(RestorePhase.New, decision.Phase);
        Assert.Equal("db-NEW", decision.Discarded!.DbiResourceId);
    }

    [Fact]
    public void A_restored_instance_that_RDS_could_not_make_is_removed_first()
    {
        DBInstance broken = Instances.Restoring(Open);
        broken.DBInstanceStatus = "incompatible-restore";

        RestoreDecision decision = Decide(Instances.Current(), broken);

        Assert.Equal((RestorePhase.New, broken), (decision.Phase, decision.Discarded));
    }

    [Fact]
    public void Between_the_two_names_the_same_command_finishes()
    {
        RestoreDecision decision = Decide(null, Instances.Restoring(Open), Instances.Replaced(Run));

        Assert.Equal((RestorePhase.BetweenNames, Run), (decision.Phase, decision.Run));
    }

    [Fact]
    public void Between_the_two_names_another_source_is_refused_with_the_command_that_finishes()
    {
        StagingException error = Assert.Throws<StagingException>(() => Decide(null, Instances.Restoring(OpenOther), Instances.Replaced(Run)));

        Assert.Equal("RestoreUnfinished", error.ErrorId);
        Assert.Contains("staging restore --snapshot other --environment-name staging", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_swap_the_same_command_does_what_is_left()
    {
        RestoreDecision decision = Decide(Instances.Current(Open), null, Instances.Replaced(Run));

        Assert.Equal((RestorePhase.Swapped, Run), (decision.Phase, decision.Run));
    }

    [Fact]
    public void After_the_swap_another_source_is_a_restore_of_its_own() =>
        Assert.Equal(RestorePhase.New, Decide(Instances.Current(OpenOther), null, Instances.Replaced(Run)).Phase);

    [Fact]
    public void A_database_that_lost_its_name_and_its_successor_gets_the_name_back_by_hand()
    {
        StagingException error = Assert.Throws<StagingException>(() => Decide(null, null, Instances.Replaced(Run)));

        Assert.Equal("RestoreUnfinished", error.ErrorId);
        Assert.Contains($"--db-instance-identifier whatsapp-saas-staging-db-replaced-{Run}", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_database_there_is_nothing_to_replace() =>
        Assert.Equal("DatabaseNotAvailable", Assert.Throws<StagingException>(() => Decide(null, null)).ErrorId);

    [Fact]
    public void An_instance_of_the_name_without_the_environment_s_tags_is_nobody_s_to_touch()
    {
        DBInstance stranger = Instances.Restoring(Open);
        stranger.TagList = [];

        Assert.Equal("RestoreNameTaken", Assert.Throws<StagingException>(() => Decide(Instances.Current(), stranger)).ErrorId);
    }

    private static RestoreDecision Decide(DBInstance? current, DBInstance? restoring, params DBInstance[] replaced) =>
        RestoreDecision.Decide(Instances.Name, new RestoreSituation(current, restoring, replaced), Source, Now);
}
