using Amazon.RDS.Model;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Checks;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform.Plans;
using StagingTools.Sandbox.Tests.Data;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>What stands in the way of an environment is said before anything is planned. Plans only; one sandbox for all.</summary>
public sealed class EnvironmentChecksTests(EnvironmentWorkshop workshop) : IClassFixture<EnvironmentWorkshop>, IAsyncLifetime
{
    private const string Project = "shop";

    private static readonly PlanEnvironmentRequest Request = new() { Project = Project };

    private readonly StagingContext context = workshop.Context();
    private readonly RecordingHost host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => new(SandboxController.SetLimitsAsync(workshop.Info.StateDirectory, new SandboxLimits(), Token));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_new_environment_is_in_nobody_s_way()
    {
        StagingPlan plan = await PlanAsync(Request);

        Assert.DoesNotContain(plan.Changes, change => change.ImportId is not null);
        Assert.DoesNotContain(host.Lines, line => line.StartsWith("warning: ", StringComparison.Ordinal));
        Assert.Contains(host.Lines, line => line.Contains("Versions, quotas and names checked in ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_names_that_are_looked_for_are_those_that_terraform_gives()
    {
        StagingPlan plan = await PlanAsync(Request);

        Dictionary<string, ResourceChange> made = plan.Changes.ToDictionary(change => change.Address, StringComparer.Ordinal);
        Assert.All(
            ResourceNames.Of(EnvironmentName.Parse(Project, "staging"), plan.Region, EngineVersions.Default, hasBucket: true),
            looked => Assert.Equal((ChangeAction.Create, looked.Name), (made[looked.Address].Action, made[looked.Address].Name)));
    }

    [Fact]
    public async Task Names_that_others_have_are_told_all_at_once_with_whose_they_are()
    {
        PlanEnvironmentRequest request = Request with { EnvironmentName = "taken" };
        using AwsSession session = AwsSession.Open(context, request);
        await CreateDatabaseAsync(session, "shop-taken-db", ("Project", "store"), ("Environment", "demo"), ("ManagedBy", "StagingTools"));
        await session.Logs.CreateLogGroupAsync(new() { LogGroupName = "/aws/taken/shop/application" }, Token);

        StagingException taken = await Assert.ThrowsAsync<StagingException>(() => PlanAsync(request));

        Assert.Equal(("NamesTaken", StagingErrorCategory.InvalidState, "taken"), (taken.ErrorId, taken.Category, taken.TargetInput));
        Assert.Contains("2 names are taken", taken.Message, StringComparison.Ordinal);
        Assert.Contains("RDS instance shop-taken-db belongs to environment demo of project store", taken.Message, StringComparison.Ordinal);
        Assert.Contains(
            "log group /aws/taken/shop/application carries no tags of an environment", taken.Message, StringComparison.Ordinal);
        Assert.Contains("Environment=taken and ManagedBy=StagingTools", taken.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_carries_the_environment_s_own_tags_is_taken_over_instead_of_created()
    {
        PlanEnvironmentRequest request = Request with { EnvironmentName = "orphaned" };
        using AwsSession session = AwsSession.Open(context, request);
        await session.Logs.CreateLogGroupAsync(
            new()
            {
                LogGroupName = "/aws/orphaned/shop/application",
                Tags = new() { ["Project"] = "shop", ["Environment"] = "orphaned", ["ManagedBy"] = "StagingTools" },
            },
            Token);

        StagingPlan plan = await PlanAsync(request);

        ResourceChange group = plan.Changes.Single(change => change.Address == "module.application.aws_cloudwatch_log_group.application");
        Assert.Equal("/aws/orphaned/shop/application", group.ImportId);
        Assert.NotEqual(ChangeAction.Create, group.Action);
        Assert.Contains("1 to take over", plan.Summary, StringComparison.Ordinal);
        Assert.Contains(plan.Preparations, step => step.Contains("as a run leaves them that was killed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_default_version_that_was_withdrawn_is_replaced_by_the_nearest_with_a_warning()
    {
        await SandboxController.SetLimitsAsync(
            workshop.Info.StateDirectory, new SandboxLimits { WithdrawnVersions = ["postgres 15", "redis 7.0"] }, Token);

        StagingPlan plan = await PlanAsync(Request);

        Assert.Contains(plan.Changes, change => change.Name == "shop-staging-db-postgres16");
        Assert.Contains(host.Lines, line => line.Contains("PostgreSQL 15, the default, is no longer offered", StringComparison.Ordinal)
            && line.Contains("16, the nearest, is taken", StringComparison.Ordinal));
        Assert.Contains(host.Lines, line => line.Contains("Redis 7.0, the default, is no longer offered", StringComparison.Ordinal)
            && line.Contains("7.1, the nearest, is taken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("15.4", "15.12")]
    [InlineData("15.99", "15.15")]
    public async Task A_version_of_one_s_own_that_is_not_offered_is_refused_with_the_nearest(string asked, string nearest)
    {
        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => PlanAsync(Request with { DatabaseVersion = asked }));

        Assert.Equal(("EngineVersionNotOffered", asked), (refused.ErrorId, refused.TargetInput));
        Assert.Contains($"The nearest that it offers is {nearest}.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quota_that_the_plan_would_exceed_is_told_with_what_is_used()
    {
        await SandboxController.SetLimitsAsync(
            workshop.Info.StateDirectory, new SandboxLimits { DatabaseInstances = 0, DatabaseStorage = 10, InstanceProcessors = 1, CacheNodes = 0 }, Token);

        StagingException full = await Assert.ThrowsAsync<StagingException>(() => PlanAsync(Request with { EnvironmentName = "large" }));

        Assert.Equal("QuotaExceeded", full.ErrorId);
        Assert.Matches("[01] of 0 DB instances are used, and the plan makes 1 more", full.Message);
        Assert.Matches("of 10 GiB of storage for all DB instances are used, and the plan makes 20 more", full.Message);
        Assert.Matches("[0-9]+ of 1 vCPUs of running On-Demand Standard instances are used, and the plan makes 2 more", full.Message);
        Assert.Matches("[01] of 0 nodes of the region are used, and the plan makes 1 more", full.Message);
        Assert.StartsWith("The account's quotas of RDS and EC2 and ElastiCache in us-east-1 do not suffice: ", full.Message, StringComparison.Ordinal);
    }

    private Task<StagingPlan> PlanAsync(PlanEnvironmentRequest request) => new PlanEnvironment(context).RunAsync(request, host, Token);

    private static Task<CreateDBInstanceResponse> CreateDatabaseAsync(AwsSession session, string name, params (string Key, string Value)[] tags) =>
        session.Rds.CreateDBInstanceAsync(
            new CreateDBInstanceRequest
            {
                DBInstanceIdentifier = name,
                DBInstanceClass = "db.t3.micro",
                Engine = "postgres",
                AllocatedStorage = 20,
                MasterUsername = "somebody",
                MasterUserPassword = "a-password-of-a-test",
                Tags = [.. tags.Select(tag => new Amazon.RDS.Model.Tag { Key = tag.Key, Value = tag.Value })],
            },
            Token);
}
