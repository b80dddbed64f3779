namespace StagingTools.Engine.Terraform.Commands;

/// <summary><c>terraform show</c> of a saved plan: answers one JSON document.</summary>
/// <param name="PlanFile">The plan.</param>
internal sealed record ShowPlanCommand(string PlanFile) : TerraformCommand
{
    /// <inheritdoc/>
    public override string Name => "show";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments => ["show", "-json", "-no-color", PlanFile];
}
