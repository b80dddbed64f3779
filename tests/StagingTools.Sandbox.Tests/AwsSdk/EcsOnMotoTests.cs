using System.Net;
using Amazon.ECS;
using Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Sandbox.Tests.AwsSdk;

[Collection(MotoCollection.Name)]
public sealed class EcsOnMotoTests(MotoServer moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_task_definition_comes_back_as_it_was_registered_and_again_after_a_copy()
    {
        using var ecs = new AmazonECSClient(MotoServer.Credentials, moto.Config<AmazonECSConfig>());
        var request = new RegisterTaskDefinitionRequest
        {
            Family = "shop-staging",
            NetworkMode = NetworkMode.Bridge,
            ContainerDefinitions =
            [
                new ContainerDefinition
                {
                    Name = "app",
                    Image = "shop:1.4.2",
                    Memory = 256,
                    Essential = true,
                    Environment = [new Amazon.ECS.Model.KeyValuePair { Name = "NODE_ENV", Value = "staging" }],
                    Secrets = [new Secret { Name = "DATABASE_URL", ValueFrom = "arn:aws:secretsmanager:x:1:secret:y" }],
                    LogConfiguration = new LogConfiguration
                    {
                        LogDriver = LogDriver.Awslogs,
                        Options = new() { ["awslogs-group"] = "/aws/staging/shop/application" },
                    },
                },
            ],
        };

        var first = (await ecs.RegisterTaskDefinitionAsync(request, Token)).TaskDefinition!;
        var described = (await ecs.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = "shop-staging" }, Token)).TaskDefinition!;
        described.ContainerDefinitions![0].Image = "shop:1.4.3";
        await ecs.RegisterTaskDefinitionAsync(
            new RegisterTaskDefinitionRequest
            {
                Family = described.Family,
                NetworkMode = described.NetworkMode,
                ContainerDefinitions = described.ContainerDefinitions,
                Volumes = described.Volumes,
            },
            Token);
        var listed = await ecs.ListTaskDefinitionsAsync(
            new ListTaskDefinitionsRequest { FamilyPrefix = "shop-staging" }, Token);
        var second = (await ecs.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = "shop-staging:2" }, Token)).TaskDefinition!;

        Assert.Equal(2, listed.TaskDefinitionArns!.Count);
        Assert.Equal((1, 2), (first.Revision, second.Revision));
        var container = Assert.Single(second.ContainerDefinitions!);
        Assert.Equal("shop:1.4.3", container.Image);
        Assert.Equal("DATABASE_URL", Assert.Single(container.Secrets!).Name);
        Assert.Equal(LogDriver.Awslogs, container.LogConfiguration!.LogDriver);
        Assert.Equal("/aws/staging/shop/application", container.LogConfiguration.Options!["awslogs-group"]);
    }

    [Fact]
    public async Task A_missing_ECS_cluster_has_an_exception_of_its_own()
    {
        using var ecs = new AmazonECSClient(MotoServer.Credentials, moto.Config<AmazonECSConfig>());

        var error = await Assert.ThrowsAsync<ClusterNotFoundException>(
            () => ecs.ListServicesAsync(new ListServicesRequest { Cluster = "none" }, Token));

        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
    }
}
