using Amazon.RDS;
using Amazon.RDS.Model;

namespace StagingTools.Sandbox.Tests.AwsSdk;

[Collection(MotoCollection.Name)]
public sealed class RdsOnMotoTests(MotoServer moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_RDS_instance_is_created_tagged_snapshotted_and_deleted()
    {
        using var rds = new AmazonRDSClient(MotoServer.Credentials, moto.Config<AmazonRDSConfig>());

        var created = await rds.CreateDBInstanceAsync(
            new CreateDBInstanceRequest
            {
                DBInstanceIdentifier = "shop-staging-db",
                DBInstanceClass = "db.t3.micro",
                Engine = "postgres",
                EngineVersion = "15.4",
                AllocatedStorage = 20,
                MasterUsername = "shop",
                MasterUserPassword = "a password & more",
                StorageEncrypted = true,
                EnableCloudwatchLogsExports = ["postgresql"],
                Tags = [new Tag { Key = "Project", Value = "shop & co" }],
            },
            Token);
        var arn = created.DBInstance!.DBInstanceArn!;
        await rds.AddTagsToResourceAsync(
            new AddTagsToResourceRequest
            {
                ResourceName = arn,
                Tags = [new Tag { Key = "ExpiresAt", Value = "2026-05-08T00:00:00Z" }],
            },
            Token);
        await rds.CreateDBSnapshotAsync(
            new CreateDBSnapshotRequest { DBInstanceIdentifier = "shop-staging-db", DBSnapshotIdentifier = "final" },
            Token);

        var instance = Assert.Single(
            (await rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest
                {
                    Filters = [new Filter { Name = "engine", Values = ["postgres"] }],
                },
                Token)).DBInstances!);
        var tags = await rds.ListTagsForResourceAsync(
            new ListTagsForResourceRequest { ResourceName = arn }, Token);
        var snapshot = Assert.Single(
            (await rds.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest { SnapshotType = "manual" }, Token)).DBSnapshots!);
        await rds.DeleteDBSnapshotAsync(new DeleteDBSnapshotRequest { DBSnapshotIdentifier = "final" }, Token);
        await rds.DeleteDBInstanceAsync(
            new DeleteDBInstanceRequest { DBInstanceIdentifier = "shop-staging-db", SkipFinalSnapshot = true }, Token);
        var missing = await Assert.ThrowsAsync<DBInstanceNotFoundException>(
            () => rds.DescribeDBInstancesAsync(
                new DescribeDBInstancesRequest { DBInstanceIdentifier = "shop-staging-db" }, Token));

        Assert.Equal((20, true, "15.4"), (instance.AllocatedStorage, instance.StorageEncrypted, instance.EngineVersion));
        Assert.Equal(5432, instance.Endpoint!.Port);
        Assert.Equal(["postgresql"], instance.EnabledCloudwatchLogsExports!);
        Assert.Equal("shop & co", tags.TagList!.Single(tag => tag.Key == "Project").Value);
        Assert.Equal("2026-05-08T00:00:00Z", tags.TagList!.Single(tag => tag.Key == "ExpiresAt").Value);
        Assert.Equal(("final", "postgres"), (snapshot.DBSnapshotIdentifier, snapshot.Engine));
        Assert.Equal("DBInstanceNotFound", missing.ErrorCode);
        Assert.NotEmpty(missing.RequestId);
    }
}
