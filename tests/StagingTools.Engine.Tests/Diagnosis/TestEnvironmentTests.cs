using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Diagnosis.Checks;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Diagnosis;

public sealed class TestEnvironmentTests : IDisposable
{
    private static readonly CheckResult Good = CheckResult.Passed("fine");
    private static readonly CheckResult Bad = CheckResult.Failed("It is broken.", "Mend it.");

    private readonly CheckTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task Results_come_in_the_catalogs_order_whichever_is_done_first()
    {
        var second = new TaskCompletionSource();
        List<StagingCheck> found = await trial.RunAsync(
            null,
            new ScriptedCheck("First", async (_, _) =>
            {
                await second.Task;
                return Good;
            }),
            new ScriptedCheck("Second", (_, _) =>
            {
                second.SetResult();
                return Task.FromResult(Bad);
            }));

        Assert.Equal(["First", "Second"], found.Select(check => check.Id));
        Assert.Equal(("whatsapp-saas", "staging", "us-east-1"), (found[0].Project, found[0].EnvironmentName, found[0].Region));
        Assert.Equal(
            (CheckStatus.Failed, "It is broken.", "Mend it.", false), (found[1].Status, found[1].Reason, found[1].Mend, found[1].CanFix));
    }

    [Fact]
    public async Task No_more_than_six_run_beside_each_other()
    {
        int now = 0;
        int most = 0;
        var gate = new Lock();
        ICheck[] checks =
        [
            .. Enumerable.Range(0, 20).Select(i => new ScriptedCheck($"C{i}", async (_, token) =>
            {
                lock (gate)
                    most = Math.Max(most, ++now);
                await Task.Delay(20, token);
                lock (gate)
                    now--;
                return Good;
            })),
        ];

        Assert.Equal(20, (await trial.RunAsync(null, checks)).Count);

        Assert.InRange(most, 2, 6);
    }

    [Fact]
    public async Task What_needs_something_waits_for_it_and_is_skipped_where_it_failed()
    {
        var unasked = new ScriptedCheck("Child", Good, "Parent");
        var late = new ScriptedCheck("Grandchild", Good, "Child");
        List<StagingCheck> found = await trial.RunAsync(
            null, late, unasked, new ScriptedCheck("Parent", Bad), new ScriptedCheck("Other", CheckResult.Warning("Look."), "Fine"), new ScriptedCheck("Fine", Good));

        Assert.Equal(
            [
                ("Grandchild", CheckStatus.Skipped, "Parent, which it needs, failed: It is broken."),
                ("Child", CheckStatus.Skipped, "Parent, which it needs, failed: It is broken."),
                ("Parent", CheckStatus.Failed, "It is broken."),
                ("Other", CheckStatus.Warning, "Look."),
                ("Fine", CheckStatus.Passed, null),
            ],
            found.Select(check => (check.Id, check.Status, check.Reason)));
        Assert.Equal((0, 0), (unasked.Looks, late.Looks));
    }

    [Fact]
    public async Task An_exception_is_a_failure_in_words_that_a_user_can_act_on()
    {
        List<StagingCheck> found = await trial.RunAsync(
            null,
            new ScriptedCheck("Known", (_, _) => throw new StagingException("X", StagingErrorCategory.NotFound, "There is none.") { RecommendedAction = "Make one." }),
            new ScriptedCheck("Unknown", (_, _) => throw new HttpRequestException("refused")),
            new ScriptedCheck("Silent", (_, _) => throw new TaskCanceledException("timeout")),
            new ScriptedCheck("Next", Good));

        Assert.Equal([CheckStatus.Failed, CheckStatus.Failed, CheckStatus.Failed, CheckStatus.Passed], found.Select(check => check.Status));
        Assert.Equal("There was no answer in time.", found[2].Reason);
        Assert.Equal(("There is none.", "Make one."), (found[0].Reason, found[0].Mend));
        Assert.Equal("AWS does not answer: refused", found[1].Reason);
        Assert.StartsWith("Check the network", found[1].Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("child", null, "Child")]
    [InlineData("*i*", null, "Child,Third")]
    [InlineData(null, "Parent", "Child,Third")]
    [InlineData("*", "T*", "Parent,Child")]
    public async Task They_are_chosen_by_id_and_pattern(string? check, string? skip, string expected)
    {
        List<StagingCheck> found = await trial.RunAsync(
            new() { Check = check is null ? null : [check], Skip = skip is null ? null : [skip] },
            new ScriptedCheck("Parent", Good), new ScriptedCheck("Child", Good, "Parent"), new ScriptedCheck("Third", Good));

        Assert.Equal(expected, string.Join(',', found.Select(one => one.Id)));
        Assert.All(found, one => Assert.Equal(CheckStatus.Passed, one.Status));
    }

    [Fact]
    public async Task What_a_chosen_one_needs_is_looked_at_and_what_is_left_out_counts_as_met()
    {
        var parent = new ScriptedCheck("Parent", Bad);
        var child = new ScriptedCheck("Child", Good, "Parent");

        StagingCheck skipped = Assert.Single(await trial.RunAsync(new() { Check = ["Child"] }, parent, child));
        Assert.Equal((CheckStatus.Skipped, 1, 0), (skipped.Status, parent.Looks, child.Looks));

        StagingCheck made = Assert.Single(await trial.RunAsync(new() { Skip = ["Parent"] }, parent, child));
        Assert.Equal((CheckStatus.Passed, 1, 1), (made.Status, parent.Looks, child.Looks));
    }

    [Theory]
    [InlineData("Clok", "There is no check 'Clok'; did you mean 'Clock'?")]
    [InlineData("Weather", "There is no check 'Weather'.")]
    [InlineData("Weather*", "There is no check 'Weather*'.")]
    public async Task A_name_that_is_none_is_told_with_the_nearest_and_with_those_that_are(string asked, string message)
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => trial.RunAsync(new() { Check = [asked] }, new ClockCheck(), new ToolsCheck()));

        Assert.Equal(("CheckNotFound", message, asked), (error.ErrorId, error.Message, error.TargetInput));
        Assert.StartsWith("Name one of Clock, Tools;", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(trial.Aws.Operations);
    }

    [Fact]
    public async Task A_mend_is_asked_about_made_and_looked_at_again_before_what_needs_it()
    {
        bool broken = true;
        var child = new ScriptedCheck("Child", Good, "Parent");
        ICheck[] checks = [new ScriptedCheck("Parent", (_, _) => Task.FromResult(broken ? Mendable(Bad, () => broken = false) : Good)), child];

        List<StagingCheck> unmended = await trial.RunAsync(null, checks);
        Assert.Equal((CheckStatus.Failed, true, false), (unmended[0].Status, unmended[0].CanFix, unmended[0].IsFixed));
        Assert.Empty(trial.Host.Questions);
        Assert.True(broken);

        List<StagingCheck> mended = await trial.RunAsync(new() { Fix = true }, checks);

        Assert.Equal((CheckStatus.Passed, true, null), (mended[0].Status, mended[0].IsFixed, mended[0].Reason));
        Assert.Equal((CheckStatus.Passed, 1), (mended[1].Status, child.Looks));
        var question = Assert.Single(trial.Host.Questions);
        Assert.Equal(("the thing", "Mend", "Parent: It is broken."), (question.Target, question.Action, question.Detail));
    }

    [Fact]
    public async Task A_mend_that_is_declined_or_only_shown_changes_nothing()
    {
        using var declining = new CheckTrial(agrees: false);
        bool touched = false;

        StagingCheck check = await declining.LookAsync(new ScriptedCheck("Parent", Mendable(Bad, () => touched = true)), fix: true);

        Assert.Equal((CheckStatus.Failed, true, false), (check.Status, check.CanFix, check.IsFixed));
        Assert.False(touched);
        Assert.Single(declining.Host.Questions);
    }

    [Fact]
    public async Task A_mend_that_fails_or_does_not_help_leaves_the_check_failed()
    {
        StagingCheck threw = await trial.LookAsync(
            new ScriptedCheck("A", Mendable(Bad, () => throw new StagingException("X", StagingErrorCategory.InvalidState, "It is busy.") { RecommendedAction = "Wait." })), fix: true);
        StagingCheck vain = await trial.LookAsync(new ScriptedCheck("B", Mendable(Bad, () => { })), fix: true);

        Assert.Equal((CheckStatus.Failed, false, "It is broken. The mend failed: It is busy.", "Wait."), (threw.Status, threw.IsFixed, threw.Reason, threw.Mend));
        Assert.Equal((CheckStatus.Failed, false, "It is broken."), (vain.Status, vain.IsFixed, vain.Reason));
    }

    [Fact]
    public async Task Production_is_looked_at_with_a_warning_and_never_mended()
    {
        trial.Write("stagingtools.json", """{ "productionAccounts": ["123456789012"] }""");
        ICheck check = new ScriptedCheck("A", Mendable(Bad, () => Assert.Fail("Production was changed.")));

        Assert.Equal(CheckStatus.Failed, (await trial.LookAsync(check)).Status);
        Assert.Contains("Account 123456789012 is production", Assert.Single(trial.Host.Warnings), StringComparison.Ordinal);

        Assert.Equal("ProductionAccount", (await Assert.ThrowsAsync<StagingException>(() => trial.LookAsync(check, fix: true))).ErrorId);
    }

    [Fact]
    public async Task Where_nobody_knows_whose_the_account_is_nothing_is_mended()
    {
        trial.Write("stagingtools.json", """{ "productionAccounts": ["210987654321"] }""");
        trial.Aws.FailXml("GetCallerIdentity", "ExpiredToken");

        StagingCheck check = await trial.LookAsync(new ScriptedCheck("A", Mendable(Bad, () => Assert.Fail("It was changed."))), fix: true);

        Assert.Equal((CheckStatus.Failed, false), (check.Status, check.IsFixed));
        Assert.Empty(trial.Host.Questions);
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_the_one_failure()
    {
        trial.Write("stagingtools.json", """{ "projekt": "shop" }""");

        List<StagingCheck> found = await trial.RunAsync(null, new SettingsCheck(), new ScriptedCheck("Other", Good));

        Assert.Equal([(CheckStatus.Failed, "Settings"), (CheckStatus.Skipped, "Other")], found.Select(check => (check.Status, check.Id)));
        Assert.Contains("projekt", found[0].Reason, StringComparison.Ordinal);
        Assert.NotNull(found[0].Mend);
        Assert.Equal(
            "InvalidSettings",
            (await Assert.ThrowsAsync<StagingException>(() => trial.RunAsync(new() { Check = ["Other"] }, new SettingsCheck(), new ScriptedCheck("Other", Good)))).ErrorId);
    }

    [Fact]
    public async Task Credentials_that_are_missing_are_a_failed_check_and_what_needs_none_is_made()
    {
        trial.Variables.Add(("AWS_REGION", ""));
        trial.Variables.Add(("AWS_DEFAULT_REGION", ""));

        List<StagingCheck> found = await trial.RunAsync(null, new SettingsCheck(), new CredentialsCheck(), new AlarmsCheck(), new ClockCheck());

        Assert.Equal(
            [CheckStatus.Passed, CheckStatus.Failed, CheckStatus.Skipped, CheckStatus.Skipped], found.Select(check => check.Status));
        Assert.Contains("region", found[1].Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(trial.Aws.Operations);
    }

    [Fact]
    public async Task Who_takes_only_the_first_result_ends_the_others()
    {
        var ended = new TaskCompletionSource();
        ICheck endless = new ScriptedCheck("Endless", async (_, token) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                ended.SetResult();
            }

            return Good;
        });

        await foreach (StagingCheck check in new TestEnvironment(trial.Context, [new ScriptedCheck("First", Good), endless])
            .RunAsync(new TestEnvironmentRequest(), trial.Host, TestContext.Current.CancellationToken))
        {
            Assert.Equal("First", check.Id);
            break;
        }

        // It may not have begun at all.
        Assert.True(ended.Task.IsCompleted || ((ScriptedCheck)endless).Looks == 0);
    }

    private static CheckResult Mendable(CheckResult result, Action mend) => result with
    {
        Fix = new CheckFix("the thing", "Mend", (_, _) =>
        {
            mend();
            return Task.CompletedTask;
        }),
    };
}
