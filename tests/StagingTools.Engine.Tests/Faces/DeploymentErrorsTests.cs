using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Faces;

public sealed class DeploymentErrorsTests
{
    [Fact]
    public void A_completed_deployment_is_no_error() =>
        Assert.Null(DeploymentErrors.For(Deployment(DeploymentStatus.Completed)));

    [Theory]
    [InlineData(DeploymentStatus.RolledBack, "DeploymentRolledBack")]
    [InlineData(DeploymentStatus.Failed, "DeploymentFailed")]
    [InlineData(DeploymentStatus.Superseded, "DeploymentSuperseded")]
    [InlineData(DeploymentStatus.TimedOut, "DeploymentTimedOut")]
    [InlineData(DeploymentStatus.MigrationFailed, "DeploymentMigrationFailed")]
    public void Every_other_end_is_an_error_of_its_own(DeploymentStatus status, string expected)
    {
        StagingException? error = DeploymentErrors.For(Deployment(status) with { Reason = "circuit breaker threshold exceeded." });

        Assert.NotNull(error);
        Assert.Equal(expected, error.ErrorId);
        Assert.Equal(StagingErrorCategory.OperationFailed, error.Category);
        Assert.Equal("2.0.0", error.TargetInput);
        Assert.EndsWith(": circuit breaker threshold exceeded.", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RecommendedAction);
    }

    [Fact]
    public void Every_status_is_known()
    {
        foreach (DeploymentStatus status in Enum.GetValues<DeploymentStatus>())
            Assert.Equal(status is DeploymentStatus.Completed or DeploymentStatus.Started, DeploymentErrors.For(Deployment(status)) is null);
    }

    private static StagingDeployment Deployment(DeploymentStatus status) => new()
    {
        Project = "shop",
        EnvironmentName = "staging",
        Region = "us-east-1",
        DeploymentId = "ecs-svc/1",
        Status = status,
        Cluster = "shop-staging",
        Service = "shop-staging-service",
        Image = "registry/shop@sha256:1",
        ImageTag = "2.0.0",
        TaskDefinitionArn = "arn",
    };
}
