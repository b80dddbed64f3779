using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Environments.Snapshots;

public sealed class GetSnapshotTests
{
    private static readonly FakeSnapshot Manual = new("before-migration") { Created = "2026-03-02T10:00:00Z" };
    private static readonly FakeSnapshot Automated = new("rds:whatsapp-saas-staging-db-2026-03-10-03-00")
    {
        Type = "automated",
        Created = "2026-03-10T03:00:00Z",
    };

    private static readonly FakeSnapshot Final = new("whatsapp-saas-staging-final-20260101000000") { Created = "2026-01-01T00:00:00Z" };

    private readonly SnapshotScenario scenario = new();

    [Fact]
    public async Task Snapshots_of_every_kind_are_listed_the_newest_first()
    {
        scenario.Has(Final, Manual, Automated);

        List<StagingSnapshot> found = await scenario.ListAsync();

        Assert.Equal([Automated.Id, Manual.Id, Final.Id], found.Select(snapshot => snapshot.SnapshotId));
        Assert.Equal([SnapshotKind.Automated, SnapshotKind.Manual, SnapshotKind.Final], found.Select(snapshot => snapshot.Kind));
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 3, 0, 0, TimeSpan.Zero), found[0].CreatedAt);
    }

    [Fact]
    public async Task One_that_is_only_being_prepared_is_the_newest()
    {
        scenario.Has(Manual, new FakeSnapshot("now") { Status = "creating", Created = null });

        Assert.Equal("now", (await scenario.ListAsync())[0].SnapshotId);
    }

    [Fact]
    public async Task Every_page_is_read()
    {
        SnapshotScenario paged = new() { PageSize = 20 };
        paged.Has([.. Enumerable.Range(0, 47).Select(i => new FakeSnapshot($"s{i:00}"))]);

        Assert.Equal(47, (await paged.ListAsync()).Count);
        Assert.Equal(3, paged.Aws.Requests("DescribeDBSnapshots").Count);
    }

    [Fact]
    public async Task Only_the_environments_own_database_is_asked_for()
    {
        await scenario.Has(Manual).ListAsync();

        Assert.Equal("whatsapp-saas-staging-db", (string?)scenario.Aws.Requests("DescribeDBSnapshots").Single()["DBInstanceIdentifier"]);
    }

    [Fact]
    public async Task Snapshots_of_a_database_that_only_has_the_same_name_are_left_out()
    {
        scenario.Has(Manual, new FakeSnapshot("other") { Owner = "whatsapp/saas-staging" }, new FakeSnapshot("untagged") { Owner = null });

        Assert.Equal(["before-migration", "untagged"], (await scenario.ListAsync()).Select(snapshot => snapshot.SnapshotId).Order());
    }

    [Fact]
    public async Task What_a_removed_environment_left_is_listed()
    {
        scenario.NoDatabase().Has(Final);

        Assert.Equal(SnapshotKind.Final, Assert.Single(await scenario.ListAsync()).Kind);
    }

    [Theory]
    [InlineData("before-*", 1)]
    [InlineData("BEFORE-?igration", 1)]
    [InlineData("*-20*", 2)]
    [InlineData("before?", 0)]
    [InlineData("x*", 0)]
    public async Task A_pattern_chooses(string pattern, int expected)
    {
        scenario.Has(Final, Manual, Automated);

        Assert.Equal(expected, (await scenario.ListAsync(new GetSnapshotRequest { Name = pattern })).Count);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_an_error()
    {
        scenario.Has(Manual);

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.ListAsync(new GetSnapshotRequest { Name = "before" }));

        Assert.Equal(("SnapshotNotFound", "before"), (error.ErrorId, error.TargetInput));
    }

    [Fact]
    public async Task A_database_without_snapshots_has_none() => Assert.Empty(await scenario.ListAsync());

    [Fact]
    public async Task Without_database_and_snapshots_there_is_no_environment()
    {
        scenario.NoDatabase();

        StagingException error = await SnapshotScenario.RefusedAsync(() => scenario.ListAsync());

        Assert.Equal(("EnvironmentNotFound", "staging"), (error.ErrorId, error.TargetInput));
    }

    [Fact]
    public async Task A_price_that_is_not_known_is_no_figure()
    {
        scenario.Has(Manual);

        Assert.Equal(1.90m, (await scenario.ListAsync()).Single().MonthlyCost);
        Assert.Null((await scenario.ListAsync(new GetSnapshotRequest { Region = "sa-east-1" })).Single().MonthlyCost);
    }
}
