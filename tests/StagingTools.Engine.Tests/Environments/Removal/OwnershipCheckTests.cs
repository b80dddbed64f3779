using System.Text.Json;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Removal;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Tests.Environments.Removal;

public sealed class OwnershipCheckTests
{
    private const string Own = """{"Project":"shop","Environment":"staging","ManagedBy":"StagingTools","Name":"x"}""";
    private const string OfOthers = """{"Project":"shop","Environment":"pr-4","ManagedBy":"StagingTools"}""";

    private static readonly EnvironmentName Name = EnvironmentName.Parse("shop", "staging");

    [Fact]
    public void What_carries_the_tags_or_can_carry_none_may_go()
    {
        OwnershipCheck.Check(Name, Destroying(
            ("aws_db_instance.this", $$"""{"tags_all":{{Own}}}"""),
            ("aws_iam_role_policy_attachment.task", """{"role":"r"}"""),
            ("aws_cloudwatch_dashboard.this", """{"dashboard_name":"shop-staging"}"""),
            ("aws_autoscaling_group.this", GroupTags("staging"))));
    }

    [Theory]
    [InlineData("aws_db_instance.this", $$"""{"arn":"arn:db","tags_all":{{OfOthers}}}""", "aws_db_instance.this (arn:db) belongs to environment pr-4 of project shop")]
    [InlineData("aws_sns_topic.alerts", """{"id":"t-1","tags_all":{}}""", "aws_sns_topic.alerts (t-1) carries no tags of an environment")]
    [InlineData("aws_sns_topic.alerts", """{"id":"t-1","tags_all":null}""", "aws_sns_topic.alerts (t-1) carries no tags of an environment")]
    [InlineData(
        "aws_sns_topic.alerts",
        """{"id":"t-1","tags_all":{"Project":"shop","Environment":"staging"}}""",
        "aws_sns_topic.alerts (t-1) is tagged as environment staging of project shop, and not as made by StagingTools")]
    [InlineData(
        "aws_cloudwatch_dashboard.this", """{"id":"shop-pr-4","dashboard_name":"shop-pr-4"}""", "aws_cloudwatch_dashboard.this (shop-pr-4) is not named shop-staging")]
    [InlineData("aws_autoscaling_group.this", """{"id":"g","tag":[]}""", "aws_autoscaling_group.this (g) carries no tags of an environment")]
    public void Nothing_of_somebody_elses_is_destroyed(string address, string attributes, string told)
    {
        var refused = Assert.Throws<StagingException>(() => OwnershipCheck.Check(
            Name, Destroying(("aws_ecr_repository.this", $$"""{"tags_all":{{Own}}}"""), (address, attributes))));

        Assert.Equal(("ForeignResources", "staging"), (refused.ErrorId, refused.TargetInput));
        Assert.EndsWith($"nothing was destroyed:\n  {told}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_of_instances_of_another_environment_stays()
    {
        var refused = Assert.Throws<StagingException>(
            () => OwnershipCheck.Check(Name, Destroying(("aws_autoscaling_group.this", GroupTags("pr-4")))));

        Assert.Contains("belongs to environment pr-4", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stays_may_be_anybodys()
    {
        TerraformPlan plan = Destroying(("aws_sns_topic.alerts", $$"""{"tags_all":{{OfOthers}}}""")) with { Changes = [] };

        OwnershipCheck.Check(Name, plan);
    }

    private static string GroupTags(string environment) =>
        $$"""
        {"tag":[{"key":"Project","value":"shop","propagate_at_launch":true},{"key":"Environment","value":"{{environment}}","propagate_at_launch":true},
        {"key":"ManagedBy","value":"StagingTools","propagate_at_launch":true},{"key":"AmazonECSManaged","value":"","propagate_at_launch":true}]}
        """;

    private static TerraformPlan Destroying(params (string Address, string Attributes)[] resources) => new()
    {
        Changes = [.. resources.Select(resource => new ResourceChange(resource.Address, Type(resource.Address), ChangeAction.Destroy))],
        Before =
        [
            .. resources.Select(resource => new StateResource(
                resource.Address,
                Type(resource.Address),
                JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(resource.Attributes)!)),
        ],
    };

    private static string Type(string address) => address.Split('.')[0];
}
