using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Tests.Environments;

public sealed class StateFileTests
{
    [Fact]
    public void Resources_have_the_addresses_that_terraform_prints()
    {
        StateFile state = StateText.Read(StateText.Write(
        [
            StateText.Resource("module.secrets", "aws_secretsmanager_secret", "this", "admin-token", new { arn = "arn:1" }),
            StateText.Resource("module.monitoring", "aws_sns_topic_subscription", "email", 0, new { id = "sub" }),
            StateText.Resource(null, "aws_db_instance", "this", null, new { id = "db" }),
            StateText.Resource("module.network", "aws_vpc", "this", null, new { id = "vpc" }, mode: "data"),
        ]));

        Assert.Equal(
            [
                "aws_db_instance.this (db)",
                "module.monitoring.aws_sns_topic_subscription.email[0] (sub)",
                "module.secrets.aws_secretsmanager_secret.this[\"admin-token\"] (arn:1)",
            ],
            state.Resources.Select(resource => resource.ToString()));
        Assert.True(state.Has("module.secrets.aws_secretsmanager_secret.this[\"admin-token\"]"));
        Assert.False(state.Has("module.network.aws_vpc.this"));
    }

    [Fact]
    public void Outputs_are_read_by_kind()
    {
        TerraformOutputs outputs = TerraformOutputs.Read(
            """
            {"region":{"sensitive":false,"type":"string","value":"us-east-1"},"container_port":{"type":"number","value":3000},
             "auto_destroy_enabled":{"type":"bool","value":false},"expires_at":{"type":"string","value":null},
             "secret_names":{"type":["object",{}],"value":{"admin-token":"shop/staging/admin-token"}}}
            """);

        Assert.Equal("us-east-1", outputs.Text("region"));
        Assert.Equal(3000, outputs.Number("container_port"));
        Assert.False(outputs.Flag("auto_destroy_enabled"));
        Assert.Equal("shop/staging/admin-token", outputs.Map("secret_names")["admin-token"]);
        Assert.Null(outputs.Text("expires_at"));
        Assert.Null(outputs.Text("absent"));
        Assert.Null(outputs.Flag("absent"));
        Assert.Empty(outputs.Map("absent"));
    }

    [Fact]
    public void Outputs_are_written_as_terraform_prints_them()
    {
        TerraformOutputs outputs = TerraformOutputs.Read(
            """{"b":{"value":{"x":1},"type":["object",{"x":"number"}]},"a":{"value":null,"type":"string","sensitive":true}}""");

        Assert.Equal(
            """
            {
              "a": {
                "sensitive": true,
                "type": "string",
                "value": null
              },
              "b": {
                "sensitive": false,
                "type": [
                  "object",
                  {
                    "x": "number"
                  }
                ],
                "value": {
                  "x": 1
                }
              }
            }
            """,
            outputs.ToJson());
        Assert.Equal("{}", TerraformOutputs.None.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version": 3, "modules": []}""")]
    public void What_is_no_state_is_refused_with_its_place(string json)
    {
        StagingException error = Assert.Throws<StagingException>(() => StateText.Read(json));

        Assert.Equal(("StateUnreadable", "s3://states/staging/terraform.tfstate"), (error.ErrorId, error.TargetInput));
    }
}
