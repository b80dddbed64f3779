using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments;

public sealed class RemovalProofTests
{
    private const string Prefix = "us-east-1:123456789012";

    private static readonly EnvironmentName Name = EnvironmentName.Parse("shop", "staging");
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 18, 45, 0, TimeSpan.Zero);

    private readonly FakeAws aws = new();
    private readonly FakeTime time = new(Start);
    private readonly RecordingHost host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_deleted_or_stays_on_purpose_is_no_leftover()
    {
        Tagged(
            $"arn:aws:rds:{Prefix}:db:shop-staging-db",
            $"arn:aws:rds:{Prefix}:snapshot:shop-staging-final-1",
            $"arn:aws:secretsmanager:{Prefix}:secret:shop/staging/admin-token-AbCdEf",
            $"arn:aws:ecs:{Prefix}:task-definition/shop-staging:7",
            $"arn:aws:ecs:{Prefix}:cluster/shop-staging",
            $"arn:aws:ec2:{Prefix}:instance/i-1");
        aws.FailXml("DescribeDBInstances", "DBInstanceNotFound")
            .On("DescribeSecret", """{"ARN":"arn","Name":"n","DeletedDate":1769885100}""")
            .On("DescribeTaskDefinition", """{"taskDefinition":{"status":"INACTIVE"}}""")
            .On("DescribeClusters", """{"clusters":[{"status":"INACTIVE"}]}""");

        (IReadOnlyList<string> remaining, IReadOnlyList<string> kept) = await FindAsync();

        Assert.Empty(remaining);
        Assert.Equal(
            [$"arn:aws:rds:{Prefix}:snapshot:shop-staging-final-1", $"arn:aws:secretsmanager:{Prefix}:secret:shop/staging/admin-token-AbCdEf"],
            kept);
    }

    [Fact]
    public async Task What_is_still_there_is_named_after_a_little_patience()
    {
        Tagged($"arn:aws:ecs:{Prefix}:service/shop-staging/shop-staging-service", $"arn:aws:ec2:{Prefix}:security-group/sg-1");
        aws.On("DescribeServices", """{"services":[{"status":"ACTIVE"}]}""");

        (IReadOnlyList<string> remaining, _) = await FindAsync();

        Assert.Equal(
            [$"arn:aws:ec2:{Prefix}:security-group/sg-1", $"arn:aws:ecs:{Prefix}:service/shop-staging/shop-staging-service"],
            remaining);
        Assert.True(time.GetUtcNow() - Start > TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Only_the_environments_own_tags_are_asked_for()
    {
        Tagged();

        await FindAsync();

        Assert.Equal(
            """[{"Key":"Project","Values":["shop"]},{"Key":"Environment","Values":["staging"]}]""",
            aws.Requests("GetResources").Single()["TagFilters"]!.ToJsonString());
    }

    [Fact]
    public async Task Revisions_of_an_environment_whose_name_only_starts_the_same_are_left_alone()
    {
        aws.On(
                "ListTaskDefinitions",
                $$"""{"taskDefinitionArns":["arn:aws:ecs:{{Prefix}}:task-definition/shop-pr-4:1","arn:aws:ecs:{{Prefix}}:task-definition/shop-pr-42:9"]}""")
            .On("DeregisterTaskDefinition", "{}");
        using AwsSession session = Open();

        IReadOnlyList<string> retired = await new TaskDefinitionCleanUp(session).RetireAsync(["shop-pr-4"], Token);

        Assert.Equal(["shop-pr-4:1"], retired);
        Assert.Single(aws.Requests("DeregisterTaskDefinition"));
    }

    [Fact]
    public async Task The_final_snapshot_has_a_name_of_its_own_and_is_waited_for()
    {
        int asked = 0;
        aws.OnXml("DescribeDBInstances", _ => Database("available"))
            .OnXml("CreateDBSnapshot", _ => "<CreateDBSnapshotResponse><CreateDBSnapshotResult/></CreateDBSnapshotResponse>")
            .OnXml("DescribeDBSnapshots", _ => Snapshot(++asked < 3 ? "creating" : "available"));
        using AwsSession session = Open();

        string snapshot = await new FinalSnapshot(session, Name, time).TakeAsync(host, Token);

        Assert.Equal("shop-staging-final-20260131184500", snapshot);
        Assert.Equal("shop-staging-db", (string?)aws.Requests("CreateDBSnapshot").Single()["DBInstanceIdentifier"]);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_snapshot_that_fails_stops_the_removal_before_anything_is_destroyed()
    {
        aws.OnXml("DescribeDBInstances", _ => Database("available"))
            .OnXml("CreateDBSnapshot", _ => "<CreateDBSnapshotResponse><CreateDBSnapshotResult/></CreateDBSnapshotResponse>")
            .OnXml("DescribeDBSnapshots", _ => Snapshot("failed"));
        using AwsSession session = Open();

        var error = await Assert.ThrowsAsync<Errors.StagingException>(() => new FinalSnapshot(session, Name, time).TakeAsync(host, Token));

        Assert.Equal(("SnapshotFailed", "staging"), (error.ErrorId, error.TargetInput));
        Assert.Contains("Nothing was destroyed", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("incompatible-network", "DatabaseNotAvailable")]
    [InlineData("storage-full", "DatabaseNotAvailable")]
    [InlineData("creating", "WaitTimedOut")]
    public async Task A_database_that_will_not_become_available_is_not_waited_for_in_vain(string status, string errorId)
    {
        aws.OnXml("DescribeDBInstances", _ => Database(status));
        using AwsSession session = Open();

        var error = await Assert.ThrowsAsync<Errors.StagingException>(
            () => new DataStores(session, Name, time).WaitUntilAvailableAsync(host, Token));

        Assert.Equal((errorId, "shop-staging-db"), (error.ErrorId, error.TargetInput));
        Assert.Contains(status, error.Message, StringComparison.Ordinal);
    }

    private static string Database(string status) =>
        "<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance>"
        + $"<DBInstanceIdentifier>shop-staging-db</DBInstanceIdentifier><DBInstanceStatus>{status}</DBInstanceStatus>"
        + "</DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>";

    private static string Snapshot(string status) =>
        "<DescribeDBSnapshotsResponse><DescribeDBSnapshotsResult><DBSnapshots><DBSnapshot>"
        + $"<Status>{status}</Status><AllocatedStorage>20</AllocatedStorage>"
        + "</DBSnapshot></DBSnapshots></DescribeDBSnapshotsResult></DescribeDBSnapshotsResponse>";

    private void Tagged(params string[] arns) => aws.On(
        "GetResources",
        $$"""{"PaginationToken":"","ResourceTagMappingList":[{{string.Join(',', arns.Select(arn => $$"""{"ResourceARN":"{{arn}}"}"""))}}]}""");

    private AwsSession Open() => AwsSession.Open(aws.Context(time), new GetEnvironmentRequest { Project = "shop" });

    private async Task<(IReadOnlyList<string> Remaining, IReadOnlyList<string> Kept)> FindAsync()
    {
        using AwsSession session = Open();
        return await new Leftovers(session, Name, time).FindAsync(host, Token);
    }
}
