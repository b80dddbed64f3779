using StagingTools.Engine.Costs;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Tests.Environments;

public sealed class PlanMarkdownTests
{
    [Fact]
    public void Losses_stand_on_top_and_the_changes_are_folded()
    {
        var plan = new TerraformPlan
        {
            Changes =
            [
                new ResourceChange("aws_db_instance.this", "aws_db_instance", ChangeAction.Replace)
                {
                    Name = "shop-staging-db",
                    Reason = "db_name cannot be changed in place",
                    Attributes = ["db_name: \"a\" → \"b\""],
                },
                new ResourceChange("aws_sns_topic.alerts", "aws_sns_topic", ChangeAction.Create),
            ],
            Drifted = ["aws_security_group.app"],
        };

        string markdown = PlanMarkdown.Render(
            "staging (shop, us-east-1)", ["The state bucket b is made."], plan, new PlannedCost(0, 38.5m, "USD", new DateOnly(2025, 1, 31), ""));

        Assert.Equal(
            """
            ### Plan for staging (shop, us-east-1)

            **1 to create, 0 to change, 1 to replace, 0 to destroy**

            Monthly cost: 0.00 → 38.50 USD (on-demand prices of 2025-01-31)

            > [!CAUTION]
            > What these hold is lost:
            > - `aws_db_instance.this` `shop-staging-db`: db\_name cannot be changed in place

            - The state bucket b is made.

            Changed outside of StagingTools: `aws_security_group.app`

            <details><summary>Changes</summary>

            | action | resource | what changes |
            |---|---|---|
            | **replace** | `aws_db_instance.this` `shop-staging-db`: db\_name cannot be changed in place | db\_name: "a" → "b" |
            | create | `aws_sns_topic.alerts` |  |

            </details>

            """,
            markdown);
    }

    [Fact]
    public void A_value_cannot_break_out_of_its_cell()
    {
        var plan = new TerraformPlan
        {
            Changes = [new ResourceChange("x.y", "x", ChangeAction.Update) { Attributes = ["tags: \"a|b<img src=x>\n# big\""] }],
        };

        string markdown = PlanMarkdown.Render("staging", [], plan, new PlannedCost(null, null, "USD", new DateOnly(2025, 1, 31), "Not known: EC2/ECS."));

        Assert.Contains(@"| tags: ""a\|b\<img src=x\> # big"" |", markdown, StringComparison.Ordinal);
        Assert.Contains("Monthly cost: not known → not known USD", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_changes_nothing_is_folded()
    {
        string markdown = PlanMarkdown.Render(
            "staging", [], new TerraformPlan(), new PlannedCost(38.5m, 38.5m, "USD", new DateOnly(2025, 1, 31), ""));

        Assert.Equal("### Plan for staging\n\n**no changes**\n\nMonthly cost: 38.50 → 38.50 USD (on-demand prices of 2025-01-31)\n", markdown);
    }
}
