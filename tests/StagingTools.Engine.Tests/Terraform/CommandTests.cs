using StagingTools.Engine.Terraform.Commands;

namespace StagingTools.Engine.Tests.Terraform;

public sealed class CommandTests
{
    [Fact]
    public void Init_names_the_backend_in_a_stable_order_and_never_asks()
    {
        var command = new InitCommand
        {
            BackendSettings = new Dictionary<string, string>
            {
                ["region"] = "us-east-1",
                ["bucket"] = "states",
                ["key"] = "staging/terraform.tfstate",
            },
            Reconfigure = true,
        };

        Assert.Equal(
            ["init", "-json", "-input=false", "-no-color", "-reconfigure", "-backend-config=bucket=states",
                "-backend-config=key=staging/terraform.tfstate", "-backend-config=region=us-east-1"],
            command.Arguments);
    }

    [Fact]
    public void Init_without_settings_leaves_the_backend_to_the_configuration() =>
        Assert.Equal(["init", "-json", "-input=false", "-no-color"], new InitCommand().Arguments);

    [Fact]
    public void Plan_goes_to_a_file_and_tells_changes_by_its_exit_code() =>
        Assert.Equal(
            ["plan", "-json", "-input=false", "-no-color", "-detailed-exitcode", "-out=/w/plan", "-lock-timeout=30s", "-var-file=/w/settings.json"],
            new PlanCommand("/w/plan") { LockTimeout = TimeSpan.FromSeconds(30), VariableFiles = ["/w/settings.json"] }.Arguments);

    [Fact]
    public void A_plan_that_may_write_nothing_takes_no_lock() =>
        Assert.Equal(
            ["plan", "-json", "-input=false", "-no-color", "-detailed-exitcode", "-out=/w/plan", "-destroy", "-lock=false"],
            new PlanCommand("/w/plan") { Destroy = true, Lock = false }.Arguments);

    [Fact]
    public void Apply_takes_a_saved_plan_and_nothing_else() =>
        Assert.Equal(
            ["apply", "-json", "-input=false", "-no-color", "-lock-timeout=0s", "/w/plan"],
            new ApplyCommand("/w/plan").Arguments);

    [Fact]
    public void The_reading_commands_answer_in_their_machine_forms()
    {
        Assert.Equal(["show", "-json", "-no-color", "/w/plan"], new ShowPlanCommand("/w/plan").Arguments);
        Assert.Equal(["state", "list"], new StateListCommand().Arguments);
        Assert.Equal(["state", "pull"], new StatePullCommand().Arguments);
        Assert.Equal(["state", "push", "-lock-timeout=5s", "/w/errored.tfstate"],
            new StatePushCommand("/w/errored.tfstate") { LockTimeout = TimeSpan.FromSeconds(5) }.Arguments);
        Assert.Equal(
            ["state", "push", "-lock=false", "/w/restored.tfstate"], new StatePushCommand("/w/restored.tfstate") { Lock = false }.Arguments);
        Assert.Equal(["version", "-json"], new VersionCommand().Arguments);
    }
}
