using System.Text.Json;
using StagingTools.Engine.Data;
using StagingTools.Engine.Errors;
using StagingTools.Sandbox.Tests.Data;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>A data sync by the command line's own image, as a task in the environment's network.</summary>
public sealed class SyncInVpcTests(VpcEnvironment environment) : IClassFixture<VpcEnvironment>
{
    private static readonly SyncDataRequest Request = new() { InVpc = true, Rules = "in-vpc.yaml" };

    private readonly RecordingHost host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_fills_the_database_and_brings_its_report_back()
    {
        await DecideAsync("id: keep", "email: email");

        StagingDataSync? sync = await new SyncData(environment.Context).RunAsync(Request, host, Stop);

        Assert.Equal((100, 100, true), (sync!.Rows, sync.MaskedValues, sync.DataSanitized));
        Assert.True(File.Exists(sync.LogPath));
        Assert.Equal(100, JsonDocument.Parse(await File.ReadAllTextAsync(sync.ReportPath!, Stop)).RootElement.GetProperty("rows").GetInt32());
        Assert.Equal("100 0", await environment.AskAsync(
            "select count(*) || ' ' || count(*) filter (where email like '%@real.example') from users"));
        Assert.Contains(host.Lines, line => line.StartsWith("Task ", StringComparison.Ordinal) && line.Contains("_tools:", StringComparison.Ordinal));
        Assert.Empty(await environment.ExchangedAsync());
    }

    [Fact]
    public async Task What_it_refuses_it_refuses_in_its_own_words()
    {
        await DecideAsync("id: keep");

        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => new SyncData(environment.Context).RunAsync(Request, host, Stop));

        Assert.Equal(("UncoveredColumns", StagingErrorCategory.InvalidArgument), (refused.ErrorId, refused.Category));
        Assert.Contains("email", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await environment.ExchangedAsync());
    }

    [Fact]
    public async Task Only_shown_it_starts_and_writes_nothing()
    {
        await DecideAsync("id: keep", "email: email");
        var declining = new RecordingHost(agrees: false);

        Assert.Null(await new SyncData(environment.Context).RunAsync(Request, declining, Stop));

        Assert.Contains("Runs ", declining.Asked!.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(declining.Lines, line => line.StartsWith("Task ", StringComparison.Ordinal));
        Assert.Empty(await environment.ExchangedAsync());
    }

    [Fact]
    public async Task Stopped_it_stops_the_task_and_leaves_staging_as_it_was()
    {
        await DecideAsync("id: keep", "email: email");
        object? before = await environment.AskAsync(
            "select coalesce(max(oid), 0)::text from pg_database where datname = current_database()");
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var watching = new RecordingHost
        {
            OnLine = line =>
            {
                if (line.StartsWith("Task ", StringComparison.Ordinal))
                    stop.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SyncData(environment.Context).RunAsync(Request, watching, stop.Token));

        Assert.Contains(watching.Lines, line => line.Contains("was told to stop", StringComparison.Ordinal));
        Assert.Equal(before, await environment.AskAsync(
            "select coalesce(max(oid), 0)::text from pg_database where datname = current_database()"));
        Assert.Empty(await environment.ExchangedAsync());
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_told_before_anything_is_written()
    {
        await DecideAsync("id: keep", "email: email");

        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => new SyncData(environment.Context).RunAsync(
            Request with { ToolImage = $"{environment.Info.AccountId}.dkr.ecr.{environment.Info.Region}.amazonaws.com/{AppEnvironment.Stem}:absent" },
            host,
            Stop));

        Assert.Equal("ImageNotFound", refused.ErrorId);
        Assert.Empty(await environment.ExchangedAsync());
    }

    private Task DecideAsync(params string[] columns) => File.WriteAllTextAsync(
        Path.Combine(environment.Info.StateDirectory, "in-vpc.yaml"),
        $"version: 1\ntables:\n  public.users:\n    columns:\n{string.Concat(columns.Select(column => $"      {column}\n"))}",
        Stop);
}
