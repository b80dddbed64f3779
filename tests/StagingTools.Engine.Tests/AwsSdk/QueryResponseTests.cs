using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>What the Query services answer, in the form that their documentation shows.</summary>
public sealed class QueryResponseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_window_of_an_automated_backup_is_read_with_both_ends()
    {
        var aws = RecordedAws.Answering(
            """
            <DescribeDBInstanceAutomatedBackupsResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
              <DescribeDBInstanceAutomatedBackupsResult>
                <DBInstanceAutomatedBackups>
                  <DBInstanceAutomatedBackup>
                    <DBInstanceIdentifier>shop-staging-db</DBInstanceIdentifier>
                    <DbiResourceId>db-ABC</DbiResourceId>
                    <RestoreWindow>
                      <EarliestTime>2026-03-01T03:10:00Z</EarliestTime>
                      <LatestTime>2026-03-08T11:55:00Z</LatestTime>
                    </RestoreWindow>
                    <Status>active</Status>
                  </DBInstanceAutomatedBackup>
                </DBInstanceAutomatedBackups>
              </DescribeDBInstanceAutomatedBackupsResult>
            </DescribeDBInstanceAutomatedBackupsResponse>
            """);
        using var client = new AmazonRDSClient(RecordedAws.Credentials, aws.Config<AmazonRDSConfig>());

        var answer = await client.DescribeDBInstanceAutomatedBackupsAsync(
            new DescribeDBInstanceAutomatedBackupsRequest { DbiResourceId = "db-ABC" }, Token);

        var backup = Assert.Single(answer.DBInstanceAutomatedBackups!);
        Assert.Equal(("shop-staging-db", "active"), (backup.DBInstanceIdentifier, backup.Status));
        Assert.Equal(new DateTime(2026, 3, 1, 3, 10, 0, DateTimeKind.Utc), backup.RestoreWindow!.EarliestTime!.Value.ToUniversalTime());
        Assert.Equal(new DateTime(2026, 3, 8, 11, 55, 0, DateTimeKind.Utc), backup.RestoreWindow.LatestTime!.Value.ToUniversalTime());
    }

    [Fact]
    public async Task An_RDS_instance_is_read_with_its_endpoint_times_lists_and_what_is_missing_as_null()
    {
        var aws = RecordedAws.Answering(
            """
            <DescribeDBInstancesResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
              <DescribeDBInstancesResult>
                <Marker>next</Marker>
                <DBInstances>
                  <DBInstance>
                    <AllocatedStorage>20</AllocatedStorage>
                    <AnotherMemberOfTheFuture><Deep>1</Deep></AnotherMemberOfTheFuture>
                    <AutoMinorVersionUpgrade>true</AutoMinorVersionUpgrade>
                    <DBInstanceIdentifier>shop-staging-db</DBInstanceIdentifier>
                    <DBInstanceStatus>available</DBInstanceStatus>
                    <DBParameterGroups>
                      <DBParameterGroup>
                        <DBParameterGroupName>shop</DBParameterGroupName>
                        <ParameterApplyStatus>in-sync</ParameterApplyStatus>
                      </DBParameterGroup>
                    </DBParameterGroups>
                    <DBSecurityGroups/>
                    <EnabledCloudwatchLogsExports>
                      <member>postgresql</member>
                      <member>upgrade</member>
                    </EnabledCloudwatchLogsExports>
                    <Endpoint>
                      <Address>shop-staging-db.abc.eu-central-1.rds.amazonaws.com</Address>
                      <HostedZoneId>Z1</HostedZoneId>
                      <Port>5432</Port>
                    </Endpoint>
                    <InstanceCreateTime>2026-04-30T22:15:03.250Z</InstanceCreateTime>
                    <Iops/>
                    <PendingModifiedValues/>
                    <TagList><Tag><Key>Project</Key><Value>shop</Value></Tag></TagList>
                    <VpcSecurityGroups>
                      <VpcSecurityGroupMembership>
                        <Status>active</Status><VpcSecurityGroupId>sg-1</VpcSecurityGroupId>
                      </VpcSecurityGroupMembership>
                    </VpcSecurityGroups>
                  </DBInstance>
                </DBInstances>
              </DescribeDBInstancesResult>
              <ResponseMetadata><RequestId>01b2685a-b978-11d3-f272-7cd6cce12cc5</RequestId></ResponseMetadata>
            </DescribeDBInstancesResponse>
            """);

        using var client = new AmazonRDSClient(RecordedAws.Credentials, aws.Config<AmazonRDSConfig>());
        var response = await client.DescribeDBInstancesAsync(new DescribeDBInstancesRequest(), Token);

        var instance = Assert.Single(response.DBInstances!);
        Assert.Equal("next", response.Marker);
        Assert.Equal("01b2685a-b978-11d3-f272-7cd6cce12cc5", response.ResponseMetadata.RequestId);
        Assert.Equal(200, (int)response.HttpStatusCode);
        Assert.Equal(20, instance.AllocatedStorage);
        Assert.True(instance.AutoMinorVersionUpgrade);
        Assert.Equal(["postgresql", "upgrade"], instance.EnabledCloudwatchLogsExports!);
        Assert.Equal("shop-staging-db.abc.eu-central-1.rds.amazonaws.com", instance.Endpoint!.Address);
        Assert.Equal(5432, instance.Endpoint.Port);
        Assert.Equal(new DateTime(2026, 4, 30, 22, 15, 3, 250, DateTimeKind.Utc), instance.InstanceCreateTime);
        Assert.Equal(DateTimeKind.Utc, instance.InstanceCreateTime!.Value.Kind);
        Assert.Equal("in-sync", Assert.Single(instance.DBParameterGroups!).ParameterApplyStatus);
        Assert.Equal("sg-1", Assert.Single(instance.VpcSecurityGroups!).VpcSecurityGroupId);
        Assert.Equal("shop", Assert.Single(instance.TagList!).Value);
        Assert.Null(instance.DBSecurityGroups);
        Assert.Null(instance.Iops);
        Assert.Null(instance.MultiAZ);
        Assert.NotNull(instance.PendingModifiedValues);
    }

    [Fact]
    public async Task An_RDS_snapshot_in_the_making_is_read_with_its_progress_and_no_time_yet()
    {
        var aws = RecordedAws.Answering(
            """
            <DescribeDBSnapshotsResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
              <DescribeDBSnapshotsResult>
                <Marker>next</Marker>
                <DBSnapshots>
                  <DBSnapshot>
                    <DBSnapshotIdentifier>before-migration</DBSnapshotIdentifier>
                    <DBInstanceIdentifier>shop-staging-db</DBInstanceIdentifier>
                    <Status>creating</Status>
                    <SnapshotType>manual</SnapshotType>
                    <PercentProgress>35</PercentProgress>
                    <AllocatedStorage>20</AllocatedStorage>
                    <Encrypted>true</Encrypted>
                    <TagList><Tag><Key>Environment</Key><Value>staging</Value></Tag></TagList>
                    <ProcessorFeatures/>
                  </DBSnapshot>
                </DBSnapshots>
              </DescribeDBSnapshotsResult>
            </DescribeDBSnapshotsResponse>
            """);

        using var client = new AmazonRDSClient(RecordedAws.Credentials, aws.Config<AmazonRDSConfig>());
        var response = await client.DescribeDBSnapshotsAsync(
            new DescribeDBSnapshotsRequest { DBInstanceIdentifier = "shop-staging-db", Marker = "this" }, Token);

        var snapshot = Assert.Single(response.DBSnapshots!);
        Assert.Equal(
            "Action=DescribeDBSnapshots&DBInstanceIdentifier=shop-staging-db&Marker=this&Version=2014-10-31", aws.Request.Body);
        Assert.Equal("next", response.Marker);
        Assert.Equal(("before-migration", "creating", 35), (snapshot.DBSnapshotIdentifier, snapshot.Status, snapshot.PercentProgress));
        Assert.Equal("staging", Assert.Single(snapshot.TagList!).Value);
        Assert.True(snapshot.Encrypted);
        Assert.Null(snapshot.SnapshotCreateTime);
        Assert.Null(snapshot.ProcessorFeatures);
    }

    [Fact]
    public async Task A_cache_cluster_is_read_with_its_nodes()
    {
        var aws = RecordedAws.Answering(
            """
            <DescribeCacheClustersResponse xmlns="http://elasticache.amazonaws.com/doc/2015-02-02/">
              <DescribeCacheClustersResult>
                <CacheClusters>
                  <CacheCluster>
                    <CacheClusterId>shop-staging-redis</CacheClusterId>
                    <CacheClusterStatus>available</CacheClusterStatus>
                    <CacheParameterGroup>
                      <CacheNodeIdsToReboot/>
                      <CacheParameterGroupName>shop-staging-redis7</CacheParameterGroupName>
                      <ParameterApplyStatus>in-sync</ParameterApplyStatus>
                    </CacheParameterGroup>
                    <Engine>redis</Engine>
                    <NumCacheNodes>1</NumCacheNodes>
                    <CacheNodes>
                      <CacheNode>
                        <CacheNodeId>0001</CacheNodeId>
                        <Endpoint><Port>6379</Port><Address>shop.abc.0001.euc1.cache.amazonaws.com</Address></Endpoint>
                      </CacheNode>
                    </CacheNodes>
                  </CacheCluster>
                </CacheClusters>
              </DescribeCacheClustersResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </DescribeCacheClustersResponse>
            """);

        using var client = new AmazonElastiCacheClient(
            RecordedAws.Credentials, aws.Config<AmazonElastiCacheConfig>());
        var cluster = Assert.Single(
            (await client.DescribeCacheClustersAsync(new DescribeCacheClustersRequest(), Token)).CacheClusters!);

        Assert.Equal("available", cluster.CacheClusterStatus);
        Assert.Equal("shop-staging-redis7", cluster.CacheParameterGroup!.CacheParameterGroupName);
        var node = Assert.Single(cluster.CacheNodes!);
        Assert.Equal(("0001", 6379), (node.CacheNodeId, node.Endpoint!.Port));
    }

    [Fact]
    public async Task The_attributes_of_a_topic_are_a_dictionary()
    {
        var aws = RecordedAws.Answering(
            """
            <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <GetTopicAttributesResult>
                <Attributes>
                  <entry><key>Owner</key><value>123456789012</value></entry>
                  <entry><key>Policy</key><value>{"Version":"2008-10-17","Id":"a&amp;b"}</value></entry>
                  <entry><key>DisplayName</key><value/></entry>
                </Attributes>
              </GetTopicAttributesResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </GetTopicAttributesResponse>
            """);

        using var client = new AmazonSimpleNotificationServiceClient(
            RecordedAws.Credentials, aws.Config<AmazonSimpleNotificationServiceConfig>());
        var response = await client.GetTopicAttributesAsync(new GetTopicAttributesRequest(), Token);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Owner"] = "123456789012",
                ["Policy"] = """{"Version":"2008-10-17","Id":"a&b"}""",
                ["DisplayName"] = "",
            },
            response.Attributes!);
    }

    [Fact]
    public async Task Data_points_are_read_with_numbers_times_and_units()
    {
        var aws = RecordedAws.Answering(
            """
            <GetMetricStatisticsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">
              <GetMetricStatisticsResult>
                <Datapoints>
                  <member>
                    <Timestamp>2026-05-01T11:55:00Z</Timestamp>
                    <SampleCount>5.0</SampleCount>
                    <Average>1.25E-4</Average>
                    <Maximum>NaN</Maximum>
                    <Unit>Bytes/Second</Unit>
                    <ExtendedStatistics><entry><key>p99</key><value>7.5</value></entry></ExtendedStatistics>
                  </member>
                </Datapoints>
                <Label>NetworkIn</Label>
              </GetMetricStatisticsResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </GetMetricStatisticsResponse>
            """);

        using var client = new AmazonCloudWatchClient(
            RecordedAws.Credentials, aws.Config<AmazonCloudWatchConfig>());
        var response = await client.GetMetricStatisticsAsync(new GetMetricStatisticsRequest(), Token);

        var point = Assert.Single(response.Datapoints!);
        Assert.Equal("NetworkIn", response.Label);
        Assert.Equal(5.0, point.SampleCount);
        Assert.Equal(0.000125, point.Average);
        Assert.Equal(double.NaN, point.Maximum);
        Assert.Null(point.Minimum);
        Assert.Equal(StandardUnit.BytesSecond, point.Unit);
        Assert.Equal(7.5, point.ExtendedStatistics!["p99"]);
    }

    [Fact]
    public async Task A_constant_that_is_newer_than_this_code_is_kept()
    {
        var aws = RecordedAws.Answering(
            """
            <DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms><member>
              <AlarmName>cpu</AlarmName><StateValue>DROWSY</StateValue>
            </member></MetricAlarms></DescribeAlarmsResult></DescribeAlarmsResponse>
            """);

        using var client = new AmazonCloudWatchClient(
            RecordedAws.Credentials, aws.Config<AmazonCloudWatchConfig>());
        var response = await client.DescribeAlarmsAsync(new DescribeAlarmsRequest(), Token);

        Assert.Equal("DROWSY", Assert.Single(response.MetricAlarms!).StateValue!.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html><body>welcome to the captive portal</body></html>")]
    [InlineData("<!DOCTYPE html><html><body>welcome to the captive portal<br></html>")]
    public async Task An_answer_that_is_none_is_an_error_and_not_an_empty_list(string body)
    {
        var aws = RecordedAws.Answering(body, "text/html");

        using var client = new AmazonRDSClient(RecordedAws.Credentials, aws.Config<AmazonRDSConfig>());
        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => client.DescribeDBInstancesAsync(new DescribeDBInstancesRequest(), Token));

        Assert.DoesNotContain("captive", error.ToString(), StringComparison.Ordinal);
    }
}
