using StagingTools.Engine;
using StagingTools.Engine.Environments;
using StagingTools.Sandbox.Tests.Data;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>AWS on a bad day: one request of twenty is throttled, one of fifty fails by itself.</summary>
public sealed class EnvironmentFaultTests : LongEnvironmentSuite
{
    [Theory]
    [InlineData(null)]
    [InlineData("file:states")]
    public async Task An_environment_is_created_described_and_removed_all_the_same(string? bucket)
    {
        StagingContext context = Workshop.Context();
        await SandboxController.SetFaultsAsync(
            Workshop.Info.StateDirectory, new SandboxFaults { ThrottlingPercent = 5, ErrorPercent = 2, Seed = 20250118 }, Token);

        StagingEnvironment? made = await new NewEnvironment(context).RunAsync(
            new() { Project = Project, StateBucket = bucket }, new RecordingHost(), Token);
        List<StagingEnvironment> read = [];
        await foreach (StagingEnvironment environment in new GetEnvironment(context).RunAsync(
            new() { Project = Project, StateBucket = bucket }, new RecordingHost(), Token))
            read.Add(environment);
        StagingRemoval? removed = await new RemoveEnvironment(context).RunAsync(
            new() { Project = Project, SkipFinalSnapshot = true, StateBucket = bucket }, new RecordingHost(), Token);

        Assert.Equal(EnvironmentStatus.Available, made!.Status);
        Assert.Equal(bucket is null, made.StateLocation!.StartsWith("s3://", StringComparison.Ordinal));
        Assert.Equal(made.DatabaseEndpoint, Assert.Single(read).DatabaseEndpoint);
        Assert.Empty(removed!.Remaining);
        SandboxFaults faults = await SandboxController.GetFaultsAsync(Workshop.Info.StateDirectory, Token);
        Assert.True(faults.Refused > 20, $"only {faults.Refused} requests were refused");
    }
}
