using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>CloudWatch Logs as documented: what goes in, in which order and in which pages it comes out, and what is refused.</summary>
public sealed class LogsTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    private static readonly long s_now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    [Fact]
    public async Task Pages_lose_and_double_no_event_while_others_come_in()
    {
        const int Stored = 20_000;
        string group = await GroupAsync("a", "b", "c");
        for (int from = 0; from < Stored; from += 5_000)
        {
            string stream = ((string[])["a", "b", "c"])[from / 5_000 % 3];
            await PutAsync(group, stream, Enumerable.Range(from, 5_000).Select(i => (s_now - 600_000 + (i / 7), $"stored {i}")));
        }

        List<(long Timestamp, string Message, string Id)> read = [];
        string? token = null;
        int pages = 0;
        do
        {
            JsonNode page = await LogsAsync("FilterLogEvents", new { logGroupName = group, limit = 999, nextToken = token });
            read.AddRange(page["events"]!.AsArray().Select(one => ((long)one!["timestamp"]!, (string)one["message"]!, (string)one["eventId"]!)));
            token = (string?)page["nextToken"];

            // Before and behind the place of the reader, and right at it.
            await PutAsync(
                group, "b", [(s_now - 700_000, $"before {pages}"), (read[^1].Timestamp, $"beside {pages}"), (s_now - 1_000, $"behind {pages}")]);
            pages++;
        }
        while (token is not null && pages < 100);

        Assert.Null(token);
        Assert.Equal(
            Enumerable.Range(0, Stored).Select(i => $"stored {i}"),
            read.Where(one => one.Message.StartsWith("stored", StringComparison.Ordinal)).Select(one => one.Message));
        Assert.Equal(read.Count, read.Select(one => one.Id).Distinct().Count());
        Assert.Equal(read.OrderBy(one => one.Timestamp).ThenBy(one => one.Id, StringComparer.Ordinal), read);
        Assert.Contains(read, one => one.Message == "behind 0");
        Assert.DoesNotContain(read, one => one.Message.StartsWith("before", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_comes_late_stands_at_its_own_time_and_tells_when_it_came()
    {
        string group = await GroupAsync("s");
        await PutAsync(group, "s", [(s_now - 2_000, "first"), (s_now - 1_000, "last")]);
        await PutAsync(group, "s", [(s_now - 1_500, "late")]);

        JsonArray events = (await LogsAsync("FilterLogEvents", new { logGroupName = group }))["events"]!.AsArray();

        Assert.Equal(["first", "late", "last"], events.Select(one => (string?)one!["message"]));
        Assert.True((long)events[1]!["ingestionTime"]! >= (long)events[2]!["ingestionTime"]!);
        Assert.All(events, one => Assert.Equal(56, ((string)one!["eventId"]!).Length));
    }

    [Fact]
    public async Task The_end_of_a_period_belongs_to_it_where_events_are_filtered_and_not_where_a_stream_is_read()
    {
        string group = await GroupAsync("s");
        await PutAsync(group, "s", Enumerable.Range(0, 5).Select(i => (s_now - 5_000 + i, $"{i}")));
        object period = new { logGroupName = group, startTime = s_now - 4_999, endTime = s_now - 4_997 };
        object read = new { logGroupName = group, logStreamName = "s", startTime = s_now - 4_999, endTime = s_now - 4_997 };

        Assert.Equal(["1", "2", "3"], Messages(await LogsAsync("FilterLogEvents", period)));
        Assert.Equal(["1", "2"], Messages(await LogsAsync("GetLogEvents", read)));
    }

    [Fact]
    public async Task A_page_that_found_nothing_yet_is_empty_and_has_a_token()
    {
        string group = await GroupAsync("s");
        for (int i = 0; i < 11; i++)
        {
            int batch = i;
            await PutAsync(group, "s", Enumerable.Range(0, 10_000).Select(n => (s_now - 200_000 + (batch * 10_000) + n, batch == 10 && n == 9_999 ? "needle" : "hay")));
        }

        JsonNode page = await LogsAsync("FilterLogEvents", new { logGroupName = group, filterPattern = "needle" });
        Assert.Empty(page["events"]!.AsArray());
        JsonNode next = await LogsAsync(
            "FilterLogEvents", new { logGroupName = group, filterPattern = "needle", nextToken = (string?)page["nextToken"] });

        Assert.Equal(["needle"], Messages(next));
        Assert.Null(next["nextToken"]);
    }

    [Fact]
    public async Task A_page_holds_a_megabyte_at_most()
    {
        string group = await GroupAsync("s");
        for (int i = 0; i < 3; i++) await PutAsync(group, "s", [(s_now - 1_000 + i, $"{i}{new string('x', 500_000)}")]);

        JsonNode page = await LogsAsync("FilterLogEvents", new { logGroupName = group });
        JsonNode next = await LogsAsync("FilterLogEvents", new { logGroupName = group, nextToken = (string?)page["nextToken"] });
        JsonNode last = await LogsAsync("GetLogEvents", new { logGroupName = group, logStreamName = "s" });

        Assert.Equal("01", string.Concat(Messages(page).Select(message => message[0])));
        Assert.Equal("2", string.Concat(Messages(next).Select(message => message[0])));
        Assert.Equal("12", string.Concat(Messages(last).Select(message => message[0])));
    }

    [Fact]
    public async Task Events_are_found_by_pattern_stream_and_prefix()
    {
        string group = await GroupAsync("app/1", "app/2", "web/1");
        await PutAsync(group, "app/1", [(s_now - 4_000, """{"level":"ERROR","status":500}"""), (s_now - 3_000, """{"level":"INFO","status":200}""")]);
        await PutAsync(group, "app/2", [(s_now - 2_000, "plain ERROR")]);
        await PutAsync(group, "web/1", [(s_now - 1_000, "plain text")]);

        Assert.Equal([500], (await FindAsync(new { logGroupName = group, filterPattern = "{ $.level = ERROR && $.status >= 500 }" }))
            .Select(message => (int)JsonNode.Parse(message)!["status"]!));
        Assert.Equal(2, (await FindAsync(new { logGroupName = group, filterPattern = "ERROR" })).Count);
        Assert.Equal(["plain ERROR"], await FindAsync(new { logGroupName = group, logStreamNames = (string[])["app/2"] }));
        Assert.Equal(["plain ERROR", "plain text"], await FindAsync(new { logGroupName = group, logStreamNames = (string[])["app/2", "web/1"] }));
        Assert.Equal(3, (await FindAsync(new { logGroupName = group, logStreamNamePrefix = "app/" })).Count);
        Assert.Equal(4, (await FindAsync(new { logGroupIdentifier = $"arn:aws:logs:us-east-1:{sandbox.Info.AccountId}:log-group:{group}" })).Count);
    }

    [Fact]
    public async Task A_stream_is_read_forward_and_backward_and_the_token_comes_back_at_its_ends()
    {
        string group = await GroupAsync("s");
        await PutAsync(group, "s", Enumerable.Range(0, 5).Select(i => (s_now - 5_000 + i, $"{i}")));

        JsonNode first = await ReadAsync(null, limit: 2, fromHead: true);
        JsonNode second = await ReadAsync(Forward(first), limit: 2);
        JsonNode third = await ReadAsync(Forward(second), limit: 2);
        JsonNode end = await ReadAsync(Forward(third), limit: 2);
        Assert.Equal(["0 1", "2 3", "4", ""], ((JsonNode[])[first, second, third, end]).Select(page => string.Join(' ', Messages(page))));
        Assert.Equal(Forward(third), Forward(end));
        Assert.Equal(["3", "4"], Messages(await ReadAsync(Backward(end), limit: 2)));

        JsonNode latest = await ReadAsync(null, limit: 2);
        JsonNode earlier = await ReadAsync(Backward(latest), limit: 5);
        JsonNode beginning = await ReadAsync(Backward(earlier), limit: 5);
        Assert.Equal(["3 4", "0 1 2", ""], ((JsonNode[])[latest, earlier, beginning]).Select(page => string.Join(' ', Messages(page))));
        Assert.Equal(Backward(earlier), Backward(beginning));
        Assert.Equal(["0", "1"], Messages(await ReadAsync(Forward(beginning), limit: 2)));

        await PutAsync(group, "s", [(s_now - 1_000, "5")]);
        Assert.Equal(["5"], Messages(await ReadAsync(Forward(end), limit: 2)));

        Task<JsonNode> ReadAsync(string? token, int limit, bool fromHead = false) => LogsAsync(
            "GetLogEvents", new { logGroupName = group, logStreamName = "s", nextToken = token, limit, startFromHead = fromHead });
        static string Forward(JsonNode page) => (string)page["nextForwardToken"]!;
        static string Backward(JsonNode page) => (string)page["nextBackwardToken"]!;
    }

    [Fact]
    public async Task A_batch_that_breaks_a_bound_is_refused_and_nothing_of_it_is_taken_in()
    {
        string group = await GroupAsync("s");
        await RefusedAsync("must be in chronological order", [(s_now, "a"), (s_now - 1, "b")]);
        await RefusedAsync("cannot span more than 24 hours", [(s_now - 86_400_001, "a"), (s_now, "b")]);
        await RefusedAsync("Member must have length greater than or equal to 1", [(s_now, "")]);
        await RefusedAsync("Member must have length greater than or equal to 1", []);
        await RefusedAsync("Member must have length less than or equal to 10000", Enumerable.Repeat((s_now, "x"), 10_001));
        await RefusedAsync("Upload too large: 1049026 bytes exceeds limit of 1048576", [(s_now, new string('x', 500_000)), (s_now, new string('y', 548_974))]);
        await RefusedAsync("Log event too large: 1048577 bytes exceeds limit of 1048576", [(s_now, new string('x', 1_048_551))]);
        Assert.Empty(await FindAsync(new { logGroupName = group }));

        await PutAsync(group, "s", [(s_now - 86_400_000, "a"), (s_now, "b")]);
        await PutAsync(group, "s", [(s_now, new string('x', 1_048_550))]);

        async Task RefusedAsync(string message, IEnumerable<(long, string)> events)
        {
            AwsRefusal refusal = await Assert.ThrowsAsync<AwsRefusal>(() => PutAsync(group, "s", events));
            Assert.Equal(("InvalidParameterException", 400), (refusal.Code, refusal.Status));
            Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Events_of_long_ago_and_of_the_future_are_left_out_and_told()
    {
        const long Day = 24 * 60 * 60 * 1000L;
        string group = await GroupAsync("s");
        JsonNode answer = await PutAsync(
            group, "s", [(s_now - (15 * Day), "old"), (s_now - (14 * Day) - 60_000, "old"), (s_now, "taken"), (s_now + (3 * 60 * 60 * 1000), "new")]);
        Assert.Equal((2, 3), ((int)answer["rejectedLogEventsInfo"]!["tooOldLogEventEndIndex"]!, (int)answer["rejectedLogEventsInfo"]!["tooNewLogEventStartIndex"]!));
        Assert.Equal(["taken"], await FindAsync(new { logGroupName = group }));

        await PutAsync(group, "s", [(s_now - (4 * Day), "kept until now")]);
        await LogsAsync("PutRetentionPolicy", new { logGroupName = group, retentionInDays = 3 });
        JsonNode expired = await PutAsync(group, "s", [(s_now - (5 * Day), "expired"), (s_now - 1, "taken, too")]);
        Assert.Equal(1, (int)expired["rejectedLogEventsInfo"]!["expiredLogEventEndIndex"]!);
        Assert.Equal(["taken, too", "taken"], await FindAsync(new { logGroupName = group }));
    }

    [Theory]
    [InlineData("FilterLogEvents", """{"logGroupName":"none"}""", "ResourceNotFoundException", "The specified log group does not exist.")]
    [InlineData("FilterLogEvents", """{"logGroupName":"GROUP","logStreamNames":["none"]}""", "ResourceNotFoundException", "The specified log stream does not exist.")]
    [InlineData("FilterLogEvents", """{"logGroupName":"GROUP","logStreamNames":["s"],"logStreamNamePrefix":"s"}""", "InvalidParameterException", "exclusive")]
    [InlineData("FilterLogEvents", """{"logGroupName":"GROUP","limit":10001}""", "InvalidParameterException", "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000")]
    [InlineData("FilterLogEvents", """{"logGroupName":"GROUP","nextToken":"invented"}""", "InvalidParameterException", "The specified nextToken is invalid.")]
    [InlineData("FilterLogEvents", """{"logGroupName":"GROUP","filterPattern":"{ $.a = }"}""", "InvalidParameterException", "Invalid character(s) in term '}'")]
    [InlineData("FilterLogEvents", """{"logGroupName":"GROUP","logGroupIdentifier":"GROUP"}""", "ValidationException", "LogGroup name and LogGroup ARN are mutually exclusive parameters.")]
    [InlineData("GetLogEvents", """{"logGroupName":"GROUP","logStreamName":"none"}""", "ResourceNotFoundException", "The specified log stream does not exist.")]
    [InlineData("GetLogEvents", """{"logGroupName":"GROUP","logStreamName":"s","nextToken":"f/1"}""", "InvalidParameterException", "The specified nextToken is invalid.")]
    [InlineData("PutLogEvents", """{"logGroupName":"GROUP","logStreamName":"none","logEvents":[{"timestamp":NOW,"message":"x"}]}""", "ResourceNotFoundException", "The specified log stream does not exist.")]
    [InlineData("PutLogEvents", """{"logGroupName":"none","logStreamName":"none","logEvents":[{"timestamp":NOW,"message":"x"}]}""", "ResourceNotFoundException", "The specified log group does not exist.")]
    [InlineData("CreateLogStream", """{"logGroupName":"GROUP","logStreamName":"s"}""", "ResourceAlreadyExistsException", "The specified log stream already exists")]
    [InlineData("CreateLogStream", """{"logGroupName":"GROUP","logStreamName":"a:b"}""", "InvalidParameterException", "pattern: [^:*]*")]
    [InlineData("DeleteLogStream", """{"logGroupName":"GROUP","logStreamName":"none"}""", "ResourceNotFoundException", "The specified log stream does not exist.")]
    [InlineData("DescribeLogStreams", """{"logGroupName":"GROUP","orderBy":"LastEventTime","logStreamNamePrefix":"s"}""", "InvalidParameterException", "Cannot order by LastEventTime with a logStreamNamePrefix.")]
    [InlineData("DescribeLogStreams", """{"logGroupName":"GROUP","limit":51}""", "InvalidParameterException", "less than or equal to 50")]
    [InlineData("PutMetricFilter", """{"logGroupName":"GROUP","filterName":"f","filterPattern":"{","metricTransformations":[{"metricName":"m","metricNamespace":"n","metricValue":"1"}]}""", "InvalidParameterException", "must end with '}'")]
    [InlineData("PutMetricFilter", """{"logGroupName":"GROUP","filterName":"f","filterPattern":"[]","metricTransformations":[{"metricName":"m","metricNamespace":"n","metricValue":"1"}]}""", "InvalidParameterException", "Invalid metric filter pattern")]
    [InlineData("PutMetricFilter", """{"logGroupName":"GROUP","filterName":"f","filterPattern":"a","metricTransformations":[{"metricName":"m","metricNamespace":"n","metricValue":"$.x"}]}""", "InvalidParameterException", "$.x")]
    [InlineData("PutMetricFilter", """{"logGroupName":"GROUP","filterName":"f","filterPattern":"[a]","metricTransformations":[{"metricName":"m","metricNamespace":"n","metricValue":"1","defaultValue":0,"dimensions":{"A":"$a"}}]}""", "InvalidParameterException", "dimensions and default value are mutually exclusive properties.")]
    [InlineData("DeleteMetricFilter", """{"logGroupName":"GROUP","filterName":"none"}""", "ResourceNotFoundException", "The specified metric filter does not exist.")]
    [InlineData("StartQuery", """{"logGroupName":"GROUP","queryString":"fields @message"}""", "NotImplemented", "StartQuery")]
    public async Task What_cannot_be_is_refused_in_the_words_of_the_service(string operation, string body, string code, string message)
    {
        string group = await GroupAsync("s");
        JsonNode request = JsonNode.Parse(body
            .Replace("GROUP", group, StringComparison.Ordinal)
            .Replace("NOW", s_now.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))!;

        AwsRefusal refusal = await Assert.ThrowsAsync<AwsRefusal>(() => LogsAsync(operation, request));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_are_told_with_their_times_in_pages_and_in_either_order()
    {
        string group = await GroupAsync("b", "a", "c", "empty");
        await PutAsync(group, "b", [(s_now - 9_000, "x"), (s_now - 1_000, "y")]);
        await PutAsync(group, "a", [(s_now - 3_000, "x")]);
        await PutAsync(group, "c", [(s_now - 2_000, "x")]);

        JsonNode first = await LogsAsync("DescribeLogStreams", new { logGroupName = group, limit = 3 });
        JsonNode second = await LogsAsync("DescribeLogStreams", new { logGroupName = group, limit = 3, nextToken = (string?)first["nextToken"] });
        JsonNode latest = await LogsAsync("DescribeLogStreams", new { logGroupName = group, orderBy = "LastEventTime", descending = true, limit = 2 });
        JsonNode rest = await LogsAsync(
            "DescribeLogStreams", new { logGroupName = group, orderBy = "LastEventTime", descending = true, nextToken = (string?)latest["nextToken"] });

        Assert.Equal(["a b c", "empty", "b c", "a empty"], ((JsonNode[])[first, second, latest, rest]).Select(Names));
        Assert.Null(second["nextToken"]);
        JsonNode b = latest["logStreams"]![0]!;
        Assert.Equal((s_now - 9_000, s_now - 1_000, 0), ((long)b["firstEventTimestamp"]!, (long)b["lastEventTimestamp"]!, (int)b["storedBytes"]!));
        Assert.Equal($"arn:aws:logs:us-east-1:{sandbox.Info.AccountId}:log-group:{group}:log-stream:b", (string?)b["arn"]);
        Assert.Null(rest["logStreams"]![1]!["lastEventTimestamp"]);

        static string Names(JsonNode page) => string.Join(' ', page["logStreams"]!.AsArray().Select(one => (string?)one!["logStreamName"]));
    }

    [Fact]
    public async Task Streams_and_groups_take_their_events_with_them()
    {
        string group = await GroupAsync("s", "t");
        await PutAsync(group, "s", [(s_now - 2, "12345678901234567890")]);
        await PutAsync(group, "t", [(s_now - 1, "1234")]);
        Assert.Equal(76, await StoredBytesAsync());

        await LogsAsync("DeleteLogStream", new { logGroupName = group, logStreamName = "s" });
        Assert.Equal(30, await StoredBytesAsync());
        Assert.Equal(["1234"], await FindAsync(new { logGroupName = group }));

        await LogsAsync("DeleteLogGroup", new { logGroupName = group });
        Assert.Equal("ResourceNotFoundException", (await Assert.ThrowsAsync<AwsRefusal>(() => FindAsync(new { logGroupName = group }))).Code);
        await LogsAsync("CreateLogGroup", new { logGroupName = group });
        Assert.Empty(await FindAsync(new { logGroupName = group }));
        Assert.Equal(0, await StoredBytesAsync());

        async Task<long> StoredBytesAsync() =>
            (long)(await LogsAsync("DescribeLogGroups", new { logGroupNamePrefix = group }))["logGroups"]![0]!["storedBytes"]!;
    }

    [Fact]
    public async Task Metric_filters_make_metrics_of_the_events_that_they_match()
    {
        string group = await GroupAsync("s");
        string space = $"Test/{Guid.NewGuid():N}";
        await PutFilterAsync("errors", "{ $.level = \"ERROR\" }", new { metricName = "Errors", metricNamespace = space, metricValue = "1" });
        await PutFilterAsync("latency", "{ $.latency > 0 }", new { metricName = "Latency", metricNamespace = space, metricValue = "$.latency", unit = "Milliseconds", dimensions = new { Path = "$.path" } });
        await PutFilterAsync("bytes", "[level, path, bytes > 10]", new { metricName = "Bytes", metricNamespace = space, metricValue = "$bytes" });
        await PutAsync(group, "s",
        [
            (s_now - 4_000, """{"level":"ERROR","latency":20,"path":"/a"}"""),
            (s_now - 3_000, """{"level":"INFO","latency":30.5,"path":"/a"}"""),
            (s_now - 2_000, """{"level":"ERROR","latency":100,"path":"/b"}"""),
            (s_now - 1_000, """{"level":"ERROR","latency":7}"""),
            (s_now - 900, "INFO /c 40"),
            (s_now - 800, "INFO /c 4"),
        ]);

        Assert.Equal(3, await SumAsync("Errors", 3));
        Assert.Equal(50.5, await SumAsync("Latency", 50.5, "/a"));
        Assert.Equal(100, await SumAsync("Latency", 100, "/b"));
        Assert.Equal(40, await SumAsync("Bytes", 40));

        Task PutFilterAsync(string name, string pattern, object transformation) => LogsAsync(
            "PutMetricFilter",
            new { logGroupName = group, filterName = name, filterPattern = pattern, metricTransformations = new[] { transformation } });

        async Task<double> SumAsync(string metric, double enough, string? path = null)
        {
            (string Name, string Value)[] dimensions =
                path is null ? [] : [("Dimensions.member.1.Name", "Path"), ("Dimensions.member.1.Value", path)];
            return await AwsCaller.UntilAsync(
                async () =>
                {
                    XElement answer = await sandbox.Aws.QueryAsync(
                        "monitoring",
                        "GetMetricStatistics",
                        [
                            ("Namespace", space), ("MetricName", metric), ("Period", "60"), ("Statistics.member.1", "Sum"),
                            ("StartTime", Time(-600_000)), ("EndTime", Time(600_000)), .. dimensions,
                        ]);
                    return answer.Descendants("Sum").Sum(sum => double.Parse(sum.Value, CultureInfo.InvariantCulture));
                },
                sum => sum >= enough);
        }

        static string Time(long shift) =>
            DateTimeOffset.FromUnixTimeMilliseconds(s_now + shift).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Metric_filters_are_replaced_listed_and_removed()
    {
        string group = await GroupAsync();
        string other = await GroupAsync();
        await PutAsync(group, "errors", "ERROR", "Errors");
        await PutAsync(group, "errors", "?ERROR ?FATAL", "Errors");
        await PutAsync(group, "warnings", "WARN", "Warnings");
        await PutAsync(other, "errors", "ERROR", "Others");

        JsonArray all = (await LogsAsync("DescribeMetricFilters", new { logGroupName = group }))["metricFilters"]!.AsArray();
        Assert.Equal(["errors ?ERROR ?FATAL Errors", "warnings WARN Warnings"], all.Select(Text));
        Assert.Equal(2, (int)(await LogsAsync("DescribeLogGroups", new { logGroupNamePrefix = group }))["logGroups"]![0]!["metricFilterCount"]!);
        Assert.Equal(
            ["warnings WARN Warnings"],
            (await LogsAsync("DescribeMetricFilters", new { logGroupName = group, filterNamePrefix = "w" }))["metricFilters"]!.AsArray().Select(Text));
        JsonNode byMetric = await LogsAsync("DescribeMetricFilters", new { metricName = "Others", metricNamespace = "Test" });
        Assert.Equal([other], byMetric["metricFilters"]!.AsArray().Select(one => (string?)one!["logGroupName"]));

        await LogsAsync("DeleteMetricFilter", new { logGroupName = group, filterName = "errors" });
        Assert.Single((await LogsAsync("DescribeMetricFilters", new { logGroupName = group }))["metricFilters"]!.AsArray());

        Task<JsonNode> PutAsync(string into, string name, string pattern, string metric) => LogsAsync("PutMetricFilter", new
        {
            logGroupName = into,
            filterName = name,
            filterPattern = pattern,
            metricTransformations = new[] { new { metricName = metric, metricNamespace = "Test", metricValue = "1" } },
        });
        static string Text(JsonNode? one) => $"{one!["filterName"]} {one["filterPattern"]} {one["metricTransformations"]![0]!["metricName"]}";
    }

    [Fact]
    public async Task A_pattern_is_tried_out_on_messages()
    {
        JsonNode answer = await LogsAsync("TestMetricFilter", new
        {
            filterPattern = "[ip, user, ..., status = 4*]",
            logEventMessages = (string[])["1.2.3.4 frank GET 404", "1.2.3.4 frank GET 200", "no"],
        });

        JsonNode match = Assert.Single(answer["matches"]!.AsArray())!;
        Assert.Equal((1, "1.2.3.4 frank GET 404"), ((int)match["eventNumber"]!, (string?)match["eventMessage"]));
        Assert.Equal("""{"$ip":"1.2.3.4","$user":"frank","$3":"GET","$status":"404"}""", match["extractedValues"]!.ToJsonString());
    }

    [Fact]
    public async Task The_AWS_CLI_reads_every_page()
    {
        string group = await GroupAsync("s", "t");
        foreach (string stream in (string[])["s", "t"])
        {
            await PutAsync(group, stream, Enumerable.Range(0, 9_000).Select(i => (s_now - 100_000 + i, $"{(i % 3 == 0 ? "ERROR" : "INFO")} {stream} {i} \"ü\"")));
        }

        string all = await AwsCli.RunAsync(sandbox.Info, "logs", "filter-log-events", "--log-group-name", group, "--query", "events[].message", "--output", "text");
        string errors = await AwsCli.RunAsync(
            sandbox.Info, "logs", "filter-log-events", "--log-group-name", group, "--filter-pattern", "ERROR -t", "--query", "events[].message", "--output", "text");

        Assert.Equal(18_000, all.Split(["\t", "\n"], StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(3_000, errors.Split(["\t", "\n"], StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("ERROR s 8997 \"ü\"", errors, StringComparison.Ordinal);
    }

    private async Task<string> GroupAsync(params string[] streams)
    {
        string group = $"/test/{Guid.NewGuid():N}";
        await LogsAsync("CreateLogGroup", new { logGroupName = group });
        foreach (string stream in streams) await LogsAsync("CreateLogStream", new { logGroupName = group, logStreamName = stream });
        return group;
    }

    private Task<JsonNode> PutAsync(string group, string stream, IEnumerable<(long Timestamp, string Message)> events) => LogsAsync("PutLogEvents", new
    {
        logGroupName = group,
        logStreamName = stream,
        logEvents = events.Select(one => new { timestamp = one.Timestamp, message = one.Message }).ToArray(),
    });

    private async Task<IReadOnlyList<string>> FindAsync(object request) => Messages(await LogsAsync("FilterLogEvents", request));

    private Task<JsonNode> LogsAsync(string operation, object body) => sandbox.Aws.JsonAsync("logs", $"Logs_20140328.{operation}", body);

    private static IReadOnlyList<string> Messages(JsonNode page) => [.. page["events"]!.AsArray().Select(one => (string)one!["message"]!)];
}
