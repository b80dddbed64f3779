using System.Text.Json.Nodes;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Logs;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Logs;

/// <summary>Which groups, which period, which lines.</summary>
public sealed class WatchLogSelectionTests
{
    private const string Database = "/aws/rds/instance/whatsapp-saas-staging-db/postgresql";
    private const string Guardian = "/aws/lambda/whatsapp-saas-staging-auto-destroy";

    private readonly FakeAws aws = new();
    private readonly FakeTime time = new();
    private readonly RecordingHost host = new();

    private DateTimeOffset Now => time.GetUtcNow();

    [Fact]
    public async Task Several_groups_are_one_log_in_the_order_of_the_times()
    {
        var groups = new FakeLogGroup(aws);
        for (int i = 0; i < 9; i++)
            groups.Write(Now.AddSeconds(-60 + i), $"{i}", group: i % 3 == 0 ? Database : FakeLogGroup.Application);

        List<StagingLogEvent> events = await ReadAsync(new WatchLogRequest { Source = [LogSource.Application, LogSource.Database] });

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8"], events.Select(one => one.Message));
        Assert.Equal(3, events.Count(one => one.LogGroup == Database));
    }

    [Fact]
    public async Task The_functions_of_the_environment_are_those_whose_tags_do_not_say_another()
    {
        new FakeLogGroup(aws).Write(Now.AddMinutes(-1), "idle for 3 days", group: Guardian);
        Groups(Guardian, "/aws/lambda/whatsapp-saas-staging-2-auto-destroy");
        aws.On("ListTagsForResource", request => FakeAnswer.Json(((string)request["resourceArn"]!).Contains("staging-2", StringComparison.Ordinal)
            ? """{"tags":{"Environment":"staging-2"}}"""
            : """{"tags":{"Environment":"staging"}}"""));

        StagingLogEvent one = Assert.Single(await ReadAsync(new WatchLogRequest { Source = [LogSource.Function] }));

        Assert.Equal(Guardian, one.LogGroup);
        Assert.Single(aws.Requests("FilterLogEvents"));
    }

    [Fact]
    public async Task A_wildcard_finds_groups_by_the_environments_names_and_by_its_tags()
    {
        var groups = new FakeLogGroup(aws);
        groups.Write(Now.AddMinutes(-2), "worker", group: "/aws/staging/whatsapp-saas/worker");
        groups.Write(Now.AddMinutes(-1), "tagged", group: "/ecs/worker:blue");
        Groups("/aws/staging/whatsapp-saas/worker");
        aws.On("GetResources", """
            {"ResourceTagMappingList":[{"ResourceARN":"arn:aws:logs:us-east-1:123456789012:log-group:/ecs/worker:blue"}]}
            """);

        List<StagingLogEvent> events = await ReadAsync(new WatchLogRequest { LogGroup = ["*/worker*"] });

        Assert.Equal(["/aws/staging/whatsapp-saas/worker", "/ecs/worker:blue"], events.Select(one => one.LogGroup));
        Assert.Equal("logs:log-group", (string?)Assert.Single(aws.Requests("GetResources"))["ResourceTypeFilters"]![0]);
    }

    [Fact]
    public async Task A_group_of_somebody_else_is_refused_with_those_that_there_are()
    {
        Groups(FakeLogGroup.Application);
        aws.On("GetResources", """{"ResourceTagMappingList":[]}""");

        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => ReadAsync(new WatchLogRequest { LogGroup = ["/aws/production/whatsapp-saas/application"] }));

        Assert.Equal(("LogGroupNotFound", "/aws/production/whatsapp-saas/application"), (error.ErrorId, error.TargetInput));
        Assert.Contains(FakeLogGroup.Application, error.Message, StringComparison.Ordinal);
        Assert.Empty(aws.Requests("FilterLogEvents"));
    }

    [Fact]
    public async Task A_period_has_an_end()
    {
        var group = new FakeLogGroup(aws);
        group.Write(Now.AddMinutes(-50), "before");
        group.Write(Now.AddMinutes(-30), "within");
        group.Write(Now.AddMinutes(-10), "after");

        Assert.Equal(
            ["within"], (await ReadAsync(new WatchLogRequest { Since = "40m", Until = "20m" })).Select(one => one.Message));
    }

    [Theory]
    [InlineData("tomorrow", false, "'tomorrow' is neither an age nor a time.")]
    [InlineData("2h", false, "The end (2026-03-15T10:00:00Z) lies before the start (2026-03-15T11:50:00Z).")]
    [InlineData("5m", true, "What is followed has no end in the past.")]
    public async Task An_end_that_cannot_be_is_refused(string until, bool follow, string message)
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => ReadAsync(new WatchLogRequest { Until = until, Follow = follow }));

        Assert.Equal(("InvalidUntil", until, message), (error.ErrorId, error.TargetInput, error.Message));
    }

    [Fact]
    public async Task A_regular_expression_leaves_only_lines_that_match_and_the_tail_counts_those()
    {
        var group = new FakeLogGroup(aws);
        for (int i = 0; i < 6; i++)
            group.Write(Now.AddSeconds(-60 + i), $"GET /items/{i} {(i % 2 == 0 ? 200 : 503)}");

        Assert.Equal(
            ["GET /items/3 503", "GET /items/5 503"],
            (await ReadAsync(new WatchLogRequest { Match = @" 5\d\d$", Tail = 2 })).Select(one => one.Message));
    }

    [Fact]
    public async Task An_expression_that_is_none_is_refused_before_anything_is_asked()
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => ReadAsync(new WatchLogRequest { Match = "(" }));

        Assert.Equal(("InvalidMatch", "("), (error.ErrorId, error.TargetInput));
        Assert.Empty(aws.Operations);
    }

    [Fact]
    public async Task An_expression_that_takes_for_ever_is_ended()
    {
        new FakeLogGroup(aws).Write(Now.AddMinutes(-1), new string('a', 40) + "!");

        Assert.Equal(
            "MatchTooSlow",
            (await Assert.ThrowsAsync<StagingException>(() => ReadAsync(new WatchLogRequest { Match = "^(a+)+$" }))).ErrorId);
    }

    [Theory]
    [InlineData("2f5e")]
    [InlineData("2f5e1c")]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:task/whatsapp-saas-staging/2f5e1c")]
    public async Task One_tasks_lines_are_told_by_its_id_its_beginning_or_its_ARN(string task)
    {
        var group = new FakeLogGroup(aws);
        group.Write(Now.AddMinutes(-3), "other", "app/app/77aa00");
        group.Write(Now.AddMinutes(-2), "wanted", "app/app/2f5e1c");
        group.Write(Now.AddMinutes(-1), "no task", "host-1");

        StagingLogEvent one = Assert.Single(await ReadAsync(new WatchLogRequest { Task = task }));

        Assert.Equal(("wanted", "2f5e1c"), (one.Message, one.TaskId));
    }

    [Fact]
    public async Task Lines_of_at_least_a_level_are_those_of_every_logger_that_mean_it()
    {
        var group = new FakeLogGroup(aws);
        string[] lines =
        [
            """{"level":30,"msg":"pino info"}""", """{"level":50,"msg":"pino error"}""", """{"severity":"WARNING"}""", "ERROR: plain",
            "[warn] bracketed", "error handling is on", "2026-03-15 11:59:00 UTC:10.0.0.1(5432):app@shop:[77]:FATAL:  too many connections",
            "2026-03-15 11:59:00 UTC::@:[1]:LOG:  checkpoint", "nothing", """{"level":"debug"}""",
        ];
        foreach (string line in lines)
            group.Write(Now.AddMinutes(-1), line);

        Assert.Equal(
            [lines[1], lines[2], lines[3], lines[4], lines[6]],
            (await ReadAsync(new WatchLogRequest { Level = LogLevel.Warning })).Select(one => one.Message));
    }

    [Fact]
    public async Task A_JSON_line_has_properties_and_is_JSON_in_JSON()
    {
        new FakeLogGroup(aws).Write(
            Now.AddMinutes(-1), """{"level":"ERROR","requestId":"r-1","status":503,"ratio":0.5,"ok":false,"none":null,"user":{"id":7}}""", "app/app/ab12");

        StagingLogEvent one = Assert.Single(await ReadAsync(new WatchLogRequest()));

        Assert.NotNull(one.Properties);
        Assert.Equal(
            [("level", "ERROR"), ("requestId", "r-1"), ("status", 503L), ("ratio", 0.5), ("ok", false), ("none", null), ("user", """{"id":7}""")],
            one.Properties.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal("r-1", ((System.Collections.IDictionary)one.Properties)["requestId"]);
        JsonNode json = JsonNode.Parse(JsonText.Line(one))!;
        Assert.Equal(7, (int?)json["properties"]!["user"]!["id"]);
        Assert.Equal(("ERROR", "Error", "ab12", false), ((string?)json["level"], (string?)json["severity"], (string?)json["taskId"], (bool)json["isLate"]!));
    }

    [Fact]
    public async Task A_JSON_object_over_several_lines_stays_one_line_of_output()
    {
        new FakeLogGroup(aws).Write(Now.AddMinutes(-1), "{\n  \"level\": \"info\"\n}");

        string line = JsonText.Line(Assert.Single(await ReadAsync(new WatchLogRequest())));

        Assert.DoesNotContain('\n', line);
        Assert.Equal("info", (string?)JsonNode.Parse(line)!["properties"]!["level"]);
    }

    [Fact]
    public async Task A_plain_line_has_no_properties()
    {
        new FakeLogGroup(aws).Write(Now.AddMinutes(-1), "GET / 200");

        StagingLogEvent one = Assert.Single(await ReadAsync(new WatchLogRequest()));

        Assert.Null(one.Properties);
        Assert.Null(one.Level);
        Assert.Null(one.Severity);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(86_401)]
    public async Task A_timeout_that_is_none_is_refused(int seconds) =>
        Assert.Equal(
            "InvalidTimeout",
            (await Assert.ThrowsAsync<StagingException>(() => ReadAsync(new WatchLogRequest { Timeout = seconds }))).ErrorId);

    private void Groups(params string[] names) => aws.On("DescribeLogGroups", request => FakeAnswer.Json(new JsonObject
    {
        ["logGroups"] = new JsonArray([.. names
            .Where(name => name.StartsWith((string)request["logGroupNamePrefix"]!, StringComparison.Ordinal))
            .Select(name => (JsonNode)new JsonObject
            {
                ["logGroupName"] = name,
                ["arn"] = $"arn:aws:logs:us-east-1:123456789012:log-group:{name}:*",
            })]),
    }));

    private async Task<List<StagingLogEvent>> ReadAsync(WatchLogRequest request)
    {
        var events = new List<StagingLogEvent>();
        await foreach (StagingLogEvent one in new WatchLog(aws.Context(time))
            .RunAsync(request, host, TestContext.Current.CancellationToken))
            events.Add(one);
        return events;
    }
}
