namespace StagingTools.Engine.Terraform.Commands;

/// <summary>
/// <c>terraform state push</c>: writes a state that an interrupted run could not save, or that points elsewhere. Terraform refuses one of another
/// lineage or an older serial.
/// </summary>
/// <param name="StateFile">The state.</param>
internal sealed record StatePushCommand(string StateFile) : TerraformCommand
{
    /// <inheritdoc/>
    public override string Name => "state push";

    /// <summary>How long to wait for a lock that somebody else holds.</summary>
    public TimeSpan LockTimeout { get; init; }

    /// <summary>Whether the state is locked meanwhile; false only for who holds its lock already.</summary>
    public bool Lock { get; init; } = true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments =>
        ["state", "push", Lock ? LockTimeoutOption(LockTimeout) : "-lock=false", StateFile];
}
