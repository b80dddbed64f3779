using System.Net;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Tests.Environments.Snapshots;

public sealed class RemoveSnapshotTests
{
    private readonly SnapshotScenario scenario = new();

    [Theory]
    [InlineData("before-migration", "whatsapp-saas/staging")]
    [InlineData("whatsapp-saas-staging-manual-20260101000000", null)]
    [InlineData("whatsapp-saas-staging-final-20260101000000", null)]
    public async Task What_belongs_to_the_environment_is_removed(string id, string? owner)
    {
        scenario.Has(new FakeSnapshot(id) { Owner = owner }, new FakeSnapshot("kept"));

        StagingSnapshot? removed = await scenario.RemoveAsync(id.ToUpperInvariant());

        Assert.Equal((id, "deleted"), (removed!.SnapshotId, removed.Status));
        Assert.Equal(["kept"], scenario.Names);
        Assert.Contains($"info Removed the snapshot {id}.", scenario.Host.Lines);
    }

    [Fact]
    public async Task It_is_asked_first_and_nothing_goes_without_a_yes()
    {
        var declining = new SnapshotScenario(agrees: false);
        declining.Has(new FakeSnapshot("weekly"));

        Assert.Null(await declining.RemoveAsync("weekly"));

        Confirmation question = Assert.Single(declining.Host.Questions);
        Assert.Equal(ConfirmationImpact.High, question.Impact);
        Assert.Equal("weekly of staging (whatsapp-saas, us-east-1)", question.Target);
        Assert.Equal("weekly: Manual, 20 GB, postgres 15.4, of 2026-03-01 10:00:00Z. Nobody can bring it back.", question.Detail);
        Assert.Equal(["weekly"], declining.Names);
    }

    [Fact]
    public async Task The_last_copy_of_a_database_that_is_gone_is_called_that()
    {
        scenario.NoDatabase().Has(new FakeSnapshot("weekly"));

        await scenario.RemoveAsync("weekly");

        Assert.Contains("may be the last copy of its data", scenario.Host.Questions.Single().Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whatsapp-saas-staging-manual-20260101000000", "whatsapp-saas/pr-42", "By its tags")]
    [InlineData("before-migration", "store/staging", "By its tags")]
    [InlineData("whatsapp-saas-staging-manual-20260101000000", "store/", "By its tags")]
    [InlineData("before-migration", "whatsapp-saas/", "Neither tags nor name")]
    [InlineData("before-migration", null, "Neither tags nor name")]
    [InlineData("whatsapp-saas-staging-2-final-20260101000000", null, "Neither tags nor name")]
    public async Task What_belongs_to_somebody_else_is_never_removed(string id, string? owner, string why)
    {
        scenario.Has(new FakeSnapshot(id) { Owner = owner });

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.RemoveAsync(id));

        Assert.Equal(("SnapshotNotOwned", id), (error.ErrorId, error.TargetInput));
        Assert.StartsWith(why, error.Message, StringComparison.Ordinal);
        Assert.Equal([id], scenario.Names);
    }

    [Theory]
    [InlineData("rds:whatsapp-saas-staging-db-2026-03-10-03-00")]
    [InlineData("awsbackup:job-1")]
    [InlineData("named-by-a-plan")]
    public async Task An_automated_backup_is_refused_with_the_reason(string id)
    {
        scenario.Has(new FakeSnapshot(id) { Type = id.StartsWith("rds", StringComparison.Ordinal) ? "automated" : "awsbackup" });

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.RemoveAsync(id));

        Assert.Equal(("SnapshotIsAutomated", id), (error.ErrorId, error.TargetInput));
        Assert.Contains("retention period", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_gone_already_is_no_error()
    {
        Assert.Null(await scenario.RemoveAsync("weekly"));

        Assert.Equal("info The snapshot weekly is gone already: there is nothing to remove.", scenario.Host.Lines[^1]);
        Assert.Empty(scenario.Host.Questions);
    }

    [Fact]
    public async Task One_that_goes_meanwhile_is_no_error()
    {
        scenario.Has(new FakeSnapshot("weekly")).Aws.FailXml("DeleteDBSnapshot", "DBSnapshotNotFound");

        Assert.Null(await scenario.RemoveAsync("weekly"));
    }

    [Fact]
    public async Task One_that_is_still_made_is_refused()
    {
        scenario.Has(new FakeSnapshot("weekly") { Status = "creating" });

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.RemoveAsync("weekly"));

        Assert.Equal(("SnapshotBusy", StagingErrorCategory.ResourceBusy), (error.ErrorId, error.Category));
        Assert.Empty(scenario.Host.Questions);
    }

    [Fact]
    public async Task One_that_somebody_uses_is_refused_by_RDS()
    {
        scenario.Has(new FakeSnapshot("weekly")).Aws.FailXml("DeleteDBSnapshot", "InvalidDBSnapshotState", status: HttpStatusCode.BadRequest);

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.RemoveAsync("weekly"));

        Assert.Equal("SnapshotBusy", error.ErrorId);
    }

    [Theory]
    [InlineData(null, "SnapshotNameMissing")]
    [InlineData("", "SnapshotNameMissing")]
    [InlineData("before-*", "InvalidSnapshotName")]
    public async Task A_name_has_to_be_one(string? name, string errorId)
    {
        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.RemoveAsync(name));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Empty(scenario.Aws.Operations);
    }
}
