using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Tests.Terraform;

public sealed class PlanReaderTests
{
    [Fact]
    public void Each_action_is_read_with_its_reason()
    {
        TerraformPlan plan = PlanReader.Read(
            """
            {"format_version":"1.2","resource_changes":[
              {"address":"terraform_data.bad[0]","mode":"managed","type":"terraform_data","name":"bad",
               "change":{"actions":["delete"],"before":{"id":"1"},"after":null,"after_unknown":{},"before_sensitive":{},"after_sensitive":false},
               "action_reason":"delete_because_count_index"},
              {"address":"terraform_data.same","mode":"managed","type":"terraform_data","name":"same",
               "change":{"actions":["no-op"],"before":{"id":"2"},"after":{"id":"2"},"after_unknown":{},"before_sensitive":{},"after_sensitive":{}}},
              {"address":"terraform_data.slow","mode":"managed","type":"terraform_data","name":"slow",
               "change":{"actions":["update"],"before":{"id":"3","input":"3","output":"3"},"after":{"id":"3","input":"0"},
                 "after_unknown":{"output":true},"before_sensitive":{},"after_sensitive":{}}},
              {"address":"aws_db_instance.this","mode":"managed","type":"aws_db_instance","name":"this",
               "change":{"actions":["delete","create"],"before":{"identifier":"shop-staging-db","db_name":"a"},
                 "after":{"identifier":"shop-staging-db","db_name":"b"},"after_unknown":{"id":true},
                 "before_sensitive":{},"after_sensitive":{},"replace_paths":[["db_name"]]},
               "action_reason":"replace_because_cannot_update"},
              {"address":"aws_elasticache_cluster.this","mode":"managed","type":"aws_elasticache_cluster","name":"this",
               "change":{"actions":["delete","create"],"before":{"cluster_id":"c"},"after":{"cluster_id":"c"},"after_unknown":{},
                 "before_sensitive":{},"after_sensitive":{}},"action_reason":"replace_because_tainted"},
              {"address":"aws_sns_topic.alerts","mode":"managed","type":"aws_sns_topic","name":"alerts",
               "change":{"actions":["create"],"before":null,"after":{"name":"shop-staging-alerts"},"after_unknown":{"arn":true},
                 "before_sensitive":false,"after_sensitive":{}}},
              {"address":"data.aws_vpc.default","mode":"data","type":"aws_vpc","name":"default",
               "change":{"actions":["read"],"before":null,"after":{},"after_unknown":{}},"action_reason":"read_because_config_unknown"}
            ],"output_changes":{"greeting":{"actions":["no-op"]}}}
            """);

        Assert.Equal(
            """
            Plan: 1 to create, 1 to change, 2 to replace, 1 to destroy.
              -   terraform_data.bad[0]  <- the settings no longer ask for it
              -/+ aws_db_instance.this "shop-staging-db"  <- db_name cannot be changed in place
                    db_name: "a" → "b"
              -/+ aws_elasticache_cluster.this "c"  <- it was left unfinished by an earlier run
              ~   terraform_data.slow
                    input: "3" → "0"
              +   aws_sns_topic.alerts "shop-staging-alerts"
            """,
            plan.Describe());
        // What was never finished held nothing.
        Assert.Equal(["aws_db_instance.this", "terraform_data.bad[0]"], plan.Losses.Select(change => change.Address));
    }

    [Fact]
    public void A_secret_value_is_never_shown()
    {
        TerraformPlan plan = PlanReader.Read(
            """
            {"resource_changes":[{"address":"x.y","type":"x","change":{"actions":["update"],
              "before":{"token":"old-secret","size":1},"after":{"token":"new-secret","size":2},"after_unknown":{},
              "before_sensitive":{"token":true},"after_sensitive":{"token":true}}}]}
            """);

        Assert.Equal(["token", "size: 1 → 2"], plan.Changes[0].Attributes);
        Assert.DoesNotContain("secret", plan.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_version_of_a_secret_is_a_change_and_no_loss()
    {
        TerraformPlan plan = PlanReader.Read(
            """
            {"resource_changes":[{"address":"s.this","type":"aws_secretsmanager_secret_version","change":{"actions":["delete","create"],
              "before":{"secret_string":"","secret_string_wo_version":1,"version_id":"v1"},"after":{"secret_string_wo_version":2},
              "after_unknown":{"version_id":true},"before_sensitive":{"secret_string":true},"after_sensitive":{"secret_string":true},
              "replace_paths":[["secret_string_wo_version"]]},"action_reason":"replace_because_cannot_update"}]}
            """);

        Assert.Empty(plan.Losses);
        Assert.Equal("0 to create, 1 to change, 0 to replace, 0 to destroy", plan.Summarize());
        Assert.Equal(["secret_string_wo_version: 1 → 2"], plan.Changes[0].Attributes);
    }

    [Fact]
    public void What_somebody_else_changed_is_told_where_the_configuration_depends_on_it()
    {
        TerraformPlan plan = PlanReader.Read(
            """
            {"resource_drift":[
               {"address":"aws_db_instance.this","change":{"actions":["update"],"before":{"latest_restorable_time":"1","address":"a"},
                 "after":{"latest_restorable_time":"2","address":"a"}}},
               {"address":"aws_security_group.app","change":{"actions":["update"],"before":{"id":"sg-1","ingress":[]},"after":{"id":"sg-1","ingress":[1]}}}],
             "relevant_attributes":[{"resource":"aws_db_instance.this","attribute":["address"]},{"resource":"aws_security_group.app","attribute":["ingress"]}]}
            """);

        Assert.Equal(["aws_security_group.app"], plan.Drifted);
        Assert.Contains("Changed outside of StagingTools: aws_security_group.app", plan.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_is_what_somebody_changed_and_the_plan_puts_right()
    {
        TerraformPlan plan = PlanReader.Read(
            """
            {"resource_drift":[
               {"address":"aws_db_instance.this","type":"aws_db_instance","change":{"actions":["update"],
                 "before":{"identifier":"shop-db","instance_class":"db.t3.micro","latest_restorable_time":"1","option_group_name":null},
                 "after":{"identifier":"shop-db","instance_class":"db.t3.small","latest_restorable_time":"2","option_group_name":"default:postgres-15"}}},
               {"address":"aws_cloudwatch_metric_alarm.cpu","type":"aws_cloudwatch_metric_alarm","change":{"actions":["delete"],
                 "before":{"alarm_name":"shop-cpu"},"after":null}},
               {"address":"aws_sns_topic.alerts","type":"aws_sns_topic","change":{"actions":["update"],
                 "before":{"owner":"1"},"after":{"owner":"2"}}},
               {"address":"aws_ecs_service.this","type":"aws_ecs_service","change":{"actions":["update"],
                 "before":{"desired_count":1},"after":{"desired_count":3}}}],
             "resource_changes":[
               {"address":"aws_db_instance.this","type":"aws_db_instance","change":{"actions":["update"],
                 "before":{"instance_class":"db.t3.small","backup_window":"a","latest_restorable_time":"2"},
                 "after":{"instance_class":"db.t3.micro","backup_window":"b","latest_restorable_time":"2"}}},
               {"address":"aws_cloudwatch_metric_alarm.cpu","type":"aws_cloudwatch_metric_alarm","change":{"actions":["create"],"before":null,"after":{}}},
               {"address":"aws_sns_topic.alerts","type":"aws_sns_topic","change":{"actions":["no-op"],"before":{"owner":"2"},"after":{"owner":"2"}}},
               {"address":"aws_ecs_service.this","type":"aws_ecs_service","change":{"actions":["update"],
                 "before":{"desired_count":3,"health":1},"after":{"desired_count":3,"health":2}}}]}
            """);

        // The default that AWS fills in, the time that moves by itself, the count that is ignored and the window that the settings
        // changed are nobody's drift.
        Assert.Equal(
            [
                "aws_cloudwatch_metric_alarm.cpu is gone",
                "aws_db_instance.this: instance_class: \"db.t3.micro\" → \"db.t3.small\"",
            ],
            plan.Drift.Select(drift => drift.ToString()));
        Assert.Equal(["shop-cpu", "shop-db"], plan.Drift.Select(drift => drift.Name));
    }

    [Fact]
    public void A_plan_without_changes_says_so()
    {
        TerraformPlan plan = PlanReader.Read("""{"format_version":"1.2","output_changes":{"a":{"actions":["no-op"]}}}""");

        Assert.False(plan.HasChanges);
        Assert.Equal("Plan: no changes.", plan.Describe());
    }

    [Fact]
    public void A_plan_can_change_outputs_alone()
    {
        TerraformPlan plan = PlanReader.Read("""{"output_changes":{"a":{"actions":["create"]}}}""");

        Assert.True(plan.HasChanges);
        Assert.Equal("only outputs change", plan.Summarize());
    }

    [Fact]
    public void What_exists_and_is_taken_over_is_marked()
    {
        TerraformPlan plan = PlanReader.Read(
            """
            {"resource_changes":[{"address":"s.a","type":"s","change":{"actions":["no-op"],"before":{},"after":{},"importing":{"id":"arn:1"}}},
             {"address":"s.b","type":"s","change":{"actions":["update"],"before":{"d":"x"},"after":{"d":"y"},"importing":{"id":"arn:2"}}}]}
            """);

        Assert.Equal("0 to create, 1 to change, 0 to replace, 0 to destroy, 2 to take over", plan.Summarize());
        Assert.Equal("arn:2", plan.Changes[1].ImportId);
    }

    [Fact]
    public void A_later_plan_may_take_over_what_was_to_be_created_but_do_nothing_else()
    {
        TerraformPlan agreed = Plan(new("s.a", "s", ChangeAction.Create), new("s.b", "s", ChangeAction.Create));

        Assert.True(Plan(new ResourceChange("s.a", "s", ChangeAction.Create)).StaysWithin(agreed));
        Assert.True(Plan(new ResourceChange("s.a", "s", ChangeAction.Update) { ImportId = "arn:1" }).StaysWithin(agreed));
        Assert.True(Plan(new ResourceChange("s.a", "s", ChangeAction.Adopt) { ImportId = "arn:1" }).StaysWithin(agreed));
        Assert.False(Plan(new ResourceChange("s.a", "s", ChangeAction.Replace)).StaysWithin(agreed));
        Assert.False(Plan(new ResourceChange("s.c", "s", ChangeAction.Create)).StaysWithin(agreed));
        Assert.False(Plan(new ResourceChange("s.a", "s", ChangeAction.Update)).StaysWithin(agreed));
    }

    private static TerraformPlan Plan(params ResourceChange[] changes) => new() { Changes = changes };
}
