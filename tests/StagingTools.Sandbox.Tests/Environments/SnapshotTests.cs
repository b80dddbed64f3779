using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Errors;
using StagingTools.Sandbox.Tests.Deployments;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>Snapshots of a database that is really there.</summary>
[Collection(AppEnvironmentCollection.Name)]
public sealed class SnapshotTests(AppEnvironment environment)
{
    private readonly AnsweringHost host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_snapshot_is_made_listed_and_removed()
    {
        StagingSnapshot? first = await CreateAsync("before-migration");
        Assert.Equal(("available", SnapshotKind.Manual, 20), (first!.Status, first.Kind, first.SizeGB));
        Assert.Equal(("postgres", 1.90m), (first.Engine, first.MonthlyCost));
        Assert.StartsWith("arn:aws:", first.CreatedBy, StringComparison.Ordinal);
        StagingException taken = await Assert.ThrowsAsync<StagingException>(() => CreateAsync("before-migration"));
        Assert.Equal("SnapshotExists", taken.ErrorId);

        // The second one does not wait, and so cannot be removed yet.
        StagingSnapshot? second = await CreateAsync(null, noWait: true);
        Assert.Equal("creating", second!.Status);
        StagingException busy = await Assert.ThrowsAsync<StagingException>(() => RemoveAsync(second.SnapshotId));
        Assert.Equal("SnapshotBusy", busy.ErrorId);

        // The third one waits for the database, which makes the second one.
        StagingSnapshot? third = await CreateAsync("after-migration");
        Assert.Equal("available", third!.Status);

        Assert.Equal(
            [third.SnapshotId, second.SnapshotId, first.SnapshotId],
            (await ListAsync()).Where(snapshot => snapshot.SnapshotId.Contains("migration", StringComparison.Ordinal)
                || snapshot.SnapshotId == second.SnapshotId).Select(snapshot => snapshot.SnapshotId));
        Assert.Equal(2, (await ListAsync("*-migration")).Count);

        foreach (StagingSnapshot snapshot in (StagingSnapshot[])[first, second, third])
            Assert.Equal("deleted", (await RemoveAsync(snapshot.SnapshotId))!.Status);
        Assert.Null(await RemoveAsync(first.SnapshotId));
        Assert.Contains("The snapshot before-migration is gone already: there is nothing to remove.", host.Lines);
        Assert.Empty(await ListAsync("*-migration"));
    }

    [Fact]
    public async Task A_snapshot_that_somebody_else_made_is_left_alone()
    {
        // The database is busy while another test's snapshot is made; the product waits for that.
        await CreateAsync("somebodys");
        await environment.Aws.QueryAsync(
            "rds",
            "AddTagsToResource",
            ("ResourceName", $"arn:aws:rds:{environment.Info.Region}:{environment.Info.AccountId}:snapshot:somebodys"),
            ("Tags.Tag.1.Key", "Environment"),
            ("Tags.Tag.1.Value", "pr-42"));

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => RemoveAsync("somebodys"));

        Assert.Equal("SnapshotNotOwned", error.ErrorId);
        Assert.Contains("whatsapp-saas/pr-42", error.Message, StringComparison.Ordinal);
        await environment.Aws.QueryAsync("rds", "DeleteDBSnapshot", ("DBSnapshotIdentifier", "somebodys"));
    }

    private Task<StagingSnapshot?> CreateAsync(string? name, bool noWait = false) =>
        new NewSnapshot(environment.Context).RunAsync(new NewSnapshotRequest { Name = name, NoWait = noWait }, host, Stop);

    private Task<StagingSnapshot?> RemoveAsync(string name) =>
        new RemoveSnapshot(environment.Context).RunAsync(new RemoveSnapshotRequest { Name = name }, host, Stop);

    private async Task<List<StagingSnapshot>> ListAsync(string? name = null)
    {
        var found = new List<StagingSnapshot>();
        await foreach (StagingSnapshot snapshot in new GetSnapshot(environment.Context).RunAsync(
            new GetSnapshotRequest { Name = name }, host, Stop))
            found.Add(snapshot);
        return found;
    }
}
