using System.Text;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>What the Query services receive, byte for byte; parameters are in ordinal order.</summary>
public sealed class QueryRequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_of_structures_takes_the_names_that_RDS_gives_its_items()
    {
        var aws = RecordedAws.Answering("<DescribeDBInstancesResponse/>");

        await Rds(aws).DescribeDBInstancesAsync(
            new DescribeDBInstancesRequest
            {
                DBInstanceIdentifier = "shop-staging-db",
                Filters =
                [
                    new Filter { Name = "engine", Values = ["postgres", "aurora-postgresql"] },
                    new Filter { Name = "db-instance-id", Values = ["shop-staging-db"] },
                ],
                Marker = "a b/c=",
                MaxRecords = 100,
            },
            Token);

        Assert.Equal(
            "Action=DescribeDBInstances&DBInstanceIdentifier=shop-staging-db"
            + "&Filters.Filter.1.Name=engine&Filters.Filter.1.Values.Value.1=postgres"
            + "&Filters.Filter.1.Values.Value.2=aurora-postgresql"
            + "&Filters.Filter.2.Name=db-instance-id&Filters.Filter.2.Values.Value.1=shop-staging-db"
            + "&Marker=a%20b%2Fc%3D&MaxRecords=100&Version=2014-10-31",
            aws.Request.Body);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", aws.Request.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Flags_numbers_and_lists_of_text_are_written_as_the_service_documents_them()
    {
        var aws = RecordedAws.Answering("<CreateDBInstanceResponse/>");

        await Rds(aws).CreateDBInstanceAsync(
            new CreateDBInstanceRequest
            {
                AllocatedStorage = 20,
                DBInstanceIdentifier = "shop-staging-db",
                EnableCloudwatchLogsExports = ["postgresql", "upgrade"],
                MultiAZ = false,
                StorageEncrypted = true,
                Tags = [new Amazon.RDS.Model.Tag { Key = "Project", Value = "shop & co" }],
                VpcSecurityGroupIds = ["sg-1", "sg-2"],
            },
            Token);

        Assert.Equal(
            "Action=CreateDBInstance&AllocatedStorage=20&DBInstanceIdentifier=shop-staging-db"
            + "&EnableCloudwatchLogsExports.member.1=postgresql&EnableCloudwatchLogsExports.member.2=upgrade"
            + "&MultiAZ=false&StorageEncrypted=true&Tags.Tag.1.Key=Project&Tags.Tag.1.Value=shop%20%26%20co"
            + "&Version=2014-10-31&VpcSecurityGroupIds.VpcSecurityGroupId.1=sg-1"
            + "&VpcSecurityGroupIds.VpcSecurityGroupId.2=sg-2",
            aws.Request.Body);
    }

    [Fact]
    public async Task Times_are_written_in_UTC_with_milliseconds_only_where_there_are_some()
    {
        var aws = RecordedAws.Answering("<DescribeEventsResponse/>");

        await Rds(aws).DescribeEventsAsync(
            new DescribeEventsRequest
            {
                StartTime = new DateTime(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc),
                EndTime = new DateTime(2026, 5, 1, 12, 0, 0, 250, DateTimeKind.Utc),
                EventCategories = ["backup"],
                SourceType = SourceType.DbInstance,
            },
            Token);

        Assert.Equal(
            "Action=DescribeEvents&EndTime=2026-05-01T12%3A00%3A00.250Z"
            + "&EventCategories.EventCategory.1=backup&SourceType=db-instance"
            + "&StartTime=2026-05-01T12%3A00%3A00Z&Version=2014-10-31",
            aws.Request.Body);
    }

    [Fact]
    public async Task A_list_that_is_empty_is_sent_and_one_that_is_null_is_not()
    {
        var aws = RecordedAws.Answering("<DescribeDBSnapshotsResponse/>");

        await Rds(aws).DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest { Filters = [] }, Token);
        await Rds(aws).DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest(), Token);

        Assert.Equal("Action=DescribeDBSnapshots&Filters=&Version=2014-10-31", aws.Requests[0].Body);
        Assert.Equal("Action=DescribeDBSnapshots&Version=2014-10-31", aws.Requests[1].Body);
    }

    [Fact]
    public async Task ElastiCache_is_asked_for_nodes_by_a_flag()
    {
        var aws = RecordedAws.Answering("<DescribeCacheClustersResponse/>");

        using var client = new AmazonElastiCacheClient(
            RecordedAws.Credentials, aws.Config<AmazonElastiCacheConfig>());
        await client.DescribeCacheClustersAsync(
            new DescribeCacheClustersRequest { CacheClusterId = "shop-redis", ShowCacheNodeInfo = true }, Token);

        Assert.Equal(
            "Action=DescribeCacheClusters&CacheClusterId=shop-redis&ShowCacheNodeInfo=true&Version=2015-02-02",
            aws.Request.Body);
    }

    [Fact]
    public async Task Maps_become_numbered_entries_with_the_names_that_SNS_gives_them()
    {
        var aws = RecordedAws.Answering("<PublishResponse/>");

        await Sns(aws).PublishAsync(
            new PublishRequest
            {
                TopicArn = "arn:aws:sns:eu-central-1:123456789012:shop-staging-alerts",
                Message = "Grüße\n\"now\"",
                MessageAttributes = new()
                {
                    ["kind"] = new MessageAttributeValue { DataType = "String", StringValue = "deployed" },
                    ["raw"] = new MessageAttributeValue
                    {
                        DataType = "Binary",
                        BinaryValue = new MemoryStream(Encoding.UTF8.GetBytes("hi?>")),
                    },
                },
            },
            Token);

        Assert.Equal(
            "Action=Publish&Message=Gr%C3%BC%C3%9Fe%0A%22now%22"
            + "&MessageAttributes.entry.1.Name=kind&MessageAttributes.entry.1.Value.DataType=String"
            + "&MessageAttributes.entry.1.Value.StringValue=deployed"
            + "&MessageAttributes.entry.2.Name=raw&MessageAttributes.entry.2.Value.BinaryValue=aGk%2FPg%3D%3D"
            + "&MessageAttributes.entry.2.Value.DataType=Binary"
            + "&TopicArn=arn%3Aaws%3Asns%3Aeu-central-1%3A123456789012%3Ashop-staging-alerts&Version=2010-03-31",
            aws.Request.Body);
    }

    [Fact]
    public async Task A_map_of_text_has_key_and_value()
    {
        var aws = RecordedAws.Answering("<SubscribeResponse/>");

        await Sns(aws).SubscribeAsync(
            new SubscribeRequest
            {
                TopicArn = "t",
                Protocol = "https",
                Attributes = new() { ["RawMessageDelivery"] = "true" },
            },
            Token);

        Assert.Equal(
            "Action=Subscribe&Attributes.entry.1.key=RawMessageDelivery&Attributes.entry.1.value=true"
            + "&Protocol=https&TopicArn=t&Version=2010-03-31",
            aws.Request.Body);
    }

    [Fact]
    public async Task CloudWatch_receives_lists_as_members_and_numbers_in_full()
    {
        var aws = RecordedAws.Answering("<PutMetricDataResponse/>");

        using var client = new AmazonCloudWatchClient(
            RecordedAws.Credentials, aws.Config<AmazonCloudWatchConfig>());
        await client.PutMetricDataAsync(
            new PutMetricDataRequest
            {
                Namespace = "StagingTools",
                MetricData =
                [
                    new MetricDatum
                    {
                        MetricName = "SyncSeconds",
                        Dimensions = [new Dimension { Name = "Environment", Value = "staging" }],
                        Unit = StandardUnit.Seconds,
                        Value = 0.1,
                        Values = [1.5, 1e-7],
                    },
                ],
            },
            Token);

        Assert.Equal(
            "Action=PutMetricData&MetricData.member.1.Dimensions.member.1.Name=Environment"
            + "&MetricData.member.1.Dimensions.member.1.Value=staging"
            + "&MetricData.member.1.MetricName=SyncSeconds&MetricData.member.1.Unit=Seconds"
            + "&MetricData.member.1.Value=0.1&MetricData.member.1.Values.member.1=1.5"
            + "&MetricData.member.1.Values.member.2=1E-07&Namespace=StagingTools&Version=2010-08-01",
            aws.Request.Body);
    }

    [Fact]
    public async Task A_restore_from_a_snapshot_names_every_part_of_the_new_instance()
    {
        var aws = RecordedAws.Answering("<RestoreDBInstanceFromDBSnapshotResponse/>");

        await Rds(aws).RestoreDBInstanceFromDBSnapshotAsync(
            new RestoreDBInstanceFromDBSnapshotRequest
            {
                DBInstanceIdentifier = "shop-staging-db-restoring",
                DBParameterGroupName = "shop-staging-db-postgres15",
                DBSnapshotIdentifier = "before-migration",
                EnableCloudwatchLogsExports = ["postgresql"],
                PubliclyAccessible = false,
                Tags = [new Amazon.RDS.Model.Tag { Key = "Project", Value = "shop" }],
                VpcSecurityGroupIds = ["sg-1"],
            },
            Token);

        Assert.Equal(
            "Action=RestoreDBInstanceFromDBSnapshot&DBInstanceIdentifier=shop-staging-db-restoring"
            + "&DBParameterGroupName=shop-staging-db-postgres15&DBSnapshotIdentifier=before-migration"
            + "&EnableCloudwatchLogsExports.member.1=postgresql&PubliclyAccessible=false"
            + "&Tags.Tag.1.Key=Project&Tags.Tag.1.Value=shop&Version=2014-10-31"
            + "&VpcSecurityGroupIds.VpcSecurityGroupId.1=sg-1",
            aws.Request.Body);
    }

    [Fact]
    public async Task A_restore_to_a_point_in_time_says_the_moment_in_UTC()
    {
        var aws = RecordedAws.Answering("<RestoreDBInstanceToPointInTimeResponse/>");

        await Rds(aws).RestoreDBInstanceToPointInTimeAsync(
            new RestoreDBInstanceToPointInTimeRequest
            {
                RestoreTime = new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc),
                SourceDBInstanceIdentifier = "shop-staging-db",
                TargetDBInstanceIdentifier = "shop-staging-db-restoring",
            },
            Token);

        Assert.Equal(
            "Action=RestoreDBInstanceToPointInTime&RestoreTime=2026-03-01T10%3A00%3A00Z"
            + "&SourceDBInstanceIdentifier=shop-staging-db&TargetDBInstanceIdentifier=shop-staging-db-restoring"
            + "&Version=2014-10-31",
            aws.Request.Body);
    }

    [Fact]
    public async Task An_instance_is_renamed_by_a_change_of_its_identifier()
    {
        var aws = RecordedAws.Answering("<ModifyDBInstanceResponse/>");

        await Rds(aws).ModifyDBInstanceAsync(
            new ModifyDBInstanceRequest
            {
                ApplyImmediately = true,
                CloudwatchLogsExportConfiguration = new CloudwatchLogsExportConfiguration { EnableLogTypes = ["upgrade"] },
                DBInstanceIdentifier = "shop-staging-db-restoring",
                NewDBInstanceIdentifier = "shop-staging-db",
            },
            Token);

        Assert.Equal(
            "Action=ModifyDBInstance&ApplyImmediately=true"
            + "&CloudwatchLogsExportConfiguration.EnableLogTypes.member.1=upgrade"
            + "&DBInstanceIdentifier=shop-staging-db-restoring&NewDBInstanceIdentifier=shop-staging-db&Version=2014-10-31",
            aws.Request.Body);
    }

    private static AmazonRDSClient Rds(RecordedAws aws) =>
        new(RecordedAws.Credentials, aws.Config<AmazonRDSConfig>());

    private static AmazonSimpleNotificationServiceClient Sns(RecordedAws aws) =>
        new(RecordedAws.Credentials, aws.Config<AmazonSimpleNotificationServiceConfig>());
}
