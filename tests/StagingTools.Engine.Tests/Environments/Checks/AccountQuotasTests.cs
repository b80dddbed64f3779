using System.Net;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Checks;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform.Plans;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments.Checks;

public sealed class AccountQuotasTests
{
    private readonly FakeAws aws = new FakeAws().Fail("GetServiceQuota", "NoSuchResourceException");
    private readonly RecordingHost host = new();

    [Fact]
    public async Task A_plan_within_the_quotas_passes()
    {
        Allow(("DBInstances", 39, 40), ("AllocatedStorage", 80, 100), ("ManualSnapshots", 99, 100));

        await CheckAsync("create");

        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task Every_quota_that_a_plan_exceeds_is_told_with_what_is_used()
    {
        Allow(("DBInstances", 40, 40), ("AllocatedStorage", 81, 100));

        StagingException full = await Assert.ThrowsAsync<StagingException>(() => CheckAsync("create"));

        Assert.Equal(("QuotaExceeded", StagingErrorCategory.InvalidState, "us-east-1"), (full.ErrorId, full.Category, full.TargetInput));
        Assert.Equal(
            "The account's quota of RDS in us-east-1 does not suffice: 40 of 40 DB instances are used, and the plan makes 1 more; "
                + "81 of 100 GiB of storage for all DB instances are used, and the plan makes 20 more.",
            full.Message);
    }

    [Fact]
    public async Task A_full_quota_stops_no_plan_that_makes_nothing_of_its_kind()
    {
        Allow(("DBInstances", 40, 40), ("AllocatedStorage", 100, 100));

        await CheckAsync("update");
    }

    [Fact]
    public async Task Snapshots_that_are_all_used_are_warned_about()
    {
        Allow(("ManualSnapshots", 100, 100));

        await CheckAsync("update");

        Assert.Contains("All 100 manual snapshots", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 100_000, true)]
    [InlineData(34_464, 100_000, true)]
    [InlineData(34_465, 100_000, false)]
    public async Task Room_for_the_largest_database_is_room_for_any(int used, int max, bool room)
    {
        Allow(("AllocatedStorage", used, max));
        using AwsSession session = AwsSession.Open(aws.Context(TimeProvider.System), new PlanEnvironmentRequest());

        Assert.Equal(room, (await AccountQuotas.ReadAsync(session, "t3.micro", host, TestContext.Current.CancellationToken)).HoldAnyDatabase);
    }

    [Fact]
    public async Task What_a_plan_makes_is_counted_where_only_its_addresses_are_known()
    {
        Allow(("DBInstances", 40, 40), ("AllocatedStorage", 0, 100_000));
        using AwsSession session = AwsSession.Open(aws.Context(TimeProvider.System), new PlanEnvironmentRequest());
        AccountQuotas quotas = await AccountQuotas.ReadAsync(session, "t3.micro", host, TestContext.Current.CancellationToken);

        StagingException full = Assert.Throws<StagingException>(() => quotas.Check(
            new TerraformPlan { Changes = [new("module.database.aws_db_instance.this", "aws_db_instance", ChangeAction.Create)] }, host));

        Assert.Contains("40 of 40 DB instances are used, and the plan makes 1 more", full.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public async Task The_processors_of_running_instances_are_counted_without_spot_and_special_ones(int running, bool fits)
    {
        Allow();
        AllowProcessors(64, [("m5.large", running / 2, 2, null), ("t3.nano", running % 2, 1, null), ("c5.large", 2, 1, null), ("c5.large", 50, 2, "spot"), ("g5.xlarge", 40, 2, null)]);
        using AwsSession session = AwsSession.Open(aws.Context(TimeProvider.System), new PlanEnvironmentRequest());
        AccountQuotas quotas = await AccountQuotas.ReadAsync(session, "t3.micro", host, TestContext.Current.CancellationToken);
        var plan = new TerraformPlan { Changes = [new("module.application.aws_autoscaling_group.this", "aws_autoscaling_group", ChangeAction.Create)] };

        if (fits)
        {
            quotas.Check(plan, host);
            return;
        }

        StagingException full = Assert.Throws<StagingException>(() => quotas.Check(plan, host));
        Assert.Equal(
            "The account's quota of EC2 in us-east-1 does not suffice: 63 of 64 vCPUs of running On-Demand Standard instances are used, and the plan makes 2 more.",
            full.Message);
        Assert.EndsWith("'aws service-quotas request-service-quota-increase --service-code ec2'.", full.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t3.micro", true)]
    [InlineData("is4gen.large", true)]
    [InlineData("p4d.24xlarge", false)]
    [InlineData("mac2.metal", false)]
    [InlineData("u-6tb1.metal", false)]
    public async Task Only_types_that_share_the_standard_quota_are_held_against_it(string type, bool asked)
    {
        Allow();
        AllowProcessors(64, []);
        using AwsSession session = AwsSession.Open(aws.Context(TimeProvider.System), new PlanEnvironmentRequest());

        await AccountQuotas.ReadAsync(session, type, host, TestContext.Current.CancellationToken);

        Assert.Equal(asked, aws.Requests("GetServiceQuota").Any(request => (string?)request["QuotaCode"] == "L-1216C47A"));
    }

    [Fact]
    public async Task Who_may_not_read_quotas_is_not_stopped()
    {
        aws.FailXml("DescribeAccountAttributes", "AccessDenied", status: HttpStatusCode.Forbidden);

        await CheckAsync("create");

        Assert.Contains(host.Lines, line => line.StartsWith("verbose The quotas of RDS could not be read", StringComparison.Ordinal));
    }

    private async Task CheckAsync(string action)
    {
        using AwsSession session = AwsSession.Open(aws.Context(TimeProvider.System), new PlanEnvironmentRequest());
        AccountQuotas quotas = await AccountQuotas.ReadAsync(session, "t3.micro", host, TestContext.Current.CancellationToken);
        quotas.Check(
            PlanReader.Read(
                $$$$"""
                {"resource_changes":[{"address":"module.database.aws_db_instance.this","type":"aws_db_instance","change":{"actions":["{{{{action}}}}"]}}],
                 "planned_values":{"root_module":{"child_modules":[{"resources":[
                   {"address":"module.database.aws_db_instance.this","mode":"managed","type":"aws_db_instance","values":{"allocated_storage":20}}]}]}}}
                """),
            host);
    }

    private void AllowProcessors(int max, (string Type, int Cores, int Threads, string? Lifecycle)[] running) => aws
        .On("GetServiceQuota", request => (string?)request["ServiceCode"] == "ec2"
            ? FakeAnswer.Json($$"""{ "Quota": { "Value": {{max}} } }""")
            : FakeAnswer.Error("NoSuchResourceException"))
        .OnXml("DescribeInstanceTypes", _ => """
            <DescribeInstanceTypesResponse><instanceTypeSet><item><instanceType>t3.micro</instanceType>
              <vCpuInfo><defaultVCpus>2</defaultVCpus></vCpuInfo></item></instanceTypeSet></DescribeInstanceTypesResponse>
            """)
        .OnXml("DescribeInstances", _ => "<DescribeInstancesResponse><reservationSet><item><instancesSet>"
            + string.Concat(running.Select(instance => FormattableString.Invariant(
                $"<item><instanceType>{instance.Type}</instanceType><cpuOptions><coreCount>{instance.Cores}</coreCount><threadsPerCore>{instance.Threads}</threadsPerCore></cpuOptions>")
                + (instance.Lifecycle is null ? "" : $"<instanceLifecycle>{instance.Lifecycle}</instanceLifecycle>") + "</item>"))
            + "</instancesSet></item></reservationSet></DescribeInstancesResponse>");

    private void Allow(params (string Name, int Used, int Max)[] quotas) => aws.OnXml("DescribeAccountAttributes", _ =>
        "<DescribeAccountAttributesResponse><DescribeAccountAttributesResult><AccountQuotas>"
            + string.Concat(quotas.Select(quota => FormattableString.Invariant(
                $"<AccountQuota><AccountQuotaName>{quota.Name}</AccountQuotaName><Used>{quota.Used}</Used><Max>{quota.Max}</Max></AccountQuota>")))
            + "</AccountQuotas></DescribeAccountAttributesResult></DescribeAccountAttributesResponse>");
}
