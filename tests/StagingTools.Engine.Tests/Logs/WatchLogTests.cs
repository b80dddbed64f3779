using System.Text.Json.Nodes;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Logs;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Logs;

public sealed class WatchLogTests
{
    private readonly FakeAws aws = new();
    private readonly FakeTime time = new();
    private readonly RecordingHost host = new();

    private DateTimeOffset Now => time.GetUtcNow();

    [Fact]
    public async Task Events_come_page_after_page_to_the_end_and_in_order()
    {
        var group = new FakeLogGroup(aws);
        for (int i = 5; i > 0; i--)
            group.Write(Now.AddMinutes(-i), $"line {6 - i}");

        List<StagingLogEvent> events = await ReadAsync(new WatchLogRequest());

        Assert.Equal(["line 1", "line 2", "line 3", "line 4", "line 5"], events.Select(one => one.Message));
        Assert.Equal(3, group.Looks);
        Assert.All(events, one => Assert.Equal("/aws/staging/whatsapp-saas/application", one.LogGroup));
    }

    [Fact]
    public async Task An_empty_page_with_more_to_come_is_not_the_end()
    {
        int looks = 0;
        aws.On("FilterLogEvents", _ => FakeAnswer.Json(++looks < 3
            ? """{"events":[],"nextToken":"more"}"""
            : """{"events":[{"eventId":"1","timestamp":1773576000000,"message":"found"}]}"""));

        Assert.Equal("found", Assert.Single(await ReadAsync(new WatchLogRequest())).Message);
    }

    [Fact]
    public async Task An_event_carries_what_binds_to_other_jobs_its_times_and_its_level()
    {
        var group = new FakeLogGroup(aws);
        group.Write(Now.AddMinutes(-1), "{\"level\":\"ERROR\",\"message\":\"no\"}\n", "app/app/4711");

        StagingLogEvent one = Assert.Single(await ReadAsync(new WatchLogRequest()));

        Assert.Equal(("whatsapp-saas", "staging", "us-east-1"), (one.Project, one.EnvironmentName, one.Region));
        Assert.Equal(Now.AddMinutes(-1), one.Timestamp);
        Assert.Equal(Now.AddMinutes(-1).AddMilliseconds(500), one.IngestedAt);
        Assert.Equal("app/app/4711", one.LogStream);
        Assert.Equal("ERROR", one.Level);
        Assert.Equal("{\"level\":\"ERROR\",\"message\":\"no\"}", one.Message);
    }

    [Fact]
    public async Task Only_the_period_and_the_pattern_that_were_asked_for_are_read()
    {
        new FakeLogGroup(aws).Write(Now.AddHours(-3), "too old");

        Assert.Empty(await ReadAsync(new WatchLogRequest { Since = "2h", Filter = "{ $.level = \"ERROR\" }", Source = [LogSource.Database] }));

        JsonObject request = Assert.Single(aws.Requests("FilterLogEvents"));
        Assert.Equal(Now.AddHours(-2).ToUnixTimeMilliseconds(), (long?)request["startTime"]);
        Assert.Equal("{ $.level = \"ERROR\" }", (string?)request["filterPattern"]);
        Assert.Equal("/aws/rds/instance/whatsapp-saas-staging-db/postgresql", (string?)request["logGroupName"]);
    }

    [Theory]
    [InlineData(0, new[] { "1", "2", "3" })]
    [InlineData(2, new[] { "2", "3" })]
    [InlineData(9, new[] { "1", "2", "3" })]
    public async Task The_tail_is_the_last_events(int tail, string[] expected)
    {
        var group = new FakeLogGroup(aws);
        group.Write(Now.AddMinutes(-3), "1");
        group.Write(Now.AddMinutes(-2), "2");
        group.Write(Now.AddMinutes(-1), "3");

        Assert.Equal(expected, (await ReadAsync(new WatchLogRequest { Tail = tail })).Select(one => one.Message));
    }

    [Fact]
    public async Task Following_shows_the_tail_and_then_what_is_new_each_event_once()
    {
        var group = new FakeLogGroup(aws);
        group.Write(Now.AddMinutes(-3), "1");
        group.Write(Now.AddMinutes(-2), "2");
        group.Asked = look =>
        {
            if (look == 4)
                group.Write(Now, "3");
            if (look == 8)
                group.Write(Now, "4");
        };

        List<StagingLogEvent> events = await FollowAsync(new WatchLogRequest { Follow = true, Tail = 1 }, until: 3);

        Assert.Equal(["2", "3", "4"], events.Select(one => one.Message));
    }

    [Fact]
    public async Task An_event_that_CloudWatch_took_in_late_is_found_once()
    {
        var group = new FakeLogGroup(aws, pageSize: 100);
        group.Write(Now.AddSeconds(-2), "on time");
        DateTimeOffset late = Now.AddSeconds(-40);
        group.Asked = look =>
        {
            if (look == 3)
                group.Write(late, "late");
            if (look == 6)
                group.Write(Now, "last");
        };

        List<StagingLogEvent> events = await FollowAsync(new WatchLogRequest { Follow = true }, until: 3);

        Assert.Equal(["on time", "late", "last"], events.Select(one => one.Message));
        Assert.Equal([false, true, false], events.Select(one => one.IsLate));
    }

    [Fact]
    public async Task Events_of_one_millisecond_are_all_shown()
    {
        var group = new FakeLogGroup(aws);
        DateTimeOffset moment = Now.AddSeconds(-1);
        group.Write(moment, "a");
        group.Asked = look =>
        {
            if (look == 2)
            {
                group.Write(moment, "b");
                group.Write(moment, "c");
            }
        };

        List<StagingLogEvent> events = await FollowAsync(new WatchLogRequest { Follow = true }, until: 3);

        Assert.Equal(["a", "b", "c"], events.Select(one => one.Message));
    }

    [Fact]
    public async Task A_quiet_log_is_asked_less_and_less_often_up_to_every_five_seconds()
    {
        var group = new FakeLogGroup(aws);
        group.Asked = look =>
        {
            if (look == 10)
                group.Write(Now.AddSeconds(-1), "at last");
        };

        await FollowAsync(new WatchLogRequest { Follow = true }, until: 1);

        Assert.Equal(TimeSpan.FromSeconds(1), time.Waits[0]);
        Assert.Equal(TimeSpan.FromSeconds(5), time.Waits[^1]);
    }

    [Fact]
    public async Task Following_survives_a_network_that_is_away_for_a_moment()
    {
        int looks = 0;
        aws.On("FilterLogEvents", _ => ++looks switch
        {
            1 => FakeAnswer.Json("""{"events":[]}"""),
            2 => throw new HttpRequestException("Connection refused"),
            _ => FakeAnswer.Json("""{"events":[{"eventId":"1","timestamp":1773576000000,"message":"back"}]}"""),
        });

        Assert.Equal("back", Assert.Single(await FollowAsync(new WatchLogRequest { Follow = true }, until: 1)).Message);
    }

    [Fact]
    public async Task Cancelling_ends_it_at_once()
    {
        using var stop = new CancellationTokenSource();
        var group = new FakeLogGroup(aws) { Asked = look => { if (look == 5) stop.Cancel(); } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (StagingLogEvent _ in new WatchLog(aws.Context(time)).RunAsync(new WatchLogRequest { Follow = true }, host, stop.Token))
            {
            }
        });

        Assert.Equal(5, group.Looks);
    }

    [Fact]
    public async Task A_missing_group_is_told_with_the_groups_that_the_environment_has()
    {
        aws.Fail("FilterLogEvents", "ResourceNotFoundException", "The specified log group does not exist.");
        aws.On("DescribeLogGroups", request => FakeAnswer.Json((string?)request["logGroupNamePrefix"] == "/aws/staging/whatsapp-saas/"
            ? """{"logGroups":[{"logGroupName":"/aws/staging/whatsapp-saas/application"}]}"""
            : """{"logGroups":[]}"""));

        StagingException error = await RefuseAsync(new WatchLogRequest { Source = [LogSource.Database] });

        Assert.Equal("LogGroupNotFound", error.ErrorId);
        Assert.Equal("/aws/rds/instance/whatsapp-saas-staging-db/postgresql", error.TargetInput);
        Assert.EndsWith("whatsapp-saas-staging has /aws/staging/whatsapp-saas/application.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_without_any_group_is_told_as_such()
    {
        aws.Fail("FilterLogEvents", "ResourceNotFoundException");
        aws.On("DescribeLogGroups", """{"logGroups":[]}""");

        StagingException error = await RefuseAsync(new WatchLogRequest { EnvironmentName = "pr-42" });

        Assert.Equal("LogGroupNotFound", error.ErrorId);
        Assert.Contains("staging new", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_that_CloudWatch_refuses_is_named()
    {
        aws.Fail("FilterLogEvents", "InvalidParameterException", "Invalid filter pattern");

        StagingException error = await RefuseAsync(new WatchLogRequest { Filter = "{ $.level" });

        Assert.Equal("InvalidFilterPattern", error.ErrorId);
        Assert.Equal("{ $.level", error.TargetInput);
    }

    [Fact]
    public async Task A_negative_tail_is_refused() =>
        Assert.Equal("InvalidTail", (await RefuseAsync(new WatchLogRequest { Tail = -1 })).ErrorId);

    private async Task<List<StagingLogEvent>> ReadAsync(WatchLogRequest request)
    {
        var events = new List<StagingLogEvent>();
        await foreach (StagingLogEvent one in new WatchLog(aws.Context(time))
            .RunAsync(request, host, TestContext.Current.CancellationToken))
            events.Add(one);
        return events;
    }

    private async Task<List<StagingLogEvent>> FollowAsync(WatchLogRequest request, int until)
    {
        var events = new List<StagingLogEvent>();
        await foreach (StagingLogEvent one in new WatchLog(aws.Context(time))
            .RunAsync(request, host, TestContext.Current.CancellationToken))
        {
            events.Add(one);
            if (events.Count == until)
                break;
        }

        return events;
    }

    private Task<StagingException> RefuseAsync(WatchLogRequest request) =>
        Assert.ThrowsAsync<StagingException>(() => ReadAsync(request));
}
