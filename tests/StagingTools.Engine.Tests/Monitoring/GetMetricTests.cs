using System.Globalization;
using System.Text.Json.Nodes;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Monitoring.Metrics;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Monitoring;

public sealed class GetMetricTests
{
    private const string Group = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop-staging/6d0e";
    private const string Balancer = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop-staging/50dc";

    private readonly FakeAws aws = new();
    private readonly FakeTime time = new();
    private readonly RecordingHost host = new();
    private Func<Asked, string> results = asked => Result(asked.Id, ("11:58", 1), ("11:59", 3));

    public GetMetricTests() => aws
        .OnXml("DescribeDBInstances", _ => """
            <DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances>
              <DBInstance><DBInstanceIdentifier>shop-staging-db</DBInstanceIdentifier></DBInstance>
            </DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>
            """)
        .OnXml("DescribeCacheClusters", _ => """
            <DescribeCacheClustersResponse><DescribeCacheClustersResult><CacheClusters>
              <CacheCluster><CacheClusterId>shop-staging-redis</CacheClusterId></CacheCluster>
            </CacheClusters></DescribeCacheClustersResult></DescribeCacheClustersResponse>
            """)
        .On("ListServices", request => FakeAnswer.Json(request["nextToken"] is null
            ? """{ "serviceArns": ["arn:aws:ecs:us-east-1:1:service/shop-staging/shop-staging-worker"], "nextToken": "more" }"""
            : """{ "serviceArns": ["arn:aws:ecs:us-east-1:1:service/shop-staging/shop-staging-service"] }"""))
        .On("DescribeServices", $$"""
            { "services": [
              { "serviceName": "shop-staging-worker", "status": "ACTIVE", "loadBalancers": [] },
              { "serviceName": "shop-staging-gone", "status": "INACTIVE", "loadBalancers": [{ "targetGroupArn": "arn:old" }] },
              { "serviceName": "shop-staging-service", "status": "ACTIVE", "loadBalancers": [{ "targetGroupArn": "{{Group}}" }] }
            ] }
            """)
        .OnXml("DescribeTargetGroups", _ => $"""
            <DescribeTargetGroupsResponse><DescribeTargetGroupsResult><TargetGroups><member>
              <TargetGroupArn>{Group}</TargetGroupArn><TargetGroupName>shop-staging</TargetGroupName>
              <LoadBalancerArns><member>{Balancer}</member></LoadBalancerArns>
            </member></TargetGroups></DescribeTargetGroupsResult></DescribeTargetGroupsResponse>
            """)
        .OnXml("GetMetricData", request => Answer(string.Concat(Asked.Read(request).Select(asked => results(asked)))));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_metric_has_its_points_and_what_they_come_to()
    {
        StagingMetric metric = Assert.Single(await ReadAsync(new() { Name = ["DatabaseCpu"] }));

        Assert.Equal(
            ("shop", "staging", "us-east-1", "DatabaseCpu", "shop-staging-db", "AWS/RDS", "CPUUtilization"),
            (metric.Project, metric.EnvironmentName, metric.Region, metric.Name, metric.Resource, metric.Namespace, metric.MetricName));
        Assert.Equal(("Average", "Percent", TimeSpan.FromMinutes(1), At("11:00"), At("12:00")), (metric.Statistic, metric.Unit, metric.Period, metric.Since, metric.Until));
        Assert.Equal([new MetricPoint(At("11:58"), 1), new(At("11:59"), 3)], metric.Points);
        Assert.Equal((3d, 1d, 3d, 2d, null), (metric.Latest, metric.Minimum, metric.Maximum, metric.Average, metric.Reason));
    }

    [Fact]
    public async Task All_are_read_in_one_call_by_the_dimensions_of_what_they_measure()
    {
        List<StagingMetric> metrics = await ReadAsync(new());

        // Two services have each of the two metrics of a service.
        Assert.Equal(MetricCatalog.All.Count + 2, metrics.Count);
        Assert.Equal(MetricCatalog.All.Select(metric => metric.Name), metrics.Select(metric => metric.Name).Distinct());
        Asked[] asked = [.. Asked.Read(Assert.Single(aws.Requests("GetMetricData")))];
        Assert.Equal(metrics.Count, asked.Length);
        string[] all = [.. asked.Select(one => one.Text)];
        Assert.Contains("AWS/RDS FreeStorageSpace Minimum DBInstanceIdentifier=shop-staging-db", all);
        Assert.Contains("AWS/ElastiCache Evictions Sum CacheClusterId=shop-staging-redis", all);
        Assert.Contains("AWS/ECS CPUUtilization Average ClusterName=shop-staging ServiceName=shop-staging-service", all);
        Assert.Contains("AWS/ECS CPUUtilization Average ClusterName=shop-staging ServiceName=shop-staging-worker", all);
        Assert.Contains("AWS/ApplicationELB RequestCount Sum TargetGroup=targetgroup/shop-staging/6d0e LoadBalancer=app/shop-staging/50dc", all);
        Assert.Contains("AWS/ApplicationELB HTTPCode_ELB_5XX_Count Sum LoadBalancer=app/shop-staging/50dc", all);
        Assert.Contains("StagingTools/shop-staging ApplicationErrors Sum", all);
        Assert.All(asked, one => Assert.Equal("60", one.Period));
    }

    [Fact]
    public async Task Only_what_the_metrics_need_is_looked_up()
    {
        await ReadAsync(new() { Name = ["DatabaseCpu"] });
        await ReadAsync(new() { Name = ["Service*"] });

        Assert.Equal(
            ["DescribeDBInstances", "GetMetricData", "ListServices", "ListServices", "DescribeServices", "GetMetricData"],
            aws.Operations.Where(operation => operation != "GetCallerIdentity"));
    }

    [Fact]
    public async Task Each_statistic_is_an_object_and_samples_are_counted_in_no_unit()
    {
        List<StagingMetric> metrics = await ReadAsync(new() { Name = ["DatabaseReadLatency"], Statistic = ["P95", "samplecount"], Period = "5m" });

        Assert.Equal([("p95", "Seconds"), ("SampleCount", "Count")], metrics.Select(metric => (metric.Statistic, metric.Unit)));
        Assert.Equal(["p95 300", "SampleCount 300"], Asked.Read(Assert.Single(aws.Requests("GetMetricData"))).Select(one => $"{one.Statistic} {one.Period}"));
    }

    [Fact]
    public async Task CloudWatchs_own_name_means_every_resource_that_has_it() =>
        Assert.Equal(
            ["shop-staging-db", "shop-staging-redis", "shop-staging-service", "shop-staging-worker"],
            (await ReadAsync(new() { Name = ["CPUUtilization"] })).Select(metric => metric.Resource));

    [Fact]
    public async Task Answers_are_read_to_the_last_page_and_put_together()
    {
        int page = 0;
        aws.OnXml("GetMetricData", request => ++page switch
        {
            1 => Answer(Result("m0", "PartialData", ("11:57", 7)), next: "two"),
            2 => Answer(Result("m0", "PartialData", ("11:58", 8)) + Result("m1", ("11:58", 80)), next: "three"),
            _ => Answer(Result("m0", ("11:59", 9))),
        });

        List<StagingMetric> metrics = await ReadAsync(new() { Name = ["CacheHits", "CacheMisses"] });

        Assert.Equal([7, 8, 9], metrics[0].Points.Select(point => point.Value));
        Assert.Equal([80], metrics[1].Points.Select(point => point.Value));
        Assert.All(metrics, metric => Assert.Null(metric.Reason));
        Assert.Equal([null, "two", "three"], aws.Requests("GetMetricData").Select(request => (string?)request["NextToken"]));
    }

    [Fact]
    public async Task More_than_five_hundred_are_asked_for_in_parts()
    {
        aws.On("ListServices", _ => FakeAnswer.Json(new JsonObject { ["serviceArns"] = new JsonArray([.. Enumerable.Range(0, 260).Select(i => (JsonNode)$"arn/s{i:000}")]) }));
        aws.On("DescribeServices", request => FakeAnswer.Json(new JsonObject
        {
            ["services"] = new JsonArray([.. request["services"]!.AsArray().Select(arn => (JsonNode)new JsonObject { ["serviceName"] = ((string)arn!)[4..], ["status"] = "ACTIVE" })]),
        }));
        results = asked => Result(asked.Id, ("11:59", double.Parse(asked.Text[^3..], CultureInfo.InvariantCulture)));

        List<StagingMetric> metrics = await ReadAsync(new() { Name = ["Service*"] });

        Assert.Equal([500, 20], aws.Requests("GetMetricData").Select(request => Asked.Read(request).Count()));
        Assert.Equal(26, aws.Requests("DescribeServices").Count);
        Assert.Equal(520, metrics.Count);
        Assert.All(metrics, metric => Assert.Equal(double.Parse(metric.Resource![1..], CultureInfo.InvariantCulture), metric.Latest));
    }

    [Theory]
    [InlineData("DatabaseCpu", "CloudWatch has no points from 2026-03-15T11:00:00Z to 2026-03-15T12:00:00Z.")]
    [InlineData("LoadBalancerLatency", "No points: a load balancer only sends this while requests come.")]
    [InlineData("ApplicationErrors", "No points: this is only sent when there is something to count.")]
    public async Task One_without_points_has_no_figures_but_a_reason(string name, string reason)
    {
        results = asked => Result(asked.Id);
        aws.On("GetResources", """{ "ResourceTagMappingList": [{ "ResourceARN": "arn:x" }] }""");

        StagingMetric metric = Assert.Single(await ReadAsync(new() { Name = [name] }));

        Assert.Equal((null, null, null, null, reason), (metric.Latest, metric.Minimum, metric.Maximum, metric.Average, metric.Reason));
        Assert.Contains("\"latest\":null", JsonText.Line(metric), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_CloudWatch_does_not_give_is_said_at_the_metric_and_what_it_remarks_is_a_warning()
    {
        aws.OnXml("GetMetricData", _ => Answer(
            Result("m0", "InternalError") + Result("m1", "PartialData", ("11:59", 4)),
            messages: "<member><Code>MaxMetricsExceeded</Code><Value>Only some were searched</Value></member>"));

        List<StagingMetric> metrics = await ReadAsync(new() { Name = ["CacheHits", "CacheMisses"] });

        Assert.Equal(["CloudWatch failed to read the points.", "CloudWatch gave only a part of the points."], metrics.Select(metric => metric.Reason));
        Assert.Equal([null, 4], metrics.Select(metric => metric.Latest));
        Assert.Equal(["warning CloudWatch: MaxMetricsExceeded: Only some were searched"], host.Warnings);
    }

    [Fact]
    public async Task What_the_environment_lacks_is_told_where_it_was_named_and_left_out_where_a_pattern_met_it()
    {
        aws.FailXml("DescribeCacheClusters", "CacheClusterNotFound");

        List<StagingMetric> metrics = await ReadAsync(new() { Name = ["Cache*", "CacheHits", "DatabaseCpu"] });

        Assert.Equal(["DatabaseCpu", "CacheHits"], metrics.Select(metric => metric.Name));
        Assert.Equal((null, null, "There is no cache shop-staging-redis in us-east-1."), (metrics[1].Resource, metrics[1].Latest, metrics[1].Reason));
    }

    [Fact]
    public async Task Who_may_not_look_at_one_kind_sees_the_others()
    {
        aws.FailXml("DescribeTargetGroups", "AccessDenied", "not you", System.Net.HttpStatusCode.Forbidden);

        List<StagingMetric> metrics = await ReadAsync(new());

        Assert.DoesNotContain(metrics, metric => metric.Namespace == "AWS/ApplicationELB");
        Assert.Contains(metrics, metric => metric.Name == "ServiceCpu");
        Assert.Equal(["warning The load balancers of staging may not be looked at: not you"], host.Warnings);
    }

    [Fact]
    public async Task A_network_load_balancer_has_none_of_these_metrics()
    {
        aws.OnXml("DescribeTargetGroups", _ => $"""
            <DescribeTargetGroupsResponse><DescribeTargetGroupsResult><TargetGroups><member>
              <TargetGroupArn>{Group}</TargetGroupArn><TargetGroupName>shop-staging</TargetGroupName>
              <LoadBalancerArns><member>{Balancer.Replace("/app/", "/net/", StringComparison.Ordinal)}</member></LoadBalancerArns>
            </member></TargetGroups></DescribeTargetGroupsResult></DescribeTargetGroupsResponse>
            """);

        StagingMetric metric = Assert.Single(await ReadAsync(new() { Name = ["HealthyHosts"] }));

        Assert.Equal("No application load balancer leads to a service of staging.", metric.Reason);
    }

    [Fact]
    public async Task An_environment_that_is_not_there_is_an_error()
    {
        aws.FailXml("DescribeDBInstances", "DBInstanceNotFound")
            .On("GetResources", """{ "ResourceTagMappingList": [] }""");

        StagingException missing = await Assert.ThrowsAsync<StagingException>(() => ReadAsync(new() { Name = ["DatabaseCpu"] }));

        Assert.Equal(("EnvironmentNotFound", "staging"), (missing.ErrorId, missing.TargetInput));
    }

    [Fact]
    public async Task Nothing_is_asked_of_AWS_where_the_request_is_wrong()
    {
        Assert.Equal("MetricNotFound", (await Assert.ThrowsAsync<StagingException>(() => ReadAsync(new() { Name = ["x"] }))).ErrorId);
        Assert.Equal("InvalidStatistic", (await Assert.ThrowsAsync<StagingException>(() => ReadAsync(new() { Statistic = ["x"] }))).ErrorId);
        Assert.Equal("InvalidPeriod", (await Assert.ThrowsAsync<StagingException>(() => ReadAsync(new() { Period = "x" }))).ErrorId);
        Assert.Empty(aws.Operations);
    }

    [Theory]
    [InlineData("10m", "1", 10)]
    [InlineData("1h", null, 60)]
    [InlineData("1d", "5m", 300)]
    public async Task Watching_reads_again_after_each_period_but_at_least_ten_seconds(string since, string? period, int pause)
    {
        var seen = new List<StagingMetric>();
        await foreach (StagingMetric metric in RunAsync(new() { Name = ["DatabaseCpu"], Since = since, Period = period, Watch = true }))
        {
            seen.Add(metric);
            if (seen.Count == 3)
                break;
        }

        Assert.Equal([TimeSpan.FromSeconds(pause), TimeSpan.FromSeconds(pause)], time.Waits.Where(wait => wait >= TimeSpan.FromSeconds(10)).Take(2));
        Assert.Equal([At("12:00"), At("12:00").AddSeconds(pause), At("12:00").AddSeconds(2 * pause)], seen.Select(metric => metric.Until));
        Assert.Single(aws.Requests("DescribeDBInstances"));
    }

    [Fact]
    public async Task Watching_bears_with_a_failure_that_passes()
    {
        int calls = 0;
        aws.On("GetMetricData", request => ++calls is > 1 and < 7
            ? FakeAws.XmlError("Throttling", System.Net.HttpStatusCode.BadRequest, "slower")
            : new FakeAnswer(System.Net.HttpStatusCode.OK, Answer(Result("m0", ("11:59", calls))), "text/xml"));

        var seen = new List<StagingMetric>();
        await foreach (StagingMetric metric in RunAsync(new() { Name = ["DatabaseCpu"], Watch = true }))
        {
            seen.Add(metric);
            if (seen.Count == 2)
                break;
        }

        Assert.Equal(2, seen.Count);
        Assert.Contains(host.Warnings, line => line.Contains("looking again: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Watching_ends_with_a_failure_that_stays()
    {
        aws.FailXml("GetMetricData", "AccessDenied", status: System.Net.HttpStatusCode.Forbidden);

        await Assert.ThrowsAnyAsync<Amazon.Runtime.AmazonServiceException>(async () => await RunAsync(new() { Name = ["DatabaseCpu"], Watch = true }).ToListAsync(Token));
    }

    private static DateTimeOffset At(string time) =>
        new(DateOnly.FromDateTime(new DateTime(2026, 3, 15)), TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static string Result(string id, params (string Time, double Value)[] points) => Result(id, "Complete", points);

    private static string Result(string id, string status, params (string Time, double Value)[] points) => string.Create(
        CultureInfo.InvariantCulture,
        $"<member><Id>{id}</Id><StatusCode>{status}</StatusCode><Timestamps>{string.Concat(points.Select(point => $"<member>2026-03-15T{point.Time}:00Z</member>"))}</Timestamps>"
        + $"<Values>{string.Concat(points.Select(point => FormattableString.Invariant($"<member>{point.Value}</member>")))}</Values></member>");

    private static string Answer(string members, string? next = null, string messages = "") =>
        $"<GetMetricDataResponse><GetMetricDataResult><MetricDataResults>{members}</MetricDataResults><Messages>{messages}</Messages>"
        + $"{(next is null ? "" : $"<NextToken>{next}</NextToken>")}</GetMetricDataResult></GetMetricDataResponse>";

    private Task<List<StagingMetric>> ReadAsync(GetMetricRequest request) => RunAsync(request).ToListAsync(Token).AsTask();

    private IAsyncEnumerable<StagingMetric> RunAsync(GetMetricRequest request) =>
        new GetMetric(aws.Context(time)).RunAsync(request with { Project = "shop" }, host, Token);

    /// <summary>A series that was asked for, as the Query protocol has it.</summary>
    private sealed record Asked(string Id, string Text, string Statistic, string Period)
    {
        public static IEnumerable<Asked> Read(JsonObject request)
        {
            for (int i = 1; request[$"MetricDataQueries.member.{i}.Id"] is { } id; i++)
            {
                string at = $"MetricDataQueries.member.{i}.MetricStat.";
                string statistic = (string)request[at + "Stat"]!;
                var dimensions = new List<string>();
                for (int j = 1; request[$"{at}Metric.Dimensions.member.{j}.Name"] is { } name; j++)
                    dimensions.Add($"{name}={request[$"{at}Metric.Dimensions.member.{j}.Value"]}");
                yield return new Asked(
                    (string)id!,
                    string.Join(' ', [(string)request[at + "Metric.Namespace"]!, (string)request[at + "Metric.MetricName"]!, statistic, .. dimensions]),
                    statistic,
                    (string)request[at + "Period"]!);
            }
        }
    }
}
