using System.Net;
using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Diagnosis.Checks;

namespace StagingTools.Engine.Tests.Diagnosis.Checks;

public sealed class AlertCheckTests : IDisposable
{
    private const string Arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu";

    private readonly CheckTrial trial = new();

    public AlertCheckTests()
    {
        trial.Aws.On("GetResources", $$"""{"PaginationToken":"","ResourceTagMappingList":[{"ResourceARN":"{{Arn}}"}]}""");
        trial.Aws.OnXml("GetTopicAttributes", _ => "<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes/></GetTopicAttributesResult></GetTopicAttributesResponse>");
    }

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task Alarms_that_are_quiet_and_tell_somebody_pass()
    {
        Alarm("OK");
        Assert.Equal(["1 alarms, none raised"], (await trial.LookAsync(new AlarmsCheck())).Evidence);

        Alarm("INSUFFICIENT_DATA");
        StagingCheck check = await trial.LookAsync(new AlarmsCheck());
        Assert.Equal((CheckStatus.Passed, "1 with too little data to tell"), (check.Status, check.Evidence[^1]));
    }

    [Fact]
    public async Task An_alarm_that_is_raised_fails_with_its_reason_until_it_is_quiet()
    {
        Alarm("ALARM");

        StagingCheck check = await trial.LookAsync(new AlarmsCheck());

        Assert.Equal((CheckStatus.Failed, "The alarm cpu is raised.", "cpu: 93 percent"), (check.Status, check.Reason, Assert.Single(check.Evidence)));
        Assert.Contains("'staging alerts'", check.Mend, StringComparison.Ordinal);
        Alarm("OK");
        Assert.Equal(CheckStatus.Passed, (await trial.LookAsync(new AlarmsCheck())).Status);
    }

    [Fact]
    public async Task Alarms_that_tell_nobody_and_no_alarms_at_all_are_warnings()
    {
        Alarm("OK", tells: false);
        Assert.Equal((CheckStatus.Warning, "Nobody is told when an alarm is raised: cpu."), await Seen(new AlarmsCheck()));

        trial.Aws.OnXml("DescribeAlarms", _ => "<DescribeAlarmsResponse><DescribeAlarmsResult/></DescribeAlarmsResponse>");
        Assert.Equal((CheckStatus.Warning, "The environment has no alarms."), await Seen(new AlarmsCheck()));
    }

    [Fact]
    public async Task An_environment_that_is_not_there_is_a_failure_of_the_check()
    {
        trial.Aws.On("GetResources", """{"PaginationToken":"","ResourceTagMappingList":[]}""");

        (CheckStatus status, string? reason) = await Seen(new AlarmsCheck());

        Assert.Equal(CheckStatus.Failed, status);
        Assert.StartsWith("Nothing carries the tags of an environment 'staging'", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribers_are_told_by_their_number_and_never_by_their_address()
    {
        Subscribers("arn:aws:sns:us-east-1:123456789012:whatsapp-saas-staging-alerts:1", "PendingConfirmation");

        StagingCheck check = await trial.LookAsync(new AlertSubscribersCheck());

        Assert.Equal((CheckStatus.Passed, null), (check.Status, check.Reason));
        Assert.Equal(["1 email confirmed", "1 email waiting to be confirmed"], check.Evidence);
    }

    [Fact]
    public async Task Nobody_who_confirmed_is_a_warning_until_somebody_does()
    {
        Subscribers();
        StagingCheck none = await trial.LookAsync(new AlertSubscribersCheck());
        Assert.Equal((CheckStatus.Warning, "Nobody is told of alerts."), (none.Status, none.Reason));
        Assert.Contains("'staging alerts subscribe", none.Mend, StringComparison.Ordinal);

        Subscribers("PendingConfirmation");
        Assert.Equal((CheckStatus.Warning, "Nobody is told of alerts: those who were asked have yet to confirm."), await Seen(new AlertSubscribersCheck()));

        Subscribers("arn:aws:sns:us-east-1:123456789012:whatsapp-saas-staging-alerts:1");
        Assert.Equal(CheckStatus.Passed, (await trial.LookAsync(new AlertSubscribersCheck())).Status);
    }

    [Fact]
    public async Task A_topic_that_is_missing_is_a_failure()
    {
        trial.Aws.FailXml("GetTopicAttributes", "NotFound", status: HttpStatusCode.NotFound);

        StagingCheck check = await trial.LookAsync(new AlertSubscribersCheck());

        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.Contains("whatsapp-saas-staging-alerts", check.Reason, StringComparison.Ordinal);
    }

    private async Task<(CheckStatus Status, string? Reason)> Seen(ICheck check) =>
        await trial.LookAsync(check) is var found ? (found.Status, found.Reason) : default;

    private void Alarm(string state, bool tells = true) => trial.Aws.OnXml("DescribeAlarms", _ => $"""
        <DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms><member><AlarmName>cpu</AlarmName><StateValue>{state}</StateValue>
        <StateReason>93 percent</StateReason><ActionsEnabled>{(tells ? "true" : "false")}</ActionsEnabled><AlarmActions><member>arn:topic</member></AlarmActions>
        </member></MetricAlarms></DescribeAlarmsResult></DescribeAlarmsResponse>
        """);

    private void Subscribers(params string[] arns) => trial.Aws.OnXml("ListSubscriptionsByTopic", _ =>
        "<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions>"
        + string.Concat(arns.Select((arn, i) =>
            $"<member><SubscriptionArn>{arn}</SubscriptionArn><Protocol>email</Protocol><Endpoint>jane{i}@example.com</Endpoint></member>"))
        + "</Subscriptions></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>");
}
