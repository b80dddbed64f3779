using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using StagingTools.Sandbox.CloudWatch;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>Metrics that are put and read, those of what runs in the sandbox, and alarms that follow them.</summary>
public sealed class MonitoringTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    private static readonly DateTimeOffset s_minute = MetricSeries.Floor(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatIsPutIsReadByStatisticsAndPercentiles()
    {
        await PutAsync("Latency", "api", s_minute.AddMinutes(-10), "MetricData.member.1.Values.member.1=10&MetricData.member.1.Values.member.2=20&MetricData.member.1.Counts.member.1=9&MetricData.member.1.Counts.member.2=1");
        await PutAsync("Latency", "web", s_minute.AddMinutes(-10), "MetricData.member.1.Value=500");

        XElement read = await MonitoringAsync(
            "GetMetricStatistics",
            [.. Metric("Latency", "api"), .. Window(-15, 0), ("Period", "300"), ("Statistics.member.1", "Average"), ("Statistics.member.2", "SampleCount"), ("ExtendedStatistics.member.1", "p90"), ("ExtendedStatistics.member.2", "p99")]);

        XElement point = Assert.Single(read.Descendants("Datapoints").Elements("member"));
        Assert.Equal(("11", "10", "Milliseconds"), (point.Element("Average")!.Value, point.Element("SampleCount")!.Value, point.Element("Unit")!.Value));
        Assert.Equal(["p90 10", "p99 20"], point.Descendants("entry").Select(entry => $"{entry.Element("key")!.Value} {entry.Element("value")!.Value}"));
        Assert.Empty((await MonitoringAsync(
            "GetMetricStatistics", [("Namespace", "Test"), ("MetricName", "Latency"), .. Window(-15, 0), ("Period", "300"), ("Statistics.member.1", "Sum")]))
            .Descendants("Datapoints").Elements("member"));
    }

    [Fact]
    public async Task SeveralMetricsComeInPagesAndByTheBeginsOfTheirPeriods()
    {
        foreach (int minute in new[] { 3, 2, 1 }) await PutAsync("Paged", "api", s_minute.AddMinutes(-minute), $"MetricData.member.1.Value={minute}");
        (string, string)[] query = [.. Query("Paged", "api", "Sum", 60), .. Window(-5, 0), ("ScanBy", "TimestampAscending"), ("MaxDatapoints", "2")];

        XElement first = await MonitoringAsync("GetMetricData", query);
        XElement second = await MonitoringAsync("GetMetricData", [.. query, ("NextToken", first.Descendants("NextToken").Single().Value)]);

        Assert.Equal(["3", "2", "PartialData"], [.. Values(first), first.Descendants("StatusCode").Single().Value]);
        Assert.Equal(["1", "Complete"], [.. Values(second), second.Descendants("StatusCode").Single().Value]);
        Assert.Equal(s_minute.AddMinutes(-3).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), first.Descendants("Timestamps").Elements("member").First().Value);
    }

    [Fact]
    public async Task MetricsAreListedByNamespaceAndDimension()
    {
        await PutAsync("Listed", "api", s_minute, "MetricData.member.1.Value=1");
        await PutAsync("Listed", "web", s_minute, "MetricData.member.1.Value=1");

        XElement all = await MonitoringAsync("ListMetrics", ("Namespace", "Test"), ("MetricName", "Listed"));
        XElement one = await MonitoringAsync("ListMetrics", ("MetricName", "Listed"), ("Dimensions.member.1.Name", "Part"), ("Dimensions.member.1.Value", "web"));

        Assert.Equal(["api", "web"], all.Descendants("Value").Select(value => value.Value));
        Assert.Equal(["web"], one.Descendants("Value").Select(value => value.Value));
    }

    [Fact]
    public async Task WhatIsTooOldOrNoStatisticIsRefused()
    {
        AwsRefusal old = await Assert.ThrowsAsync<AwsRefusal>(() => PutAsync("Old", "api", s_minute.AddDays(-15), "MetricData.member.1.Value=1"));
        AwsRefusal unknown = await Assert.ThrowsAsync<AwsRefusal>(() => MonitoringAsync("GetMetricData", [.. Query("Old", "api", "Median", 60), .. Window(-5, 0)]));
        AwsRefusal odd = await Assert.ThrowsAsync<AwsRefusal>(() => MonitoringAsync("GetMetricData", [.. Query("Old", "api", "Sum", 90), .. Window(-5, 0)]));

        Assert.All([old, unknown, odd], refusal => Assert.Equal("InvalidParameterValue", refusal.Code));
        Assert.Contains("two weeks", old.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheOtherProtocolsOfCloudWatchSayTheSame()
    {
        await PutAsync("Spoken", "api", s_minute.AddMinutes(-1), "MetricData.member.1.Value=7.5");
        JsonObject request = new()
        {
            ["Namespace"] = "Test",
            ["MetricName"] = "Spoken",
            ["Dimensions"] = new JsonArray(new JsonObject { ["Name"] = "Part", ["Value"] = "api" }),
            ["StartTime"] = s_minute.AddMinutes(-5).ToUnixTimeSeconds(),
            ["EndTime"] = s_minute.AddMinutes(5).ToUnixTimeSeconds(),
            ["Period"] = 60,
            ["Statistics"] = new JsonArray("Maximum"),
        };

        JsonNode json = await sandbox.Aws.JsonAsync("monitoring", "GraniteServiceVersion20100801.GetMetricStatistics", request);
        JsonNode cbor = await CborAsync("GetMetricStatistics", request);
        request["Period"] = 90;
        JsonNode refused = await CborAsync("GetMetricStatistics", request);

        foreach (JsonNode answer in new[] { json, cbor })
        {
            JsonNode point = Assert.Single(answer["Datapoints"]!.AsArray())!;
            Assert.Equal((7.5, s_minute.AddMinutes(-1).ToUnixTimeSeconds()), ((double)point["Maximum"]!, (long)(double)point["Timestamp"]!));
        }

        Assert.Equal("com.amazonaws.cloudwatch#InvalidParameterValue", (string?)refused["__type"]);
    }

    [Theory]
    [InlineData("application/cbor")]
    [InlineData("application/x-amz-json-1.0")]
    public async Task WhatIsLongComesCompressed(string type)
    {
        string name = $"Long{type.Length}";
        var data = new JsonArray();
        for (int i = 1; i <= 900; i++) data.Add(new JsonObject { ["MetricName"] = name, ["Value"] = (double)i, ["Dimensions"] = new JsonArray(new JsonObject { ["Name"] = "Part", ["Value"] = "api" }) });
        JsonObject input = new() { ["Namespace"] = "Test", ["MetricData"] = data };
        bool isCbor = type == "application/cbor";
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(isCbor ? Cbor.Write(input) : Encoding.UTF8.GetBytes(input.ToJsonString()), Token);
        var content = new ByteArrayContent(compressed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");

        using HttpResponseMessage answer = await SendAsync("PutMetricData", content, type);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
        XElement read = await MonitoringAsync("GetMetricData", [.. Query(name, "api", "p90", 3600), .. Window(-60, 60)]);
        Assert.Equal(["810"], Values(read));
    }

    [Fact]
    public async Task AnAlarmFollowsItsMetricAndTellsItsTopic()
    {
        string topic = (await sandbox.Aws.QueryAsync("sns", "CreateTopic", ("Name", "told"))).Descendants("TopicArn").Single().Value;
        await sandbox.Aws.QueryAsync("sns", "Subscribe", ("TopicArn", topic), ("Protocol", "sms"), ("Endpoint", "+15550123456"));
        await AlarmAsync("load", "Load", "missing", ("AlarmActions.member.1", topic), ("OKActions.member.1", topic));

        await PutAsync("Load", "api", s_minute.AddMinutes(-1), "MetricData.member.1.Value=95");
        XElement raised = await StateAsync("load", "ALARM");
        await PutAsync("Load", "api", DateTimeOffset.UtcNow, "MetricData.member.1.Value=5");
        XElement over = await StateAsync("load", "OK");

        Assert.StartsWith("Threshold Crossed: 1 out of the last 1 datapoints [95.0 (", raised.Element("StateReason")!.Value, StringComparison.Ordinal);
        Assert.EndsWith("was not greater than the threshold (80.0) (minimum 1 datapoint for ALARM -> OK transition).", over.Element("StateReason")!.Value, StringComparison.Ordinal);
        IReadOnlyList<SandboxMessage> told = await AwsCaller.UntilAsync(
            async () => (IReadOnlyList<SandboxMessage>)[.. (await SandboxController.GetMessagesAsync(sandbox.Info.StateDirectory, Token)).Where(message => message.TopicArn == topic)],
            messages => messages.Count >= 2);
        Assert.Equal(["ALARM: \"load\" in US East (N. Virginia)", "OK: \"load\" in US East (N. Virginia)"], told.Select(message => message.Subject));
        JsonNode message = JsonNode.Parse(told[0].Text)!;
        Assert.Equal(("load", "OK", "ALARM"), ((string?)message["AlarmName"], (string?)message["OldStateValue"], (string?)message["NewStateValue"]));
        Assert.Equal(("Load", "Test", "MAXIMUM", 60), ((string?)message["Trigger"]!["MetricName"], (string?)message["Trigger"]!["Namespace"], (string?)message["Trigger"]!["Statistic"], (int?)message["Trigger"]!["Period"]));
        Assert.Equal(raised.Element("StateReason")!.Value, (string?)message["NewStateReason"]);
    }

    [Fact]
    public async Task AStateThatIsSetByHandStaysAndIsTold()
    {
        string topic = (await sandbox.Aws.QueryAsync("sns", "CreateTopic", ("Name", "by-hand"))).Descendants("TopicArn").Single().Value;
        await sandbox.Aws.QueryAsync("sns", "Subscribe", ("TopicArn", topic), ("Protocol", "sms"), ("Endpoint", "+15550123456"));
        await AlarmAsync("by-hand", "ByHand", "missing", ("AlarmActions.member.1", topic));
        await AlarmAsync("judged-too", "ByHand", "missing");
        await MonitoringAsync("SetAlarmState", ("AlarmName", "by-hand"), ("StateValue", "ALARM"), ("StateReason", "a trial"));
        await MonitoringAsync("SetAlarmState", ("AlarmName", "judged-too"), ("StateValue", "OK"), ("StateReason", "a trial"));

        // What another alarm of the region came to shows that all were looked at since.
        await AlarmAsync("other", "Other", "missing");
        await PutAsync("ByHand", "api", DateTimeOffset.UtcNow, "MetricData.member.1.Value=5");
        await PutAsync("Other", "api", DateTimeOffset.UtcNow, "MetricData.member.1.Value=95");
        await StateAsync("other", "ALARM");

        Assert.Equal("a trial", (await StateAsync("by-hand", "ALARM")).Element("StateReason")!.Value);
        SandboxMessage told = (await AwsCaller.UntilAsync(
            async () => (IReadOnlyList<SandboxMessage>)[.. (await SandboxController.GetMessagesAsync(sandbox.Info.StateDirectory, Token)).Where(message => message.TopicArn == topic)],
            messages => messages.Count > 0))[0];
        Assert.Equal("a trial", (string?)JsonNode.Parse(told.Text)!["NewStateReason"]);
        AwsRefusal unknown = await Assert.ThrowsAsync<AwsRefusal>(() => MonitoringAsync("SetAlarmState", ("AlarmName", "nobody"), ("StateValue", "OK"), ("StateReason", "x")));
        Assert.Contains("ResourceNotFound", unknown.Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAlarmWithoutNewDataComesToWhatIsSaidOfMissingData()
    {
        // Values from before what the alarms look at: they are known, and missing.
        await PutAsync("Quiet", "api", s_minute.AddMinutes(-30), "MetricData.member.1.Value=5");
        foreach (string treat in new[] { "missing", "breaching", "notBreaching" }) await AlarmAsync($"quiet-{treat}", "Quiet", treat);
        await AlarmAsync("never", "Never", "breaching");

        Assert.Equal("Insufficient Data: 1 datapoint was unknown.", (await StateAsync("quiet-missing", "INSUFFICIENT_DATA")).Element("StateReason")!.Value);
        Assert.Equal(
            "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [Breaching].",
            (await StateAsync("quiet-breaching", "ALARM")).Element("StateReason")!.Value);
        await StateAsync("quiet-notBreaching", "OK");
        Assert.Equal("Unchecked: Initial alarm creation", (await StateAsync("never", "OK")).Element("StateReason")!.Value);
    }

    [Fact]
    public async Task ARealDatabaseAndARealCacheAreMeasured()
    {
        await sandbox.Aws.QueryAsync(
            "rds", "CreateDBInstance", ("DBInstanceIdentifier", "measured"), ("DBInstanceClass", "db.t3.micro"), ("Engine", "postgres"), ("EngineVersion", "15.4"),
            ("MasterUsername", "app_admin"), ("MasterUserPassword", "correct-horse"), ("AllocatedStorage", "20"));
        await sandbox.Aws.QueryAsync(
            "elasticache", "CreateCacheCluster", ("CacheClusterId", "measured"), ("CacheNodeType", "cache.t3.micro"), ("Engine", "redis"), ("NumCacheNodes", "1"));

        double free = await MetricAsync("AWS/RDS", "FreeStorageSpace", "DBInstanceIdentifier");
        Assert.InRange(free, 19.0 * (1 << 30), (20.0 * (1 << 30)) - 1_000_000);
        Assert.Equal(0, await MetricAsync("AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier"));
        if (OperatingSystem.IsLinux()) Assert.InRange(await MetricAsync("AWS/RDS", "CPUUtilization", "DBInstanceIdentifier"), 0, 100);

        XElement cache = await AwsCaller.UntilAsync(
            async () => (await sandbox.Aws.QueryAsync("elasticache", "DescribeCacheClusters", ("CacheClusterId", "measured"), ("ShowCacheNodeInfo", "true"))).Descendants("CacheCluster").Single(),
            found => found.Element("CacheClusterStatus")!.Value == "available");
        if (cache.Descendants("CacheNodeStatus").Any() && Redis() is null) Assert.Skip("redis-server is not installed");
        Assert.InRange(await MetricAsync("AWS/ElastiCache", "DatabaseMemoryUsagePercentage", "CacheClusterId"), 0.01, 10);
        Assert.Equal(0, await MetricAsync("AWS/ElastiCache", "CurrConnections", "CacheClusterId"));
        Assert.Equal(0, await MetricAsync("AWS/ElastiCache", "CacheMisses", "CacheClusterId"));
    }

    [Fact]
    public async Task ALoadBalancerAndItsTasksAreMeasured()
    {
        var bench = new EcsBench(sandbox.Info, sandbox.Aws);
        await bench.CallAsync("CreateCluster", new { clusterName = "measured" });
        (Uri url, string group) = await bench.BalancerAsync("measured");
        Assert.Equal(503, (await bench.GetAsync(url)).Status);
        await bench.RegisterAsync("measured", await bench.PushAsync("measured", "1", TestImage.Web("measured")));
        await bench.ServiceAsync("measured", "measured", "measured", group);
        await bench.SteadyAsync("measured", "measured");
        for (int i = 0; i < 3; i++) Assert.Equal(200, (await bench.GetAsync(url)).Status);

        string target = group[(group.LastIndexOf(':') + 1)..];
        IReadOnlyList<(string Name, string Value)> dimensions = await DimensionsAsync("AWS/ApplicationELB", "HTTPCode_Target_2XX_Count", target);
        Assert.StartsWith("app/measured/", dimensions.Single(pair => pair.Name == "LoadBalancer").Value, StringComparison.Ordinal);
        (string Name, string Value)[] balancer = [.. dimensions.Where(pair => pair.Name == "LoadBalancer")];
        Assert.Equal(3, await ReadAsync("AWS/ApplicationELB", "RequestCount", "Sum", dimensions));
        Assert.Equal(1, await ReadAsync("AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "Sum", balancer));
        Assert.InRange(await ReadAsync("AWS/ApplicationELB", "TargetResponseTime", "p90", dimensions), 0.0001, 30);
        await AwsCaller.UntilAsync(() => ReadAsync("AWS/ApplicationELB", "HealthyHostCount", "Maximum", dimensions), count => count >= 1);
        if (!OperatingSystem.IsLinux()) return;
        (string, string)[] service = [("ClusterName", "measured"), ("ServiceName", "measured")];
        Assert.InRange(await AwsCaller.UntilAsync(() => ReadAsync("AWS/ECS", "MemoryUtilization", "Average", service), used => used > 0), 1, 1000);
        Assert.InRange(await AwsCaller.UntilAsync(() => ReadAsync("AWS/ECS", "CPUUtilization", "Average", service), used => used >= 0), 0, 6400);
    }

    private static string? Redis() => Environment.GetEnvironmentVariable("PATH")?.Split(':').FirstOrDefault(folder => File.Exists(Path.Combine(folder, "redis-server")));

    private static (string, string)[] Metric(string name, string part) =>
        [("Namespace", "Test"), ("MetricName", name), ("Dimensions.member.1.Name", "Part"), ("Dimensions.member.1.Value", part)];

    private static (string, string)[] Window(int from, int to) =>
    [
        ("StartTime", s_minute.AddMinutes(from).ToString("o", CultureInfo.InvariantCulture)), ("EndTime", s_minute.AddMinutes(to).ToString("o", CultureInfo.InvariantCulture)),
    ];

    private static (string, string)[] Query(string name, string part, string statistic, int period)
    {
        const string Stat = "MetricDataQueries.member.1.MetricStat.";
        return
        [
            ("MetricDataQueries.member.1.Id", "m1"), (Stat + "Stat", statistic), (Stat + "Period", $"{period}"),
            .. Metric(name, part).Select(pair => (Stat + "Metric." + pair.Item1, pair.Item2)),
        ];
    }

    private static IEnumerable<string> Values(XElement answer) => answer.Descendants("Values").Elements("member").Select(value => value.Value);

    private Task<XElement> MonitoringAsync(string action, params (string Name, string Value)[] parameters) =>
        sandbox.Aws.QueryAsync("monitoring", action, [("Version", "2010-08-01"), .. parameters]);

    private Task<XElement> PutAsync(string name, string part, DateTimeOffset time, string values) => MonitoringAsync(
        "PutMetricData",
        [
            ("Namespace", "Test"), ("MetricData.member.1.MetricName", name), ("MetricData.member.1.Unit", "Milliseconds"),
            ("MetricData.member.1.Timestamp", time.ToString("o", CultureInfo.InvariantCulture)),
            ("MetricData.member.1.Dimensions.member.1.Name", "Part"), ("MetricData.member.1.Dimensions.member.1.Value", part),
            .. values.Split('&').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1])),
        ]);

    private Task<XElement> AlarmAsync(string alarm, string metric, string missing, params (string Name, string Value)[] more) => MonitoringAsync(
        "PutMetricAlarm",
        [
            ("AlarmName", alarm), .. Metric(metric, "api"), ("Statistic", "Maximum"), ("Period", "60"), ("EvaluationPeriods", "1"), ("Threshold", "80"),
            ("ComparisonOperator", "GreaterThanThreshold"), ("TreatMissingData", missing), .. more,
        ]);

    private Task<XElement> StateAsync(string alarm, string state) => AwsCaller.UntilAsync(
        async () => (await MonitoringAsync("DescribeAlarms", ("AlarmNames.member.1", alarm))).Descendants("MetricAlarms").Elements("member").Single(),
        found => found.Element("StateValue")!.Value == state);

    private async Task<double> MetricAsync(string space, string name, string dimension) =>
        await AwsCaller.UntilAsync(() => ReadAsync(space, name, "Average", [(dimension, "measured")]), value => value >= 0);

    private async Task<IReadOnlyList<(string Name, string Value)>> DimensionsAsync(string space, string name, string value) => await AwsCaller.UntilAsync(
        async () => (IReadOnlyList<(string, string)>)
        [
            .. ((await MonitoringAsync("ListMetrics", ("Namespace", space), ("MetricName", name))).Descendants("Metrics").Elements("member")
                .FirstOrDefault(metric => metric.Descendants("Value").Any(found => found.Value == value))?.Element("Dimensions")!.Elements("member") ?? [])
                .Select(pair => (pair.Element("Name")!.Value, pair.Element("Value")!.Value)),
        ],
        found => found.Count > 0);

    // -1 where there is none yet.
    private async Task<double> ReadAsync(string space, string name, string statistic, IReadOnlyList<(string Name, string Value)> dimensions)
    {
        const string Stat = "MetricDataQueries.member.1.MetricStat.";
        XElement answer = await MonitoringAsync(
            "GetMetricData",
            [
                ("MetricDataQueries.member.1.Id", "m1"), (Stat + "Stat", statistic), (Stat + "Period", "3600"),
                (Stat + "Metric.Namespace", space), (Stat + "Metric.MetricName", name),
                .. dimensions.SelectMany((pair, index) => new[]
                {
                    ($"{Stat}Metric.Dimensions.member.{index + 1}.Name", pair.Name), ($"{Stat}Metric.Dimensions.member.{index + 1}.Value", pair.Value),
                }),
                .. Window(-60, 60),
            ]);
        // Where an hour ends meanwhile there are two.
        string[] values = [.. Values(answer)];
        return values.Length == 0 ? -1 : values.Sum(value => double.Parse(value, CultureInfo.InvariantCulture)) / (statistic == "Sum" ? 1 : values.Length);
    }

    private async Task<JsonNode> CborAsync(string operation, JsonObject input)
    {
        using HttpResponseMessage response = await SendAsync(
            operation, new ByteArrayContent(Cbor.Write(JsonNode.Parse(input.ToJsonString()))), "application/cbor");
        Assert.Equal("rpc-v2-cbor", response.Headers.GetValues("smithy-protocol").Single());
        return Cbor.Read(await response.Content.ReadAsByteArrayAsync(Token))!;
    }

    private async Task<HttpResponseMessage> SendAsync(string operation, HttpContent content, string type)
    {
        bool isCbor = type == "application/cbor";
        using var request = new HttpRequestMessage(
            HttpMethod.Post, sandbox.Info.Endpoint + (isCbor ? $"/service/GraniteServiceVersion20100801/operation/{operation}" : "/"))
        {
            Content = content,
        };
        content.Headers.ContentType = new(type);
        if (isCbor) request.Headers.Add("smithy-protocol", "rpc-v2-cbor");
        else request.Headers.Add("X-Amz-Target", "GraniteServiceVersion20100801." + operation);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={sandbox.Info.AccessKeyId}/20250101/{sandbox.Info.Region}/monitoring/aws4_request, SignedHeaders=host, Signature=none");
        return await sandbox.Aws.RawAsync(request);
    }
}
