namespace StagingTools.Engine.Terraform.Commands;

/// <summary><c>terraform output</c>: answers one JSON object of outputs.</summary>
internal sealed record OutputCommand : TerraformCommand
{
    /// <inheritdoc/>
    public override string Name => "output";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments => ["output", "-json", "-no-color"];
}
