using StagingTools.Engine.Terraform.Events;

namespace StagingTools.Engine.Tests.Terraform;

/// <summary>The lines are terraform 1.11.4's own.</summary>
public sealed class TerraformEventParserTests
{
    [Fact]
    public void A_planned_change_names_address_and_action()
    {
        var planned = Assert.IsType<TerraformEvent.PlannedChange>(TerraformEventParser.Parse(
            """{"@level":"info","@message":"terraform_data.first: Plan to create","@module":"terraform.ui","@timestamp":"2026-11-22T18:47:41.409930Z","change":{"resource":{"addr":"terraform_data.first","module":"","resource":"terraform_data.first","implied_provider":"terraform","resource_type":"terraform_data","resource_name":"first","resource_key":null},"action":"create"},"type":"planned_change"}"""));

        Assert.Equal(
            ("terraform_data.first", "terraform_data", "create", null), (planned.Address, planned.Type, planned.Action, planned.Reason));
        Assert.Equal("terraform_data.first: Plan to create", planned.Message);
    }

    [Fact]
    public void A_resource_that_is_made_tells_how_long_it_took()
    {
        var done = Assert.IsType<TerraformEvent.Apply>(TerraformEventParser.Parse(
            """{"@level":"info","@message":"terraform_data.slow: Creation complete after 7s [id=f0094cdd]","@module":"terraform.ui","@timestamp":"2026-11-22T18:47:41.517931Z","hook":{"resource":{"addr":"terraform_data.slow","module":"","resource":"terraform_data.slow","implied_provider":"terraform","resource_type":"terraform_data","resource_name":"slow","resource_key":null},"action":"create","id_key":"id","id_value":"f0094cdd","elapsed_seconds":7},"type":"apply_complete"}"""));

        Assert.Equal(ApplyPhase.Completed, done.Phase);
        Assert.Equal(("terraform_data.slow", "create", TimeSpan.FromSeconds(7)), (done.Address, done.Action, done.Elapsed));
    }

    [Theory]
    [InlineData("apply_start", 0)]
    [InlineData("apply_progress", 1)]
    [InlineData("apply_complete", 2)]
    [InlineData("apply_errored", 3)]
    public void The_phases_of_a_change_are_told_apart(string type, int phase)
    {
        var apply = Assert.IsType<TerraformEvent.Apply>(TerraformEventParser.Parse(
            $$$"""{"@level":"info","@message":"m","hook":{"resource":{"addr":"terraform_data.bad[0]"},"action":"create"},"type":"{{{type}}}"}"""));

        Assert.Equal((ApplyPhase)phase, apply.Phase);
        Assert.Equal("terraform_data.bad[0]", apply.Address);
    }

    [Fact]
    public void A_diagnostic_keeps_the_providers_own_words()
    {
        var diagnosed = Assert.IsType<TerraformEvent.Diagnosed>(TerraformEventParser.Parse(
            """{"@level":"error","@message":"Error: local-exec provisioner error","@module":"terraform.ui","@timestamp":"2026-11-22T18:47:41.677944Z","diagnostic":{"severity":"error","summary":"local-exec provisioner error","detail":"Error running command 'echo oops \u003e\u00262; exit 3': exit status 3. Output: oops\n","address":"terraform_data.bad[0]","range":{"filename":"main.tf","start":{"line":17,"column":30,"byte":437},"end":{"line":17,"column":31,"byte":438}}},"type":"diagnostic"}"""));

        Assert.True(diagnosed.Diagnostic.IsError);
        Assert.Equal(
            "local-exec provisioner error: Error running command 'echo oops >&2; exit 3': exit status 3. Output: oops (terraform_data.bad[0])",
            diagnosed.Diagnostic.ToString());
    }

    [Fact]
    public void A_warning_is_no_error()
    {
        var diagnosed = Assert.IsType<TerraformEvent.Diagnosed>(TerraformEventParser.Parse(
            """{"@level":"warn","@message":"Warning: Missing backend configuration","diagnostic":{"severity":"warning","summary":"Missing backend configuration","detail":"-backend-config was used without a \"backend\" block"},"type":"diagnostic"}"""));

        Assert.False(diagnosed.Diagnostic.IsError);
        Assert.Null(diagnosed.Diagnostic.Address);
    }

    [Fact]
    public void The_summary_counts()
    {
        var summary = Assert.IsType<TerraformEvent.ChangeSummary>(TerraformEventParser.Parse(
            """{"@level":"info","@message":"Plan: 1 to add, 2 to change, 0 to destroy.","@module":"terraform.ui","@timestamp":"2026-11-22T18:47:41.598703Z","changes":{"add":1,"change":2,"import":3,"remove":0,"operation":"plan"},"type":"change_summary"}"""));

        Assert.Equal(("plan", 1, 2, 0, 3), (summary.Operation, summary.Add, summary.Change, summary.Remove, summary.Import));
    }

    [Fact]
    public void Outputs_are_known_by_name_and_their_values_left_behind()
    {
        var outputs = Assert.IsType<TerraformEvent.Outputs>(TerraformEventParser.Parse(
            """{"@level":"info","@message":"Outputs: 2","@module":"terraform.ui","@timestamp":"2026-11-22T18:47:41.520131Z","outputs":{"greeting":{"sensitive":false,"type":"string","value":"hello"},"hidden":{"sensitive":true,"type":"string"}},"type":"outputs"}"""));

        Assert.Equal(["greeting", "hidden"], outputs.Names);
    }

    [Fact]
    public void A_kind_that_is_not_known_keeps_its_message()
    {
        var note = Assert.IsType<TerraformEvent.Note>(TerraformEventParser.Parse(
            """{"@level":"info","@message":"Initializing the backend...","@module":"terraform.ui","@timestamp":"2026-11-22T18:47:41Z","message_code":"initializing_backend_message","type":"init_output"}"""));

        Assert.Equal("Initializing the backend...", note.Message);
    }

    [Theory]
    [InlineData("Acquiring state lock. This may take a few moments...")]
    [InlineData("")]
    [InlineData("{ half a line")]
    [InlineData("""{"some": "other json"}""")]
    public void A_line_that_is_no_event_passes_as_text(string line) =>
        Assert.Equal(line, Assert.IsType<TerraformEvent.Text>(TerraformEventParser.Parse(line)).Message);

    [Theory]
    [InlineData("""{"@message":"m","type":"diagnostic"}""")]
    [InlineData("""{"@message":"m","type":"apply_start","hook":7}""")]
    [InlineData("""{"@message":"m","type":7}""")]
    public void A_known_kind_without_its_content_is_only_a_note(string line) =>
        Assert.Equal("m", Assert.IsType<TerraformEvent.Note>(TerraformEventParser.Parse(line)).Message);
}
