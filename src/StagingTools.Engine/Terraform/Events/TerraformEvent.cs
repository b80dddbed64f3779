namespace StagingTools.Engine.Terraform.Events;

/// <summary>One line of terraform's machine-readable output.</summary>
/// <param name="Message">The line as terraform words it for people.</param>
/// <remarks>https://developer.hashicorp.com/terraform/internals/machine-readable-ui</remarks>
internal abstract record TerraformEvent(string Message)
{
    /// <summary>A line without a meaning of its own here: the version, init's steps, logs, kinds of a later terraform.</summary>
    public sealed record Note(string Message) : TerraformEvent(Message);

    /// <summary>A line that was no JSON: text that passes through.</summary>
    public sealed record Text(string Message) : TerraformEvent(Message);

    /// <summary>An error or a warning.</summary>
    public sealed record Diagnosed(string Message, Diagnostic Diagnostic) : TerraformEvent(Message);

    /// <summary>The plan will do this to a resource.</summary>
    public sealed record PlannedChange(string Message, string Address, string Type, string Action, string? Reason)
        : TerraformEvent(Message);

    /// <summary>A resource turned out to differ from the state.</summary>
    public sealed record Drift(string Message, string Address, string Action) : TerraformEvent(Message);

    /// <summary>The counts of a plan or of what was applied.</summary>
    public sealed record ChangeSummary(string Message, string Operation, int Add, int Change, int Remove, int Import)
        : TerraformEvent(Message);

    /// <summary>A resource is read.</summary>
    public sealed record Refresh(string Message, string Address, bool Completed) : TerraformEvent(Message);

    /// <summary>How far the change of a resource is.</summary>
    public sealed record Apply(string Message, string Address, string Action, ApplyPhase Phase, TimeSpan Elapsed)
        : TerraformEvent(Message);

    /// <summary>The outputs; their values are not taken over.</summary>
    public sealed record Outputs(string Message, IReadOnlyList<string> Names) : TerraformEvent(Message);
}
