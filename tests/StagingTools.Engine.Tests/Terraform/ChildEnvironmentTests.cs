using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Tests.Terraform;

public sealed class ChildEnvironmentTests
{
    [Theory]
    [InlineData("TF_LOG")]
    [InlineData("TF_LOG_PATH")]
    [InlineData("TF_WORKSPACE")]
    [InlineData("TF_CLI_ARGS")]
    [InlineData("TF_CLI_ARGS_apply")]
    [InlineData("TF_VAR_instance_type")]
    [InlineData("TF_INPUT")]
    [InlineData("TF_DATA_DIR")]
    [InlineData("TF_CLI_CONFIG_FILE")]
    [InlineData("TF_REATTACH_PROVIDERS")]
    [InlineData("STAGING_DB_PASSWORD")]
    [InlineData("SLACK_WEBHOOK_URL")]
    public void What_would_change_or_need_not_be_known_is_not_inherited(string name) =>
        Assert.DoesNotContain(name, ChildEnvironment.Build(Context((name, "x"))).Keys);

    [Theory]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("HTTPS_PROXY")]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_CA_BUNDLE")]
    [InlineData("TF_PLUGIN_CACHE_DIR")]
    public void What_terraform_needs_is(string name) =>
        Assert.Equal("x", ChildEnvironment.Build(Context((name, "x")))[name]);

    [Fact]
    public void Terraform_knows_that_nobody_sits_in_front_of_it()
    {
        IReadOnlyDictionary<string, string> variables = ChildEnvironment.Build(Context());

        Assert.Equal("1", variables["TF_IN_AUTOMATION"]);
        Assert.Equal("1", variables["CHECKPOINT_DISABLE"]);
    }

    [Fact]
    public void The_collector_of_the_provider_has_room_unless_somebody_decided_otherwise()
    {
        Assert.Equal("400", ChildEnvironment.Build(Context())["GOGC"]);
        Assert.Equal("50", ChildEnvironment.Build(Context(("GOGC", "50")))["GOGC"]);
    }

    [Fact]
    public void The_account_wins_over_what_is_exported_and_takes_away_what_contradicts_it()
    {
        IReadOnlyDictionary<string, string> variables = ChildEnvironment.Build(
            Context(("AWS_REGION", "us-east-1"), ("AWS_ACCESS_KEY_ID", "AKIA")),
            account: new Dictionary<string, string?> { ["AWS_REGION"] = "eu-west-1", ["AWS_ACCESS_KEY_ID"] = null });

        Assert.Equal("eu-west-1", variables["AWS_REGION"]);
        Assert.DoesNotContain("AWS_ACCESS_KEY_ID", variables.Keys);
    }

    [Fact]
    public void Secrets_travel_as_variables_of_terraform() =>
        Assert.Equal(
            "pass-word",
            ChildEnvironment.Build(Context(), secretVariables: new Dictionary<string, string> { ["db_password"] = "pass-word" })["TF_VAR_db_password"]);

    private static StagingContext Context(params (string Name, string Value)[] variables) => new()
    {
        WorkingDirectory = "/",
        TerraformDirectory = "/",
        EnvironmentVariables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
    };
}
