namespace StagingTools.Sandbox;

/// <summary>How a sandbox is started.</summary>
public sealed record SandboxOptions
{
    /// <summary>The folder that holds everything the sandbox keeps; made when missing, removed at stop.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>The region that <see cref="SandboxInfo.Environment"/> names; calls to any region are answered.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The twelve digits of the pretended account.</summary>
    public string AccountId { get; init; } = "123456789012";
}
