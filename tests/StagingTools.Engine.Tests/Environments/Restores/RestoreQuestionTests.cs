using StagingTools.Engine.Environments.Restores;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Tests.Environments.Restores;

/// <summary>What is asked before a database is replaced.</summary>
public sealed class RestoreQuestionTests
{
    private const string Run = "20260315120000";
    private static readonly RestoreSource Source = RestoreSource.Of(new RestoreEnvironmentRequest { Snapshot = "before-a" });

    [Fact]
    public void Every_step_is_named_and_the_environment_has_to_be_typed()
    {
        Confirmation question = Ask(RestorePhase.New, safety: true, keep: null);

        Assert.Equal(("staging", ConfirmationImpact.High), (question.TypedAnswer, question.Impact));
        Assert.Equal(
            """
            whatsapp-saas-staging-db gets the data of the snapshot before-a of 2026-03-01T10:00:00Z. What it holds now is kept as a snapshot.
              1. Restore into a new instance whatsapp-saas-staging-db-restoring, with the settings of whatsapp-saas-staging-db.
              2. Wait until it is available, set the password of the environment's secret, and log in with it.
              3. Take the snapshot whatsapp-saas-staging-before-restore-... of whatsapp-saas-staging-db.
              4. Rename whatsapp-saas-staging-db to whatsapp-saas-staging-db-replaced-20260315120000.
              5. Rename whatsapp-saas-staging-db-restoring to whatsapp-saas-staging-db.
              6. Point terraform's state at it, and plan: nothing of the database may change.
              7. Restart whatsapp-saas-staging-service and wait until it is steady.
              8. Remove whatsapp-saas-staging-db-replaced-20260315120000, with its automated backups.
            Address, user and password stay: the secret and the task definition are not touched.
            """.ReplaceLineEndings("\n"),
            question.Detail);
    }

    [Theory]
    [InlineData(true, true, "is kept as a snapshot", "Keep whatsapp-saas-staging-db-replaced-20260315120000, which costs 15.44 USD a month.")]
    [InlineData(false, null, "stays in the replaced instance alone", "Keep whatsapp-saas-staging-db-replaced-20260315120000")]
    [InlineData(false, false, "is LOST: neither a snapshot nor the instance is kept", "Remove whatsapp-saas-staging-db-replaced-20260315120000")]
    public void What_becomes_of_the_data_of_now_is_said_first(bool safety, bool? keep, string fate, string last)
    {
        string detail = Ask(RestorePhase.New, safety, keep).Detail;

        Assert.Contains(fate, detail.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(last, detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_takes_up_another_names_only_what_is_left()
    {
        string detail = Ask(RestorePhase.BetweenNames, safety: true, keep: null).Detail;

        Assert.Contains("A run before this one began it", detail, StringComparison.Ordinal);
        Assert.Contains("  1. Rename whatsapp-saas-staging-db-restoring to whatsapp-saas-staging-db.", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Take the snapshot", detail, StringComparison.Ordinal);
    }

    private static Confirmation Ask(RestorePhase phase, bool safety, bool? keep) => RestoreQuestion.Ask(
        Instances.Name,
        "staging (whatsapp-saas, us-east-1, account 123456789012)",
        lockPreparation: null,
        new RestorePlan(
            Source,
            new SourceFacts(Source.Text, new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero)) { Snapshot = Instances.Snapshot("before-a") },
            new RestoreSituation(Instances.Current(), null, []),
            new RestoreDecision(phase, Run),
            safety,
            keep),
        monthlyCost: 15.44m);
}
