namespace StagingTools.Engine.Terraform.Commands;

/// <summary><c>terraform apply</c> of a saved plan, and of nothing else. Answers events.</summary>
/// <param name="PlanFile">The plan.</param>
internal sealed record ApplyCommand(string PlanFile) : TerraformCommand
{
    /// <inheritdoc/>
    public override string Name => "apply";

    /// <summary>How long to wait for a lock that somebody else holds.</summary>
    public TimeSpan LockTimeout { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments =>
        ["apply", "-json", "-input=false", "-no-color", LockTimeoutOption(LockTimeout), PlanFile];
}
