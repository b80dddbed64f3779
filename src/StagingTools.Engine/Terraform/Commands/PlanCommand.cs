namespace StagingTools.Engine.Terraform.Commands;

/// <summary><c>terraform plan</c> to a file. Answers events; exit code 0 without changes, 2 with.</summary>
/// <param name="PlanFile">Where the plan goes.</param>
internal sealed record PlanCommand(string PlanFile) : TerraformCommand
{
    /// <summary>The exit code that tells of changes.</summary>
    public const int ChangesExitCode = 2;

    /// <inheritdoc/>
    public override string Name => Destroy ? "plan -destroy" : "plan";

    /// <summary>Plans the end of everything that the state names.</summary>
    public bool Destroy { get; init; }

    /// <summary>Files of variables; none holds a secret.</summary>
    public IReadOnlyList<string> VariableFiles { get; init; } = [];

    /// <summary>
    /// Whether the state is locked meanwhile; a lock is an object that is written beside the state. A plan made without
    /// one is safe to apply: terraform refuses a plan whose state has moved on.
    /// </summary>
    public bool Lock { get; init; } = true;

    /// <summary>How long to wait for a lock that somebody else holds.</summary>
    public TimeSpan LockTimeout { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments =>
    [
        "plan", "-json", "-input=false", "-no-color", "-detailed-exitcode", $"-out={PlanFile}",
        .. Destroy ? (string[])["-destroy"] : [],
        Lock ? LockTimeoutOption(LockTimeout) : "-lock=false",
        .. VariableFiles.Select(file => $"-var-file={file}"),
    ];
}
