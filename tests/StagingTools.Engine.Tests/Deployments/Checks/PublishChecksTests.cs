using System.Net;
using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using static StagingTools.Engine.Tests.Deployments.PublishScenario;

namespace StagingTools.Engine.Tests.Deployments.Checks;

/// <summary>What would keep tasks from starting is found before anything is touched, all of it at once.</summary>
public sealed class PublishChecksTests
{
    private const string Group = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop-staging/0123456789abcdef";

    private readonly PublishScenario scenario = new PublishScenario()
        .Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));

    private JsonObject Container => scenario.Definition["containerDefinitions"]![0]!.AsObject();

    [Fact]
    public async Task Where_everything_is_there_nothing_is_said_of_it()
    {
        await scenario.PublishAsync();

        Assert.DoesNotContain(scenario.Host.Lines, line => line.StartsWith("warning", StringComparison.Ordinal));
        Assert.Equal(["execution", "task"], scenario.Aws.Requests("GetRole").Select(request => (string?)request["RoleName"]).Order());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_nothing_is_touched()
    {
        scenario.Aws.FailXml("GetRole", "NoSuchEntity")
            .Fail("DescribeSecret", "ResourceNotFoundException")
            .On("DescribeLogGroups", """{"logGroups":[{"logGroupName":"/aws/staging/whatsapp-saas/application-2"}]}""")
            .On("ListContainerInstances", """{"containerInstanceArns":[]}""")
            .On("DescribeImages", """{"imageDetails":[]}""");

        StagingException refused = await RefusedAsync();

        Assert.Equal(("DeploymentNotReady", "whatsapp-saas-staging-service"), (refused.ErrorId, refused.TargetInput));
        string[] told = refused.Message.Split("\n  ")[1..];
        Assert.Equal(6, told.Length);
        Assert.StartsWith("There is no image ", told[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "There is no task role task.",
                "There is no execution role execution.",
                "There is no secret db (app's DATABASE_URL).",
                "There is no log group /aws/staging/whatsapp-saas/application, which app writes to.",
                "The cluster whatsapp-saas-staging has no active container instance.",
            ],
            told[1..]);
    }

    [Fact]
    public async Task A_single_error_keeps_its_own_id()
    {
        scenario.Aws.On("DescribeImages", """{"imageDetails":[]}""");

        Assert.Equal("ImageNotFound", (await RefusedAsync()).ErrorId);
    }

    [Fact]
    public async Task A_role_that_tasks_may_not_assume_is_refused()
    {
        scenario.Aws.OnXml("GetRole", _ => Role(TrustOfTasks.Replace("ecs-tasks", "ec2", StringComparison.Ordinal)));

        Assert.Contains(
            "The task role task cannot be assumed by tasks: its trust policy does not name ecs-tasks.amazonaws.com.",
            (await RefusedAsync()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_need_an_execution_role()
    {
        scenario.Definition.Remove("executionRoleArn");

        Assert.EndsWith(
            "The task definition whatsapp-saas-staging takes secrets and has no execution role that could read them.",
            (await RefusedAsync()).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Name":"db","DeletedDate":1769885100}""", "The secret db (app's DATABASE_URL) is waiting for its deletion.")]
    [InlineData("""{"Name":"db","VersionIdsToStages":{"v1":["AWSPREVIOUS"]}}""", "The secret db (app's DATABASE_URL) holds no value.")]
    public async Task A_secret_without_a_value_is_refused(string secret, string told)
    {
        scenario.Aws.On("DescribeSecret", secret);

        Assert.EndsWith(told, (await RefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_asked_for_without_the_key_in_it_and_one_of_another_region_not_at_all()
    {
        Container["secrets"] = JsonNode.Parse(
            """
            [{"name":"A","valueFrom":"arn:aws:secretsmanager:us-east-1:123456789012:secret:db:url::"},
             {"name":"B","valueFrom":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:far"}]
            """);

        await scenario.PublishAsync();

        Assert.Equal("arn:aws:secretsmanager:us-east-1:123456789012:secret:db", (string?)Assert.Single(scenario.Aws.Requests("DescribeSecret"))["SecretId"]);
        Assert.Contains(scenario.Host.Lines, line => line.Contains("secret:far is of another region or account", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Parameters_are_looked_for_together()
    {
        Container["secrets"] = JsonNode.Parse(
            """[{"name":"A","valueFrom":"/shop/a"},{"name":"B","valueFrom":"arn:aws:ssm:us-east-1:123456789012:parameter/shop/b"}]""");
        scenario.Aws.On("GetParameters", """{"Parameters":[],"InvalidParameters":["/shop/a"]}""");

        Assert.EndsWith("There is no parameter /shop/a (app's A).", (await RefusedAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(scenario.Aws.Requests("GetParameters"))["Names"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_log_group_that_the_task_makes_itself_need_not_be_there()
    {
        Container["logConfiguration"]!["options"]!["awslogs-create-group"] = "true";
        scenario.Aws.On("DescribeLogGroups", """{"logGroups":[]}""");

        Assert.Equal(DeploymentStatus.Completed, (await scenario.PublishAsync()).Status);
    }

    [Fact]
    public async Task A_task_that_fits_no_instance_is_refused()
    {
        Container["memory"] = 2048;

        Assert.EndsWith(
            "A task takes 256 CPU units and 2048 MiB, and no instance of whatsapp-saas-staging has that; the largest has 2048 CPU units and 1957 MiB.",
            (await RefusedAsync()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_has_no_room_beside_the_old_one_waits_for_it()
    {
        Container["memory"] = 1600;

        Assert.Equal(DeploymentStatus.Completed, (await scenario.PublishAsync()).Status);

        Assert.Contains(scenario.Host.Lines, line => line.StartsWith(
            "warning A task takes 256 CPU units and 1600 MiB, and no instance of whatsapp-saas-staging has that left", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_target_group_that_is_gone_is_refused_and_one_that_is_ill_is_warned_of()
    {
        JsonObject service = Service(Deployment(OldDeployment, "PRIMARY", Previous, "COMPLETED", running: 1));
        service["loadBalancers"] = new JsonArray(new JsonObject { ["targetGroupArn"] = Group, ["containerName"] = "app", ["containerPort"] = 3000 });
        PublishScenario balanced = new PublishScenario(service).Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));
        balanced.Aws.FailXml("DescribeTargetHealth", "TargetGroupNotFound");
        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => balanced.PublishAsync());
        Assert.EndsWith("There is no target group shop-staging, which the service registers its tasks with.", refused.Message, StringComparison.Ordinal);

        balanced = new PublishScenario(service.DeepClone().AsObject()).Look(Service(Deployment(NewDeployment, "PRIMARY", Next, "COMPLETED", running: 1)));
        balanced.Aws.OnXml("DescribeTargetHealth", _ =>
            "<DescribeTargetHealthResponse><DescribeTargetHealthResult><TargetHealthDescriptions><member><TargetHealth><State>unhealthy</State>"
            + "<Reason>Target.Timeout</Reason><Description>Request timed out</Description></TargetHealth></member></TargetHealthDescriptions>"
            + "</DescribeTargetHealthResult></DescribeTargetHealthResponse>");
        await balanced.PublishAsync();
        Assert.Contains(balanced.Host.Lines, line => line.StartsWith(
            "warning No target of shop-staging is healthy now (Target.Timeout: Request timed out).", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_credentials_may_not_see_is_passed_over()
    {
        scenario.Aws.FailXml("GetRole", "AccessDenied", status: HttpStatusCode.Forbidden)
            .Fail("DescribeSecret", "AccessDeniedException")
            .Fail("DescribeLogGroups", "AccessDeniedException")
            .Fail("ListContainerInstances", "AccessDeniedException")
            .Fail("BatchGetImage", "AccessDeniedException");

        Assert.Equal(DeploymentStatus.Completed, (await scenario.PublishAsync()).Status);

        Assert.Equal(6, scenario.Host.Lines.Count(line => line.Contains("could not be read", StringComparison.Ordinal)));
    }

    private async Task<StagingException> RefusedAsync()
    {
        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => scenario.PublishAsync());
        Assert.DoesNotContain(scenario.Aws.Operations, operation => operation is "RegisterTaskDefinition" or "UpdateService");
        return refused;
    }
}
