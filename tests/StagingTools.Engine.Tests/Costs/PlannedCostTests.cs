using StagingTools.Engine.Costs;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Tests.Costs;

public sealed class PlannedCostTests
{
    private const string Resources =
        """
        {"root_module":{"resources":[
            {"address":"data.x","mode":"data","type":"aws_db_instance","values":{"instance_class":"db.r5.24xlarge"}}],
          "child_modules":[
            {"resources":[{"address":"a","mode":"managed","type":"aws_db_instance","values":
              {"instance_class":"CLASS","engine":"postgres","storage_type":"gp3","allocated_storage":20,"multi_az":false}}]},
            {"child_modules":[{"resources":[
              {"address":"b","mode":"managed","type":"aws_elasticache_cluster","values":{"node_type":"cache.t3.micro","num_cache_nodes":1}},
              {"address":"c","mode":"managed","type":"aws_secretsmanager_secret","values":{}},
              {"address":"d","mode":"managed","type":"aws_launch_template","values":{"instance_type":"t3.micro"}},
              {"address":"e","mode":"managed","type":"aws_autoscaling_group","values":{"desired_capacity":1}},
              {"address":"f","mode":"managed","type":"aws_ecs_cluster","values":{}}]}]}]}}
        """;

    [Fact]
    public void An_environment_that_is_made_costs_nothing_before_and_every_part_of_it_after()
    {
        PlannedCost cost = Of($$"""{"planned_values":{{Resources.Replace("CLASS", "db.t3.micro", StringComparison.Ordinal)}}}""");

        Assert.Equal(0, cost.Before);
        Assert.InRange(cost.After!.Value, 30, 51);
        Assert.Equal("", cost.Unknown);
    }

    [Fact]
    public void A_larger_database_costs_more_than_the_one_before()
    {
        PlannedCost cost = Of(
            $$"""
            {"prior_state":{"values":{{Resources.Replace("CLASS", "db.t3.micro", StringComparison.Ordinal)}}},
             "planned_values":{{Resources.Replace("CLASS", "db.t3.small", StringComparison.Ordinal)}}}
            """);

        Assert.True(cost.After > cost.Before && cost.Before > 0, cost.Describe());
    }

    [Fact]
    public void What_has_no_price_makes_the_sum_unknown_and_is_named()
    {
        PlannedCost cost = Of($$"""{"planned_values":{{Resources.Replace("CLASS", "db.x99.huge", StringComparison.Ordinal)}}}""");

        Assert.Null(cost.After);
        Assert.Contains("→ not known USD", cost.Describe(), StringComparison.Ordinal);
        Assert.Contains("RDS PostgreSQL", cost.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_that_goes_costs_nothing_any_more()
    {
        string before = Resources.Replace("CLASS", "db.t3.micro", StringComparison.Ordinal);

        PlannedCost cost = Of("""{"planned_values":{"root_module":{}},"prior_state":{"values":""" + before + "}}");

        Assert.Equal(0, cost.After);
        Assert.True(cost.Before > 0);
    }

    private static PlannedCost Of(string plan) => PlannedCost.Of(PlanReader.Read(plan), "us-east-1");
}
