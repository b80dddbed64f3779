using System.Text.Json.Nodes;
using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Diagnosis.Checks;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Diagnosis.Checks;

/// <summary>Whether what the application writes arrives.</summary>
public sealed class LogFlowCheckTests : IDisposable
{
    private const string Group = "/aws/staging/whatsapp-saas/application";

    private readonly CheckTrial trial = new();
    private bool isThere = true;
    private int running = 1;
    private DateTimeOffset? last;

    public LogFlowCheckTests() => trial.Aws
        .On("DescribeLogGroups", request => FakeAnswer.Json(new JsonObject
        {
            ["logGroups"] = isThere && (string?)request["logGroupNamePrefix"] == Group ? new JsonArray(new JsonObject { ["logGroupName"] = Group }) : [],
        }))
        .On("DescribeLogStreams", request =>
        {
            Assert.Equal(("LastEventTime", true), ((string?)request["orderBy"], (bool)request["descending"]!));
            return FakeAnswer.Json(new JsonObject
            {
                ["logStreams"] = last is { } time ? new JsonArray(new JsonObject { ["logStreamName"] = "app/app/1", ["lastEventTimestamp"] = time.ToUnixTimeMilliseconds() }) : [],
            });
        })
        .On("DescribeClusters", _ => FakeAnswer.Json("""{ "clusters": [{ "clusterName": "whatsapp-saas-staging", "status": "ACTIVE" }] }"""))
        .On("DescribeServices", _ => FakeAnswer.Json(
            $$"""{ "services": [{ "serviceName": "whatsapp-saas-staging-service", "status": "ACTIVE", "desiredCount": 1, "runningCount": {{running}} }] }"""));

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task A_group_with_a_late_event_passes()
    {
        last = trial.Time.GetUtcNow().AddHours(-5);

        StagingCheck check = await trial.LookAsync(new LogFlowCheck());

        Assert.Equal(CheckStatus.Passed, check.Status);
        Assert.Equal([$"{Group}, last event 5 h ago", "PostgreSQL's log group is not there yet"], check.Evidence);
    }

    [Theory]
    [InlineData(null, "Tasks run, and nothing of what they write arrives.")]
    [InlineData(-50, "Tasks run, and for 2 days nothing arrived.")]
    public async Task Silence_while_tasks_run_is_a_warning(int? hours, string reason)
    {
        last = hours is { } ago ? trial.Time.GetUtcNow().AddHours(ago) : null;

        StagingCheck check = await trial.LookAsync(new LogFlowCheck());

        Assert.Equal((CheckStatus.Warning, reason), (check.Status, check.Reason));
    }

    [Fact]
    public async Task Silence_without_tasks_is_nothing_to_check()
    {
        running = 0;

        Assert.Equal((CheckStatus.Skipped, "No task runs, so nobody writes."), await StatusAsync());
    }

    [Fact]
    public async Task A_group_that_is_missing_fails()
    {
        isThere = false;

        Assert.Equal((CheckStatus.Failed, $"There is no log group {Group}."), await StatusAsync());
    }

    private async Task<(CheckStatus Status, string? Reason)> StatusAsync()
    {
        StagingCheck check = await trial.LookAsync(new LogFlowCheck());
        return (check.Status, check.Reason);
    }
}
