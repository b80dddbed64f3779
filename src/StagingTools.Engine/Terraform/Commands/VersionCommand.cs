namespace StagingTools.Engine.Terraform.Commands;

/// <summary><c>terraform version</c>: answers JSON.</summary>
internal sealed record VersionCommand : TerraformCommand
{
    /// <inheritdoc/>
    public override string Name => "version";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments => ["version", "-json"];
}
