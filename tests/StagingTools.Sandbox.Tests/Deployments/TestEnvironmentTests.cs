using StagingTools.Engine.Diagnosis;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>The checks of an environment that is really there, which is broken in one way after the other.</summary>
[Collection(AppEnvironmentCollection.Name)]
public sealed class TestEnvironmentTests(AppEnvironment environment) : IAsyncLifetime
{
    private const string Alarm = AppEnvironment.Stem + "-trial";

    private readonly AnsweringHost host = new();
    private string topic = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        topic = (await environment.Aws.QueryAsync("sns", "CreateTopic", ("Name", $"{AppEnvironment.Stem}-alerts"))).Descendants("TopicArn").Single().Value;
        await environment.Aws.QueryAsync(
            "monitoring",
            "PutMetricAlarm",
            ("AlarmName", Alarm), ("Namespace", "StagingTools/trial"), ("MetricName", "Errors"), ("Statistic", "Sum"), ("Period", "60"), ("EvaluationPeriods", "1"),
            ("Threshold", "1"), ("ComparisonOperator", "GreaterThanThreshold"), ("ActionsEnabled", "true"), ("AlarmActions.member.1", topic),
            ("Tags.member.1.Key", "Project"), ("Tags.member.1.Value", AppEnvironment.Project), ("Tags.member.2.Key", "Environment"), ("Tags.member.2.Value", "staging"));
    }

    public async ValueTask DisposeAsync()
    {
        await environment.Aws.QueryAsync("monitoring", "DeleteAlarms", ("AlarmNames.member.1", Alarm));
        await environment.Aws.QueryAsync("sns", "DeleteTopic", ("TopicArn", topic));
    }

    [Fact]
    public async Task All_of_them_run_and_those_of_the_machine_and_the_account_pass()
    {
        List<StagingCheck> found = await RunAsync(new());

        Assert.Equal(CheckCatalog.Ids, found.Select(check => check.Id));
        Assert.All(
            found.Where(check => check.Id is "Clock" or "Credentials"),
            check => Assert.True(check.Status == CheckStatus.Passed, $"{check.Id}: {check.Reason}"));
        Assert.Equal("in time", Assert.Single(Of(found, "Clock").Evidence));
        Assert.Contains($"account {environment.Info.AccountId} in {environment.Info.Region}", Of(found, "Credentials").Evidence);
        Assert.All(found.Where(check => check.Status != CheckStatus.Passed), check => Assert.False(string.IsNullOrEmpty(check.Reason)));
    }

    [Fact]
    public async Task An_alarm_that_is_raised_is_a_failure_until_it_is_quiet()
    {
        await SetAsync("ALARM");
        StagingCheck raised = await LookAsync("Alarms");
        Assert.Equal(CheckStatus.Failed, raised.Status);
        Assert.Contains($"{Alarm}: a trial", raised.Evidence);
        Assert.Equal("EnvironmentCheckFailed", CheckErrors.For(raised)!.ErrorId);

        await SetAsync("OK");
        Assert.NotEqual(CheckStatus.Failed, (await LookAsync("Alarms")).Status);
    }

    [Fact]
    public async Task A_topic_that_nobody_listens_to_is_a_warning_until_somebody_confirms()
    {
        Assert.Equal((CheckStatus.Warning, "Nobody is told of alerts."), await LookAsync("AlertSubscribers") is var none ? (none.Status, none.Reason) : default);

        await environment.Aws.QueryAsync("sns", "Subscribe", ("TopicArn", topic), ("Protocol", "email"), ("Endpoint", "check@example.com"));
        Assert.Equal(
            (CheckStatus.Warning, "1 email waiting to be confirmed"),
            await LookAsync("AlertSubscribers") is var pending ? (pending.Status, Assert.Single(pending.Evidence)) : default);

        SandboxMessage invitation = await AwsCaller.UntilAsync(
            async () => (await SandboxController.GetMessagesAsync(environment.Info.StateDirectory, Stop)).LastOrDefault(message => message.Endpoint == "check@example.com" && message.TopicArn == topic)!,
            message => message is not null);
        using (var request = new HttpRequestMessage(HttpMethod.Get, invitation.ConfirmUrl))
        using (await environment.Aws.RawAsync(request))
        {
        }

        Assert.Equal(CheckStatus.Passed, (await LookAsync("AlertSubscribers")).Status);
    }

    [Fact]
    public async Task A_database_without_a_snapshot_gets_one()
    {
        foreach (string id in await SnapshotsAsync())
            await environment.Aws.QueryAsync("rds", "DeleteDBSnapshot", ("DBSnapshotIdentifier", id));
        Assert.Equal((CheckStatus.Failed, true), await LookAsync("Backups") is var broken ? (broken.Status, broken.CanFix) : default);

        StagingCheck mended = Assert.Single(await RunAsync(new() { Check = ["Backups"], Fix = true }));

        Assert.Equal((CheckStatus.Passed, true), (mended.Status, mended.IsFixed));
        string made = Assert.Single(await SnapshotsAsync());
        Assert.StartsWith(made, mended.Evidence[0], StringComparison.Ordinal);
        Assert.Equal("Create snapshot", Assert.Single(host.Questions).Action);
        await environment.Aws.QueryAsync("rds", "DeleteDBSnapshot", ("DBSnapshotIdentifier", made));
    }

    private static StagingCheck Of(List<StagingCheck> found, string id) => found.Single(check => check.Id == id);

    private async Task SetAsync(string state) => await environment.Aws.QueryAsync(
        "monitoring", "SetAlarmState", ("AlarmName", Alarm), ("StateValue", state), ("StateReason", "a trial"));

    private async Task<string[]> SnapshotsAsync() =>
    [
        .. (await environment.Aws.QueryAsync("rds", "DescribeDBSnapshots", ("DBInstanceIdentifier", $"{AppEnvironment.Stem}-db")))
            .Descendants("DBSnapshotIdentifier").Select(one => one.Value),
    ];

    private async Task<StagingCheck> LookAsync(string id) => Assert.Single(await RunAsync(new() { Check = [id] }));

    private async Task<List<StagingCheck>> RunAsync(TestEnvironmentRequest request)
    {
        var found = new List<StagingCheck>();
        await foreach (StagingCheck check in new TestEnvironment(environment.Context).RunAsync(request, host, Stop))
            found.Add(check);
        return found;
    }
}
