using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Tests.Fakes;
using StagingTools.Engine.Tests.Settings;
using static StagingTools.Engine.Tests.Deployments.PublishScenario;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>What is published where, and what is refused before anything is changed.</summary>
public sealed class PublishAppTests
{
    private readonly PublishScenario scenario = new PublishScenario()
        .Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));

    [Fact]
    public async Task The_tag_is_pinned_to_the_digest_that_it_has_now()
    {
        StagingDeployment deployment = await scenario.PublishAsync();

        Assert.Equal($"{Repository}@{NewDigest}", deployment.Image);
        Assert.Equal("1.4.2", deployment.ImageTag);
        JsonObject registered = Assert.Single(scenario.Aws.Requests("RegisterTaskDefinition"));
        Assert.Equal($"{Repository}@{NewDigest}", (string?)registered["containerDefinitions"]![0]!["image"]);
    }

    [Fact]
    public async Task The_new_revision_is_the_old_one_with_nothing_but_the_image_changed()
    {
        await scenario.PublishAsync();

        JsonObject expected = scenario.Definition.DeepClone().AsObject();
        foreach (string readOnly in (string[])["taskDefinitionArn", "revision", "status", "registeredAt", "registeredBy", "compatibilities", "requiresAttributes"])
            expected.Remove(readOnly);
        expected["containerDefinitions"]![0]!["image"] = $"{Repository}@{NewDigest}";
        expected["tags"] = JsonNode.Parse("""[{"key":"Project","value":"whatsapp-saas"}]""");
        JsonObject registered = Assert.Single(scenario.Aws.Requests("RegisterTaskDefinition"));
        Assert.True(JsonNode.DeepEquals(Sorted(expected), Sorted(registered)), registered.ToJsonString());
    }

    [Fact]
    public async Task The_question_shows_the_difference_and_no_value_of_the_environment()
    {
        await scenario.PublishAsync();

        Confirmation question = Assert.Single(scenario.Host.Questions);
        Assert.Equal("Publish 1.4.2", question.Action);
        Assert.Equal("whatsapp-saas-staging-service (cluster whatsapp-saas-staging, us-east-1)", question.Target);
        Assert.Contains($"~ containerDefinitions[app].image: {Repository}@{OldDigest} → {Repository}@{NewDigest}", question.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(scenario.Host.Lines.Append(question.Detail), line => line.Contains("topsecret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Declined_nothing_is_changed()
    {
        var declined = new PublishScenario { Host = new RecordingHost(answer: false) };

        Assert.Null(await declined.PublishAsync(new PublishAppRequest { ImageTag = "1.4.2" }));

        Assert.DoesNotContain("RegisterTaskDefinition", declined.Aws.Operations);
        Assert.DoesNotContain("UpdateService", declined.Aws.Operations);
    }

    [Fact]
    public async Task The_image_that_runs_already_replaces_the_tasks_without_a_revision()
    {
        var same = new PublishScenario().Look(Service(Deployment(NewDeployment, "PRIMARY", Previous, "COMPLETED", running: 1)));
        same.Aws.On("DescribeImages", $$"""{"imageDetails":[{"imageDigest":"{{OldDigest}}"}]}""");

        StagingDeployment deployment = await same.PublishAsync();

        Assert.Equal(DeploymentStatus.Completed, deployment.Status);
        Assert.DoesNotContain("RegisterTaskDefinition", same.Aws.Operations);
        JsonObject update = Assert.Single(same.Aws.Requests("UpdateService"));
        Assert.True((bool?)update["forceNewDeployment"]);
        Assert.Contains(same.Host.Lines, line => line.Contains("its tasks are replaced, no revision is made", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_update_leaves_the_circuit_breaker_and_the_count_as_they_are()
    {
        await scenario.PublishAsync();

        JsonObject update = Assert.Single(scenario.Aws.Requests("UpdateService"));
        Assert.Equal(["cluster", "service", "taskDefinition"], update.Select(member => member.Key).Order());
    }

    [Fact]
    public async Task Variables_of_the_specification_are_the_defaults()
    {
        scenario.Aws.On("DescribeTaskDefinition", request => FakeAnswer.Json(new JsonObject { ["taskDefinition"] = scenario.Definition.DeepClone() }));

        StagingDeployment? deployment = await scenario.PublishAsync(
            new PublishAppRequest(),
            ("ECS_CLUSTER", "blue"),
            ("ECS_SERVICE", "web"),
            ("IMAGE_TAG", "1.4.2"),
            ("TASK_DEFINITION", "web-family"),
            ("ECR_REGISTRY", "https://123456789012.dkr.ecr.us-east-1.amazonaws.com/"));

        Assert.Equal(("blue", "web", "1.4.2"), (deployment!.Cluster, deployment.Service, deployment.ImageTag));
        Assert.Contains(scenario.Aws.Requests("DescribeTaskDefinition"), request => (string?)request["taskDefinition"] == "web-family");
        Assert.Equal("123456789012", (string?)scenario.Aws.Requests("DescribeImages")[0]["registryId"]);
        Assert.Contains(scenario.Host.Warnings, line => line.Contains("ECS_CLUSTER says 'blue'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_of_the_settings_file_count_and_are_warned_of_for_another_environment_than_the_files()
    {
        using var folder = new SettingsFolder();
        folder.With("""{ "publish": { "cluster": "blue", "service": "web" } }""");

        StagingDeployment? deployment = await scenario.PublishAsync(new PublishAppRequest { ImageTag = "1.4.2", EnvironmentName = "staging" }, folder.Root);
        Assert.Equal(("blue", "web"), (deployment!.Cluster, deployment.Service));
        Assert.Empty(scenario.Host.Warnings);

        await Record.ExceptionAsync(
            () => scenario.PublishAsync(new PublishAppRequest { ImageTag = "1.4.2", EnvironmentName = "pr-42" }, folder.Root));
        Assert.Contains(scenario.Host.Warnings, line => line.Contains("says 'blue' where the environment's own is 'whatsapp-saas-pr-42'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_image_wins_over_the_tag_of_a_variable()
    {
        StagingDeployment? deployment = await scenario.PublishAsync(
            new PublishAppRequest { Image = "ghcr.io/acme/app:1.4.2" }, ("IMAGE_TAG", "latest"));

        Assert.Equal("ghcr.io/acme/app:1.4.2", deployment!.Image);
    }

    [Fact]
    public async Task Parameters_win_over_variables()
    {
        StagingDeployment? deployment = await scenario.PublishAsync(
            new PublishAppRequest { Cluster = "green", Service = ["api"], ImageTag = "1.4.2" },
            ("ECS_CLUSTER", "blue"),
            ("ECS_SERVICE", "web"),
            ("IMAGE_TAG", "latest"));

        Assert.Equal(("green", "api", "1.4.2"), (deployment!.Cluster, deployment.Service, deployment.ImageTag));
        Assert.Empty(scenario.Host.Warnings);
    }

    [Fact]
    public async Task An_image_of_another_registry_goes_through_unchecked_and_says_so()
    {
        StagingDeployment? deployment = await scenario.PublishAsync(new PublishAppRequest { Image = "ghcr.io/acme/app:1.4.2" });

        Assert.Equal("ghcr.io/acme/app:1.4.2", deployment!.Image);
        Assert.DoesNotContain("DescribeImages", scenario.Aws.Operations);
        Assert.Contains(scenario.Host.Lines, line => line.StartsWith("verbose The image ghcr.io/acme/app:1.4.2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_image_is_told_with_the_newest_tags()
    {
        scenario.Aws.On("DescribeImages", request => request["imageIds"] is not null
            ? FakeAnswer.Error("ImageNotFoundException")
            : FakeAnswer.Json((string?)request["nextToken"] == "2"
                ? """{"imageDetails":[{"imageTags":["1.4.1"],"imagePushedAt":1773570000}]}"""
                : """{"imageDetails":[{"imageTags":["1.3.0"],"imagePushedAt":1773000000}],"nextToken":"2"}"""));

        StagingException error = await scenario.RefuseAsync();

        Assert.Equal("ImageNotFound", error.ErrorId);
        Assert.Equal("1.4.2", error.TargetInput);
        Assert.EndsWith("The newest tags are 1.4.1, 1.3.0.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("RegisterTaskDefinition", scenario.Aws.Operations);
    }

    [Fact]
    public async Task A_missing_repository_is_told_with_those_that_exist()
    {
        scenario.Aws.On("DescribeRepositories", request => request["repositoryNames"] is not null
            ? FakeAnswer.Error("RepositoryNotFoundException")
            : FakeAnswer.Json("""{"repositories":[{"repositoryName":"other"}]}"""));

        StagingException error = await scenario.RefuseAsync();

        Assert.Equal("RepositoryNotFound", error.ErrorId);
        Assert.EndsWith("There is one repository: other.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"clusters":[],"failures":[{"reason":"MISSING"}]}""")]
    [InlineData("""{"clusters":[{"clusterName":"whatsapp-saas-staging","status":"INACTIVE"}]}""")]
    public async Task A_missing_cluster_is_told_with_those_that_exist(string answer)
    {
        scenario.Aws.On("DescribeClusters", answer);
        scenario.Aws.On("ListClusters", """{"clusterArns":["arn:aws:ecs:us-east-1:123456789012:cluster/b","arn:aws:ecs:us-east-1:123456789012:cluster/a"]}""");

        StagingException error = await scenario.RefuseAsync();

        Assert.Equal("ClusterNotFound", error.ErrorId);
        Assert.Equal("whatsapp-saas-staging", error.TargetInput);
        Assert.EndsWith("There are 2 clusters: a, b.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"services":[],"failures":[{"reason":"MISSING"}]}""")]
    [InlineData("""{"services":[{"serviceName":"whatsapp-saas-staging-service","status":"INACTIVE"}]}""")]
    public async Task A_missing_service_is_told_with_those_that_exist(string answer)
    {
        scenario.Aws.On("DescribeServices", answer);
        scenario.Aws.On("ListServices", request => FakeAnswer.Json((string?)request["nextToken"] is null
            ? """{"serviceArns":["arn:aws:ecs:us-east-1:123456789012:service/c/web"],"nextToken":"2"}"""
            : """{"serviceArns":["arn:aws:ecs:us-east-1:123456789012:service/c/api"]}"""));

        StagingException error = await scenario.RefuseAsync();

        Assert.Equal("ServiceNotFound", error.ErrorId);
        Assert.EndsWith("There are 2 services: api, web.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_CodeDeploy_owns_is_left_alone()
    {
        scenario.Aws.On("DescribeServices", """{"services":[{"status":"ACTIVE","deploymentController":{"type":"CODE_DEPLOY"}}]}""");

        StagingException error = await scenario.RefuseAsync();

        Assert.Equal("DeploymentControllerNotSupported", error.ErrorId);
        Assert.Contains("CODE_DEPLOY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_container_has_to_be_named_where_it_does_not_go_without_saying()
    {
        JsonNode sidecar = scenario.Definition["containerDefinitions"]![0]!.DeepClone();
        sidecar["name"] = "proxy";
        scenario.Definition["containerDefinitions"]!.AsArray().Add(sidecar);
        scenario.Definition["containerDefinitions"]![0]!["name"] = "web";

        Assert.Equal("ContainerNotNamed", (await scenario.RefuseAsync()).ErrorId);
        StagingException error = await scenario.RefuseAsync(new PublishAppRequest { ImageTag = "1.4.2", Container = "api" });
        Assert.Equal("ContainerNotFound", error.ErrorId);
        Assert.EndsWith("There are 2 containers: proxy, web.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sidecar_keeps_its_image()
    {
        JsonNode sidecar = scenario.Definition["containerDefinitions"]![0]!.DeepClone();
        sidecar["name"] = "proxy";
        scenario.Definition["containerDefinitions"]!.AsArray().Insert(0, sidecar);

        await scenario.PublishAsync();

        JsonArray containers = scenario.Aws.Requests("RegisterTaskDefinition")[0]["containerDefinitions"]!.AsArray();
        Assert.Equal([$"{Repository}@{OldDigest}", $"{Repository}@{NewDigest}"], containers.Select(container => (string?)container!["image"]));
    }

    [Fact]
    public async Task A_newer_revision_that_terraform_made_is_not_lost_in_silence()
    {
        JsonObject newer = scenario.Definition.DeepClone().AsObject();
        newer["taskDefinitionArn"] = Next;
        newer["containerDefinitions"]![0]!["memory"] = 900;
        newer["containerDefinitions"]![0]!["environment"]![1]!["value"] = "othersecret";
        scenario.Aws.On("DescribeTaskDefinition", request => FakeAnswer.Json(new JsonObject
        {
            ["taskDefinition"] = ((string?)request["taskDefinition"] == "whatsapp-saas-staging" ? newer : scenario.Definition).DeepClone(),
        }));

        await scenario.PublishAsync();

        string warning = Assert.Single(scenario.Host.Warnings);
        Assert.Contains("~ containerDefinitions[app].memory: 512 → 900", warning, StringComparison.Ordinal);
        Assert.Contains("~ containerDefinitions[app].environment[API_KEY].value (value not shown)", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("othersecret", warning, StringComparison.Ordinal);
        Assert.Contains("--task-definition whatsapp-saas-staging", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_that_has_not_ended_is_warned_about()
    {
        var busy = new PublishScenario();
        var states = new Queue<JsonObject>(
        [
            Service(Deployment("ecs-svc/busy", "PRIMARY", Previous, "IN_PROGRESS", running: 0)),
            Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)),
        ]);
        busy.Aws.On("DescribeServices", _ => FakeAnswer.Json(new JsonObject { ["services"] = new JsonArray(states.Dequeue()) }));

        await busy.PublishAsync();

        Assert.Contains(busy.Host.Warnings, line => line.Contains("ecs-svc/busy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_and_end_are_told_through_the_alert_topic()
    {
        scenario.Aws.OnXml("GetTopicAttributes", _ => "<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes/></GetTopicAttributesResult></GetTopicAttributesResponse>");
        scenario.Aws.OnXml("Publish", _ => "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>");

        await scenario.PublishAsync();

        Assert.Equal(
            ["Deployment to staging started", "Deployment to staging completed"],
            scenario.Aws.Requests("Publish").Select(request => (string?)request["Subject"]));
        Assert.All(
            scenario.Aws.Requests("Publish"),
            request => Assert.Equal("arn:aws:sns:us-east-1:123456789012:whatsapp-saas-staging-alerts", (string?)request["TopicArn"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7201)]
    public async Task A_timeout_out_of_range_is_refused(int seconds)
    {
        StagingException error = await scenario.RefuseAsync(new PublishAppRequest { ImageTag = "1", Timeout = seconds });

        Assert.Equal("InvalidTimeout", error.ErrorId);
        Assert.Empty(scenario.Aws.Operations);
    }

    [Theory]
    [InlineData("ImageMissing", null, null)]
    [InlineData("ImageAndTagGiven", "1.0", "app:1.0")]
    [InlineData("InvalidImageTag", "not a tag", null)]
    [InlineData("InvalidImageTag", "repo:1.0", null)]
    [InlineData("InvalidImage", null, "Upper/case:1")]
    [InlineData("InvalidImage", null, "app:1.0\n")]
    public async Task An_image_that_is_not_one_is_refused_before_AWS_is_asked(string errorId, string? tag, string? image)
    {
        StagingException error = await scenario.RefuseAsync(new PublishAppRequest { ImageTag = tag, Image = image });

        Assert.Equal(errorId, error.ErrorId);
        Assert.NotNull(error.RecommendedAction);
        Assert.Empty(scenario.Aws.Operations);
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
