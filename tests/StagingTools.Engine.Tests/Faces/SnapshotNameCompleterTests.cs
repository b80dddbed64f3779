using StagingTools.Completion;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Tests.Environments.Snapshots;

namespace StagingTools.Engine.Tests.Faces;

public sealed class SnapshotNameCompleterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SnapshotScenario scenario = new();

    [Fact]
    public void Names_are_those_of_the_environments_snapshots_the_newest_first()
    {
        scenario.Has(
            new FakeSnapshot("before-a") { Created = "2026-03-01T00:00:00Z" },
            new FakeSnapshot("before-b") { Created = "2026-03-02T00:00:00Z" },
            new FakeSnapshot("weekly"));

        Assert.Equal(["before-b", "before-a"], Complete("BEFORE", Patience));
        Assert.Equal(3, Complete("", Patience).Count);
    }

    [Fact]
    public void An_error_completes_to_nothing()
    {
        scenario.Aws.FailXml("DescribeDBSnapshots", "AccessDenied");

        Assert.Empty(Complete("", Patience));
    }

    [Fact]
    public void An_answer_that_does_not_come_completes_to_nothing()
    {
        using ManualResetEventSlim answer = new();
        scenario.Aws.Before("DescribeDBSnapshots", () =>
        {
            answer.Wait(TestContext.Current.CancellationToken);
            return null;
        });

        Assert.Empty(Complete("", TimeSpan.FromMilliseconds(50)));
        answer.Set();
    }

    private List<string> Complete(string word, TimeSpan patience) =>
        [.. SnapshotNameCompleter.Snapshots(scenario.Aws.Context(scenario.Time), new GetSnapshotRequest(), word, patience)
            .Select(snapshot => snapshot.SnapshotId)];
}
