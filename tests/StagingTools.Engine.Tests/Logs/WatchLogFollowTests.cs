using System.Globalization;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Logs;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Logs;

/// <summary>What happens while a log is followed: order, late ones, throttling, credentials, tasks, an awaited line.</summary>
public sealed class WatchLogFollowTests : IDisposable
{
    private const string Database = "/aws/rds/instance/whatsapp-saas-staging-db/postgresql";

    private readonly FakeAws aws = new();
    private readonly FakeTime time = new();
    private readonly RecordingHost host = new();
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-logs-").FullName;

    private DateTimeOffset Now => time.GetUtcNow();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_several_groups_took_in_between_two_looks_is_shown_in_order()
    {
        var groups = new FakeLogGroup(aws, pageSize: 100);
        groups.Asked = look =>
        {
            if (look == 5)
            {
                for (int i = 0; i < 6; i++)
                    groups.Write(Now.AddSeconds(-8 + i), $"{i}", group: i % 2 == 0 ? Database : FakeLogGroup.Application);
            }
        };

        List<StagingLogEvent> events = await FollowAsync(
            new WatchLogRequest { Follow = true, Source = [LogSource.Application, LogSource.Database] }, until: 6);

        Assert.Equal(["0", "1", "2", "3", "4", "5"], events.Select(one => one.Message));
        Assert.All(events, one => Assert.False(one.IsLate));
    }

    [Fact]
    public async Task A_very_young_event_waits_a_look_for_an_older_one_of_another_stream()
    {
        var group = new FakeLogGroup(aws, pageSize: 100);
        DateTimeOffset moment = default;
        group.Asked = look =>
        {
            if (look == 3)
                group.Write(moment = Now, "younger", "app/app/a");
            if (look == 4)
                group.Write(moment.AddMilliseconds(-100), "older", "app/app/b");
        };

        List<StagingLogEvent> events = await FollowAsync(new WatchLogRequest { Follow = true }, until: 2);

        Assert.Equal([("older", false), ("younger", false)], events.Select(one => (one.Message, one.IsLate)));
    }

    [Fact]
    public async Task Of_a_busy_log_with_many_streams_nothing_is_lost_or_doubled_however_late_and_out_of_order_it_comes()
    {
        // 25 events a second for two minutes over 40 streams; each fourth up to a minute late; looks see only 60 again.
        var group = new FakeLogGroup(aws, pageSize: 50);
        DateTimeOffset begin = Now;
        var random = new Random(7);
        var waiting = new PriorityQueue<(DateTimeOffset Time, string Message), DateTimeOffset>();
        for (int i = 0; i < 3_000; i++)
        {
            DateTimeOffset written = begin.AddMilliseconds(i * 40);
            double late = i % 4 == 0 ? random.NextDouble() * 60 : random.NextDouble() * 2;
            waiting.Enqueue((written, $"{i}"), written.AddSeconds(late));
        }

        group.Asked = _ =>
        {
            while (waiting.TryPeek(out (DateTimeOffset Time, string Message) next, out DateTimeOffset readable) && readable <= Now)
            {
                waiting.Dequeue();
                group.Write(next.Time, next.Message, string.Create(CultureInfo.InvariantCulture, $"app/app/{random.Next(40):x}"));
            }
        };
        var pace = new LogPace { EventsSeenAgain = 60 };

        List<StagingLogEvent> events = await FollowAsync(new WatchLogRequest { Follow = true, Since = "0s" }, until: 3_000, pace);

        Assert.Equal(Enumerable.Range(0, 3_000), events.Select(one => int.Parse(one.Message, CultureInfo.InvariantCulture)).Order());
        Assert.Equal(3_000, events.Select(one => one.EventId).Distinct().Count());
        Assert.All(events.Zip(Highest(events)), pair => Assert.Equal(pair.First.Timestamp < pair.Second, pair.First.IsLate));

        // It is done in a time that a watch has: the last late one is there a sweep after it could be read.
        Assert.InRange(Now - begin, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(215));
        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task A_look_into_a_busy_log_does_not_read_the_whole_minute_again()
    {
        var group = new FakeLogGroup(aws, pageSize: 100);
        int written = 0;
        group.Asked = look =>
        {
            if (look > 1)
                group.Write(Now.AddMilliseconds(-600), $"{written++}", "app/app/1");
        };
        var pace = new LogPace { EventsSeenAgain = 3, Sweep = TimeSpan.FromHours(1) };

        await FollowAsync(new WatchLogRequest { Follow = true }, until: 30, pace);

        long last = (long)aws.Requests("FilterLogEvents")[^1]["startTime"]!;
        Assert.InRange(Now.ToUnixTimeMilliseconds() - last, 2_000, 6_000);
    }

    [Fact]
    public async Task Following_waits_when_CloudWatch_asks_to_slow_down_says_so_once_and_loses_nothing()
    {
        var group = new FakeLogGroup(aws);
        int asked = 0;
        aws.Before("FilterLogEvents", () => ++asked is > 2 and < 9 ? FakeAnswer.Error("ThrottlingException", "Rate exceeded") : null);
        group.Asked = look =>
        {
            if (look == 3)
                group.Write(Now.AddSeconds(-1), "after");
        };

        Assert.Equal("after", Assert.Single(await FollowAsync(new WatchLogRequest { Follow = true }, until: 1)).Message);
        Assert.Equal(["warning CloudWatch Logs asks to slow down: looking less often."], host.Warnings);
    }

    [Fact]
    public async Task A_past_that_is_throttled_half_way_goes_on_with_the_same_page()
    {
        var group = new FakeLogGroup(aws);
        int asked = 0;
        aws.Before("FilterLogEvents", () => ++asked is > 1 and < 5 ? FakeAnswer.Error("ThrottlingException", "Rate exceeded") : null);
        for (int i = 0; i < 5; i++)
            group.Write(Now.AddSeconds(-10 + i), $"{i}");

        Assert.Equal(["0", "1", "2", "3", "4"], (await FollowAsync(new WatchLogRequest(), until: 9)).Select(one => one.Message));
    }

    [Fact]
    public async Task Credentials_of_a_profile_that_expire_while_following_are_read_anew()
    {
        string file = Path.Combine(folder, "credentials");
        WriteKeys(file, "AKIAOLD");
        var group = new FakeLogGroup(aws);
        int asked = 0;
        aws.Before("FilterLogEvents", () =>
        {
            asked++;
            if (asked == 4)
                WriteKeys(file, "AKIANEW");
            return asked is > 2 and < 5 ? FakeAnswer.Error("ExpiredTokenException", "The security token included in the request is expired") : null;
        });
        group.Asked = look =>
        {
            if (look == 3)
                group.Write(Now.AddSeconds(-1), "after");
        };
        StagingContext context = aws.Context(
            time, ("AWS_ACCESS_KEY_ID", ""), ("AWS_SECRET_ACCESS_KEY", ""), ("AWS_SHARED_CREDENTIALS_FILE", file));

        Assert.Equal("after", Assert.Single(await FollowAsync(context, new WatchLogRequest { Follow = true, ProfileName = "team" }, until: 1)).Message);
        Assert.Equal(
            ["warning The AWS credentials have expired: looking for new ones ('aws sso login' renews those of a profile)."], host.Warnings);
        Assert.Contains("AKIAOLD", aws.Authorizations[0], StringComparison.Ordinal);
        Assert.Contains("AKIANEW", aws.Authorizations[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_of_the_environment_that_expire_are_an_error_that_says_what_to_do()
    {
        _ = new FakeLogGroup(aws);
        int asked = 0;
        aws.Before("FilterLogEvents", () => ++asked > 2 ? FakeAnswer.Error("ExpiredTokenException", "The security token included in the request is expired") : null);

        StagingException error = StagingErrors.Translate(
            await Assert.ThrowsAnyAsync<Exception>(() => FollowAsync(new WatchLogRequest { Follow = true }, until: 1)));

        Assert.Equal("CredentialsRefused", error.ErrorId);
        Assert.Contains("Renew them", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task Tasks_that_begin_to_write_are_told_once_and_those_of_the_past_are_not()
    {
        var group = new FakeLogGroup(aws);
        group.Write(Now.AddMinutes(-1), "old", "app/app/aaaa");
        group.Asked = look =>
        {
            if (look == 3)
            {
                group.Write(Now.AddSeconds(-3), "old again", "app/app/aaaa");
                group.Write(Now.AddSeconds(-2), "new", "app/app/bbbb");
                group.Write(Now.AddSeconds(-1), "new again", "app/app/bbbb");
            }
        };

        await FollowAsync(new WatchLogRequest { Follow = true }, until: 4);

        Assert.Equal(
            [$"info New task bbbb writes to {FakeLogGroup.Application}."],
            host.Lines.Where(line => line.StartsWith("info", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Waiting_for_a_line_ends_right_behind_it()
    {
        var group = new FakeLogGroup(aws, pageSize: 100);
        group.Write(Now.AddMinutes(-1), "starting");
        group.Asked = look =>
        {
            if (look == 5)
            {
                group.Write(Now.AddSeconds(-3), "listens on port 8080");
                group.Write(Now.AddSeconds(-2), "GET / 200");
            }
        };

        List<StagingLogEvent> events = await FollowAsync(new WatchLogRequest { UntilMatch = @"port \d+", Timeout = 60 }, until: 9);

        Assert.Equal(["starting", "listens on port 8080"], events.Select(one => one.Message));
    }

    [Fact]
    public async Task A_line_that_does_not_come_is_an_error_when_the_time_is_over()
    {
        DateTimeOffset begin = Now;
        var group = new FakeLogGroup(aws);
        group.Write(Now.AddMinutes(-1), "starting");

        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => FollowAsync(new WatchLogRequest { UntilMatch = "listens", Timeout = 60 }, until: 9));

        Assert.Equal(("LogLineNotSeen", StagingErrorCategory.Timeout, "listens"), (error.ErrorId, error.Category, error.TargetInput));
        Assert.Equal("No line matched 'listens' within 60 s.", error.Message);
        Assert.Equal(TimeSpan.FromSeconds(60), Now - begin);
    }

    [Fact]
    public async Task A_line_that_is_not_shown_is_not_the_one_that_is_waited_for()
    {
        var group = new FakeLogGroup(aws);
        group.Write(Now.AddMinutes(-2), "ready", "app/app/aaaa");
        group.Write(Now.AddMinutes(-1), "ready", "app/app/bbbb");

        StagingLogEvent one = Assert.Single(await FollowAsync(new WatchLogRequest { UntilMatch = "ready", Task = "bb" }, until: 9));

        Assert.Equal("bbbb", one.TaskId);
    }

    [Fact]
    public async Task The_next_page_is_fetched_while_one_is_read_and_no_further()
    {
        var group = new FakeLogGroup(aws, pageSize: 2);
        for (int i = 0; i < 10; i++)
            group.Write(Now.AddSeconds(-60 + i), $"{i}");
        var looks = new List<int>();

        await foreach (StagingLogEvent _ in new WatchLog(aws.Context(time)).RunAsync(
            new WatchLogRequest(), host, TestContext.Current.CancellationToken))
            looks.Add(group.Looks);

        Assert.Equal([2, 2, 3, 3, 4, 4, 5, 5, 5, 5], looks);
    }

    [Fact]
    public async Task Leaving_early_leaves_nothing_running()
    {
        var group = new FakeLogGroup(aws, pageSize: 2);
        for (int i = 0; i < 10; i++)
            group.Write(Now.AddSeconds(-60 + i), $"{i}");

        await FollowAsync(new WatchLogRequest { Follow = true }, until: 1);
        int looks = group.Looks;
        await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.InRange(looks, 1, 2);
        Assert.Equal(looks, group.Looks);
    }

    private static IEnumerable<DateTimeOffset> Highest(IEnumerable<StagingLogEvent> events)
    {
        DateTimeOffset highest = DateTimeOffset.MinValue;
        foreach (StagingLogEvent one in events)
        {
            yield return highest;
            highest = one.Timestamp > highest ? one.Timestamp : highest;
        }
    }

    private static void WriteKeys(string file, string key) =>
        File.WriteAllText(file, $"[team]\naws_access_key_id = {key}\naws_secret_access_key = example\naws_session_token = example\n");

    private Task<List<StagingLogEvent>> FollowAsync(WatchLogRequest request, int until, LogPace? pace = null) =>
        FollowAsync(aws.Context(time), request, until, pace);

    private async Task<List<StagingLogEvent>> FollowAsync(StagingContext context, WatchLogRequest request, int until, LogPace? pace = null)
    {
        var events = new List<StagingLogEvent>();
        await foreach (StagingLogEvent one in new WatchLog(context, pace ?? new LogPace())
            .RunAsync(request, host, TestContext.Current.CancellationToken))
        {
            events.Add(one);
            if (events.Count == until)
                break;
        }

        return events;
    }
}
