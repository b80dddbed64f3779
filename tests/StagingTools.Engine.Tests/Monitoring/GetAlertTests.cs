using System.Text.Json.Nodes;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Monitoring;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Monitoring;

public sealed class GetAlertTests
{
    private const string Arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:";

    private readonly FakeAws aws = new();
    private readonly RecordingHost host = new();

    public GetAlertTests() => aws
        .On("GetResources", request => FakeAnswer.Json(Tagged(["shop-staging-rds-cpu", "shop-staging-errors", "night: all quiet"])))
        .OnXml("DescribeAlarms", _ => """
            <DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms>
              <member><AlarmName>shop-staging-rds-cpu</AlarmName><StateValue>OK</StateValue><StateReason>fine</StateReason>
                <StateUpdatedTimestamp>2026-03-15T12:00:00Z</StateUpdatedTimestamp><StateTransitionedTimestamp>2026-03-15T10:20:00Z</StateTransitionedTimestamp>
                <Namespace>AWS/RDS</Namespace><MetricName>CPUUtilization</MetricName><Statistic>Average</Statistic><Period>300</Period>
                <EvaluationPeriods>3</EvaluationPeriods><Threshold>80</Threshold><ComparisonOperator>GreaterThanThreshold</ComparisonOperator>
                <ActionsEnabled>true</ActionsEnabled><AlarmActions><member>arn:topic</member></AlarmActions></member>
              <member><AlarmName>shop-staging-errors</AlarmName><StateValue>ALARM</StateValue><StateReason>Threshold Crossed: 9 datapoints</StateReason>
                <StateUpdatedTimestamp>2026-03-15T12:00:00Z</StateUpdatedTimestamp><AlarmDescription>Errors</AlarmDescription>
                <Namespace>StagingTools/shop-staging</Namespace><MetricName>ApplicationErrors</MetricName><Statistic>Sum</Statistic><Period>30</Period>
                <EvaluationPeriods>5</EvaluationPeriods><DatapointsToAlarm>2</DatapointsToAlarm><Threshold>0.5</Threshold>
                <ComparisonOperator>GreaterThanOrEqualToThreshold</ComparisonOperator><ActionsEnabled>false</ActionsEnabled>
                <AlarmActions><member>arn:topic</member></AlarmActions></member>
            </MetricAlarms><CompositeAlarms>
              <member><AlarmName>night: all quiet</AlarmName><StateValue>INSUFFICIENT_DATA</StateValue><AlarmRule>ALARM(a) AND ALARM(b)</AlarmRule></member>
            </CompositeAlarms></DescribeAlarmsResult></DescribeAlarmsResponse>
            """);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Raised_alarms_come_first_with_their_state_reason_and_condition()
    {
        List<StagingAlert> alerts = await ReadAsync(new());

        Assert.Equal(["shop-staging-errors", "night: all quiet", "shop-staging-rds-cpu"], alerts.Select(alert => alert.Name));
        Assert.Equal(
            new StagingAlert
            {
                Project = "shop",
                EnvironmentName = "staging",
                Region = "us-east-1",
                Name = "shop-staging-errors",
                State = AlertState.Alarm,
                Since = new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero),
                Reason = "Threshold Crossed: 9 datapoints",
                Description = "Errors",
                Metric = "StagingTools/shop-staging ApplicationErrors",
                Condition = "Sum at least 0.5 in 2 of 5 periods of 30 s",
                Notifies = false,
            },
            alerts[0]);
        Assert.Equal((AlertState.InsufficientData, "ALARM(a) AND ALARM(b)"), (alerts[1].State, alerts[1].Condition));
        Assert.Equal(
            ("Average above 80 for 15 min", true, (DateTimeOffset?)new DateTimeOffset(2026, 3, 15, 10, 20, 0, TimeSpan.Zero)),
            (alerts[2].Condition, alerts[2].Notifies, alerts[2].Since));
    }

    [Fact]
    public async Task Only_alarms_with_the_environments_tags_are_asked_for()
    {
        await ReadAsync(new());

        JsonObject asked = aws.Requests("GetResources").Single();
        Assert.Equal("""["cloudwatch:alarm"]""", asked["ResourceTypeFilters"]!.ToJsonString());
        Assert.Equal("""[{"Key":"Project","Values":["shop"]},{"Key":"Environment","Values":["staging"]}]""", asked["TagFilters"]!.ToJsonString());
    }

    [Theory]
    [InlineData("*RDS*", null, 1)]
    [InlineData("night: all quiet", null, 1)]
    [InlineData(null, AlertState.Alarm, 1)]
    [InlineData("shop-*", AlertState.InsufficientData, 0)]
    public async Task They_are_chosen_by_pattern_and_state(string? name, AlertState? state, int count) =>
        Assert.Equal(count, (await ReadAsync(new() { Name = name, State = state })).Count);

    [Fact]
    public async Task A_name_that_is_none_is_told_with_those_that_are()
    {
        StagingException missing = await Assert.ThrowsAsync<StagingException>(() => ReadAsync(new() { Name = "shop-staging-rds" }));

        Assert.Equal(("AlertNotFound", "shop-staging-rds"), (missing.ErrorId, missing.TargetInput));
        Assert.EndsWith("It has night: all quiet, shop-staging-errors, shop-staging-rds-cpu.", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_hundred_are_described_in_parts()
    {
        aws.On("GetResources", _ => FakeAnswer.Json(Tagged([.. Enumerable.Range(0, 250).Select(i => $"a{i}")])));

        await ReadAsync(new());

        Assert.Equal([100, 100, 50], aws.Requests("DescribeAlarms").Select(request => request.Count(parameter => parameter.Key.StartsWith("AlarmNames.member.", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task An_environment_without_alarms_has_none_and_one_that_is_not_there_is_an_error()
    {
        aws.On("GetResources", request => FakeAnswer.Json(request["ResourceTypeFilters"] is null ? Tagged(["x"]) : Tagged([])));
        Assert.Empty(await ReadAsync(new()));

        aws.On("GetResources", _ => FakeAnswer.Json(Tagged([])));
        Assert.Equal("EnvironmentNotFound", (await Assert.ThrowsAsync<StagingException>(() => ReadAsync(new()))).ErrorId);
    }

    private static JsonObject Tagged(string[] names) => new()
    {
        ["PaginationToken"] = "",
        ["ResourceTagMappingList"] = new JsonArray([.. names.Select(name => (JsonNode)new JsonObject { ["ResourceARN"] = Arn + name })]),
    };

    private async Task<List<StagingAlert>> ReadAsync(GetAlertRequest request)
    {
        var found = new List<StagingAlert>();
        await foreach (StagingAlert alert in new GetAlert(aws.Context(new FakeTime())).RunAsync(request with { Project = "shop" }, host, Token))
            found.Add(alert);
        return found;
    }
}
