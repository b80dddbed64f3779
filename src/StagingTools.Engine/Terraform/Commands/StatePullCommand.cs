namespace StagingTools.Engine.Terraform.Commands;

/// <summary><c>terraform state pull</c>: the state as its file stands, empty when there is none.</summary>
internal sealed record StatePullCommand : TerraformCommand
{
    /// <inheritdoc/>
    public override string Name => "state pull";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments => ["state", "pull"];
}
