using System.Text.Json.Nodes;
using StagingTools.Engine.Costs;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Costs;

/// <summary>What was billed, and what its absence means.</summary>
public sealed class ActualCostTests
{
    private readonly CostScenario scenario = new();

    [Fact]
    public async Task The_month_so_far_is_asked_by_tags_and_service()
    {
        StagingCost line = Assert.Single(await scenario.ActualAsync());

        Assert.Equal(("Amazon Relational Database Service", 7.4512m, "USD"), (line.Item, line.Amount, line.Currency));
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 15)), (line.PeriodStart, line.PeriodEnd));
        Assert.Contains("Not final", line.Note, StringComparison.Ordinal);
        Assert.Null(line.ExpectedLow);
        JsonObject request = Assert.Single(scenario.Aws.Requests("GetCostAndUsage"));
        Assert.Equal(("2026-03-01", "2026-03-16"), ((string?)request["TimePeriod"]!["Start"], (string?)request["TimePeriod"]!["End"]));
        Assert.Equal("MONTHLY", (string?)request["Granularity"]);
        Assert.Equal("SERVICE", (string?)request["GroupBy"]![0]!["Key"]);
        Assert.Equal(
            ["Project=whatsapp-saas", "Environment=staging"],
            request["Filter"]!["And"]!.AsArray().Select(one => $"{one!["Tags"]!["Key"]}={one["Tags"]!["Values"]![0]}"));
    }

    [Theory]
    [InlineData("2026-02-01", "2026-02-28", "2026-03-01")]
    [InlineData("2024-02-01", "2024-02-29", "2024-03-01")]
    [InlineData("2025-12-01", "2025-12-31", "2026-01-01")]
    public async Task The_last_day_is_meant_inclusively_in_months_of_any_length(string since, string until, string end)
    {
        scenario.Billed($$"""{"TimePeriod":{"Start":"{{since}}","End":"{{end}}"},"Groups":[{"Keys":["S"],"Metrics":{"UnblendedCost":{"Amount":"1","Unit":"USD"} } }],"Estimated":false}""");

        StagingCost line = Assert.Single(await scenario.ActualAsync(Day(since), Day(until)));

        Assert.Equal((Day(since), Day(until)), (line.PeriodStart, line.PeriodEnd));
        Assert.Equal(end, (string?)scenario.Aws.Requests("GetCostAndUsage")[0]["TimePeriod"]!["End"]);
        Assert.Null(line.Note);
    }

    [Fact]
    public async Task On_the_first_of_a_month_the_period_is_that_day()
    {
        var time = new FakeTime(new DateTimeOffset(2026, 3, 1, 0, 30, 0, TimeSpan.Zero));
        await foreach (StagingCost _ in new GetCost(scenario.Aws.Context(time)).RunAsync(new GetCostRequest(), scenario.Host, TestContext.Current.CancellationToken))
        {
        }

        JsonNode period = scenario.Aws.Requests("GetCostAndUsage")[0]["TimePeriod"]!;
        Assert.Equal(("2026-03-01", "2026-03-02"), ((string?)period["Start"], (string?)period["End"]));
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-14", "DAILY")]
    [InlineData("2026-03-01", "2026-03-15", "MONTHLY")]
    [InlineData("2025-01-15", "2026-03-10", "MONTHLY")]
    public async Task A_short_stretch_is_told_by_day_and_a_long_one_by_month(string since, string until, string granularity)
    {
        await scenario.ActualAsync(Day(since), Day(until));

        Assert.Equal(granularity, (string?)scenario.Aws.Requests("GetCostAndUsage")[0]["Granularity"]);
    }

    [Fact]
    public async Task Every_page_is_read_and_every_question_is_told_with_its_price()
    {
        scenario.Aws.On("GetCostAndUsage", request => FakeAnswer.Json((string?)request["NextPageToken"] == "2"
            ? """{"ResultsByTime":[{"TimePeriod":{"Start":"2026-03-01","End":"2026-03-16"},"Groups":[{"Keys":["B"],"Metrics":{"UnblendedCost":{"Amount":"2.5E-3","Unit":"USD"}}}]}]}"""
            : """{"ResultsByTime":[{"TimePeriod":{"Start":"2026-03-01","End":"2026-03-16"},"Groups":[{"Keys":["A"],"Metrics":{"UnblendedCost":{"Amount":"-1","Unit":"USD"}}}]}],"NextPageToken":"2"}"""));

        List<StagingCost> lines = await scenario.ActualAsync();

        Assert.Equal([("A", -1m), ("B", 0.0025m)], lines.Select(line => (line.Item, line.Amount!.Value)));
        Assert.Equal(2, scenario.Host.Lines.Count(line => line.StartsWith("verbose Asking Cost Explorer", StringComparison.Ordinal) && line.Contains("$0.01", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_data_yet_is_not_zero()
    {
        scenario.Aws.Fail("GetCostAndUsage", "DataUnavailableException");

        StagingCost line = Assert.Single(await scenario.ActualAsync());

        Assert.Null(line.Amount);
        Assert.Contains("no data", line.Note, StringComparison.Ordinal);
        Assert.Contains(scenario.Host.Warnings, warning => warning.Contains("no data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tag_that_Cost_Explorer_does_not_know_is_not_zero()
    {
        scenario.Billed("""{"TimePeriod":{"Start":"2026-03-01","End":"2026-03-16"},"Groups":[]}""");
        scenario.Aws.On("GetTags", """{"Tags":[],"ReturnSize":0,"TotalSize":0}""");

        StagingCost line = Assert.Single(await scenario.ActualAsync());

        Assert.Null(line.Amount);
        Assert.Contains("Project=whatsapp-saas", line.Note, StringComparison.Ordinal);
        Assert.Contains("not activated", line.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_tags_without_cost_are_really_zero()
    {
        scenario.Billed("""{"TimePeriod":{"Start":"2026-03-01","End":"2026-03-16"},"Groups":[]}""");
        scenario.Aws.On("GetTags", request => FakeAnswer.Json((string?)request["TagKey"] == "Project"
            ? """{"Tags":["other","whatsapp-saas"],"ReturnSize":2,"TotalSize":2}"""
            : """{"Tags":["staging"],"ReturnSize":1,"TotalSize":1}"""));

        StagingCost line = Assert.Single(await scenario.ActualAsync());

        Assert.Equal(0, line.Amount);
        Assert.Contains("nothing was billed", line.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_tags_may_not_be_asked_about_it_stays_unknown()
    {
        scenario.Billed("""{"TimePeriod":{"Start":"2026-03-01","End":"2026-03-16"},"Groups":[]}""");
        scenario.Aws.Fail("GetTags", "AccessDeniedException", "not authorized to perform ce:GetTags");

        StagingCost line = Assert.Single(await scenario.ActualAsync());

        Assert.Null(line.Amount);
        Assert.Contains("ce:GetTags", line.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_environment_still_has_its_bill()
    {
        List<StagingCost> lines = await scenario.Nothing().AskAsync(new GetCostRequest());

        Assert.Equal(CostKind.Actual, Assert.Single(lines).Kind);
        Assert.Contains(scenario.Host.Warnings, line => line.Contains("nothing to estimate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_resources_and_without_a_bill_there_is_no_such_environment()
    {
        scenario.Nothing().Billed("""{"TimePeriod":{"Start":"2026-03-01","End":"2026-03-16"},"Groups":[]}""");
        scenario.Aws.On("GetTags", """{"Tags":[]}""");

        Assert.Equal("EnvironmentNotFound", (await scenario.RefuseAsync(new GetCostRequest())).ErrorId);
    }

    [Theory]
    [InlineData("2026-03-16", null)]
    [InlineData("2026-03-10", "2026-03-09")]
    public async Task A_period_that_is_none_is_refused_before_anything_is_asked(string since, string? until)
    {
        StagingException error = await scenario.RefuseAsync(new GetCostRequest { Since = Day(since), Until = until is null ? null : Day(until) });

        Assert.Equal("InvalidPeriod", error.ErrorId);
        Assert.Equal(since, error.TargetInput);
        Assert.Empty(scenario.Aws.Operations);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
