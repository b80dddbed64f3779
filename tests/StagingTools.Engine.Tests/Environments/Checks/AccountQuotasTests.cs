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
    private readonly FakeAws aws = new();
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

        Assert.Equal(room, (await AccountQuotas.ReadAsync(session, host, TestContext.Current.CancellationToken)).HoldAnyDatabase);
    }

    [Fact]
    public async Task What_a_plan_makes_is_counted_where_only_its_addresses_are_known()
    {
        Allow(("DBInstances", 40, 40), ("AllocatedStorage", 0, 100_000));
        using AwsSession session = AwsSession.Open(aws.Context(TimeProvider.System), new PlanEnvironmentRequest());
        AccountQuotas quotas = await AccountQuotas.ReadAsync(session, host, TestContext.Current.CancellationToken);

        StagingException full = Assert.Throws<StagingException>(() => quotas.Check(
            new TerraformPlan { Changes = [new("module.database.aws_db_instance.this", "aws_db_instance", ChangeAction.Create)] }, host));

        Assert.Contains("40 of 40 DB instances are used, and the plan makes 1 more", full.Message, StringComparison.Ordinal);
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
        AccountQuotas quotas = await AccountQuotas.ReadAsync(session, host, TestContext.Current.CancellationToken);
        quotas.Check(
            PlanReader.Read(
                $$$$"""
                {"resource_changes":[{"address":"module.database.aws_db_instance.this","type":"aws_db_instance","change":{"actions":["{{{{action}}}}"]}}],
                 "planned_values":{"root_module":{"child_modules":[{"resources":[
                   {"address":"module.database.aws_db_instance.this","mode":"managed","type":"aws_db_instance","values":{"allocated_storage":20}}]}]}}}
                """),
            host);
    }

    private void Allow(params (string Name, int Used, int Max)[] quotas) => aws.OnXml("DescribeAccountAttributes", _ =>
        "<DescribeAccountAttributesResponse><DescribeAccountAttributesResult><AccountQuotas>"
            + string.Concat(quotas.Select(quota => FormattableString.Invariant(
                $"<AccountQuota><AccountQuotaName>{quota.Name}</AccountQuotaName><Used>{quota.Used}</Used><Max>{quota.Max}</Max></AccountQuota>")))
            + "</AccountQuotas></DescribeAccountAttributesResult></DescribeAccountAttributesResponse>");
}
