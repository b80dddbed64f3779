namespace StagingTools.Engine.Terraform.Commands;

/// <summary><c>terraform state list</c>: one address a line.</summary>
internal sealed record StateListCommand : TerraformCommand
{
    /// <inheritdoc/>
    public override string Name => "state list";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments => ["state", "list"];
}
